"""The list of cases: filtered, sorted, paged by key. It costs what it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, exists, func, or_, select, tuple_, union
from sqlalchemy.orm import Session, aliased, joinedload

from conference import clock
from conference.domain.names import fold
from conference.domain.referral import CONCERNED, Field
from conference.domain.stages import Stage
from conference.models.case import WAS_RECEIVED, Case, CaseWord
from conference.models.journal import DelayRow
from conference.models.referral import Person
from conference.queries.delays import overdue_cases, put_off_to

PAGE, MANY = 50, 1000


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; an empty filter narrows nothing."""

    stage: Stage | None = None
    field: Field | None = None
    territory_id: int | None = None
    late: bool = False
    words: str = ""

    @property
    def used(self) -> tuple[str, ...]:
        """The names of the filters in use, never what they hold."""
        held = (
            ("stage", self.stage),
            ("field", self.field),
            ("territory", self.territory_id),
            ("late", self.late),
        )
        return tuple(name for name, value in held if value) + (("search",) if self.words else ())


@dataclass(frozen=True, slots=True)
class Anchor:
    """The row that a page begins after, or ends before."""

    at: datetime
    id: int
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list, and whether there is more on either side; ``count`` stops just over `MANY`."""

    cases: Sequence[Case]
    count: int
    before: Anchor | None
    after: Anchor | None


def page(
    session: Session,
    seen: ColumnElement[bool],
    named: ColumnElement[bool],
    filters: Filters,
    anchor: Anchor | None,
    today: date,
) -> Page:
    """One page of the cases that ``seen`` opens, the latest act first.

    Words are looked for in the names of the cases that ``named`` opens, and in references.
    """
    query = _narrowed(select(Case).where(seen), named, filters, today)
    capped = query.with_only_columns(Case.id).limit(MANY + 1).subquery()
    counted = _from(query, anchor).add_columns(select(func.count()).select_from(capped).scalar_subquery())
    found = session.execute(counted.options(joinedload(Case.territory), joinedload(Case.coordinator)).limit(PAGE + 1))
    told = [(case, count) for case, count in found]
    rows, count = [case for case, _ in told], told[0][1] if told else 0
    more, rows = len(rows) > PAGE, rows[:PAGE]
    if anchor is not None and anchor.backwards:
        rows.reverse()
        return Page(rows, count, _anchor(rows[0], True) if more else None, _anchor(rows[-1]) if rows else None)
    return Page(rows, count, _anchor(rows[0], True) if anchor and rows else None, _anchor(rows[-1]) if more else None)


def _anchor(case: Case, backwards: bool = False) -> Anchor:
    return Anchor(case.acted_at, case.id, backwards)


def _from(query: Select[Case], anchor: Anchor | None) -> Select[Case]:
    key = tuple_(Case.acted_at, Case.id)
    if anchor is None:
        return query.order_by(Case.acted_at.desc(), Case.id.desc())
    there = tuple_(anchor.at, anchor.id)
    if anchor.backwards:
        return query.where(key > there).order_by(Case.acted_at, Case.id)
    return query.where(key < there).order_by(Case.acted_at.desc(), Case.id.desc())


def _narrowed(query: Select[Case], named: ColumnElement[bool], filters: Filters, today: date) -> Select[Case]:
    if filters.stage:
        query = query.where(Case.stage == filters.stage)
    if filters.field:
        query = query.where(Case.field == filters.field)
    if filters.territory_id:
        query = query.where(Case.territory_id == filters.territory_id)
    if filters.late:
        overdue = overdue_cases(today)
        query = query.join(overdue, overdue.c.case_id == Case.id)
    return _found(query, filters.words, named) if filters.words.strip() else query


def _found(query: Select[Case], words: str, named: ColumnElement[bool]) -> Select[Case]:
    """What few rows a search finds come first, and are joined: SQLite would walk the whole list instead."""
    typed = words.strip().upper()
    by_reference = select(Case.id.label("case_id")).where(Case.reference == typed)
    beginnings = sorted(fold(words).split()[:5], key=len, reverse=True)
    if not beginnings:
        return query.where(Case.reference == typed)
    by_name = select(CaseWord.case_id).where(_begins(CaseWord, beginnings[0]))
    for beginning in beginnings[1:]:
        other = aliased(CaseWord)
        by_name = by_name.where(exists().where(other.case_id == CaseWord.case_id, _begins(other, beginning)))
    found = union(by_reference, by_name).subquery("found")
    return query.join(found, found.c.case_id == Case.id).where(or_(Case.reference == typed, named))


def _begins(table: type[CaseWord], beginning: str) -> ColumnElement[bool]:
    return (table.word >= beginning) & (table.word < _next(beginning))


def _next(word: str) -> str:
    """The first word after all those that begin with this one; folded words are plain ASCII."""
    return word[:-1] + chr(ord(word[-1]) + 1)


def concerned(session: Session, cases: Sequence[Case], named: ColumnElement[bool]) -> dict[int, list[Person]]:
    """The people concerned in each case of a page whose names may be seen."""
    found: dict[int, list[Person]] = {}
    query = select(Person).join(Case, Case.id == Person.case_id)
    query = query.where(Case.id.in_([case.id for case in cases]), named, Person.kind.in_(CONCERNED))
    for person in session.scalars(query.order_by(Person.id)):
        found.setdefault(person.case_id, []).append(person)
    return found


@dataclass(frozen=True, slots=True)
class Due:
    """The delay of a case that is due first, and the day to come that the case is put off to, if it is."""

    delay: DelayRow
    put_off_to: date | None

    def late(self, today: date) -> bool:
        """Whether an institution is late: nobody is before the day that a case was put off to."""
        return self.put_off_to is None and self.delay.due_on is not None and self.delay.due_on < today


def due(session: Session, cases: Sequence[Case], today: date) -> dict[int, Due]:
    """The delay that runs in each case of a page, the soonest due."""
    query = select(DelayRow, put_off_to(today)).join(Case, Case.id == DelayRow.case_id)
    query = query.where(Case.id.in_([case.id for case in cases]), DelayRow.ended_at.is_(None))
    rows = session.execute(query.order_by(DelayRow.due_on.desc(), DelayRow.number.desc()))
    return {delay.case_id: Due(delay, until) for delay, until in rows}


def first_received(session: Session, zone: str) -> date | None:
    """The day of the first referral, if there is one."""
    first = session.scalar(select(func.min(Case.received_at)))
    return clock.civil(first, zone) if first is not None else None


def likely_duplicates(
    session: Session, case: Case, referrer_id: int | None = None, hidden: ColumnElement[bool] | None = None
) -> Sequence[Case]:
    """Other received cases with somebody of the same full name; a referrer is told of their own only.

    Nobody is told of those that are ``hidden`` from them. Whom a coordinator named in preparation is theirs to
    know: only people of referrals are compared.
    """
    of_a_referral = Person.in_preparation.is_(False)
    names = select(Person.folded).where(Person.case_id == case.id, Person.last_name != "", of_a_referral)
    same = select(Person.case_id).where(Person.folded.in_(names), Person.case_id != case.id, of_a_referral)
    query = select(Case).where(Case.id.in_(set(session.scalars(same))), WAS_RECEIVED)
    if referrer_id is not None:
        query = query.where(Case.referrer_id == referrer_id)
    if hidden is not None:
        query = query.where(~hidden)
    return sorted(session.scalars(query), key=lambda found: found.received_at or found.opened_at, reverse=True)[:5]
