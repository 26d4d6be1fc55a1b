"""The information sheet: where it stands with each who reads it, and the version that relatives receive."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from conference.domain.agreement import AgreementTo, CountsAs
from conference.domain.sheet import Reading, SheetPart, SheetState, Stand, reading, state
from conference.domain.stages import Stage
from conference.models.agreement import Agreement
from conference.models.case import Case
from conference.models.question import Question
from conference.models.referral import Person
from conference.models.sheet import Sheet, SheetVersion
from conference.queries.disagreement import Answer, Answers, answers

BEFORE = frozenset({AgreementTo.CONTACT, AgreementTo.PRINCIPLE, AgreementTo.SHARING})
SHARED_AT = frozenset({Stage.PREPARATION, Stage.CONFERENCE})


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody whose agreement counts, and where they stand with the last version; ``line`` is what they said of it."""

    person: Person
    counts_as: CountsAs
    reading: Reading
    line: Agreement | None


@dataclass(frozen=True, slots=True)
class Standing:
    """The sheet of a case: its head and last version, if they are there, and its readers."""

    head: Sheet | None
    last: SheetVersion | None
    readers: Sequence[Reader]

    @property
    def number(self) -> int:
        """The number of its last version."""
        return self.last.number if self.last else 0

    @property
    def state(self) -> SheetState:
        """Where it stands."""
        needless = self.head is not None and self.head.needless
        return state(self.number, (reader.reading for reader in self.readers), needless=needless)


@dataclass(frozen=True, slots=True)
class FamilyVersion:
    """What relatives receive: the central question, the parts of the sheet chosen with the family, what it adds."""

    question: str
    parts: tuple[tuple[SheetPart, str], ...]
    family_adds: str = ""


def standing(session: Session, case: Case, said: Answers | None = None) -> Standing:
    """Where the sheet stands, in one query beside those of the answers."""
    said = said or answers(session, case)
    last = (SheetVersion.case_id == Sheet.case_id) & (SheetVersion.number == Sheet.number)
    query = select(Sheet, SheetVersion).outerjoin(SheetVersion, last).where(Sheet.case_id == case.id)
    row = session.execute(query).one_or_none()
    head, version = (row[0], row[1]) if row is not None else (None, None)
    return Standing(head, version, readers(said))


def readers(said: Answers) -> list[Reader]:
    """Everybody whose agreement counts, and where each stands with the last version."""
    return [_reader(speaker.person, speaker.counts_as, said.given) for speaker in said.counting]


def _reader(person: Person, counts_as: CountsAs, given: Sequence[Answer]) -> Reader:
    """Only answers on the last version are among those that stand."""
    own = [answer for answer in given if answer.line.person_id == person.id]
    of_it = next((answer for answer in own if answer.voice.to is AgreementTo.SHEET), None)
    before = [_stand(answer) for answer in own if answer.voice.to in BEFORE and answer.voice.whole]
    found = reading(_stand(of_it) if of_it else None, before)
    return Reader(person, counts_as, found, of_it.line if of_it else None)


def _stand(answer: Answer) -> Stand:
    return Stand(answer.voice.given, answer.decision is not None)


def versions(session: Session, case: Case) -> Sequence[SheetVersion]:
    """Every version of the sheet, the first one first, with who noted it."""
    query = select(SheetVersion).where(SheetVersion.case_id == case.id).order_by(SheetVersion.number)
    return session.scalars(query.options(joinedload(SheetVersion.author))).all()


def family_version(session: Session, case: Case) -> FamilyVersion | None:
    """What relatives receive of a sheet: nothing before everybody who counts has agreed, nor after one withdraws.

    Nothing either while the case is suspended, once the day is recorded, or where no sheet was needed.
    """
    if case.stage not in SHARED_AT or case.suspended or case.minimal:
        return None
    found = standing(session, case)
    if found.state is not SheetState.AGREED or found.last is None:
        return None
    asked = select(Question.words).where(Question.case_id == case.id).order_by(Question.number.desc()).limit(1)
    question = session.scalar(asked) or ""
    return FamilyVersion(question, tuple(found.last.told), found.last.family_adds)
