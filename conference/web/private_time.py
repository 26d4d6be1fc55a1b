"""A private family time that nobody has ended: the designating body ends it, so that somebody may take over."""

from flask import Blueprint, flash, redirect, render_template, url_for

from conference import clock
from conference.audit import Act
from conference.casework import conference
from conference.domain.private_time import Moment, forgotten
from conference.domain.reasons import Reason, Refused
from conference.extensions import db
from conference.models.case import Case
from conference.models.conference import MomentRow
from conference.queries.conference import day
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.base import Form

pages = Blueprint("private_time", __name__)


@pages.get("/situations/<key>/temps-prive")
@requires(Permission.CASE_DECIDE, Act.CASE_READ, case=True)
def show(case: Case) -> Answer:
    """Since when it runs, and whether the body may end it."""
    row = _running(case)
    left = forgotten(row.began_at, clock.now())
    return render_template("private_time/show.html", case=case, row=row, left=left, form=Form())


@pages.post("/situations/<key>/temps-prive")
@requires(Permission.CASE_DECIDE, Act.DAY_WRITTEN, case=True)
def end(case: Case) -> Answer:
    """End it."""
    session = db.session()
    conference.end_forgotten(session, signed_in().actor, case)
    session.commit()
    flash("Le temps privé est terminé\u00a0: la situation peut être confiée à quelqu’un d’autre.", "success")
    return redirect(url_for("case.show", key=case.key))


def _running(case: Case) -> MomentRow:
    row = day(db.session(), case).moment(Moment.PRIVATE)
    if row is None or row.ended_at is not None:
        raise Refused(Reason("moment_not_running"))
    return row
