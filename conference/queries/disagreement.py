"""Who agrees to what, as it stands now in a case; and what waits for the designating body's written decision."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import Session, aliased, joinedload

from conference.domain.agreement import AGAINST, SOUGHT, AgreementTo
from conference.domain.disagreement import DisagreementFacts, Voice, awaits_decision, gathered
from conference.domain.referral import PersonKind
from conference.domain.stages import Stage
from conference.models.agreement import Agreement
from conference.models.case import Case
from conference.models.disagreement import WrittenDecision
from conference.models.referral import KnownBy, Person
from conference.models.sheet import Sheet
from conference.queries.agreement import Speaker, speakers
from conference.queries.columns import OF_CASE


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
    speakers: Sequence[Speaker]
    unaccompanied: bool

    @property
    def counting(self) -> list[Speaker]:
        """Those whose agreement counts."""
        return [speaker for speaker in self.speakers if speaker.counts]

    @property
    def facts(self) -> DisagreementFacts:
        """What the rule of convening looks at."""
        voices = (answer.voice for answer in self.given)
        children = [one.person.id for one in self.counting if one.person.kind is PersonKind.CHILD]
        return gathered(voices, children, unaccompanied=self.unaccompanied)

    @property
    def against(self) -> list[Answer]:
        """What somebody who counts does not agree to, of what a conference cannot go on without."""
        return [answer for answer in self.given if not answer.voice.given and answer.voice.to in SOUGHT]

    @property
    def awaited(self) -> list[Answer]:
        """The answers on which the body has not decided yet."""
        return [answer for answer in self.given if answer.awaited]


def answers(session: Session, case: Case) -> Answers:
    """What everybody last answered, in two queries whatever the case holds."""
    people = session.execute(_people(), {OF_CASE.key: case.id}).all()
    return _answers([person for person, _ in people], any(row[1] for row in people), _standing(session, case))


@cache
def _people() -> Select[Person, bool]:
    held = exists().where(KnownBy.case_id == OF_CASE, KnownBy.holds_authority)
    return select(Person, held).where(Person.case_id == OF_CASE).order_by(Person.id)


def _standing(session: Session, case: Case) -> list[tuple[Agreement, WrittenDecision | None]]:
    return [(line, decision) for line, decision in session.execute(_stand(), {OF_CASE.key: case.id})]


@cache
def _stand() -> Select[Agreement, WrittenDecision]:
    query = select(Agreement, WrittenDecision).where(Agreement.case_id == OF_CASE, _last())
    query = query.outerjoin(WrittenDecision, WrittenDecision.agreement_id == Agreement.id)
    return query.order_by(Agreement.id)


def _last() -> ColumnElement[bool]:
    """An answer that no later one of the same person on the same thing replaces; of a sheet, on its last version."""
    later = aliased(Agreement)
    replaced = exists().where(
        later.case_id == Agreement.case_id,
        later.person_id == Agreement.person_id,
        later.to == Agreement.to,
        later.item == Agreement.item,
        later.id > Agreement.id,
    )
    needed = Sheet.case_id == Agreement.case_id, Sheet.needless.is_(False)
    read = exists().where(*needed, Sheet.number == Agreement.item)
    return ~replaced & ((Agreement.to != AgreementTo.SHEET) | read)


def _answers(
    people: Iterable[Person], institution: bool, standing: Iterable[tuple[Agreement, WrittenDecision | None]]
) -> Answers:
    everybody, alone = speakers(people, institution=institution)
    known = {speaker.person.id: speaker.person for speaker in everybody if speaker.counts}
    found = []
    for line, decision in standing:
        person = known.get(line.person_id)
        if person is None:
            continue
        whole = line.item == 0 or line.to is AgreementTo.SHEET
        voice = Voice(person.id, person.kind, line.to, line.state, decision is not None, whole)
        found.append(Answer(line, voice, decision, awaits_decision(voice, unaccompanied=alone)))
    return Answers(found, everybody, alone)


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
    authority = set()
    for person, institution in session.execute(people):
        of_case.setdefault(person.case_id, []).append(person)
        authority |= {person.case_id} if institution else set()
    lines: dict[int, list[tuple[Agreement, WrittenDecision | None]]] = {}
    for line, case in against:
        lines.setdefault(case.id, []).append((line, None))
    return [cases[key] for key in lines if _answers(of_case.get(key, ()), key in authority, lines[key]).awaited]
