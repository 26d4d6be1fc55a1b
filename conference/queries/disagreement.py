"""Who agrees to what, as it stands now in a case; and what waits for the designating body's written decision."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session, aliased, joinedload

from conference.domain.disagreement import DisagreementFacts, Voice, awaits_decision, gathered
from conference.domain.preparation import AGAINST, counts
from conference.domain.referral import PersonKind
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.disagreement import WrittenDecision
from conference.models.preparation import Agreement
from conference.models.referral import KnownBy, Person


@dataclass(frozen=True, slots=True)
class Answer:
    """The last answer of somebody on one thing, with what the body decided of it."""

    line: Agreement
    voice: Voice
    decision: WrittenDecision | None
    awaited: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """Every answer that stands in a case among those whose agreement counts."""

    given: Sequence[Answer]
    children: Sequence[int]
    unaccompanied: bool

    @property
    def facts(self) -> DisagreementFacts:
        """What the rule of convening looks at."""
        voices = (answer.voice for answer in self.given)
        return gathered(voices, self.children, unaccompanied=self.unaccompanied)

    @property
    def awaited(self) -> list[Answer]:
        """The answers on which the body has not decided yet."""
        return [answer for answer in self.given if answer.awaited]


def answers(session: Session, case: Case) -> Answers:
    """What everybody last answered, in two queries whatever the case holds."""
    held = exists().where(KnownBy.case_id == case.id, KnownBy.holds_authority)
    people = session.execute(select(Person, held).where(Person.case_id == case.id)).all()
    return _answers([person for person, _ in people], any(row[1] for row in people), _standing(session, case))


def _standing(session: Session, case: Case) -> list[tuple[Agreement, WrittenDecision | None]]:
    query = select(Agreement, WrittenDecision).where(Agreement.case_id == case.id, _last())
    query = query.outerjoin(WrittenDecision, WrittenDecision.agreement_id == Agreement.id)
    return [(line, decision) for line, decision in session.execute(query.order_by(Agreement.id))]


def _last() -> ColumnElement[bool]:
    """An answer that no later one of the same person on the same thing replaces."""
    later = aliased(Agreement)
    return ~exists().where(
        later.case_id == Agreement.case_id,
        later.person_id == Agreement.person_id,
        later.to == Agreement.to,
        later.id > Agreement.id,
    )


def _answers(
    people: Iterable[Person], unaccompanied: bool, standing: Iterable[tuple[Agreement, WrittenDecision | None]]
) -> Answers:
    known = {person.id: person for person in people}
    children = [person.id for person in known.values() if person.kind is PersonKind.CHILD]
    found = []
    for line, decision in standing:
        person = known[line.person_id]
        if not counts(person.kind, person.tie, child=bool(children)):
            continue
        voice = Voice(person.id, person.kind, line.to, line.state, decision is not None)
        found.append(Answer(line, voice, decision, awaits_decision(voice, unaccompanied=unaccompanied)))
    return Answers(found, children, unaccompanied)


def waiting(session: Session, seen: ColumnElement[bool]) -> list[Case]:
    """The cases in preparation where somebody's no waits for the body, the longest first, in two queries."""
    undecided = ~exists().where(WrittenDecision.agreement_id == Agreement.id)
    query = select(Agreement, Case).join(Case, Case.id == Agreement.case_id)
    query = query.where(seen, Case.stage == Stage.PREPARATION, Case.suspended.is_(False))
    query = query.where(Agreement.state.in_(AGAINST), undecided, _last()).order_by(Agreement.id)
    against = session.execute(query.options(joinedload(Case.territory))).all()
    if not against:
        return []
    cases = {case.id: case for _, case in against}
    held = select(KnownBy.case_id).where(KnownBy.case_id.in_(cases), KnownBy.holds_authority)
    people = select(Person, Person.case_id.in_(held)).where(Person.case_id.in_(cases))
    of_case: dict[int, list[Person]] = {}
    alone = set()
    for person, unaccompanied in session.execute(people):
        of_case.setdefault(person.case_id, []).append(person)
        alone |= {person.case_id} if unaccompanied else set()
    lines: dict[int, list[tuple[Agreement, WrittenDecision | None]]] = {}
    for line, case in against:
        lines.setdefault(case.id, []).append((line, None))
    return [cases[key] for key in lines if _answers(of_case.get(key, ()), key in alone, lines[key]).awaited]
