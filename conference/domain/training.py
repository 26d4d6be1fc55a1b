"""Training and awareness: sessions by kind, what they cost and who pays, targets, first conferences, refreshers.

A target is followed by civil year, as notes are; what remains of it is spread evenly over the years that are left.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from conference.domain.follow_up import months_after
from conference.domain.logistics import cents
from conference.domain.reasons import Reason
from conference.domain.statistics import MEDIAN, ranked

DEAREST = 100_000_00
MOST_DAYS = 12
MOST_PEOPLE = 2_000
FOLLOWED_MONTHS = 6
REFRESHER_MONTHS, FIRST_CONFERENCE_MONTHS = 24, 12
FEWEST_STARTED = 5  # under that a median tells of somebody
HALF = Fraction(1, 2)
# What people write for a share, besides a fraction and hundredths.
_IN_WORDS = {"tout": Fraction(1), "la moitié": HALF, "moitié": HALF, "un tiers": Fraction(1, 3)}
_FRACTION = re.compile(r"(\d{1,3}) ?(?:/|sur) ?(\d{1,3})")
_HUNDREDTHS = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|pour cent)")


class TrainingKind(StrEnum):
    """What a session is for. Only the first makes a coordinator; the last names nobody."""

    COORDINATOR = "coordinator"
    REFRESHER = "refresher"
    MANAGERS = "managers"
    AWARENESS = "awareness"


class TrainingPayer(StrEnum):
    """Who pays; ``EMPLOYERS``: each for its own people."""

    DEPARTMENT = "department"
    ASSOCIATIONS = "associations"
    EMPLOYERS = "employers"
    STATE = "state"
    OTHER = "other"


class Goal(StrEnum):
    """What a target counts."""

    PEOPLE = "people"
    SESSIONS = "sessions"


class TargetState(StrEnum):
    """Where a target stands on a day."""

    TO_COME = "to_come"
    UNDER_WAY = "under_way"
    REACHED = "reached"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Part:
    """What one payer pays: an amount in cents, or a share of the whole; one of the two."""

    payer: TrainingPayer
    cents: int | None = None
    share: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Sharing:
    """Who pays how much. ``parts`` has, for each part in its order, its cents and its share as far as they are known.

    ``gap`` is what nobody pays, in cents, less than zero where more is paid than it costs; ``share_gap`` is the same
    where only shares are known.
    """

    total: int | None
    parts: tuple[tuple[int | None, Fraction | None], ...]
    gap: int | None = None
    share_gap: Fraction | None = None


def apportioned(amount: int, weights: Sequence[int | Fraction]) -> list[int]:
    """An amount cut into whole parts in proportion to weights; the parts add up to it. All zero: nothing for all.

    What is left over goes to the parts that lose most, the first of them first.
    """
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    exact = [Fraction(amount) * weight / whole for weight in weights]
    found = [int(part) for part in exact]
    losing = sorted(range(len(exact)), key=lambda n: (found[n] - exact[n], n))
    for n in losing[: amount - sum(found)]:
        found[n] += 1
    return found


def sharing(total: int | None, parts: Sequence[Part]) -> Sharing:
    """What each payer's part comes to, and what is left uncovered of the ``total`` cost in cents."""
    shares = sum((part.share for part in parts if part.share is not None), Fraction(0))
    fixed = sum(part.cents for part in parts if part.cents is not None)
    if total is None and parts and all(part.cents is not None for part in parts):
        total = fixed
    if total is None:
        known = tuple((part.cents, part.share) for part in parts)
        only_shares = bool(parts) and all(part.share is not None for part in parts)
        return Sharing(None, known, share_gap=1 - shares if only_shares else None)
    shared = [part.share or Fraction(0) for part in parts]
    cut = apportioned(round(total * shares), shared)
    each = tuple(_both(part, own, total) for part, own in zip(parts, cut, strict=True))
    paid = sum(amount for amount, _ in each if amount is not None)
    return Sharing(total, each, gap=total - paid if parts else None)


def _both(part: Part, cut: int, total: int) -> tuple[int | None, Fraction | None]:
    if part.cents is None:
        return cut, part.share
    return part.cents, Fraction(part.cents, total) if total else None


def paid(typed: str) -> tuple[int | None, Fraction | None]:
    """What somebody pays as it is typed: ``1 200,50 €``, ``50 %``, ``1/3``, ``la moitié``; neither is no answer."""
    said = " ".join(typed.replace("\u00a0", " ").replace("\u202f", " ").casefold().split())
    share = _IN_WORDS.get(said) or _share(said)
    if share is not None:
        return None, share if 0 < share <= 1 else None
    return cents(typed), None


def _share(said: str) -> Fraction | None:
    found = _FRACTION.fullmatch(said)
    if found:
        return Fraction(int(found[1]), int(found[2])) if int(found[2]) else Fraction(0)
    found = _HUNDREDTHS.fullmatch(said)
    return Fraction(found[1].replace(",", ".")) / 100 if found else None


@dataclass(frozen=True, slots=True)
class Target:
    """So many people, or sessions of so many each, between two days; ``high`` is the other end of a range."""

    kind: TrainingKind
    goal: Goal
    low: int
    since: date
    until: date
    high: int | None = None
    per_session: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """One session that took place: its kind, its last day, and how many came as far as that was noted."""

    kind: TrainingKind
    last_day: date
    people: int
    noted: bool = True


@dataclass(frozen=True, slots=True)
class YearOf:
    """One civil year of a target: what was done in it, and what is still to be done: both ends of a range."""

    year: int
    done: int
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """A target against what was done, on a day. ``people`` are those who came, whatever is counted."""

    target: Target
    state: TargetState
    done: int
    people: int
    unnoted: int
    left: tuple[int, int]
    years: tuple[YearOf, ...]

    @property
    def percent(self) -> int:
        """How far the lower end of the target is reached, in whole hundredths, 100 at most."""
        return min(100, self.done * 100 // self.target.low)


def progress(target: Target, held: Iterable[Held], today: date) -> Progress:
    """How far a target is: each session counts on its last day, within the target's period, up to today."""
    last = min(target.until, today)
    counted = [one for one in held if one.kind is target.kind and target.since <= one.last_day <= last]
    by_year: dict[int, int] = {}
    for one in counted:
        amount = one.people if target.goal is Goal.PEOPLE else 1
        by_year[one.last_day.year] = by_year.get(one.last_day.year, 0) + amount
    done = sum(by_year.values())
    left = max(0, target.low - done), max(0, (target.high or target.low) - done)
    return Progress(
        target,
        _state(target, done, today),
        done,
        sum(one.people for one in counted),
        sum(not one.noted for one in counted),
        left,
        _years(target, by_year, left, today),
    )


def _state(target: Target, done: int, today: date) -> TargetState:
    if done >= target.low:
        return TargetState.REACHED
    if today > target.until:
        return TargetState.MISSED
    return TargetState.TO_COME if today < target.since else TargetState.UNDER_WAY


def _years(target: Target, done: Mapping[int, int], left: tuple[int, int], today: date) -> tuple[YearOf, ...]:
    every = range(target.since.year, target.until.year + 1)
    ahead = [year for year in every if year >= today.year] if today <= target.until else []
    low, high = ({**dict.fromkeys(every), **_spread(amount, ahead)} for amount in left)
    return tuple(YearOf(year, done.get(year, 0), low[year], high[year]) for year in every)


def _spread(amount: int, years: Sequence[int]) -> dict[int, int | None]:
    """Some work spread evenly over years, the first ones taking what is left over."""
    return dict(zip(years, apportioned(amount, [1] * len(years)), strict=True)) if years else {}


def misses_of_target(target: Target) -> list[Reason]:
    """What keeps a target from being one."""
    asked = (
        (target.low > 0, "target_empty", "low"),
        (target.high is None or target.high > target.low, "target_range_backwards", "high"),
        (target.since <= target.until, "target_backwards", "until"),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]


@dataclass(frozen=True, slots=True)
class Started:
    """Somebody who was trained, and the day of the first conference that they coordinated since, if there is one."""

    name: str
    trained_on: date
    first_conference: date | None = None

    @property
    def days(self) -> int | None:
        """How long it took."""
        return None if self.first_conference is None else (self.first_conference - self.trained_on).days


@dataclass(frozen=True, slots=True)
class Starts:
    """How soon those who were trained held a conference: the median in days, of how many; and who waits since long.

    There is no median of fewer than ``FEWEST_STARTED``.
    """

    median: int | None
    held: int
    waiting: tuple[Started, ...]
    recent: int


def starts(people: Iterable[Started], months: int, today: date) -> Starts:
    """``waiting``: those without a conference ``months`` after their training; ``recent``: those without one yet."""
    known = list(people)
    delays = [one.days for one in known if one.days is not None]
    without = [one for one in known if one.days is None]
    waiting = tuple(one for one in without if months_after(one.trained_on, months) <= today)
    enough = len(delays) >= FEWEST_STARTED
    median = ranked({days: delays.count(days) for days in delays}, MEDIAN) if enough else None
    return Starts(median, len(delays), waiting, len(without) - len(waiting))


def refresher_due(last: date, months: int | None) -> date | None:
    """When somebody is to be trained again; None where the département asks for nothing."""
    return months_after(last, months) if months else None


def followed_until(last_day: date) -> date:
    """The last day of the months whose referrals are counted after an awareness session."""
    return months_after(last_day, FOLLOWED_MONTHS)
