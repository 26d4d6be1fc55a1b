"""Everything that waits for a coordinator, before everybody: what the proposal for a sitting is made of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload

from conference.domain.proposal import Person, Sitting, Waiting
from conference.domain.reasons import Reason
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.models.journal import Passage
from conference.models.referral import Referral
from conference.queries.load import carried
from conference.queries.neutrality import Candidate, candidates_of
from conference.queries.places import roads
from conference.queries.worklists import is_last

MOST = 60  # a sitting looks at so many cases at once, urgent ones first, then the oldest


@dataclass(frozen=True)
class Waits:
    """The cases that wait, by their keys, with everybody before each; ``languages`` are the families' own lines."""

    cases: Mapping[str, Case]
    found: Mapping[str, Sequence[Candidate]]
    languages: Mapping[str, str]
    more: bool

    @property
    def people(self) -> Mapping[str, Coordinator]:
        """Everybody engaged, by their keys."""
        return {one.coordinator.key: one.coordinator for every in self.found.values() for one in every if one.engaged}

    def blocked(self) -> dict[str, Counter[Reason]]:
        """The cases that nobody engaged may have, by their keys, with how many people each reason stands before."""
        return {key: bars for key, every in self.found.items() if (bars := _bars(every)) is not None}


def _bars(every: Sequence[Candidate]) -> Counter[Reason] | None:
    engaged = [one for one in every if one.engaged]
    if any(not one.reasons for one in engaged):
        return None
    return Counter(reason for one in engaged for reason in set(one.reasons))


def waiting(session: Session, seen: ColumnElement[bool], department: Department, today: date) -> Waits:
    """What waits for a coordinator on a day, among the cases that ``seen`` opens; a postponed one comes back then."""
    query = (
        select(Case, Referral.language)
        .join(Passage, is_last())
        .outerjoin(Referral, Referral.case_id == Case.id)
        .where(seen, Case.stage == Stage.ASSIGNMENT, Case.suspended.is_(False), Case.taken_over.is_(False))
        .where((Passage.step != StepCode.POSTPONE) | (Passage.until <= today))
        .options(joinedload(Case.territory))
        .order_by(Case.urgent.desc(), Case.received_at, Case.id)
        .limit(MOST + 1)
    )
    rows = session.execute(query).all()
    cases = {case.key: case for case, _ in rows[:MOST]}
    found = candidates_of(session, list(cases.values()), department) if cases else {}
    return Waits(
        cases,
        {key: found[case.id] for key, case in cases.items()},
        {case.key: language or "" for case, language in rows[:MOST]},
        len(rows) > MOST,
    )


def sitting(
    session: Session, waits: Waits, today: date, pinned: Mapping[str, str], apart: frozenset[tuple[str, str]]
) -> Sitting:
    """What the solver is given; ``apart`` adds pairs of case and coordinator that may not be."""
    people = list(waits.people.values())
    theirs, network = carried(session, people, today), roads(session)
    barred = {
        (key, one.coordinator.key) for key, every in waits.found.items() for one in every if one.engaged and one.reasons
    }
    return Sitting(
        [Waiting(key, waits.languages[key], case.urgent) for key, case in waits.cases.items()],
        [Person(one.key, one.languages, theirs[one.id].load) for one in people],
        barred | apart,
        {
            (key, one.key): network.minutes(one.territory_id, case.territory_id)
            for key, case in waits.cases.items()
            for one in people
        },
        pinned,
    )
