"""The sides of a network, where that has a meaning; "sans objet" is an answer."""

from collections.abc import Sequence

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from conference.audit import Act
from conference.casework import side
from conference.domain.network import QuietNote
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.models.case import Case
from conference.models.guest import Side
from conference.queries.network import network
from conference.security.guard import child, requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.base import typed
from conference.web.forms.side import AddForm, SideForm
from conference.web.guest import STAGES
from conference.web.preparation import barred, receive
from conference.web.refusals import beside_fields
from conference.web.versions import Difference, differences
from conference.words.network import OF_A_COUPLE, OF_PARENTS

pages = Blueprint("side", __name__)
OFFERED = {"parents": OF_PARENTS, "couple": OF_A_COUPLE}


@pages.get("/situations/<key>/reseau/cotes")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def index(case: Case) -> Answer:
    """The sides, and a line to add one."""
    return _index(case, AddForm())


def _index(case: Case, form: AddForm) -> str:
    found = network(db.session(), case)
    return render_template(
        "side/index.html", case=case, form=form, network=found, offered=OFFERED, barred=barred(case, *STAGES)
    )


@pages.post("/situations/<key>/reseau/cotes")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def add(case: Case) -> Answer:
    """Name one more side."""
    session, form = db.session(), AddForm()

    def act() -> str:
        side.name(session, signed_in().actor, case, [typed(form.name)])
        return url_for("side.index", key=case.key)

    return receive(form, act, lambda: _index(case, form), "Le côté est nommé.")


@pages.post("/situations/<key>/reseau/cotes-proposes")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def take(case: Case) -> Answer:
    """Name several sides in one tap, where there is none."""
    session = db.session()
    names = OFFERED.get(request.form.get("offered", "")) or abort(404)
    side.name(session, signed_in().actor, case, () if network(session, case).sides else names)
    session.commit()
    flash("Les côtés sont nommés\u00a0: changez leurs noms comme la famille les dit.", "success")
    return redirect(url_for("side.index", key=case.key))


@pages.get("/situations/<key>/reseau/cotes/<found>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def show(case: Case, found: str) -> Answer:
    """One side."""
    row = child(db.session(), Side, found, case)
    return _show(case, row, SideForm(data={"name": row.name, "version": row.version}))


def _show(case: Case, row: Side, form: SideForm, overtaken: Sequence[Difference] | None = None) -> str:
    return render_template(
        "side/show.html", case=case, side=row, form=form, barred=barred(case, *STAGES), overtaken=overtaken
    )


@pages.post("/situations/<key>/reseau/cotes/<found>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def write(case: Case, found: str) -> Answer:
    """Give a side another name."""
    session, form = db.session(), SideForm()
    row = child(session, Side, found, case)
    if not form.validate_on_submit():
        return _show(case, row, form), 422
    if not barred(case, *STAGES) and form.overtaken(row.version):
        form.version.data = str(row.version)
        return _show(case, row, form, differences(form, {"name": row.name}, {"name": form.name.data})), 409
    try:
        side.rename(session, signed_in().actor, case, row, typed(form.name))
    except Refused as refusal:
        if any(reason.place not in form for reason in refusal.reasons):
            raise
        beside_fields(form, refusal.reasons)
        return _show(case, row, form), 422
    session.commit()
    flash("Le nom est changé.", "success")
    return redirect(url_for("side.index", key=case.key))


@pages.post("/situations/<key>/reseau/cotes/<found>/sans-objet")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def answer(case: Case, found: str) -> Answer:
    """That nobody is on a side is as it should be; or one looks again."""
    session = db.session()
    row, needless = child(session, Side, found, case), request.form.get("again") is None
    side.answer(session, signed_in().actor, case, row, needless=needless)
    session.commit()
    flash("C’est noté.", "success")
    return redirect(url_for("side.index", key=case.key))


@pages.post("/situations/<key>/reseau/cotes/<found>/retirer")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def remove(case: Case, found: str) -> Answer:
    """Take a side away; those on it stay in the network."""
    session = db.session()
    side.remove(session, signed_in().actor, case, child(session, Side, found, case))
    session.commit()
    flash("Le côté est retiré\u00a0; les personnes restent dans le réseau.", "success")
    return redirect(url_for("side.index", key=case.key))


@pages.post("/situations/<key>/reseau/sans-objet")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def quieten(case: Case) -> Answer:
    """A quiet note of the network has no object here."""
    session, note = db.session(), request.form.get("note", "")
    if note not in set(QuietNote):
        abort(404)
    side.quieten(session, signed_in().actor, case, QuietNote(note))
    session.commit()
    flash("«\u00a0Sans objet\u00a0» est noté.", "success")
    return redirect(url_for("guest.index", key=case.key))
