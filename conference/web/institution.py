"""Institutions and their services."""

from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from conference.audit import Act
from conference.domain.partner import InstitutionKind
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.models.place import Institution
from conference.programme.places import write_institution
from conference.queries.places import tree
from conference.security import once
from conference.security.guard import owned, requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.place import InstitutionForm
from conference.web.refusals import beside_fields
from conference.web.versions import differences

pages = Blueprint("institution", __name__)
NONE = "Aucune\u00a0: c’est une institution"


@pages.get("/institutions")
@requires(Permission.PLACES_KEEP, Act.PAGE_READ)
def index() -> str:
    """The institutions of the département, each with its services."""
    return render_template("institution/index.html", branches=tree(db.session(), Institution))


def _offered(form: InstitutionForm, own: Institution | None = None) -> InstitutionForm:
    """Only an institution holds services, and never itself."""
    tops = [(branch.place, 0) for branch in tree(db.session(), Institution) if branch.place is not own]
    form.offer(tops, NONE)
    return form


def _stored(place: Institution) -> dict[str, object]:
    parent = place.parent.key if place.parent else ""
    return {"name": place.name, "parent": parent, "kind": place.kind or "", "authorised": place.authorised}


def _said(form: InstitutionForm) -> dict[str, Any]:
    kind = InstitutionKind(form.kind.data) if form.kind.data else None
    return {"authorised": bool(form.authorised.data), "kind": kind}


def _parent(form: InstitutionForm) -> Institution | None:
    return owned(db.session(), Institution, form.parent.data) if form.parent.data else None


@pages.get("/institutions/nouvelle")
@requires(Permission.PLACES_KEEP, Act.PAGE_READ)
def new() -> Answer:
    """What to add; ``?dans=…`` is the institution that it is a service of."""
    form = InstitutionForm(data={"authorised": True, "parent": request.args.get("dans", "")})
    return render_template("institution/write.html", form=_offered(form), place=None)


@pages.post("/institutions/nouvelle")
@requires(Permission.PLACES_KEEP, Act.INSTITUTION_WRITTEN)
def create() -> Answer:
    """Add an institution or a service, once."""
    user, session, form = signed_in(), db.session(), _offered(InstitutionForm())

    def act() -> str:
        write_institution(session, user.actor, form.name.data or "", _parent(form), **_said(form))
        return url_for("institution.index")

    if not form.validate_on_submit():
        return render_template("institution/write.html", form=form, place=None), 422
    try:
        address = once.create(session, user.account.id, form.once.data or once.draw(), act)
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return render_template("institution/write.html", form=form, place=None), 422
    flash(f"«\u00a0{form.name.data}\u00a0» est dans la liste.", "success")
    return redirect(address)


@pages.get("/institutions/<key>")
@requires(Permission.PLACES_KEEP, Act.PAGE_READ)
def edit(key: str) -> Answer:
    """What it is now."""
    place = g.about = owned(db.session(), Institution, key)
    form = InstitutionForm(data=_stored(place) | {"version": place.version})
    return render_template("institution/write.html", form=_offered(form, place), place=place)


@pages.post("/institutions/<key>")
@requires(Permission.PLACES_KEEP, Act.INSTITUTION_WRITTEN)
def write(key: str) -> Answer:
    """Change it; whoever changed it meanwhile is shown beside what was typed."""
    session, place = db.session(), owned(db.session(), Institution, key)
    form = _offered(InstitutionForm(), place)
    if not form.validate_on_submit():
        return render_template("institution/write.html", form=form, place=place), 422
    if form.overtaken(place.version):
        found = differences(form, _stored(place), form.values())
        form.version.data = str(place.version)
        return render_template("institution/write.html", form=form, place=place, overtaken=found), 409
    name = form.name.data or ""
    try:
        write_institution(session, signed_in().actor, name, _parent(form), place, **_said(form))
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return render_template("institution/write.html", form=form, place=place), 422
    session.commit()
    flash(f"«\u00a0{name}\u00a0» est enregistrée.", "success")
    return redirect(url_for("institution.index"))
