"""Sessions of training and targets drawn at random, in plain values, and how they are written down."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from conference.domain.training import Goal, TrainingKind, TrainingPayer
from tests.evaluation.book import Book
from tests.evaluation.moments import day


@dataclass(frozen=True)
class Taught:
    """A session: its days, each registration with who came, each cost in cents or in twelfths of the whole."""

    kind: TrainingKind
    days: tuple[date, ...]
    given_up: bool
    people: tuple[tuple[int | None, bool], ...]
    total: int | None
    costs: tuple[tuple[TrainingPayer, int | None, int | None, bool], ...]


@dataclass(frozen=True)
class Aimed:
    """A target."""

    kind: TrainingKind
    goal: Goal
    low: int
    since: date
    until: date
    withdrawn: bool


@dataclass
class Programme:
    """What a département has taught, and meant to."""

    taught: list[Taught] = field(default_factory=list)
    aimed: list[Aimed] = field(default_factory=list)


def draw_programme(draw: random.Random) -> Programme:
    """Some sessions, or none."""
    taught = [_taught(draw) for _ in range(draw.choice([0, 25]))]
    return Programme(taught, [_aimed(draw) for _ in range(draw.choice([0, 12]))])


def _taught(draw: random.Random) -> Taught:
    first = day(draw)
    days = tuple(sorted({first + timedelta(days=draw.randrange(9)) for _ in range(draw.randrange(5))}))
    people = tuple((draw.choice([None, 0, 1, 14]), draw.random() < 0.2) for _ in range(draw.randrange(5)))
    costs = tuple(_cost(draw) for _ in range(draw.randrange(4)))
    total = draw.choice([None, 100_00, 99_97])
    return Taught(draw.choice(list(TrainingKind)), days, draw.random() < 0.2, people, total, costs)


def _cost(draw: random.Random) -> tuple[TrainingPayer, int | None, int | None, bool]:
    cents = draw.choice([None, None, 12_34])
    twelfths = None if cents else draw.choice([3, 4, 6])
    return draw.choice(list(TrainingPayer)), cents, twelfths, draw.random() < 0.2


def _aimed(draw: random.Random) -> Aimed:
    since = day(draw)
    until = since + timedelta(days=draw.choice([0, 400, 1500]))
    goal, low = draw.choice([(Goal.PEOPLE, 10), (Goal.SESSIONS, 1), (Goal.SESSIONS, 3), (Goal.PEOPLE, 400)])
    return Aimed(draw.choice(list(TrainingKind)), goal, low, since, until, draw.random() < 0.2)


def write_programme(book: Book, programme: Programme) -> None:
    """Its rows."""
    for one in programme.taught:
        book.taught(one.kind, one.days, one.people, one.costs, given_up=one.given_up, total=one.total)
    for target in programme.aimed:
        book.aimed(target.kind, target.goal, target.low, target.since, target.until, withdrawn=target.withdrawn)
