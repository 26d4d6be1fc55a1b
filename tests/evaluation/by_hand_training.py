"""Counting by hand what was taught, to how many, at whose cost, and where targets stand."""

from fractions import Fraction

from conference.domain.training import Goal, TargetState, TrainingKind, TrainingPayer
from tests.evaluation.by_hand import Asked, Hand, tallied
from tests.evaluation.lives import World
from tests.evaluation.teaching import Aimed, Programme, Taught

CODES = ("sessions", "days", "people", "reached", "costs", "targets")
AWARENESS = TrainingKind.AWARENESS


def training(world: World, asked: Asked) -> dict[str, Hand]:
    if asked.narrowed:
        return {f"training.{code}": Hand(None, 0) for code in CODES}
    taught = [one for one in world.programme.taught if not one.given_up and one.days]
    over = [one for one in taught if asked.period.first <= one.days[-1] and asked.past(one.days[-1])]
    days = [one.kind for one in taught for day in one.days if asked.period.first <= day and asked.past(day)]
    targets = [one for one in world.programme.aimed if not one.withdrawn]
    running = [one for one in targets if one.until >= asked.period.first and one.since <= asked.period.last]
    states = [_state(one, world.programme, asked) for one in running]
    by_kind = ([one.kind for one in over], days)
    sessions, held = (Hand(len(kinds), len(kinds), 0, tallied(list(TrainingKind), kinds)[0]) for kinds in by_kind)
    told, _ = tallied(("under_way", "reached", "missed"), states)
    return {
        "training.sessions": sessions,
        "training.days": held,
        "training.people": _people([one for one in over if one.kind is not AWARENESS], lined=True),
        "training.reached": _people([one for one in over if one.kind is AWARENESS], lined=False),
        "training.costs": _costs(over),
        "training.targets": Hand(len(running), len(running), 0, told),
    }


def _people(over: list[Taught], *, lined: bool) -> Hand:
    rows = [(one.kind, came) for one in over for came, withdrawn in one.people if not withdrawn]
    noted = [(kind, came) for kind, came in rows if came is not None]
    total = sum(came for _, came in noted)
    value = total if noted or not rows else None
    kinds = [kind for kind in TrainingKind if kind is not AWARENESS] if lined and value is not None else []
    lines = {kind.value: sum(came for one, came in noted if one is kind) for kind in kinds}
    return Hand(value, len(noted), len(rows) - len(noted), lines, population=len(rows))


def _costs(over: list[Taught]) -> Hand:
    paid, uncovered, priced, unpriced = {payer.value: 0 for payer in TrainingPayer}, 0, 0, 0
    for one in over:
        costs = [(payer, cents, twelfths) for payer, cents, twelfths, withdrawn in one.costs if not withdrawn]
        total = one.total
        if total is None and costs and all(cents is not None for _, cents, _ in costs):
            total = sum(cents or 0 for _, cents, _ in costs)
        if total is None:
            unpriced += 1
            continue
        priced += 1
        each = _each(total, costs)
        uncovered += max(0, total - sum(each))
        for (payer, _, _), cents in zip(costs, each, strict=True):
            paid[payer.value] += cents
    apart = {"uncovered": uncovered, "unpriced": unpriced}
    apart = {code: value for code, value in apart.items() if value}
    return Hand(sum(paid.values()), priced, 0, paid, apart) if priced else Hand(None, 0, 0, {}, apart)


def _each(total: int, costs: list[tuple[TrainingPayer, int | None, int | None]]) -> list[int]:
    """Each part in whole cents: of shares, cents left over go one by one to whoever is furthest from their due."""
    due = [Fraction(total * (twelfths or 0), 12) for _, _, twelfths in costs]
    each = [cents if cents is not None else int(own) for (_, cents, _), own in zip(costs, due, strict=True)]
    shared = [n for n, (_, cents, _) in enumerate(costs) if cents is None]
    for _ in range(round(sum(due)) - sum(each[n] for n in shared)):
        furthest = max(shared, key=lambda n: (due[n] - each[n], -n))
        each[furthest] += 1
    return each


def _state(target: Aimed, programme: Programme, asked: Asked) -> TargetState:
    done = 0
    for one in programme.taught:
        counts = one.kind is target.kind and not one.given_up and one.days
        if counts and target.since <= one.days[-1] <= target.until and asked.past(one.days[-1]):
            came = sum(came or 0 for came, withdrawn in one.people if not withdrawn)
            done += came if target.goal is Goal.PEOPLE else 1
    if done >= target.low:
        return TargetState.REACHED
    return TargetState.MISSED if asked.past(target.until) else TargetState.UNDER_WAY
