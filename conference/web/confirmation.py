"""What was decided urgently: the next sitting confirms it, or hands the case over."""

from flask import Blueprint, flash, redirect, render_template, url_for
from sqlalchemy.orm import Session

from conference.audit import Act
from conference.casework import confirmation
from conference.casework.step import NotPossible
from conference.domain.body import confirmed
from conference.domain.reasons import Reason
from conference.domain.roles import Capacity
from conference.extensions import db
from conference.models.case import Case
from conference.queries import body
from conference.queries.capacities import capacities
from conference.queries.confirmation import to_confirm, unconfirmed
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission, visible
from conference.security.user import User
from conference.web.answers import Answer
from conference.web.filters import from_now
from conference.web.forms.base import Form
from conference.web.preparation import barred
from conference.web.tasks import Task

pages = Blueprint("confirmation", __name__)


@pages.get("/situations/<key>/confirmation")
@requires(Permission.CASE_DECIDE, Act.CASE_READ, case=True)
def show(case: Case) -> Answer:
    """Who was designated, when, and whether the body is there to confirm it."""
    session, actor = db.session(), signed_in().actor
    if Capacity.BODY not in capacities(session, actor, case):
        raise NotPossible(Reason("not_yours"))
    found = body.in_sitting(session, case, actor, body.facts(session, case, actor))
    return render_template(
        "confirmation/show.html",
        case=case,
        assignment=unconfirmed(session, case),
        found=found,
        ready=confirmed(found) is not None,
        barred=barred(case, while_suspended=True, wordless=True),
        form=Form(),
    )


@pages.post("/situations/<key>/confirmation")
@requires(Permission.CASE_DECIDE, Act.ASSIGNMENT_CONFIRMED, case=True)
def confirm(case: Case) -> Answer:
    """Confirm it; to hand over is a step of its own."""
    session = db.session()
    confirmation.confirm(session, signed_in().actor, case)
    session.commit()
    flash(f"La désignation urgente de la situation {case.reference} est confirmée.", "success")
    return redirect(url_for("case.show", key=case.key))


def cards(session: Session, user: User) -> list[Task]:
    """What was decided urgently and waits for a sitting."""
    if user.department is None or not user.sits_in_body:
        return []
    return [
        Task(
            "Désignation urgente à confirmer en séance",
            f"{case.reference} · {case.coordinator.name if case.coordinator else ''}",
            url_for("confirmation.show", key=case.key),
            "Confirmer ou confier à quelqu’un d’autre",
            url_for("case.show", key=case.key),
            f"décidée {from_now(assignment.since)}",
        )
        for assignment, case in to_confirm(session, visible(user, Permission.CASE_DECIDE), user.account)
    ]
