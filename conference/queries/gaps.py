"""The cases of which something is missing: followed now, or closed within a year; a page of them in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, exists, not_, or_, select
from sqlalchemy.orm import Session, joinedload

from conference.domain.follow_up import ENOUGH_TRIES, When, Wish
from conference.domain.gaps import Gap
from conference.domain.minimal import Tickable
from conference.domain.referral import PersonKind
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.follow_up import Living, Review, Synthesis, Thanks
from conference.models.journal import StayRow
from conference.models.minimal import Tick
from conference.models.referral import Person
from conference.models.work import TimeEntry
from conference.queries.columns import has
from conference.queries.follow_up import columns

PAGE = 50


@dataclass(frozen=True, slots=True)
class Lacking:
    """A case and what is missing of it, the most pressing first."""

    case: Case
    gaps: tuple[Gap, ...]


def lacking(
    session: Session, seen: ColumnElement[bool], today: date, since: datetime, after: str | None = None
) -> Sequence[Lacking]:
    """The cases among those ``seen`` that miss something, the last opened first, and one more than a page holds.

    ``since`` is the instant from which closed cases are looked at; ``after`` the key of the last case of a page.
    """
    found = {column.name: column for column in columns()}
    asked = _gaps(found, today)
    closed = StayRow.case_id == Case.id, StayRow.stage == Stage.CLOSED
    recent = exists().where(*closed, StayRow.left_at.is_(None), StayRow.entered_at >= since).correlate(Case)
    followed = or_(Case.stage == Stage.FOLLOW_UP, and_(Case.stage == Stage.CLOSED, recent))
    query = select(Case, *(holds.label(gap.value) for gap, holds in asked.items()))
    query = query.where(seen, followed, Case.taken_over.is_(False), Case.coordinator_id.is_not(None))
    query = query.where(or_(*asked.values())).order_by(Case.id.desc()).limit(PAGE + 1)
    if after is not None:
        query = query.where(Case.id < select(Case.id).where(Case.key == after).scalar_subquery())
    rows = session.execute(query.options(joinedload(Case.territory), joinedload(Case.coordinator)))
    return [_read(row) for row in rows]


def _read(row: Row[*tuple[Any, ...]]) -> Lacking:
    return Lacking(row.Case, tuple(gap for gap in Gap if getattr(row, gap.value)))


def _gaps(found: dict[str, ColumnElement[Any]], today: date) -> dict[Gap, ColumnElement[bool]]:
    """What each gap looks at, beside a case: of a minimal record nobody asks for words nor for names."""
    over, conference = Case.stage == Stage.CLOSED, found["due_on"].is_not(None)
    open_review = and_(
        Case.stage == Stage.FOLLOW_UP,
        found["due_on"] < today,
        found["reviews"] == 0,
        found["tries"] < ENOUGH_TRIES,
        or_(found["wish"].is_(None), found["wish"] != Wish.DECLINED),
    )
    said = (Synthesis.course != "", Synthesis.helped != "", Synthesis.hindered != "", Synthesis.learned != "")
    ticked = has(Tick, Tick.code == Tickable.SYNTHESIS)
    return {
        Gap.REVIEW: open_review,
        Gap.SYNTHESIS: and_(over, not_(has(Synthesis)), not_(ticked)),
        Gap.EMPTY_SYNTHESIS: and_(over, has(Synthesis), not_(has(Synthesis, or_(*said))), Case.minimal.is_(False)),
        Gap.AT_END: and_(conference, found["resolved_at_end"].is_(None)),
        Gap.LIVING: and_(
            has(Review), has(Person, Person.kind == PersonKind.CHILD), not_(has(Living, Living.when == When.REVIEW))
        ),
        Gap.TIME: not_(has(TimeEntry)),
        Gap.THANKS: and_(over, conference, not_(has(Thanks))),
    }
