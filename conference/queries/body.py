"""The designating body before one case: who may decide on it, and who is there to."""

from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.body import BodyFacts
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.department import Department


def facts(session: Session, case: Case, actor: Actor, chosen: Coordinator | None = None) -> BodyFacts:  # noqa: ARG001
    """What tells whether the body can decide on a case now, as the one who acts."""
    department = session.get_one(Department, case.department_id)
    return BodyFacts(quorum=department.quorum, urgent=case.urgent)
