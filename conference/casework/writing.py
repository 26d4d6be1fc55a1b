"""What every writing in a case asks first: is it open to writing, here and now?"""

from typing import TypeVar

from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import OPEN_STAGES, Stage
from conference.models.base import Base
from conference.models.case import Case
from conference.queries.conference import facts

Row = TypeVar("Row", bound=Base)


def open_at(session: Session, case: Case, *stages: Stage, while_suspended: bool = False) -> None:
    """Raise `Refused` unless the case stands at one of these stages, and private family time does not run."""
    if case.stage not in (stages or OPEN_STAGES):
        raise Refused(Reason("wrong_stage"))
    if case.suspended and not while_suspended:
        raise Refused(Reason("suspended"))
    if case.stage is Stage.CONFERENCE and facts(session, case).running:
        raise Refused(Reason("private_time_running"))


def keep(session: Session, actor: Actor, case: Case, act: Act, row: Row, *fields: str) -> Row:
    """Add a row of a case and tell it."""
    session.add(row)
    session.flush()
    audit.write(session, actor, act, case, fields)
    return row


def drop(session: Session, actor: Actor, case: Case, act: Act, row: Base, *fields: str) -> None:
    """Take away a row of a case and tell it."""
    session.delete(row)
    session.flush()
    audit.write(session, actor, act, case, fields)
