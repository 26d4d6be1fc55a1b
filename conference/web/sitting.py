"""The date and place of the next sitting: fixed, then moved as often as the family needs."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, render_template, url_for

from conference.audit import Act
from conference.casework import preparation, sitting
from conference.domain.stages import Stage
from conference.extensions import db
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.queries.logistics import moves
from conference.queries.preparation import adjourned
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.base import typed, wordless
from conference.web.forms.sitting import CancelForm, SittingForm, stored
from conference.web.preparation import Desk, arrived, desk, keep, receive
from conference.web.versions import Difference, differences

pages = Blueprint("sitting", __name__)


@pages.get("/situations/<key>/seance")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def show(case: Case) -> Answer:
    """When and where."""
    here = desk(case, Stage.PREPARATION, wordless=True)
    return _show(case, here, _form(case, data=stored(_next(here), zone())))


@pages.post("/situations/<key>/seance")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def write(case: Case) -> Answer:
    """Fix the sitting, or move it."""
    session, here, form = db.session(), desk(case, Stage.PREPARATION, wordless=True), _form(case)
    again = arrived(form)
    if again:
        return again
    if not form.validate_on_submit():
        return _show(case, here, form), 422
    kept = stored(_next(here), zone())
    if not here.barred and form.overtaken(kept["version"]):
        found = differences(form, kept, form.values())
        form.version.data = str(kept["version"])
        return _show(case, here, form, found), 409

    def act() -> str:
        at, place, chosen = form.at(zone()), typed(form.place), form.chosen_by_family()
        why = typed(form["why"]) if "why" in form else ""
        preparation.plan_sitting(session, signed_in().actor, case, at, place, chosen_by_family=chosen, why=why)
        return url_for("sitting.show", key=case.key)

    return keep(form, act, lambda: _show(case, here, form), form.said())


def _form(case: Case, **given: Any) -> SittingForm:
    form = SittingForm(**given)
    if case.minimal:
        wordless(form, "place", "why")
    return form


def _cancelling(case: Case, **given: Any) -> CancelForm:
    form = CancelForm(prefix="annuler-", **given)
    if case.minimal:
        wordless(form, "why")
    return form


@pages.post("/situations/<key>/seance/annuler")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def cancel(case: Case) -> Answer:
    """Give the sitting up, with its reason; another is fixed when the family is ready."""
    session, form = db.session(), _cancelling(case)

    def act() -> str:
        sitting.cancel(session, signed_in().actor, case, typed(form["why"]) if "why" in form else "")
        return url_for("sitting.show", key=case.key)

    def page() -> str:
        here = desk(case, Stage.PREPARATION, wordless=True)
        return _show(case, here, _form(case, formdata=None, data=stored(_next(here), zone())), cancelled=form)

    return receive(form, act, page, "La séance est annulée. Fixez-en une autre quand la famille est prête.")


def _next(here: Desk) -> Sitting | None:
    """The sitting that is still to come: one that was held is over."""
    last = here.prepared.sitting
    return None if last is None or (last.held_at and not here.barred) else last


def _show(
    case: Case,
    here: Desk,
    form: SittingForm,
    overtaken: Sequence[Difference] | None = None,
    cancelled: CancelForm | None = None,
) -> str:
    given_up, moved = adjourned(db.session(), case), moves(db.session(), case)
    return render_template(
        "sitting/show.html",
        case=case,
        desk=here,
        form=form,
        sitting=_next(here),
        given_up=given_up,
        moved=moved,
        cancelling=cancelled or _cancelling(case, formdata=None),
        sent=cancelled,
        overtaken=overtaken,
    )
