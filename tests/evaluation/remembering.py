"""What a programme remembers, drawn at random: funding lines, what was learnt, and what was done about it."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from conference.domain.memory import LessonKind
from tests.evaluation.book import Book
from tests.evaluation.moments import day

PAYERS = ("L’État", "Le Département", "Une fondation")


@dataclass(frozen=True)
class Line:
    """A funding line: who pays, from when until when, and whether it was withdrawn."""

    payer: str
    since: date | None
    until: date | None
    gone: bool


@dataclass(frozen=True)
class Learnt:
    """Something learnt, what it is, since when; each thing done about it, on which day, and whether it settles it."""

    kind: LessonKind
    since: date | None
    gone: bool
    steps: list[tuple[date, bool]] = field(default_factory=list)


@dataclass(frozen=True)
class Memory:
    """What a département remembers."""

    lines: list[Line] = field(default_factory=list)
    learnt: list[Learnt] = field(default_factory=list)


def draw_memory(draw: random.Random) -> Memory:
    """Some of each, drawn at random: two steps may stand on the same day."""
    return Memory([_line(draw) for _ in range(draw.randrange(9))], [_learnt(draw) for _ in range(draw.randrange(25))])


def _line(draw: random.Random) -> Line:
    since = draw.choice([None, day(draw)])
    until = draw.choice([None, (since or day(draw)) + timedelta(days=draw.randrange(500))])
    return Line(draw.choice(PAYERS), since, until, draw.random() < 0.2)


def _learnt(draw: random.Random) -> Learnt:
    first = day(draw)
    steps = [(first + timedelta(days=7 * draw.randrange(30)), draw.random() < 0.5) for _ in range(draw.randrange(4))]
    return Learnt(draw.choice([*LessonKind]), draw.choice([None, first]), draw.random() < 0.2, steps)


def write_memory(book: Book, memory: Memory) -> None:
    """Its rows."""
    for line in memory.lines:
        book.funding(line.payer, line.since, line.until, gone=line.gone)
    for learnt in memory.learnt:
        book.lesson(learnt.kind, learnt.since, learnt.steps, gone=learnt.gone)
