"""The ties among those of a network: added, changed, taken away."""

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for

from conference.audit import Act
from conference.casework import bond
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.models.case import Case
from conference.models.guest import Bond, Guest
from conference.queries.network import Network, network
from conference.security.guard import child, requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.base import typed
from conference.web.forms.bond import BondForm, ChangeForm
from conference.web.guest import STAGES
from conference.web.preparation import arrived, barred, keep
from conference.web.refusals import beside_fields
from conference.web.versions import Difference, differences

pages = Blueprint("bond", __name__)


@pages.get("/situations/<key>/reseau/liens")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def index(case: Case) -> Answer:
    """Every tie, and a line to add one; ``pour`` is who it is about."""
    found = network(db.session(), case)
    return _index(case, found, BondForm(data={"one": request.args.get("pour", "")}).fit(found.guests))


def _index(case: Case, found: Network, form: BondForm) -> str:
    return render_template("bond/index.html", case=case, network=found, form=form, barred=barred(case, *STAGES))


@pages.post("/situations/<key>/reseau/liens")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def add(case: Case) -> Answer:
    """Note a tie between two people."""
    session = db.session()
    found = network(session, case)
    form = BondForm().fit(found.guests)
    again = arrived(form)
    if again:
        return again
    if not form.validate_on_submit():
        return _index(case, found, form), 422
    one, other = (child(session, Guest, key, case) for key in (form.one.data, form.other.data))

    def act() -> str:
        bond.bind(session, signed_in().actor, case, one, other, form.kind.data, typed(form.words))
        return url_for("bond.index", key=case.key)

    return keep(form, act, lambda: _index(case, network(session, case), form), "Le lien est noté.")


@pages.get("/situations/<key>/reseau/liens/<tied>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def show(case: Case, tied: str) -> Answer:
    """One tie."""
    row = child(db.session(), Bond, tied, case)
    return _show(case, row, ChangeForm(data=_stored(row) | {"version": row.version}))


def _stored(row: Bond) -> dict[str, object]:
    return {"kind": row.kind, "words": row.words}


def _show(case: Case, row: Bond, form: ChangeForm, overtaken: Sequence[Difference] | None = None) -> str:
    tie = next(tie for tie in network(db.session(), case).ties if tie.bond.id == row.id)
    return render_template(
        "bond/show.html", case=case, tie=tie, form=form, barred=barred(case, *STAGES), overtaken=overtaken
    )


@pages.post("/situations/<key>/reseau/liens/<tied>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def write(case: Case, tied: str) -> Answer:
    """Keep another kind of tie, or other words."""
    session, form = db.session(), ChangeForm()
    row = child(session, Bond, tied, case)
    if not form.validate_on_submit():
        return _show(case, row, form), 422
    if not barred(case, *STAGES) and form.overtaken(row.version):
        form.version.data = str(row.version)
        typing = {"kind": form.kind.data, "words": form.words.data}
        return _show(case, row, form, differences(form, _stored(row), typing)), 409
    try:
        bond.write(session, signed_in().actor, case, row, form.kind.data, typed(form.words))
    except Refused as refusal:
        if any(reason.place not in form for reason in refusal.reasons):
            raise
        beside_fields(form, refusal.reasons)
        return _show(case, row, form), 422
    session.commit()
    flash("Le lien est noté.", "success")
    return redirect(url_for("bond.index", key=case.key))


@pages.post("/situations/<key>/reseau/liens/<tied>/retirer")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def remove(case: Case, tied: str) -> Answer:
    """Take a tie away."""
    session = db.session()
    bond.unbind(session, signed_in().actor, case, child(session, Bond, tied, case))
    session.commit()
    flash("Le lien est retiré.", "success")
    return redirect(url_for("bond.index", key=case.key))
