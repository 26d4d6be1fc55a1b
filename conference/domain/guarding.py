"""The guard of published tables: what else to withhold, so that nobody works out what is withheld.

A reader's best bounds on a withheld count are two linear programmes. Their duals say which numbers the bounds rest
on: the cheapest of these is withheld next. Where they rest on none that is left, zeros are withheld too; and where
even that does not help, the numbers that are public anyway say as much, and it is told.
"""

from collections.abc import Iterable
from math import ceil, floor, inf

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from conference.domain.disclosure import NOTHING_YET, THRESHOLD, Count, Disclosed, Secrets, Tables, Where, within

Numbers = NDArray[np.float64]
SLIGHT = 1e-6  # what the solver's arithmetic may be off by


def guard(tables: Tables, threshold: int = THRESHOLD, before: Disclosed = NOTHING_YET) -> Disclosed:
    """What may be printed of tables over the same cases, after what an earlier publication said of them.

    Each withheld count can be as many values as ``threshold``, or as the numbers that are always public leave it.
    """
    guarded = _Guard(Secrets(tables, threshold, before))
    while waiting := guarded.unsafe():
        guarded.protect(waiting[0])
    return guarded.secrets.disclosed(frozenset(guarded.exposed))


class _Guard:
    """The bounds of a reader on every count; they widen as more is withheld, so what is safe stays safe."""

    def __init__(self, secrets: Secrets) -> None:
        self.secrets = secrets
        self.counts = list(secrets.tables.counts)
        self.places = {count.where: at for at, count in enumerate(self.counts)}
        self.rows = _rows(secrets.tables)
        self.least = np.array([float(count.value) for count in self.counts])
        self.most = self.least.copy()
        self.exposed: set[Where] = set()

    def unsafe(self) -> list[int]:
        """The withheld counts that a reader may hold within too few values, smallest first."""
        left = self.secrets.withheld - self.exposed
        found = [self.places[where] for where in left if not self._safe(self.places[where])]
        return sorted(found, key=lambda at: (self.counts[at].value, self.counts[at].where))

    def _safe(self, at: int) -> bool:
        values = floor(self.most[at] + SLIGHT) - ceil(self.least[at] - SLIGHT) + 1 if self.most[at] < inf else inf
        return values >= self.secrets.threshold

    def protect(self, at: int) -> None:
        """Bound a count as a reader would; where that is too narrow, withhold one thing more, or say it is exposed."""
        rests = self._bound(at, -1) | self._bound(at, 1)
        if self._safe(at):
            return
        chosen = min(self._printed(rests), key=_price, default=None)
        if chosen is not None:
            self.secrets.withheld.add(chosen.where)
        elif groups := self._open(rests):
            self.secrets.close(min(groups, key=self._zeros))
        else:
            self.exposed.add(self.counts[at].where)

    def _printed(self, rests: Iterable[int]) -> list[Count]:
        hidden = self.secrets.withheld
        found = (self.counts[at] for at in rests)
        return [one for one in found if one.value and one.where not in hidden and not self.secrets.known(one)]

    def _open(self, rests: Iterable[int]) -> set[Where]:
        """The groups whose zeros, or whose withheld counts being at least one, a bound rests on."""
        known = self.secrets.known
        return {self.counts[at].group for at in rests if not known(self.counts[at])} - self.secrets.closed

    def _zeros(self, group: Where) -> tuple[int, Where]:
        return sum(one.group == group and not one.value for one in self.counts), group

    def _bound(self, at: int, way: int) -> set[int]:
        """The least (``-1``) or the most (``1``) that a count can be; the numbers that this bound rests on."""
        closed, withheld = self.secrets.closed, self.secrets.withheld
        equal = [one for one, count in enumerate(self.counts) if count.where not in withheld]
        above = [one for one, count in enumerate(self.counts) if count.where in withheld and count.group not in closed]
        values = np.array([float(self.counts[one].value) for one in equal])
        found = linprog(
            -way * self.rows[at],
            A_eq=self.rows[equal],
            b_eq=values,
            A_ub=-self.rows[above] if above else None,
            b_ub=-np.ones(len(above)) if above else None,
            method="highs",
        )
        if found.x is None:
            return self._unbounded(at, found.status)
        self._widen(self.rows @ found.x)
        return _resting(equal, found.eqlin) | _resting(above, found.ineqlin)

    def _widen(self, seen: Numbers) -> None:
        """Every count of a base that would print the same is a value that its own count can have."""
        self.least, self.most = np.minimum(self.least, seen), np.maximum(self.most, seen)

    def _unbounded(self, at: int, status: int) -> set[int]:
        if status != 3:
            raise ArithmeticError(f"bounds of {self.counts[at].where}: {status}")
        self.most[at] = inf
        return set()


def _price(count: Count) -> tuple[int, int, Where]:
    """What withholding a count costs: a total says more than what it is made of, and a large number than a small."""
    return -len(count.where), count.value, count.where


def _rows(tables: Tables) -> Numbers:
    """For each count, which combinations of codes it adds up; combinations that no count tells apart are one."""
    combinations = tables.combinations()
    rows = np.array([[float(within(count.where, one)) for one in combinations] for count in tables.counts])
    return np.unique(rows, axis=1)


def _resting(numbers: list[int], duals: object) -> set[int]:
    marginals = getattr(duals, "marginals", None)
    return (
        set() if marginals is None else {at for at, dual in zip(numbers, marginals, strict=True) if abs(dual) > SLIGHT}
    )
