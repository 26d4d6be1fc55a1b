"""Making a proposal: the best there is, or a simple one that says so where finding it would take too long."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from conference.domain.proposal import ALONE, Line, Person, Sitting, Waiting, explained, step


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line for every case, urgent ones first; ``best`` where nothing could cost less."""

    lines: Sequence[Line]
    best: bool


def propose(sitting: Sitting) -> Proposal:
    """The proposal for a sitting, the same for the same sitting."""
    ordered = in_order(sitting)
    from conference.domain.solving import solve  # noqa: PLC0415  (loading it takes a second, and few ask)

    lines = solve(ordered)
    found = one_by_one(ordered) if lines is None else lines
    return Proposal(explained(ordered, found), lines is not None)


def in_order(sitting: Sitting) -> Sitting:
    """The same sitting whatever the order that it was read in: urgent cases first, then by their keys."""
    cases = sorted(sitting.cases, key=lambda case: (not case.urgent, case.key))
    people = sorted(sitting.people, key=lambda person: person.key)
    return Sitting(cases, people, sitting.forbidden, sitting.minutes, sitting.pinned)


def one_by_one(sitting: Sitting) -> list[Line]:
    """Whoever costs least for each case in turn: those chosen, urgent ones, then those with the least choice.

    Pairs come last, so that nobody is beside somebody else when they were chosen for themselves.
    """
    taken: Counter[str] = Counter()

    def turn(case: Waiting) -> tuple[bool, bool, int, str]:
        return case.key not in sitting.kept, not case.urgent, len(sitting.allowed(case)), case.key

    found = {case.key: _least(sitting, case, taken) for case in sorted(sitting.cases, key=turn)}
    return [Line(case.key, _key(who := found[case.key]), _beside(sitting, case, who, taken)) for case in sitting.cases]


def _key(person: Person | None) -> str | None:
    return person.key if person else None


def _least(sitting: Sitting, case: Waiting, taken: Counter[str]) -> Person | None:
    def price(person: Person) -> tuple[int, str]:
        alone = ALONE if person.load.beginner else 0
        return sitting.fit(case, person) + step(person, taken[person.key] + 1) + alone, person.key

    free = [person for person in sitting.allowed(case) if taken[person.key] < sitting.room(person)]
    chosen = min(free, key=price, default=None)
    if chosen:
        taken[chosen.key] += 1
    return chosen


def _beside(sitting: Sitting, case: Waiting, chosen: Person | None, taken: Counter[str]) -> str | None:
    """Whoever stands beside a beginner, where that is worth their road and their load."""
    if chosen is None or not chosen.load.beginner:
        return None

    def price(person: Person) -> tuple[int, str]:
        return sitting.road(case, person) + step(person, taken[person.key] + 1), person.key

    free = [person for person in sitting.pairs(case) if taken[person.key] < sitting.room(person)]
    pair = min(free, key=price, default=None)
    if pair is None or price(pair)[0] >= ALONE:
        return None
    taken[pair.key] += 1
    return pair.key
