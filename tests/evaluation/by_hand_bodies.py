"""Counting by hand what the bodies of a département did."""

from collections.abc import Iterator
from datetime import date

from conference.domain.council import DecisionFate
from tests.evaluation.bodies import NAMES, Met, Span
from tests.evaluation.by_hand import Asked, Hand, tallied
from tests.evaluation.lives import World

CODES = ("programme.meetings", "programme.pace", "programme.family_seats", "programme.decisions")


def bodies(world: World, asked: Asked) -> dict[str, Hand]:
    if asked.narrowed:
        return dict.fromkeys(CODES, Hand(None, 0))
    held = [(NAMES[one.kind], met) for one in world.bodies.drawn for met in one.meetings if _within(met, asked)]
    sat = sum(closed and asked.within(at) for at, closed in world.bodies.sittings)
    named = [*(name for name, _ in held), *["Comité"] * sat]
    paces, _ = tallied(("on_time", "late", "free"), [_pace(met) for _, met in held])
    taken, _ = tallied((*DecisionFate, "unsaid"), list(_became(world, asked)))
    seats, _ = tallied(("held", "vacant"), list(_seats(world, asked.period.last)))
    found = ((len(named), tallied((), named)[0]), (len(held), paces), (sum(seats.values()), seats))
    lines = (*found, (sum(taken.values()), taken))
    return {code: Hand(n, n, 0, said) for code, (n, said) in zip(CODES, lines, strict=True)}


def _within(met: Met, asked: Asked) -> bool:
    return met.closed and asked.period.first <= met.on <= asked.period.last


def _pace(met: Met) -> str:
    if met.due is None:
        return "free"
    return "late" if met.on > met.due else "on_time"


def _became(world: World, asked: Asked) -> Iterator[str]:
    for one in world.bodies.drawn:
        for met in one.meetings:
            for said in met.decisions if _within(met, asked) else []:
                past = [fate for place, fate in said.items() if one.meetings[place].on <= asked.period.last]
                yield past[-1].value if past else "unsaid"


def _seats(world: World, last: date) -> Iterator[str]:
    for span in world.bodies.seats:
        if _runs(span, last):
            yield "held"
    for one in world.bodies.drawn:
        for families, held, span in one.seats:
            if families and _runs(span, last):
                yield "held" if held else "vacant"


def _runs(span: Span, last: date) -> bool:
    since, until = span
    return since <= last and (until is None or until >= last)
