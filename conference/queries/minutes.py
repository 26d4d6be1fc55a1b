"""What was decided in a sitting of the designating body, with every text cleared of the names of families."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload

from conference import clock
from conference.domain.body import Presence, SittingState
from conference.domain.minutes import Decision, Heard, Minutes
from conference.domain.names import masked, words_of
from conference.models.assignment import Assignment, Derogation
from conference.models.body import BodySitting
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.models.journal import Passage
from conference.models.recusal import Recusal
from conference.models.referral import Person
from conference.queries.note import names_in
from conference.queries.sittings import professionals, room

Told = dict[int, list[tuple[datetime, Decision]]]


def minutes(session: Session, department: Department, sitting: BodySitting, seen: ColumnElement[bool]) -> Minutes:
    """The minutes of a sitting, as far as ``seen`` opens its cases; a fixed number of queries."""
    told = _told(session, sitting)
    cases, hidden = _cases(session, told, seen)
    came = room(session, department, sitting, clock.today(department.zone))
    clear = _Clearing(session, told, sitting)
    aside = _aside(session, sitting, told)
    return Minutes(
        placed=department.name,
        body=department.body_name,
        day=clock.civil(sitting.opened_at or sitting.planned_at, department.zone),
        hours=_hours(sitting, department.zone),
        place=clear.general(sitting.place),
        present=[member.name for member in came.members if member.presence is Presence.PRESENT],
        excused=[member.name for member in came.members if member.presence is Presence.EXCUSED],
        seats=sum(seat.presence is Presence.PRESENT for seat in came.seats),
        quorum=sitting.quorum,
        heard=[
            Heard(
                case.reference or "",
                case.field,
                case.territory.name if case.territory else "",
                [clear.decision(case.id, one) for _, one in sorted(told[case.id], key=lambda dated: dated[0])],
                aside.get(case.id, 0),
            )
            for case in cases
        ],
        general=[line for line in clear.general(sitting.general).splitlines() if line.strip()],
        hidden=hidden,
        draft=sitting.state is not SittingState.CLOSED,
    )


def _hours(sitting: BodySitting, zone: str) -> str:
    times = [at.astimezone(ZoneInfo(zone)) for at in (sitting.opened_at, sitting.closed_at) if at is not None]
    return " – ".join(f"{at.hour}\u00a0h\u00a0{at.minute:02d}" for at in times)


def _told(session: Session, sitting: BodySitting) -> Told:
    """Every decision of a sitting, by case, with its moment; a case that a member left is told of without any."""
    found: Told = {case_id: [] for case_id in _left(session, sitting)}
    for case_id, at, decision in (*_steps(session, sitting), *_rules(session, sitting), *_confirmed(session, sitting)):
        found.setdefault(case_id, []).append((at, decision))
    return found


def _left(session: Session, sitting: BodySitting) -> Iterable[int]:
    """Cases from which somebody stepped aside while the sitting was in session."""
    if sitting.opened_at is None:
        return []
    query = select(Recusal.case_id).where(Recusal.at >= sitting.opened_at).distinct()
    return session.scalars(query.where(Recusal.at <= sitting.closed_at) if sitting.closed_at else query).all()


def _steps(session: Session, sitting: BodySitting) -> Iterable[tuple[int, datetime, Decision]]:
    query = select(Passage).where(Passage.body_sitting_id == sitting.id).options(joinedload(Passage.coordinator))
    for line in session.scalars(query.order_by(Passage.id)):
        name = line.coordinator.name if line.coordinator else ""
        yield (
            line.case_id,
            line.recorded_at,
            Decision(
                step=line.step,
                coordinator=name,
                until=line.until,
                reason=line.reason,
                words=" ".join(text for text in (line.words, line.advice) if text),
                pertinence=line.pertinence or "",
                way=line.way,
                deciders=line.deciders,
            ),
        )


def _rules(session: Session, sitting: BodySitting) -> Iterable[tuple[int, datetime, Decision]]:
    query = select(Derogation, Coordinator.name).join(Coordinator, Coordinator.id == Derogation.coordinator_id)
    for line, name in session.execute(query.where(Derogation.body_sitting_id == sitting.id)):
        yield line.case_id, line.decided_at, Decision(rule=line.rule, coordinator=name, words=line.reason, way=line.way)


def _confirmed(session: Session, sitting: BodySitting) -> Iterable[tuple[int, datetime, Decision]]:
    query = select(Assignment, Coordinator.name).join(Coordinator, Coordinator.id == Assignment.coordinator_id)
    for line, name in session.execute(query.where(Assignment.confirmed_in == sitting.id)):
        at = line.confirmed_at or line.since
        yield line.case_id, at, Decision(confirmed=True, coordinator=name)


def _cases(session: Session, told: Told, seen: ColumnElement[bool]) -> tuple[list[Case], int]:
    query = select(Case).where(Case.id.in_(told), seen).options(joinedload(Case.territory)).order_by(Case.reference)
    cases = list(session.scalars(query))
    return cases, len(told) - len(cases)


def _aside(session: Session, sitting: BodySitting, told: Told) -> dict[int, int]:
    """How many had stepped aside from each case by the end of the sitting."""
    query = select(Recusal.case_id, func.count()).where(Recusal.case_id.in_(told)).group_by(Recusal.case_id)
    if sitting.closed_at is not None:
        query = query.where(Recusal.at <= sitting.closed_at)
    return {row[0]: row[1] for row in session.execute(query)}


class _Clearing:
    """Takes names out of texts: those of their own case, and every other name that the département knows."""

    def __init__(self, session: Session, told: Told, sitting: BodySitting) -> None:
        texts = [one.words + " " + one.pertinence for dated in told.values() for _, one in dated]
        self._everywhere = frozenset(names_in(session, " ".join((*texts, sitting.place, sitting.general))))
        self._own: dict[int, set[str]] = {}
        self._spared = professionals(session)
        people = select(Person.case_id, Person.first_name, Person.last_name).where(Person.case_id.in_(told))
        for case_id, first, last in session.execute(people):
            self._own.setdefault(case_id, set()).update(words_of((first, last)))

    def general(self, text: str) -> str:
        """A text about no case; it could name somebody brought by a family since, in any case of the sitting."""
        return masked(text, self._everywhere.union(*self._own.values()), self._spared)

    def decision(self, case_id: int, one: Decision) -> Decision:
        """A decision, its texts cleared; its coordinator is a professional, and named."""
        names = self._everywhere | self._own.get(case_id, set())
        words, pertinence = (masked(text, names, self._spared) for text in (one.words, one.pertinence))
        return replace(one, words=words, pertinence=pertinence)
