"""Means that may be said: nobody gets from them, and from those said before, the mean of too few marks.

A mean with its number is a sum. A reader adds and takes away the sums of two groups, of all of them, and of other
publications: what came in between is then known as well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from conference.domain.disclosure import THRESHOLD

WHOLE = ""
SLIGHT = 1e-9
Rows = NDArray[np.float64]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marks:
    """How many marks each of two groups gave, and all of them (``WHOLE``), None where withheld; and the means."""

    n: Mapping[str, int | None]
    means: Mapping[str, str]


def sayable(
    now: Marks, parts: tuple[str, str], before: Sequence[Marks] = (), threshold: int = THRESHOLD
) -> frozenset[str]:
    """The groups whose mean may be said now, after all that were ever said of the same year, the oldest first."""
    told = _Told([*(one for one in before if one.means), now], parts, threshold)
    said: list[str] = []
    for group in (WHOLE, *parts):
        if now.n.get(group) and group in now.means and told.steady(group) and told.safe(said, group):
            said.append(group)
    return frozenset(said)


class _Told:
    """What came in each group between two publications is one unknown; each mean that was said is a sum of them."""

    def __init__(self, moments: Sequence[Marks], parts: tuple[str, str], threshold: int) -> None:
        self.moments, self.parts = moments, parts
        self.last = len(moments) - 1
        self.moved = np.array(
            [[self._size(part, (at - 1, at)) != 0 for at in range(len(moments))] for part in parts], dtype=float
        )
        self.before = [
            self._row(group, at)
            for at, one in enumerate(moments[:-1])
            for group in (WHOLE, *parts)
            if group in one.means
        ]
        self.secrets = self._secrets(threshold)

    def steady(self, group: str) -> bool:
        """Whether it is not another mean of as many marks: one that was corrected would be known."""
        now = self.moments[-1]
        return all(
            one.n.get(group) != now.n[group] or one.means.get(group, now.means[group]) == now.means[group]
            for one in self.moments[:-1]
        )

    def safe(self, said: Sequence[str], group: str) -> bool:
        """Whether one mean more tells nothing of few marks that is not known already."""
        rows = [*self.before, *(self._row(one, self.last) for one in said)]
        return self._known([*rows, self._row(group, self.last)]) <= self._known(rows)

    def _known(self, rows: list[Rows]) -> set[int]:
        if not rows or not len(self.secrets):
            return set()
        known = np.array(rows)
        left = self.secrets - self.secrets @ np.linalg.pinv(known) @ known
        return {at for at, one in enumerate(left) if np.abs(one).max() < SLIGHT}

    def _row(self, group: str, at: int) -> Rows:
        return self._between([(-1, at) if group in (WHOLE, part) else None for part in self.parts])

    def _between(self, spans: Sequence[Span | None]) -> Rows:
        found = np.zeros_like(self.moved)
        for part, span in enumerate(spans):
            if span is not None:
                found[part, span[0] + 1 : span[1] + 1] = self.moved[part, span[0] + 1 : span[1] + 1]
        return found.ravel()

    def _secrets(self, threshold: int) -> Rows:
        """Everything that came between two publications, in one group or both, and is too little."""
        spans: list[Span | None] = [None, *combinations(range(-1, len(self.moments)), 2)]
        few = (pair for pair in product(spans, spans) if self._many(pair) < threshold)
        found = {tuple(self._between(pair)) for pair in few}
        return np.array([one for one in sorted(found) if any(one)])

    def _many(self, spans: tuple[Span | None, Span | None]) -> int:
        sizes = [self._size(part, span) for part, span in zip(self.parts, spans, strict=True) if span is not None]
        if None in sizes and spans[0] == spans[1] and spans[0] is not None:
            sizes = [self._size(WHOLE, spans[0])]
        return sum(size or 0 for size in sizes)

    def _size(self, group: str, span: Span) -> int | None:
        """How many marks came or went; None where somebody's number is withheld."""
        first, last = (0 if at < 0 else self.moments[at].n.get(group) for at in span)
        return None if first is None or last is None else abs(last - first)
