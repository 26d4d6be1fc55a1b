"""What was decided urgently between two sittings: the next one confirms it, or hands the case over."""

from sqlalchemy.orm import Session

from conference import audit, clock
from conference.casework import step
from conference.casework.writing import open_at
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.body import confirmed, missing, unwritten
from conference.domain.reasons import Reason, Refused
from conference.domain.roles import Capacity
from conference.models.assignment import Assignment
from conference.models.case import Case
from conference.queries import body
from conference.queries.capacities import capacities
from conference.queries.confirmation import unconfirmed


def confirm(session: Session, actor: Actor, case: Case) -> Assignment:
    """Confirm the urgent assignment that runs; never by who coordinates. To hand over instead is a step.

    Raises `Refused` where nothing waits to be confirmed, and while the body is not there to: neither writing nor
    urgency confirms.
    """
    open_at(session, case, while_suspended=True)
    if Capacity.BODY not in capacities(session, actor, case):
        raise step.NotPossible(Reason("not_yours"))
    assignment = unconfirmed(session, case)
    if assignment is None:
        raise Refused(Reason("nothing_to_confirm"))
    found = body.in_sitting(session, case, actor, body.facts(session, case, actor))
    taken = confirmed(found)
    if taken is None:
        raise Refused(*missing(unwritten(found)))
    assignment.confirmed_at, assignment.confirmed_in = clock.now(), taken.sitting_id
    session.flush()
    audit.write(session, actor, Act.ASSIGNMENT_CONFIRMED, case, ("confirmed_in",))
    return assignment
