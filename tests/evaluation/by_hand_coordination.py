"""Counting by hand those who coordinate: their letters, the conferences they ran, and those who left."""

from collections.abc import Iterable, Sequence

from conference.domain.coordinators import StandingReason
from tests.evaluation.by_hand import FEW, Asked, Hand, tallied
from tests.evaluation.lives import RECORDED, World

CODES = ("programme.letters", "programme.experience", "programme.left")
LEAVING = [reason for reason in StandingReason if reason != "absence"]


def coordination(world: World, asked: Asked) -> dict[str, Hand]:
    if asked.narrowed:
        return dict.fromkeys(CODES, Hand(None, 0))
    last = asked.period.last
    engaged = []
    for number, history in enumerate(world.standings):
        begun = [status for status, since in history if since <= last]
        if begun and begun[-1] == "engaged":
            engaged.append(number)
    # Letters are drawn at random: somebody may hold several on one day, and then counts once for each.
    letters = [beside for number in engaged for beside in _letters(world, number, asked)]
    runs = [_band(_ran(world, number, asked)) for number in engaged]
    left = [
        world.reasons.get((number, since))
        for number, history in enumerate(world.standings)
        for status, since in history
        if status == "left" and asked.period.first <= since <= last
    ]
    return {
        "programme.letters": _hand(("without", "within", "above"), letters),
        "programme.experience": _hand(("none", "one", "to_three", "more"), runs),
        "programme.left": _hand(LEAVING, left),
    }


def _hand(codes: Iterable[str], found: Sequence[str | None]) -> Hand:
    if len(found) < FEW:
        return Hand(len(found), len(found))
    parts, missing = tallied([str(code) for code in codes], found)
    return Hand(len(found), len(found), missing, parts)


def _letters(world: World, number: int, asked: Asked) -> list[str]:
    last = asked.period.last
    held = [one for one in world.letters if one.whose == number and one.since <= last <= (one.until or last)]
    above = [world.ceiling is not None and one.thousandths > world.ceiling for one in held]
    return [("above" if one else "within") for one in above] or ["without"]


def _ran(world: World, number: int, asked: Asked) -> int:
    ran = set()
    for post in world.posts:
        for rank, line in enumerate(world.lives[post.life].lines):
            during = post.since <= line.at and (post.until is None or line.at <= post.until)
            if post.whose == number and during and line.step in RECORDED and asked.before_the_end(line.at):
                ran.add((post.life, rank))
    return len(ran)


def _band(held: int) -> str:
    return {0: "none", 1: "one", 2: "to_three", 3: "to_three"}.get(held, "more")
