"""What would be taken over from a file, line by line: nothing is written here."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from conference import clock
from conference.casework.imports import layout, lines, memory, workbook
from conference.casework.imports.columns import TOPICS
from conference.casework.imports.contents import CaseLine, Content, CoordinatorLine
from conference.casework.imports.judge import Fate, Judge, LinePreview
from conference.casework.imports.layout import Table
from conference.casework.imports.lines import Line, Lines
from conference.casework.imports.memory import Memory
from conference.casework.imports.rows import Script, Sheet
from conference.casework.imports.vocabulary import Vocabulary
from conference.domain.imports import Kind, Topic
from conference.domain.names import fold
from conference.domain.reasons import Reason
from conference.models.department import Department
from conference.models.tenancy import DEPARTMENT

MOST_UNKNOWN = 500


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """One sheet; without ``kind`` it is left aside, or nothing of it was understood and ``refused`` says why.

    ``crowded`` are its columns that hold too many words that no list knows: it has no line then.
    """

    table: Table
    lines: tuple[LinePreview, ...]
    found: Lines
    crowded: tuple[Reason, ...] = ()

    @property
    def name(self) -> str:
        """The name of the sheet."""
        return self.table.sheet.name

    @property
    def kind(self) -> Kind | None:
        """What it is a list of."""
        return self.table.kind

    @property
    def header(self) -> int:
        """The number of its line of titles."""
        return self.table.header.number

    @property
    def script(self) -> Script | None:
        """How it was read, for a text file."""
        return self.table.sheet.script

    @property
    def refused(self) -> tuple[Reason, ...]:
        """Why no line of it can be understood."""
        return (*self.table.refused, *self.crowded)

    @property
    def said(self) -> Sequence[tuple[Reason, int]]:
        """How some cells were read, with the number of cells of each column."""
        return list(Counter(reason for line in self.found.lines for reason in line.said).items())

    def count(self, fate: Fate) -> int:
        """How many of its lines meet that fate."""
        return sum(line.fate is fate for line in self.lines)

    @property
    def refusals(self) -> int:
        """How many of its lines are refused."""
        return self.count(Fate.REFUSED)

    def of(self, fate: Fate) -> list[LinePreview]:
        """Its lines that meet that fate."""
        return [line for line in self.lines if line.fate is fate]


@dataclass(frozen=True, slots=True)
class Question:
    """A word that belongs to a list, on how many lines, and what it is taught to mean: None while nobody said."""

    topic: Topic
    text: str
    lines: int
    meaning: str | None
    vocabulary: Vocabulary

    @property
    def choices(self) -> Mapping[str, str]:
        """All that it may mean."""
        return self.vocabulary.choices(self.topic)

    def near(self) -> Sequence[str]:
        """What looks like it, sought when it is asked for: that takes its time."""
        return self.vocabulary.near(self.topic, self.text)


@dataclass(frozen=True, slots=True)
class Preview:
    """A whole file as it was understood, at one instant of the base."""

    filename: str
    digest: str
    sheets: tuple[SheetPreview, ...]
    questions: tuple[Question, ...]
    creates: Mapping[Topic, Sequence[str]]

    @property
    def refused(self) -> int:
        """How many lines are refused."""
        return sum(sheet.refusals for sheet in self.sheets)

    @property
    def blocked(self) -> bool:
        """Whether a whole sheet is not understood: it is settled, or left aside, before anything is taken over."""
        return any(sheet.refused for sheet in self.sheets)

    @property
    def confirmable(self) -> bool:
        """Whether everything that it holds can be taken over."""
        return not self.blocked and not self.refused

    def fresh(self, kind: Kind) -> list[LinePreview]:
        """The lines of a kind that confirming would write."""
        return [line for sheet in self.sheets if sheet.kind is kind for line in sheet.of(Fate.NEW)]

    @property
    def brings(self) -> dict[Kind, int]:
        """How many of each kind confirming would write."""
        return {kind: len(self.fresh(kind)) for kind in Kind}

    @property
    def nameless(self) -> int:
        """How many new cases come without their family's initials."""
        return sum(line.nameless for line in self.fresh(Kind.CASES))


@dataclass(frozen=True, slots=True)
class Understood:
    """What a file says in the words of a département on one day, whatever that département already has."""

    filename: str
    digest: str
    recalled: Memory
    today: date
    tables: tuple[tuple[Table, Lines], ...]


def preview(session: Session, content: bytes, filename: str) -> Preview:
    """What a file says, beside what the département of the session has and taught. Raises `Refused`."""
    return judged(session, understood(session, content, filename))


def understood(session: Session, content: bytes, filename: str) -> Understood:
    """What a file says, before it is compared with anything. Raises `Refused`."""
    # The file is opened before the first query: no lock of the base is held meanwhile.
    opened, digest = workbook.read(content, filename), hashlib.sha256(content).hexdigest()
    return _read(opened, filename, digest, memory.recall(session), _today(session))


def still(session: Session, found: Understood) -> Understood:
    """The same, unless the département has been taught since, or the day has turned: then it is read again."""
    recalled, today = memory.recall(session), _today(session)
    if (found.recalled, found.today) == (recalled, today):
        return found
    return _read([table.sheet for table, _ in found.tables], found.filename, found.digest, recalled, today)


def _today(session: Session) -> date:
    return clock.today(session.get_one(Department, session.info[DEPARTMENT]).zone)


def _read(opened: Iterable[Sheet], filename: str, digest: str, recalled: Memory, today: date) -> Understood:
    tables = [layout.table(sheet, recalled.layouts) for sheet in opened]
    read = tuple((table, lines.read(table, recalled.vocabulary, today)) for table in tables)
    return Understood(filename, digest, recalled, today, read)


def judged(session: Session, found: Understood) -> Preview:
    """The same, beside what the département of the session has at this instant."""
    vocabulary = found.recalled.vocabulary
    every = [line for _, read in found.tables for line in read.lines]
    judge = Judge(session, every, found.today)
    asked = tuple(_questions(every, vocabulary, set(judge.coordinators)))
    unknown = Counter(question.topic for question in asked if question.meaning is None)
    crowded = {topic: number for topic, number in unknown.items() if number > MOST_UNKNOWN}
    sheets = tuple(_sheet(judge, table, read, crowded) for table, read in found.tables)
    contents = [line.content for sheet in sheets for line in sheet.of(Fate.NEW) if line.content]
    questions = tuple(question for question in asked if question.topic not in crowded)
    return Preview(found.filename, found.digest, sheets, questions, _created(contents, vocabulary))


def _sheet(judge: Judge, table: Table, found: Lines, crowded: Mapping[Topic, int]) -> SheetPreview:
    asked = {TOPICS[column]: table.title(column) for column in table.columns if column in TOPICS} if found.lines else {}
    reasons = tuple(
        Reason("too_many_words", asked[topic], str(number)) for topic, number in crowded.items() if topic in asked
    )
    return SheetPreview(table, () if reasons else tuple(map(judge.judged, found.lines)), found, reasons)


def _questions(every: Iterable[Line], vocabulary: Vocabulary, coordinators: set[str]) -> Iterable[Question]:
    """Words that nobody knows first, then those that were taught; a name that the file itself lists is no question."""
    asked = [word for line in every for word in line.asked if vocabulary.choices(word.topic)]
    words = {(word.topic, fold(word.text)): word for word in asked}
    counts = Counter((word.topic, fold(word.text)) for word in asked)
    for (topic, folded), word in sorted(words.items(), key=lambda one: (one[1].known, [*Topic].index(one[0][0]))):
        if topic in {Topic.COORDINATOR, Topic.WORKER} and folded in coordinators and not word.known:
            continue
        yield Question(topic, word.text, counts[topic, folded], vocabulary.choice(topic, word.text), vocabulary)


def _created(contents: Iterable[Content], vocabulary: Vocabulary) -> Mapping[Topic, Sequence[str]]:
    """The territories and institutions that no list has yet, in the order of the file."""
    placed = [content for content in contents if isinstance(content, (CaseLine, CoordinatorLine))]
    named = {
        Topic.TERRITORY: [content.territory for content in placed],
        Topic.INSTITUTION: [content.institution for content in placed],
    }
    found = {topic: {fold(name): name for name in names if name} for topic, names in named.items()}
    return {
        topic: [name for name in names.values() if not vocabulary.lists(topic, name)] for topic, names in found.items()
    }
