"""The story of a case: its journal, its delays and its place on the path."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from conference.domain.delays import DelayKind
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.models.journal import DelayRow, Passage


@dataclass(frozen=True, slots=True)
class Milestone:
    """A stage of the path: reached when, due when, and whether it is the one the case stands at."""

    stage: Stage
    reached: datetime | None
    due: date | None
    here: bool
    late: bool


def passages(session: Session, case: Case) -> Sequence[Passage]:
    """The journal, with who acted, the first line first."""
    query = select(Passage).where(Passage.case_id == case.id).order_by(Passage.number)
    return session.scalars(query.options(joinedload(Passage.actor), joinedload(Passage.coordinator))).all()


def last_words(session: Session, case: Case, step: StepCode) -> str:
    """What was written when a step was last taken; nothing when it never was."""
    query = select(Passage.words).where(Passage.case_id == case.id, Passage.step == step)
    return session.scalars(query.order_by(Passage.number.desc()).limit(1)).first() or ""


def running_delays(session: Session, case: Case) -> Sequence[DelayRow]:
    """The delays that have not ended."""
    query = select(DelayRow).where(DelayRow.case_id == case.id, DelayRow.ended_at.is_(None))
    return session.scalars(query.order_by(DelayRow.due_on)).all()


# The stage that a delay is the time to reach.
_LEADS_TO = {DelayKind.ASSIGNMENT: Stage.PREPARATION}


def path(case: Case, journal: Sequence[Passage], delays: Sequence[DelayRow], today: date) -> list[Milestone]:
    """The seven stages with their dates; a stage never gone through has none."""
    reached = {passage.target: passage.happened_at for passage in reversed(journal)}
    due = {_LEADS_TO[d.kind]: d.due_on for d in delays if d.kind in _LEADS_TO}
    return [
        Milestone(
            stage,
            reached.get(stage, case.opened_at if stage is Stage.REFERRAL else None),
            due.get(stage),
            case.stage is stage,
            _over(due.get(stage), today),
        )
        for stage in Stage
    ]


def _over(due: date | None, today: date) -> bool:
    return due is not None and due < today
