"""A danger notice, at any minute of an open case, private family time included."""

from flask import Blueprint, render_template, url_for
from sqlalchemy import select

from conference.audit import Act
from conference.casework import conference
from conference.casework.step import NotPossible
from conference.domain.reasons import Reason
from conference.domain.stages import Stage
from conference.extensions import db
from conference.models.case import Case
from conference.models.conference import DangerNotice
from conference.queries.conference import day
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission, opened
from conference.web.answers import Answer
from conference.web.forms.base import typed, wordless
from conference.web.forms.danger import DangerForm
from conference.web.preparation import arrived, keep

pages = Blueprint("danger", __name__)


@pages.get("/situations/<key>/danger")
@requires(Permission.DANGER_NOTE, Act.CASE_READ, case=True)
def show(case: Case) -> Answer:
    """What was transmitted, to whom."""
    if case.stage is Stage.CLOSED or not case.received:
        raise NotPossible(Reason("wrong_stage"))
    return _show(case, _form(case))


@pages.post("/situations/<key>/danger")
@requires(Permission.DANGER_NOTE, Act.DANGER_NOTED, case=True)
def note(case: Case) -> Answer:
    """Keep the notice."""
    session, form = db.session(), _form(case)
    if not form.validate_on_submit():
        return _show(case, form), 422

    def act() -> str:
        conference.note_danger(session, signed_in().actor, case, typed(form.transmitted), typed(form.to_whom))
        return _back(case)

    return arrived(form) or keep(form, act, lambda: _show(case, form), "La transmission est notée.")


def _form(case: Case) -> DangerForm:
    form = DangerForm()
    if case.minimal:
        wordless(form, "to_whom")
    return form


def _back(case: Case) -> str:
    """To the clock of private time, for whoever keeps the day; else to the case."""
    session = db.session()
    keeps_day = opened(session, signed_in(), case, Permission.DAY_KEEP)
    return url_for("day.show" if keeps_day and day(session, case).running else "case.show", key=case.key)


def _show(case: Case, form: DangerForm) -> str:
    session = db.session()
    query = select(DangerNotice).where(DangerNotice.case_id == case.id).order_by(DangerNotice.id)
    return render_template(
        "danger/show.html", case=case, form=form, notices=session.scalars(query).all(), back=_back(case)
    )
