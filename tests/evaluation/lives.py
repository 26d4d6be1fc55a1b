"""Lives drawn at random, as a naive reader knows them, and written in the book of a département."""

import dataclasses
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from conference.domain.coordinators import CoordinatorStatus, StandingReason
from conference.domain.delays import DelayKind
from conference.domain.follow_up import Kept, Resolved, Wish
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.questionnaires import Respondent
from conference.domain.referral import Field
from conference.domain.stages import OPEN_STAGES, Outcome, Stage
from conference.domain.steps import StepCode
from conference.models.account import Account
from conference.models.case import Case
from conference.models.place import Territory
from tests.evaluation.asked_for import Request
from tests.evaluation.bodies import Bodies
from tests.evaluation.book import Book, Landing
from tests.evaluation.circles import Circle
from tests.evaluation.heard import Back, Voice
from tests.evaluation.moments import day, moment
from tests.evaluation.partnered import Bound, Listed
from tests.evaluation.remembering import Memory
from tests.evaluation.teaching import Programme
from tests.evaluation.told import Letter, Post, Told, draw_told, write_told

LATER = sorted(OPEN_STAGES - {Stage.REFERRAL, Stage.ASSIGNMENT})
ANYWHERE = sorted(OPEN_STAGES)
RECORDED = (StepCode.RECORD, StepCode.RECORD_WITHOUT_PLAN)


@dataclass
class Line:
    """One line of a journal."""

    step: StepCode
    target: Stage
    at: datetime
    outcome: Outcome | None = None
    reason: EndReason | None = None
    ended_by: EndedBy | None = None
    source: Stage | None = None
    coordinator: int | None = None
    pertinent: bool | None = None


@dataclass
class Held:
    """A sitting: when it was held if it was, and what follows it if that was written."""

    at: datetime | None
    due: date | None = None
    wish: Wish | None = None
    resolved: Resolved | None = None


@dataclass
class Delay:
    """A delay with its term and its measure."""

    kind: DelayKind
    started: datetime
    ended: datetime | None
    counted: int | None
    target: int
    maximum: int
    urgent: int | None
    due: date | None


@dataclass
class Said:
    """What one respondent said, and of how many actions out of how many."""

    respondent: Respondent
    on: date
    recorded: datetime
    resolved: Resolved
    kept: Kept | None
    actions: list[Kept]
    asked: int


@dataclass
class Life:
    """What a naive reader knows of a case."""

    received: datetime | None
    landings: list[Landing]
    field: Field | None
    territory: str | None
    taken_over: bool
    urgent: bool
    children: int | None
    referrer: int | None
    holder: int | None
    reference: str | None = None
    lines: list[Line] = dataclasses.field(default_factory=list)
    sittings: list[Held] = dataclasses.field(default_factory=list)
    delays: list[Delay] = dataclasses.field(default_factory=list)
    tries: list[datetime] = dataclasses.field(default_factory=list)
    plans: list[tuple[datetime | None, int]] = dataclasses.field(default_factory=list)
    reviews: list[Said] = dataclasses.field(default_factory=list)
    told: Told = dataclasses.field(default_factory=Told)
    circle: Circle = dataclasses.field(default_factory=Circle)


@dataclass
class Entry:
    """Minutes of somebody, on a life or on none."""

    account: int
    life: Life | None
    kind: str
    minutes: int
    day: date


@dataclass
class World:
    """Everything that was drawn for one département; ``parents`` is its tree of territories.

    ``seats`` are the territories of its coordinators, in the order of ``standings``.
    """

    lives: list[Life] = dataclasses.field(default_factory=list)
    entries: list[Entry] = dataclasses.field(default_factory=list)
    standings: list[list[tuple[CoordinatorStatus, date]]] = dataclasses.field(default_factory=list)
    coordinating: set[int] = dataclasses.field(default_factory=set)
    answers: list[Voice] = dataclasses.field(default_factory=list)
    given: list[tuple[Life, Back]] = dataclasses.field(default_factory=list)
    parents: dict[str, str | None] = dataclasses.field(default_factory=dict)
    seats: list[tuple[str, ...]] = dataclasses.field(default_factory=list)
    letters: list[Letter] = dataclasses.field(default_factory=list)
    posts: list[Post] = dataclasses.field(default_factory=list)
    reasons: dict[tuple[int, date], StandingReason] = dataclasses.field(default_factory=dict)
    ceiling: int | None = None
    bodies: Bodies = dataclasses.field(default_factory=Bodies)
    memory: Memory = dataclasses.field(default_factory=Memory)
    programme: Programme = dataclasses.field(default_factory=Programme)
    requests: list[Request] = dataclasses.field(default_factory=list)
    declined: list[tuple[date, Field | None]] = dataclasses.field(default_factory=list)
    partners: list[Bound] = dataclasses.field(default_factory=list)
    resources: list[Listed] = dataclasses.field(default_factory=list)


def _landings(draw: random.Random, taken_over: bool) -> list[Landing]:
    landings: list[Landing] = []
    for when in sorted({moment(draw) for _ in range(draw.randrange(1, 5))}):
        first = [Stage.ASSIGNMENT, *([Stage.CLOSED, Stage.CLOSED, *LATER] if taken_over else [])]
        stage = draw.choice([*[Stage.CLOSED] * 5, Stage.FOLLOW_UP, *LATER] if landings else first)
        landings.append(
            (stage, draw.choice([*Outcome, Outcome.NOT_COMPLETED]) if stage is Stage.CLOSED else None, when)
        )
    return landings


def drawn(draw: random.Random, territories: list[str], accounts: int) -> Life:
    """One life, from its reception to whatever follows."""
    taken_over = draw.random() < 0.4
    landings = _landings(draw, taken_over) if draw.random() < 0.9 else []
    life = Life(
        landings[0][2] if landings else None,
        landings,
        draw.choice([*Field, None]),
        draw.choice([*territories, None]),
        taken_over,
        draw.random() < 0.3,
        draw.choice([None, 0, 1, 2, 3]),
        draw.choice([*range(accounts), None]),
        draw.choice([*range(accounts), None]),
    )
    if landings:
        _live(draw, life)
    life.told = draw_told(draw, moment if landings else None)
    return life


def _live(draw: random.Random, life: Life) -> None:
    for held in sorted(
        {moment(draw) for _ in range(draw.choice([0, 0, 0, 1] if life.taken_over else [0, 1, 1, 1, 2, 3]))}
    ):
        life.sittings.append(_sitting(draw, held))
    for number, (stage, outcome, when) in enumerate(life.landings):
        step = StepCode.TAKE_OVER if life.taken_over and number == 0 else StepCode.STOP
        closed = stage is Stage.CLOSED
        reason, who = draw.choice([*EndReason, None]), draw.choice([*EndedBy, None])
        source = draw.choice([*ANYWHERE, None])
        life.lines.append(Line(step, stage, when, outcome, *((reason, who, source) if closed else ())))
    for sitting in life.sittings:
        if sitting.at and draw.random() < 0.9:
            when = sitting.at + timedelta(minutes=draw.randrange(300_000 if draw.random() < 0.2 else 400))
            life.lines.append(Line(draw.choice(RECORDED), Stage.VALIDATION, when))
    life.lines.sort(key=lambda line: line.at)
    life.delays = [_delay(draw) for _ in range(draw.randrange(4))]
    life.tries = [moment(draw) for _ in range(draw.randrange(7))]
    agreed = sorted({moment(draw) for _ in range(draw.randrange(4))})
    life.plans = [(when if draw.random() < 0.8 else None, draw.randrange(4)) for when in agreed]
    life.reviews = [_said(draw, life) for _ in range(draw.choice([0, 0, 1, 2, 3]))]


def _sitting(draw: random.Random, at: datetime) -> Held:
    if draw.random() < 0.2:
        return Held(None)
    if draw.random() < 0.1:
        return Held(at)
    due = at.date() + timedelta(days=draw.randrange(0, 200))
    return Held(at, due, draw.choice([*Wish, None]), draw.choice([*Resolved, None]))


def _delay(draw: random.Random) -> Delay:
    began = moment(draw)
    ended = began + timedelta(hours=draw.randrange(2000)) if draw.random() < 0.7 else None
    target, spare = draw.randrange(1, 20), draw.randrange(12)
    return Delay(
        draw.choice(list(DelayKind)),
        began,
        ended,
        draw.randrange(40) if ended and draw.random() < 0.97 else None,
        target,
        target + spare,
        draw.choice([None, 1, target + spare + 3]),
        draw.choice([None, began.date() + timedelta(days=draw.randrange(60))]),
    )


def _said(draw: random.Random, life: Life) -> Said:
    on, recorded = day(draw), moment(draw)
    agreed = [actions for when, actions in life.plans if when is not None and when <= recorded]
    asked = agreed[-1] if agreed else 0
    actions = [draw.choice(list(Kept)) for _ in range(draw.randrange(asked + 1))]
    kept = draw.choice([*Kept, None])
    return Said(draw.choice(list(Respondent)), on, recorded, draw.choice(list(Resolved)), kept, actions, asked)


def write(
    book: Book, life: Life, places: dict[str, Territory], accounts: list[Account], coordinators: Sequence[int]
) -> Case:
    """The rows of one life; the first of the coordinators has the cases that need one."""
    needed = life.landings and life.landings[-1][0] in LATER
    case = book.case(
        life.received,
        *life.landings,
        coordinator=coordinators[0] if needed else None,
        field=life.field,
        territory_id=places[life.territory].id if life.territory else None,
        taken_over=life.taken_over,
        urgent=life.urgent,
        children=life.children,
        referrer_id=accounts[life.referrer].id if life.referrer is not None else None,
        holder_id=accounts[life.holder].id if life.holder is not None else None,
        origin=life.told.origin,
    )
    life.reference = case.reference
    for number, line in enumerate(life.lines, 1):
        said: dict[str, Any] = {"outcome": line.outcome, "reason": line.reason, "ended_by": line.ended_by}
        chosen = coordinators[line.coordinator] if line.coordinator is not None else None
        said |= {"source": line.source, "coordinator_id": chosen, "pertinent": line.pertinent}
        book.passage(case, number, line.step, line.target, line.at, **said)
    write_told(book, life.told, case, len(life.lines))
    _write_delays(book, life, case)
    _write_after(book, life, case)
    return case


def _write_delays(book: Book, life: Life, case: Case) -> None:
    for number, delay in enumerate(life.delays, 1):
        term = {"target": delay.target, "maximum": delay.maximum, "urgent": delay.urgent}
        measure = {"ended_at": delay.ended, "counted": delay.counted, "due_on": delay.due}
        book.delay(case, number, delay.kind, delay.started, **term, **measure)


def _write_after(book: Book, life: Life, case: Case) -> None:
    for number, held in enumerate(life.sittings, 1):
        sitting = book.sitting(case, number, held.at)
        if held.due is not None:
            book.follow_up(sitting, held.due, held.wish, held.resolved)
    for when in life.tries:
        book.tried(case, when)
    plans = [(when, book.plan(case, number, when, count)) for number, (when, count) in enumerate(life.plans, 1)]
    for said in life.reviews:
        in_force = [actions for when, actions in plans if when is not None and when <= said.recorded]
        kept = dict(zip(in_force[-1] if in_force else [], said.actions, strict=False))
        book.review(case, said.on, said.respondent, said.resolved, said.kept, said.recorded, kept)
