"""Random sittings of the designating body, and the true cost of the best proposal, found by trying them all."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from conference.domain.load import Load
from conference.domain.proposal import ALONE, Line, Person, Sitting, Waiting, step

FAMILIES = ("", "", "", "arabe", "portugais", "turc", "soninké et français")
SPOKEN = ("", "", "Arabe", "arabe, portugais", "turc")
SHARES = (None, Decimal("0.05"), Decimal("0.1"), Decimal("0.2"), Decimal("0.5"))
ROADS = (0, 0, 20, 35, 50, 90, None)


def drawn(seed: int, cases: int, people: int, *, forbidden: float = 0.3, pinned: float = 0.1) -> Sitting:
    """So many cases and coordinators; each pair of them forbidden, each case pinned, with these chances."""
    dice = random.Random(seed)  # noqa: S311  (a game, not a secret)
    waiting = [Waiting(f"case{n:02}", dice.choice(FAMILIES), dice.random() < 0.2) for n in range(cases)]
    theirs = [Person(f"person{n:02}", dice.choice(SPOKEN), _load(dice)) for n in range(people)]
    both = [(case.key, person.key) for case in waiting for person in theirs]
    return Sitting(
        waiting,
        theirs,
        {pair for pair in both if dice.random() < forbidden},
        {pair: dice.choice(ROADS) for pair in both},
        {case.key: dice.choice(theirs).key for case in waiting if dice.random() < pinned},
    )


def _load(dice: random.Random) -> Load:
    return Load(
        dice.randint(0, 4), dice.choice((0, 0, 300, 1200)), dice.randint(0, 2), dice.choice(SHARES), dice.randint(0, 4)
    )


def _choices(sitting: Sitting, case: Waiting) -> Iterator[tuple[int, list[Person]]]:
    """Everything that can be done with a case, and its points, loads apart: left, alone, or with a pair."""
    if case.key not in sitting.kept:
        yield sitting.unserved(case), []
    for person in sitting.allowed(case):
        points = sitting.fit(case, person)
        yield points + (ALONE if person.load.beginner else 0), [person]
        for pair in sitting.pairs(case) if person.load.beginner else ():
            yield points + sitting.road(case, pair), [person, pair]


def least(sitting: Sitting) -> int:
    """The cost of the best proposal: every choice is tried, those given up that cost too much already."""
    best = sum(sitting.unserved(case) for case in sitting.cases) + 1
    taken: Counter[Person] = Counter()

    def go(at: int, points: int) -> None:
        nonlocal best
        if points < best and at == len(sitting.cases):
            best = points
        if points >= best or at == len(sitting.cases):
            return
        for more, people in _choices(sitting, sitting.cases[at]):
            if all(taken[person] < sitting.room(person) for person in people):
                taken.update(people)
                go(at + 1, points + more + sum(step(person, taken[person]) for person in people))
                taken.subtract(people)

    go(0, 0)
    return best


def broken(sitting: Sitting, lines: Sequence[Line]) -> list[str]:
    """The hard rules that a proposal breaks."""
    people = {person.key: person for person in sitting.people}
    taken = Counter(key for line in lines for key in (line.coordinator, line.pair) if key)
    told: list[str] = []
    for line in lines:
        for who in (line.coordinator, line.pair):
            if who and (line.case, who) in sitting.forbidden:
                told.append(f"{who} may not have {line.case}")
        if line.pair and (line.coordinator is None or line.coordinator == line.pair):
            told.append(f"{line.case} has a pair of one")
        if line.pair and people[line.pair].load.beginner:
            told.append(f"{line.case} is given two beginners")
        if line.case in sitting.kept and line.coordinator != sitting.kept[line.case]:
            told.append(f"{line.case} was chosen otherwise")
    return told + [f"{key} has {many}" for key, many in taken.items() if many > sitting.room(people[key])]
