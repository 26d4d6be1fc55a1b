"""The story of a case: its journal, its delays and its place on the path."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from conference.domain.delays import DelayKind
from conference.domain.questionnaires import Respondent
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.models.disagreement import WrittenDecision
from conference.models.follow_up import Review
from conference.models.journal import DelayRow, Passage


@dataclass(frozen=True, slots=True)
class Milestone:
    """A stage of the path: reached when, due when, and whether it is the one the case stands at."""

    stage: Stage
    reached: datetime | None
    due: date | None
    here: bool
    late: bool


def passages(session: Session, case: Case) -> tuple[list[Passage], list[datetime]]:
    """The journal, with who acted, the first line first; and when the designating body decided in writing to go on.

    One query: a case has few such decisions, if any, and each repeats the lines of its journal.
    """
    query = select(Passage, WrittenDecision.id, WrittenDecision.decided_at).where(Passage.case_id == case.id)
    query = query.outerjoin(WrittenDecision, WrittenDecision.case_id == Passage.case_id).order_by(Passage.number)
    rows = session.execute(query.options(joinedload(Passage.actor), joinedload(Passage.coordinator))).all()
    decided = {number: at for _, number, at in rows if number}
    return list(dict.fromkeys(passage for passage, _, _ in rows)), sorted(decided.values())


def last_words(session: Session, case: Case, step: StepCode) -> str:
    """What was written when a step was last taken; nothing when it never was."""
    query = select(Passage.words).where(Passage.case_id == case.id, Passage.step == step)
    return session.scalars(query.order_by(Passage.number.desc()).limit(1)).first() or ""


def respondents(session: Session, case: Case, journal: Sequence[Passage]) -> Sequence[Respondent]:
    """Who answered at each review that the journal tells, in its order; nobody where the two do not match."""
    reviews = sum(passage.step is StepCode.REVIEW for passage in journal)
    if not reviews:
        return ()
    found = session.scalars(select(Review.respondent).where(Review.case_id == case.id).order_by(Review.id)).all()
    return found if len(found) == reviews else ()


def running_delays(session: Session, case: Case) -> Sequence[DelayRow]:
    """The delays that have not ended."""
    query = select(DelayRow).where(DelayRow.case_id == case.id, DelayRow.ended_at.is_(None))
    return session.scalars(query.order_by(DelayRow.due_on)).all()


# The stage that a delay is the time to reach.
_LEADS_TO = {DelayKind.ASSIGNMENT: Stage.PREPARATION, DelayKind.CONTENT: Stage.FOLLOW_UP}


def path(case: Case, journal: Sequence[Passage], delays: Sequence[DelayRow], today: date) -> list[Milestone]:
    """The seven stages, each with the day it was last entered; a stage never gone through has none.

    A case that goes back enters a stage again; its orientation began when it was opened, whatever was sent back since.
    """
    reached = {passage.target: passage.happened_at for passage in journal if passage.source is not passage.target}
    reached |= {Stage.REFERRAL: case.opened_at}
    due = {_LEADS_TO[d.kind]: d.due_on for d in delays if d.kind in _LEADS_TO}
    return [
        Milestone(
            stage,
            reached.get(stage),
            due.get(stage),
            case.stage is stage,
            put_off_to(journal, today) is None and _over(due.get(stage), today),
        )
        for stage in Stage
    ]


def put_off_to(journal: Sequence[Passage], today: date) -> date | None:
    """The day to come that a case is put off to, as its last passage says."""
    last = journal[-1] if journal else None
    return last.until if last and last.step is StepCode.POSTPONE and last.until and last.until > today else None


def _over(due: date | None, today: date) -> bool:
    return due is not None and due < today
