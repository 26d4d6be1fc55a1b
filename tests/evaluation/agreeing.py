"""What the product says of every figure, beside what counting by hand gives; and what readers ask for, at random."""

import random

from sqlalchemy import true

from conference import clock
from conference.domain.delays import DelayKind
from conference.domain.referral import Field
from conference.evaluation.indicators import REGISTRY
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.indicators.figure import Figure
from conference.evaluation.period import Period
from conference.models.place import Territory
from tests.evaluation import (
    by_hand,
    by_hand_after,
    by_hand_asking,
    by_hand_bodies,
    by_hand_circles,
    by_hand_coordination,
    by_hand_memory,
    by_hand_partners,
    by_hand_path,
    by_hand_told,
    by_hand_training,
    by_hand_voice,
)
from tests.evaluation.by_hand import Asked, Hand
from tests.evaluation.lives import World
from tests.evaluation.moments import day
from tests.evaluation.worlds import PARENTS

ZONES = ("Europe/Paris", "Indian/Reunion", "America/Guadeloupe")


def counted(world: World, asked: Asked) -> dict[str, Hand]:
    """Every figure, counted by hand."""
    found = by_hand.activity(world, asked) | by_hand_told.told(world, asked)
    for kind in DelayKind:
        found |= by_hand.delays(world, asked, kind.value)
    found |= by_hand_after.conferences(world, asked) | by_hand_after.follow_up(world, asked)
    found |= by_hand_after.effort(world, asked)
    found |= by_hand_path.path(world, asked) | by_hand_path.neutrality(world, asked)
    found |= by_hand_path.quality(world, asked) | by_hand_memory.remembered(world.memory, asked)
    found |= by_hand_circles.participation(world, asked) | by_hand_circles.plan(world, asked)
    found |= by_hand_coordination.coordination(world, asked)
    found |= by_hand_circles.living(world, asked) | by_hand_circles.data(world, asked)
    found |= by_hand_bodies.bodies(world, asked)
    found |= by_hand_training.training(world, asked)
    found |= by_hand_asking.requests(world, asked)
    found |= by_hand_partners.partners(world.partners, world.resources, asked)
    return found | by_hand.programme(world, asked) | by_hand_voice.voice(world, asked)


def told(figure: Figure) -> Hand:
    """What the product says of one figure."""
    result = figure.result
    lines = {line.code: line.value for line in result.lines if not line.apart}
    apart = {line.code: line.value for line in result.lines if line.apart}
    population = None if result.population == result.n else result.population
    return Hand(result.value, result.n, result.missing, lines, apart, result.references, population, result.counted)


def plain(hand: Hand) -> Hand:
    """A population that is ``n`` is not told twice."""
    population = None if hand.population == hand.n else hand.population
    return Hand(hand.value, hand.n, hand.missing, hand.lines, hand.apart, hand.references, population, hand.counted)


def drawn_period(draw: random.Random, world: World) -> Period:
    """From a day to another: as likely as not, days on which something happened, for the bounds are where one errs."""
    known = [entry.day for entry in world.entries]
    for life in world.lives:
        known += [said.on for said in life.reviews] + [held.due for held in life.sittings if held.due is not None]
        known += [delay.due for delay in life.delays if delay.due is not None]
    known += [last for one in world.programme.taught for last in one.days[-1:]]
    drawn = [draw.choice(known) if draw.random() < 0.6 else day(draw) for _ in range(2)]
    return Period(min(drawn), max(drawn), draw.choice(ZONES))


def drawn_scope(draw: random.Random, period: Period, places: dict[str, Territory]) -> tuple[Asked, Scope]:
    """What a reader asks for: often nothing but a period, else a territory, a field or both."""
    territory, field = draw.choice([None, *PARENTS]), draw.choice([None, None, *Field])
    everywhere = draw.random() < 0.7
    asked = Asked(period, clock.today(period.zone), territory, field, everywhere, clock.now())
    place = places[territory].id if territory else None
    return asked, Scope(period, true(), place, field, everywhere)


def agree(figures: list[Figure], world: World, asked: Asked) -> None:
    """Every figure of the registry is what counting by hand gives."""
    expected = counted(world, asked)
    assert set(expected) == set(REGISTRY)
    for figure in figures:
        assert told(figure) == plain(expected[figure.code]), (figure.code, asked)
