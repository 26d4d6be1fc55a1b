"""The proposal for a sitting: who could be asked for each case that waits. It decides nothing.

What may not be is never proposed; the rest is a cost in whole points, the weightiest first: nobody left unserved,
a shared language, the load spread, the road, and beginners in a pair.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import StrEnum

from conference.domain import languages
from conference.domain.load import Load

LANGUAGE, LOAD, ROAD, ALONE = 1000, 900, 120, 100  # the most that each may cost on a line
OWN_LANGUAGE = 200  # a family that speaks French too is still better met in its own language
ROAD_STEP, UNKNOWN_ROAD = 5, 60  # minutes on the road that cost a point; what an unknown road is counted as
MOST = 3  # new cases that one person is proposed for in one sitting, alone or in a pair
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case that waits: ``language`` is its family's line, empty where French will do."""

    key: str
    language: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A coordinator: ``languages`` is their line."""

    key: str
    languages: str = ""
    load: Load = field(default_factory=Load)


class Why(StrEnum):
    """What is said beside a line."""

    PINNED = "pinned"
    PIN_REFUSED = "pin_refused"
    LANGUAGE_SHARED = "language_shared"
    LANGUAGE_MISSING = "language_missing"
    LOAD_GROWS = "load_grows"
    SAME_PLACE = "same_place"
    ON_THE_ROAD = "on_the_road"
    ROAD_UNKNOWN = "road_unknown"
    PAIRED = "paired"
    PAIR_MISSING = "pair_missing"
    NOBODY_NEUTRAL = "nobody_neutral"
    NOBODY_FREE = "nobody_free"


@dataclass(frozen=True, slots=True)
class Because:
    """One reason of a line: hundredths of a letter from ``number`` to ``other``, minutes, or a ``subject``."""

    code: Why
    number: int = 0
    other: int = 0
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What is proposed for a case: by their keys, who coordinates and their pair; None where nobody can."""

    case: str
    coordinator: str | None = None
    pair: str | None = None
    because: tuple[Because, ...] = ()


@dataclass(frozen=True)
class Sitting:
    """Everything that waits, everybody, and what may not be.

    ``forbidden`` and ``minutes`` are by case and coordinator; a road that stands in ``minutes`` as None, or not
    at all, is unknown. ``pinned`` is what somebody has chosen, which no cost undoes and only what is forbidden can.
    """

    cases: Sequence[Waiting]
    people: Sequence[Person]
    forbidden: Set[Pair] = frozenset()
    minutes: Mapping[Pair, int | None] = field(default_factory=dict)
    pinned: Mapping[str, str] = field(default_factory=dict)

    @property
    def kept(self) -> dict[str, str]:
        """The choices that may stand."""
        known = {person.key for person in self.people}
        return {c: p for c, p in self.pinned.items() if p in known and (c, p) not in self.forbidden}

    def allowed(self, case: Waiting) -> list[Person]:
        """Who may be proposed for a case."""
        pinned = self.kept.get(case.key)
        return [
            person
            for person in self.people
            if (case.key, person.key) not in self.forbidden and pinned in {None, person.key}
        ]

    def pairs(self, case: Waiting) -> list[Person]:
        """Who may stand beside a beginner."""
        return [p for p in self.people if not p.load.beginner and (case.key, p.key) not in self.forbidden]

    def room(self, person: Person) -> int:
        """How many new cases somebody may be proposed for: what was chosen for them always stands."""
        return max(MOST, Counter(self.kept.values())[person.key])

    def road(self, case: Waiting, person: Person) -> int:
        """Points for the road."""
        minutes = self.minutes.get((case.key, person.key))
        return min(ROAD, (UNKNOWN_ROAD if minutes is None else minutes) // ROAD_STEP)

    def fit(self, case: Waiting, person: Person) -> int:
        """Points for one case with one coordinator, their load and their pair apart."""
        foreign = languages.asked(case.language) and not languages.common(case.language, person.languages)
        points = LANGUAGE if languages.needed(case.language) else OWN_LANGUAGE
        return (points if foreign else 0) + self.road(case, person)

    def unserved(self, case: Waiting) -> int:
        """Points for leaving a case: more than all that the others could ever gain by it, twice when urgent."""
        return (1 + len(self.cases) * (LANGUAGE + 2 * LOAD + 2 * ROAD + ALONE)) * (2 if case.urgent else 1)


def step(person: Person, number: int) -> int:
    """Points for the so-many-th new case of somebody: the load that it brings them to, so that loads even out."""
    return min(LOAD, person.load.percent + number * person.load.each)


def cost(sitting: Sitting, lines: Sequence[Line]) -> int:
    """Points of a whole proposal: the fewer, the better."""
    people, cases = {p.key: p for p in sitting.people}, {c.key: c for c in sitting.cases}
    taken: Counter[str] = Counter()
    points = 0
    for line in lines:
        case = cases[line.case]
        if line.coordinator is None:
            points += sitting.unserved(case)
            continue
        coordinator = people[line.coordinator]
        points += sitting.fit(case, coordinator)
        points += ALONE if coordinator.load.beginner and line.pair is None else 0
        points += sitting.road(case, people[line.pair]) if line.pair else 0
        taken.update(key for key in (line.coordinator, line.pair) if key)
    return points + sum(step(people[key], k) for key, many in taken.items() for k in range(1, many + 1))


def explained(sitting: Sitting, lines: Sequence[Line]) -> list[Line]:
    """The same lines, each with its reasons: loads grow from a line to the next."""
    people, taken = {p.key: p for p in sitting.people}, Counter[str]()
    cases = {c.key: c for c in sitting.cases}
    found = []
    for line in lines:
        case = cases[line.case]
        taken.update(key for key in (line.coordinator, line.pair) if key)
        said = [_pinned(sitting, case)]
        if line.coordinator is None:
            free = any((case.key, p.key) not in sitting.forbidden for p in sitting.people)
            said.append(Because(Why.NOBODY_FREE if free else Why.NOBODY_NEUTRAL, MOST))
        else:
            person = people[line.coordinator]
            said += [_language(case, person), _load(person, taken[person.key]), _road(sitting, case, person)]
            said.append(_pair(person, line.pair))
        found.append(Line(line.case, line.coordinator, line.pair, tuple(one for one in said if one)))
    return found


def _pinned(sitting: Sitting, case: Waiting) -> Because | None:
    if case.key in sitting.kept:
        return Because(Why.PINNED)
    return Because(Why.PIN_REFUSED, subject=sitting.pinned[case.key]) if case.key in sitting.pinned else None


def _language(case: Waiting, person: Person) -> Because | None:
    wanted = languages.asked(case.language)
    if not wanted:
        return None
    shared = languages.common(case.language, person.languages)
    if not shared and not languages.needed(case.language):
        return None
    code = Why.LANGUAGE_SHARED if shared else Why.LANGUAGE_MISSING
    return Because(code, subject=", ".join(shared or wanted.values()))


def _load(person: Person, taken: int) -> Because:
    before = person.load.percent + (taken - 1) * person.load.each
    return Because(Why.LOAD_GROWS, before, before + person.load.each)


def _road(sitting: Sitting, case: Waiting, person: Person) -> Because:
    minutes = sitting.minutes.get((case.key, person.key))
    if minutes is None:
        return Because(Why.ROAD_UNKNOWN)
    return Because(Why.ON_THE_ROAD, minutes) if minutes else Because(Why.SAME_PLACE)


def _pair(person: Person, pair: str | None) -> Because | None:
    if not person.load.beginner:
        return None
    return Because(Why.PAIRED, subject=pair) if pair else Because(Why.PAIR_MISSING)
