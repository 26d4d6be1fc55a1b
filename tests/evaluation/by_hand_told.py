"""Counting by hand what referrals tell, what waits, and what happened on the way."""

from datetime import timedelta

from conference.domain.referral import LegalContext, Origin
from conference.domain.stages import Stage
from tests.evaluation.by_hand import Asked, Hand, hundredths, inside, tallied
from tests.evaluation.lives import Life, World
from tests.evaluation.told import EVENTS

BANDS = {2: "to_2", 5: "to_5", 10: "to_10", 14: "to_14", 17: "to_17", 20: "to_20", 59: "to_59", 74: "to_74"}


def told(world: World, asked: Asked) -> dict[str, Hand]:
    received = [life for life in inside(world, asked) if asked.within(life.received)]
    n = len(received)
    origins, silent = tallied(list(Origin), [life.told.origin for life in received])
    near = origins["family"] + origins["network"]
    places, nowhere = tallied((), [life.territory for life in received])
    return {
        "activity.origins": Hand(n, n, silent, origins),
        "activity.origins_share": Hand(hundredths(near, n - silent), n - silent, silent, population=n, counted=near),
        "activity.territories": Hand(n, n, nowhere, places),
        "activity.measure_in_force": _measures([life.told.in_force for life in received if life.told.referral], n),
        "activity.measure_considered": _measures([life.told.considered for life in received if life.told.referral], n),
        **_people(received, asked),
        "activity.waiting": _waiting(world, asked),
        **_events(world, asked),
    }


def _measures(found: list[LegalContext | None], n: int) -> Hand:
    lines, missing = tallied(list(LegalContext), [*found, *[None] * (n - len(found))])
    return Hand(n, n, missing, lines)


def _people(received: list[Life], asked: Asked) -> dict[str, Hand]:
    named = [(life, kind, birth) for life in received for kind, birth in life.told.people if kind != "relative"]
    nobody = {"nobody": sum(all(kind == "relative" for kind, _ in life.told.people) for life in received)}
    kinds, _ = tallied(("child", "adult"), [kind for _, kind, _ in named])
    ages, silent = tallied(
        [*BANDS.values(), "older"],
        [None if birth is None else _band(asked.civil(life.landings[0][2]).year - birth) for life, _, birth in named],
    )
    return {
        "activity.people": Hand(len(named), len(named), 0, kinds, nobody),
        "activity.ages": Hand(len(named), len(named), silent, ages, nobody),
    }


def _band(age: int) -> str:
    return next((code for last, code in BANDS.items() if age <= last), "older")


def _waiting(world: World, asked: Asked) -> Hand:
    at = min(asked.now, asked.period.ends)
    waits = []
    for life in inside(world, asked):
        past = [landing for landing in life.landings if landing[2] < at]
        if past and past[-1][0] is Stage.ASSIGNMENT and not life.taken_over:
            spent = at - past[-1][2]
            waits.append(next((f"to_{d}" for d in (15, 30, 60, 90) if spent < timedelta(days=d)), "longer"))
    lines, _ = tallied(("to_15", "to_30", "to_60", "to_90", "longer"), waits)
    return Hand(len(waits), len(waits), 0, lines)


def _events(world: World, asked: Asked) -> dict[str, Hand]:
    happened = [step for life in inside(world, asked) for step, at in life.told.events if asked.within(at)]
    return {f"activity.{step.value}": Hand(happened.count(step), happened.count(step)) for step in EVENTS}
