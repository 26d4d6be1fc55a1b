"""What a synthesis sheet already knows of a case: dates, counts and answers, never a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.follow_up import ReviewState
from conference.domain.preparation import Part
from conference.domain.stages import Stage
from conference.domain.work import Worker
from conference.models.case import Case
from conference.models.conference import Presence, Sitting
from conference.models.follow_up import Living, Review, Thanks
from conference.models.guest import Guest
from conference.models.journal import Passage, StayRow
from conference.models.plan import Plan
from conference.models.work import TimeEntry
from conference.queries.follow_up import After, after, lives
from conference.queries.plan import in_force


@dataclass(frozen=True, slots=True)
class Known:
    """The facts that stand above the four free fields."""

    case: Case
    assigned_at: datetime | None
    conferences: Sequence[datetime]
    present: dict[Part, int]
    plan: Plan | None
    follow_up: After
    review: ReviewState | None
    reviews: Sequence[Review]
    lives: Sequence[Living]
    thanks: Thanks | None
    ending: Passage | None
    coordination: int
    referring: int


def known(session: Session, case: Case, today: date) -> Known:
    """What is known of a case, in a fixed number of queries."""
    assigned = select(func.min(StayRow.entered_at)).where(
        StayRow.case_id == case.id, StayRow.stage == Stage.PREPARATION
    )
    held = select(Sitting.held_at).where(Sitting.case_id == case.id, Sitting.held_at.is_not(None))
    reviews = select(Review).where(Review.case_id == case.id).order_by(Review.on, Review.id)
    found = after(session, case)
    return Known(
        case,
        session.scalar(assigned),
        [at for at in session.scalars(held.order_by(Sitting.held_at)) if at is not None],
        _present(session, case),
        in_force(session, case),
        found,
        found.state(today),
        session.scalars(reviews).all(),
        lives(session, case),
        thanks(session, case),
        _ending(session, case),
        *_minutes(session, case),
    )


def thanks(session: Session, case: Case) -> Thanks | None:
    """When and how the family was thanked, if it was."""
    return session.scalars(select(Thanks).where(Thanks.case_id == case.id)).one_or_none()


def _ending(session: Session, case: Case) -> Passage | None:
    """The step that closed a closed case."""
    closed = select(Passage).where(Passage.case_id == case.id, Passage.target == Stage.CLOSED)
    query = closed.order_by(Passage.number.desc()).limit(1)
    return session.scalars(query).one_or_none() if case.stage is Stage.CLOSED else None


def _minutes(session: Session, case: Case) -> tuple[int, int]:
    """The minutes logged on a case by those who coordinate, and by who refers or holds it."""
    theirs = [one for one in (case.referrer_id, case.holder_id) if one is not None]
    refers = TimeEntry.account_id.in_(theirs) | (TimeEntry.spent_by == Worker.REFERRER)
    total, referring = func.sum(TimeEntry.minutes), func.sum(TimeEntry.minutes).filter(refers)
    row = session.execute(select(total, referring).where(TimeEntry.case_id == case.id)).one()
    spent = row[1] or 0
    return (row[0] or 0) - spent, spent


def _present(session: Session, case: Case) -> dict[Part, int]:
    """How many took part in the conferences held, by part; somebody who came twice counts once."""
    query = (
        select(Guest.part, func.count(func.distinct(Guest.id)))
        .join(Presence, Presence.guest_id == Guest.id)
        .join(Sitting, Sitting.id == Presence.sitting_id)
        .where(Guest.case_id == case.id, Sitting.case_id == case.id, Sitting.held_at.is_not(None))
        .group_by(Guest.part)
    )
    counts: dict[Part, int] = dict(session.execute(query).all())
    return {part: counts[part] for part in Part if part in counts}
