"""Whether there will be time for what is coming: letters of mission against open cases and expected requests.

A sum for the whole département, told line by line; of nobody in particular.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from conference.domain.load import CASE, CONFERENCE, NO_LETTER
from conference.domain.mission import FULL_DAY

MONTHS = 3
USUAL = CASE * MONTHS + CONFERENCE  # minutes of a case where too few were closed to tell
USUAL_SHARE = Decimal("0.2")  # of a letter where none runs and none has a ceiling [L2474-2478]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a forecast rests on, all of it counted.

    ``given``: thousandths of a full day that letters give, day after day, to those engaged that day. ``without``: days
    of people engaged without a letter. ``spent``: minutes noted so far on each open case. ``measured``: minutes that
    each case closed in the year took, none where too few were. ``loose``: minutes noted in the year outside any case,
    out of ``noted``.
    """

    first: date
    last: date
    engaged: int
    with_letter: int
    given: int
    without: int
    departures: int
    endings: int
    spent: Sequence[int]
    waiting: int
    late: int
    received: int
    declined: int
    measured: Sequence[int]
    loose: int
    noted: int
    ready: int
    ceiling: Decimal | None = None

    @property
    def days(self) -> int:
        """How many days are ahead."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Forecast:
    """The sums, in minutes, and how many people they make; ``assumed`` is the part of the time that no letter gives."""

    grounds: Grounds
    time: int
    assumed: int
    outside: int
    each: int
    remaining: int
    expected: int
    one: int

    @property
    def free(self) -> int:
        """What letters, and people without one, leave to cases."""
        return self.time - self.outside

    @property
    def promised(self) -> int:
        """What letters alone leave to cases, without the time that is assumed."""
        return self.free * (self.time - self.assumed) // self.time if self.time else 0

    @property
    def needed(self) -> int:
        """What open and expected cases will take."""
        return self.remaining + self.expected * self.each

    @property
    def short(self) -> bool:
        """Whether letters promise less than is needed, whatever people without a letter may give."""
        return self.needed > self.promised

    @property
    def balance(self) -> int:
        """What is left, or what lacks, below zero."""
        return self.free - self.needed

    @property
    def missing(self) -> int:
        """How many more people, with a letter like the others, would hold the delays."""
        return _up(Fraction(-self.balance, self.one)) if self.balance < 0 else 0

    @property
    def to_engage(self) -> int:
        """How many of them are trained already."""
        return min(self.missing, self.grounds.ready)

    @property
    def to_train(self) -> int:
        """How many are to be trained."""
        return self.missing - self.to_engage


def forecast(grounds: Grounds) -> Forecast:
    """What the coming months ask, beside what letters give."""
    assumed = int(Fraction(NO_LETTER) * FULL_DAY * grounds.without)
    time = int(Fraction(grounds.given, 1000) * FULL_DAY) + assumed
    aside = Fraction(grounds.loose, grounds.noted) if grounds.noted else Fraction(0)
    each = sum(grounds.measured) // len(grounds.measured) if grounds.measured else USUAL
    return Forecast(
        grounds,
        time,
        assumed,
        int(time * aside),
        each,
        sum(max(0, each - spent) for spent in grounds.spent),
        _up(Fraction((grounds.received - grounds.declined) * MONTHS, 12)),
        _one(grounds, aside),
    )


def _one(grounds: Grounds, aside: Fraction) -> int:
    """What a letter like the others leaves to cases; like the ceiling, or a fifth, where none runs."""
    if grounds.given:
        whole = Fraction(grounds.given, 1000) / grounds.with_letter
    else:
        whole = Fraction(grounds.ceiling or USUAL_SHARE) * grounds.days
    return max(1, int(whole * FULL_DAY * (1 - aside)))


def _up(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)
