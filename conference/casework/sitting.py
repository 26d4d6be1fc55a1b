"""A sitting that is given up while it is prepared: it stays told, with its reason."""

from sqlalchemy.orm import Session

from conference import clock
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.queries.preparation import sitting as last_sitting


def cancel(session: Session, actor: Actor, case: Case, why: str) -> Sitting:
    """Give up the sitting that was planned, and why; in a minimal record the reason is not written.

    Raises `Refused` where none is planned, or no reason is given.
    """
    open_at(session, case, Stage.PREPARATION)
    planned = last_sitting(session, case)
    if planned is None or planned.held_at is not None:
        raise Refused(Reason("no_sitting"))
    if not why.strip() and not case.minimal:
        raise Refused(Reason("words_missing", "why"))
    planned.given_up_at, planned.given_up_why = clock.now(), why
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, planned, "given_up_at")
