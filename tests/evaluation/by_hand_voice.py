"""Counting by hand what people say in questionnaires, and how many of these came back."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from conference.domain import questionnaires as asking
from conference.domain.questionnaires import Respondent
from conference.evaluation.period import Period
from tests.evaluation.by_hand import FEW, Asked, Hand, hundredths, inside
from tests.evaluation.heard import Back, Voice
from tests.evaluation.lives import Life, World

MEANS = ("overall", "coordinator", "conference", "plan", "families", "professionals")
GAPS = ("coordinator", "conference", "plan", "overall", "heard", "decided")
RATES = ("rate", *(f"rate_{kind}" for kind in Respondent))
SPREADS = ("spread", "heard", "decided")
BANDS = {"from_0": range(5), "from_5": range(5, 7), "from_7": range(7, 9), "from_9": range(9, 11)}


def voice(world: World, asked: Asked) -> dict[str, Hand]:
    back = _returned(world, asked)
    if asked.narrowed:
        return {f"voice.{code}": Hand(None, 0) for code in (*MEANS, *SPREADS, *(f"gap_{name}" for name in GAPS))} | back
    said = [one for one in world.answers if one.asked is asking.Asked.END and _touched(one.quarter, asked.period)]
    pros = [one for one in said if one.respondent is Respondent.PROFESSIONAL]
    kin = [one for one in said if one not in pros]
    means = {name: _mean(said, name) for name in ("overall", "coordinator", "conference", "plan")}
    means |= {"families": _mean(kin, "overall", pros), "professionals": _mean(pros, "overall", kin)}
    spreads = {"spread": _spread(said, "overall", BANDS)}
    for name in ("heard", "decided"):
        spreads[name] = _spread(said, name, {f"agree_{n}": range(n, n + 1) for n in range(1, 5)})
    gaps = {f"gap_{name}": _gap(kin, pros, name) for name in GAPS}
    return {f"voice.{code}": hand for code, hand in (means | spreads | gaps).items()} | back


def _gap(kin: Sequence[Voice], pros: Sequence[Voice], name: str) -> Hand:
    one, other = _mean(kin, name), _mean(pros, name)
    told = isinstance(one.value, Fraction) and isinstance(other.value, Fraction)
    gap = one.value - other.value if told else None  # type: ignore[operator]
    return Hand(gap, one.n + other.n, one.missing + other.missing, population=len(kin) + len(pros))


def _mean(said: Sequence[Voice], name: str, others: Sequence[Voice] = ()) -> Hand:
    told = [mark for mark in (one.figures[name] for one in said) if mark is not None]
    beside = sum(one.figures[name] is not None for one in others)
    mean = None
    if len(told) >= FEW and beside not in range(1, FEW):
        mean = Fraction(int(Fraction(sum(told), len(told)) * 100 + Fraction(1, 2)), 100)
    return Hand(mean, len(told), len(said) - len(told), population=len(said))


def _spread(said: Sequence[Voice], name: str, bands: dict[str, range]) -> Hand:
    told = [mark for mark in (one.figures[name] for one in said) if mark is not None]
    shown = len(told) >= FEW
    lines = {code: sum(mark in band for mark in told) for code, band in bands.items()} if shown else {}
    return Hand(len(told) if shown else None, len(told), len(said) - len(told), lines, population=len(said))


def _returned(world: World, asked: Asked) -> dict[str, Hand]:
    counted = [one for life, one in world.given if _last_within(life, world, asked) and one.asked is asking.Asked.END]
    whose = {kind.value: sum(_came(one) for one in counted if one.respondent is kind) for kind in Respondent}
    ways = {way: sum(getattr(one, way) for one in counted) for way in ("online", "paper", "spoken")}
    received, expected = sum(map(_came, counted)), sum(one.expected for one in counted)
    refused = {"refused": sum(one.refused for one in counted)}
    silent = expected - received
    rates = {f"voice.rate_{kind}": _rate([one for one in counted if one.respondent is kind]) for kind in Respondent}
    return rates | {
        "voice.rate": _rate(counted),
        "voice.respondents": Hand(received, received, silent, whose, refused, population=expected),
        "voice.ways": Hand(received, received, silent, ways, population=expected),
    }


def _rate(given: Sequence[Back]) -> Hand:
    back, n = sum(map(_came, given)), sum(one.expected for one in given)
    return Hand(hundredths(back, n), n, counted=back)


def _came(one: Back) -> int:
    return one.online + one.paper + one.spoken


def _last_within(life: Life, world: World, asked: Asked) -> bool:
    held = [sitting.at for sitting in life.sittings if sitting.at is not None]
    return bool(held) and any(life is one for one in inside(world, asked)) and asked.within(max(held))


def _touched(quarter: date, period: Period) -> bool:
    days = [quarter + timedelta(days=n) for n in range(92)]
    own = [day for day in days if day.month < quarter.month + 3 and day.year == quarter.year]
    return any(period.first <= day <= period.last for day in own)
