"""What a referral tells beside its field, drawn at random: who asks, for whom, under which measure; costs, events."""

import dataclasses
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from conference.domain.logistics import Payer
from conference.domain.referral import LegalContext, Origin, PersonKind
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.models.case import Case
from tests.evaluation.book import Book

EVENTS = (StepCode.RETURN, StepCode.SUSPEND, StepCode.REOPEN)


@dataclass
class Told:
    """People by kind with the year of their birth, expenses by who pays in cents, and what happened when."""

    origin: Origin | None = None
    referral: bool = False
    in_force: LegalContext | None = None
    considered: LegalContext | None = None
    people: list[tuple[PersonKind, int | None]] = dataclasses.field(default_factory=list)
    costs: list[tuple[Payer, int]] = dataclasses.field(default_factory=list)
    events: list[tuple[StepCode, datetime]] = dataclasses.field(default_factory=list)


@dataclass(frozen=True)
class Letter:
    """A letter of mission: of which coordinator, in the order of ``standings``, and thousandths of a post.

    ``extra`` thousandths are added until a day of their own.
    """

    whose: int
    thousandths: int
    since: date
    until: date | None
    extra: int | None = None
    extra_until: date | None = None


@dataclass(frozen=True)
class Post:
    """Somebody coordinates a life, given by its rank, from an instant to another."""

    whose: int
    life: int
    since: datetime
    until: datetime | None


def draw_told(draw: random.Random, moment: Callable[[random.Random], datetime] | None) -> Told:
    """What one referral tells; nothing happens to a draft, which has no moment."""
    return Told(
        draw.choice([*Origin, None]),
        draw.random() < 0.8,
        draw.choice([*LegalContext, None]),
        draw.choice([*LegalContext, None]),
        [
            (draw.choice([*PersonKind]), draw.choice([draw.randrange(1935, 2020), None]))
            for _ in range(draw.randrange(4))
        ],
        [(draw.choice([*Payer]), draw.randrange(1, 30_000)) for _ in range(draw.choice([0, 0, 1, 2]))],
        [(draw.choice(EVENTS), moment(draw)) for _ in range(draw.choice([0, 0, 1, 2])) if moment],
    )


def write_told(book: Book, told: Told, case: Case, lines: int) -> None:
    """Its rows, the events after so many lines of the journal."""
    if told.referral:
        book.referral(case, told.in_force, told.considered)
    for kind, birth in told.people:
        book.person(case, kind, birth)
    for payer, cents in told.costs:
        book.cost(case, payer, cents)
    for number, (step, at) in enumerate(told.events, lines + 1):
        book.passage(case, number, step, Stage.PREPARATION, at)
