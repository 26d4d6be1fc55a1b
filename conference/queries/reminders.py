"""What the clock alone brings about in the cases of a département, and whom each is for: a reminder is written once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, select, true
from sqlalchemy.orm import Session, aliased, joinedload

from conference.domain.delays import DelayKind
from conference.domain.follow_up import ReviewState, review_state, to_call
from conference.domain.mail import MailKind
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.conference import Presence, Sitting
from conference.models.follow_up import FollowUp
from conference.models.hand_out import HandOut
from conference.models.plan import Plan
from conference.queries.delays import overdue
from conference.queries.follow_up import columns, facts_of

# A review is spoken of a week before its day, so that a date can be found with the family.
REVIEW_AHEAD = timedelta(days=7)
TO_REVIEW = frozenset({ReviewState.UNASKED, ReviewState.WANTED, ReviewState.OVERDUE})


@dataclass(frozen=True, slots=True)
class Reminder:
    """One mail to write: to whom, about which case if any; ``mark`` is the same as long as the same day is meant."""

    kind: MailKind
    account_id: int
    case: Case | None
    mark: str


def reminders(session: Session, today: date) -> list[Reminder]:
    """Every reminder that is due on a day to those who coordinate or hold a case."""
    return [*_content(session, today), *_hand_outs(session, today), *_follow_up(session, today)]


def _content(session: Session, today: date) -> Iterator[Reminder]:
    """To whoever holds the case; where nobody does, it is its coordinator who notes that there is nothing to ratify."""
    for case, on in overdue(session, DelayKind.CONTENT, today):
        if case.holder_id is not None:
            yield Reminder(MailKind.CONTENT_LATE, case.holder_id, case, mark(case, on))
        else:
            yield from _to_coordinators(MailKind.CONTENT_LATE, case, on)


def unhanded(session: Session, today: date, among: ColumnElement[bool] | None = None) -> list[tuple[Case, date]]:
    """The cases of which somebody who took part has no copy of the plan, past the day that it was due to all."""
    served = exists().where(
        HandOut.guest_id == Presence.guest_id, HandOut.plan_id == Plan.id, Plan.agreed_at >= Sitting.held_at
    )
    without = select(Presence.id).where(Presence.sitting_id == Sitting.id, ~served.correlate(Presence, Sitting))
    agreed = exists().where(Plan.case_id == Case.id, Plan.agreed_at >= Sitting.held_at).correlate(Case, Sitting)
    later = aliased(FollowUp)
    superseded = exists().where(later.case_id == FollowUp.case_id, later.id > FollowUp.id).correlate(FollowUp)
    query = (
        select(Case, FollowUp.hand_out_due_on)
        .join(FollowUp, FollowUp.case_id == Case.id)
        .join(Sitting, Sitting.id == FollowUp.sitting_id)
        .where(Case.stage.in_((Stage.VALIDATION, Stage.FOLLOW_UP)), Case.suspended.is_(False))
        .where(true() if among is None else among)
        .where(FollowUp.hand_out_due_on < today, ~superseded, agreed, without.correlate(Sitting).exists())
        .order_by(FollowUp.hand_out_due_on, Case.id)
    )
    rows = session.execute(query.options(joinedload(Case.coordinator), joinedload(Case.pair)))
    return [(case, on) for case, on in rows if on is not None]


def _hand_outs(session: Session, today: date) -> Iterator[Reminder]:
    for case, on in unhanded(session, today):
        yield from _to_coordinators(MailKind.HAND_OUT_DUE, case, on)


def _follow_up(session: Session, today: date) -> Iterator[Reminder]:
    query = select(Case, *columns()).where(Case.stage == Stage.FOLLOW_UP, Case.suspended.is_(False))
    for row in session.execute(query.options(joinedload(Case.coordinator), joinedload(Case.pair)).order_by(Case.id)):
        for kind, on in _dates(row, today):
            yield from _to_coordinators(kind, row.Case, on)


def _dates(row: Row[*tuple[Any, ...]], today: date) -> Iterator[tuple[MailKind, date]]:
    facts = facts_of(row)
    if facts.call_due is not None and to_call(facts, row.due_on or today, today, timedelta()):
        yield MailKind.CALL_DUE, facts.call_due
    state = review_state(facts, row.due_on or today, today)
    on = row.due_on if state in TO_REVIEW else facts.next_review if state is ReviewState.HELD else None
    if on is not None and on - REVIEW_AHEAD <= today:
        yield MailKind.REVIEW_DUE, on


def _to_coordinators(kind: MailKind, case: Case, on: date) -> Iterator[Reminder]:
    for one in (case.coordinator, case.pair):
        if one is not None and one.account_id is not None:
            yield Reminder(kind, one.account_id, case, mark(case, on))


def mark(case: Case, on: date) -> str:
    """What a reminder is about: a case, and the day that something in it was due."""
    return f"{case.key}:{on.isoformat()}"
