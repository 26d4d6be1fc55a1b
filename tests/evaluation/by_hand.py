"""Counting by hand: every figure of a world, life after life, with none of the product's arithmetic."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from conference.domain.coordinators import CoordinatorStatus
from conference.domain.outcomes import DECLINE_REASONS, STOP_REASONS, EndedBy, EndReason, State, state
from conference.domain.referral import Field
from conference.domain.stages import Outcome, Stage
from conference.evaluation.period import Period
from tests.evaluation.lives import ANYWHERE, Life, Line, World

FEW = 5
LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Asked:
    """What a reader asked for, in plain values; ``today`` is their day, ``now`` their minute."""

    period: Period
    today: date
    territory: str | None = None
    field: Field | None = None
    everywhere: bool = True
    now: datetime = LAST

    @property
    def narrowed(self) -> bool:
        return self.territory is not None or self.field is not None

    def civil(self, at: datetime) -> date:
        """The day that people there call it."""
        return at.astimezone(ZoneInfo(self.period.zone)).date()

    def within(self, at: datetime | None) -> bool:
        return at is not None and self.period.first <= self.civil(at) <= self.period.last

    def before_the_end(self, at: datetime) -> bool:
        return self.civil(at) <= self.period.last

    def past(self, day: date) -> bool:
        """Whether a day is over, at the end of the period and today."""
        return day <= self.period.last and day < self.today


@dataclass(frozen=True)
class Hand:
    """What counting by hand gives of one figure."""

    value: object
    n: int
    missing: int = 0
    lines: Mapping[str, int] = field(default_factory=dict)
    apart: Mapping[str, int] = field(default_factory=dict)
    references: tuple[str, ...] = ()
    population: int | None = None
    counted: int | None = None


def inside(world: World, asked: Asked) -> list[Life]:
    """The lives that were asked for: those of a territory are also those of the territories within it."""
    found = []
    for life in world.lives:
        place = life.territory
        while asked.territory is not None and place is not None and place != asked.territory:
            place = world.parents[place]
        if asked.territory in {None, place} and asked.field in {None, life.field}:
            found.append(life)
    return found


def tallied(codes: Iterable[str], found: Iterable[str | None], silent: str = "unknown") -> tuple[dict[str, int], int]:
    """How many of each code, zeros included, others and silence only where there are some."""
    counts = dict.fromkeys(codes, 0)
    missing = 0
    for code in found:
        if code is None:
            missing += 1
        else:
            counts[code] = counts.get(code, 0) + 1
    return counts | ({silent: missing} if missing else {}), missing


def hundredths(some: int, n: int) -> int | None:
    """The nearest whole percent, and none of few."""
    return int(Fraction(100 * some, n) + Fraction(1, 2)) if n >= FEW else None


def activity(world: World, asked: Asked) -> dict[str, Hand]:
    received = [life for life in inside(world, asked) if asked.within(life.received)]
    n = len(received)
    fields, unknown = tallied(list(Field), [life.field for life in received])
    told = [life.children for life in received if life.children is not None]
    known = {id(life): _last_known(life, asked) for life in received}
    states, _ = tallied(list(State), [found[0] for found in known.values()])
    states["own_solution"] = sum(outcome is Outcome.OWN_SOLUTION for _, outcome in known.values())
    gap = sorted(life.reference or "" for life in received if known[id(life)][0] is State.GAP)
    return {
        "activity.referrals": Hand(n, n),
        "activity.taken_over": Hand(sum(life.taken_over for life in received), n),
        "activity.children": Hand(sum(told) if told or not n else None, len(told), n - len(told), population=n),
        "activity.fields": Hand(n, n, unknown, fields),
        "activity.states": Hand(n, n, 0, states, references=tuple(gap)),
        **_endings([(life, known[id(life)][1]) for life in received], asked),
    }


def _last_known(life: Life, asked: Asked) -> tuple[State, Outcome | None]:
    stage, outcome, _ = [landing for landing in life.landings if asked.before_the_end(landing[2])][-1]
    coordinated = stage not in {Stage.REFERRAL, Stage.ASSIGNMENT}
    return state(stage, outcome, taken_over=life.taken_over, has_coordinator=coordinated), outcome


def _endings(received: list[tuple[Life, Outcome | None]], asked: Asked) -> dict[str, Hand]:
    def closing(life: Life) -> Line:
        past = [line for line in life.lines if line.target is Stage.CLOSED and asked.before_the_end(line.at)]
        return past[-1]

    stopped = [life for life, outcome in received if outcome in {Outcome.NOT_COMPLETED, Outcome.OWN_SOLUTION}]
    failed = [closing(life).reason for life, outcome in received if outcome is Outcome.NOT_COMPLETED]
    declined = [closing(life).reason for life, outcome in received if outcome is Outcome.NOT_ADMITTED]
    reasons, silent = tallied([r for r in STOP_REASONS if r is not EndReason.FAMILY_ORGANISED], failed)
    own = {"own_solution": len(stopped) - len(failed)}
    who, nobody = tallied(list(EndedBy), [closing(life).ended_by for life in stopped])
    refused, untold = tallied(DECLINE_REASONS, declined)
    steps, nowhere = tallied(ANYWHERE, [closing(life).source for life in stopped])
    return {
        "activity.stopped": Hand(len(stopped), len(stopped), silent, reasons | own),
        "activity.ended_by": Hand(len(stopped), len(stopped), nobody, who),
        "activity.stopped_at": Hand(len(stopped), len(stopped), nowhere, steps),
        "activity.not_admitted": Hand(len(declined), len(declined), untold, refused),
    }


def delays(world: World, asked: Asked, kind: str) -> dict[str, Hand]:
    own = [(life, delay) for life in inside(world, asked) for delay in life.delays if delay.kind == kind]
    ended = [(life, delay) for life, delay in own if asked.within(delay.ended) and delay.counted is not None]
    kept = {"on_time": 0, "after_target": 0, "after_maximum": 0}
    for life, delay in ended:
        spent = delay.counted or 0
        target = delay.urgent if life.urgent and delay.urgent is not None else delay.target
        longest = max(delay.maximum, target)
        kept["on_time" if spent <= target else "after_target" if spent <= longest else "after_maximum"] += 1
    days = sorted(delay.counted or 0 for _, delay in ended)
    n = len(days)
    running = [delay for _, delay in own if asked.before_the_end(delay.started)]
    running = [delay for delay in running if delay.ended is None or not asked.before_the_end(delay.ended)]
    late = sum(delay.due is not None and asked.past(delay.due) for delay in running)
    return {
        f"delays.{kind}": Hand(n, n, 0, kept),
        f"delays.{kind}_share": Hand(hundredths(kept["on_time"], n), n, counted=kept["on_time"]),
        f"delays.{kind}_median": Hand(days[(n + 1) // 2 - 1] if n >= FEW else None, n),
        f"delays.{kind}_ninth_decile": Hand(days[(9 * n + 9) // 10 - 1] if n >= FEW else None, n),
        f"delays.{kind}_late": Hand(late, len(running)),
    }


def programme(world: World, asked: Asked) -> dict[str, Hand]:
    if asked.narrowed:
        return dict.fromkeys(("programme.trained", "programme.engaged", "programme.unserved"), Hand(None, 0))
    past = [[status for status, since in lines if since <= asked.period.last] for lines in world.standings]
    now = [lines[-1] if lines else None for lines in past]
    counts, _ = tallied(list(CoordinatorStatus), [status for status in now if status])
    trained = sum(counts.values())
    engaged = [seats for seats, status in zip(world.seats, now, strict=True) if status == "engaged"]
    served = {_top(world, seat) for seats in engaged for seat in seats}
    tops = {name for name, parent in world.parents.items() if parent is None}
    without = dict.fromkeys(tops - served, 1)
    return {
        "programme.trained": Hand(trained, trained, 0, counts),
        "programme.engaged": Hand(counts["engaged"], trained),
        "programme.unserved": Hand(len(without), len(tops), 0, without),
    }


def _top(world: World, place: str | None) -> str | None:
    while place is not None and (parent := world.parents[place]) is not None:
        place = parent
    return place
