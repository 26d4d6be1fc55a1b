"""The designating body before one case: who may decide on it, and who is there to."""

from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.body import BodyFacts
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.queries.sittings import Running, is_there, running


def facts(session: Session, case: Case, actor: Actor, chosen: Coordinator | None = None) -> BodyFacts:  # noqa: ARG001
    """What tells whether the body can decide on a case now, as the one who acts."""
    department = session.get_one(Department, case.department_id)
    seated = _seated(session, actor)
    return BodyFacts(
        quorum=department.quorum,
        present=seated.present if seated else 0,
        sitting_id=seated.sitting.id if seated else None,
        urgent=case.urgent,
    )


def _seated(session: Session, actor: Actor) -> Running | None:
    """The sitting in session that the one who acts came to."""
    found = running(session)
    return found if found and is_there(session, found.sitting, actor.account_id) else None
