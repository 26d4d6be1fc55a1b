"""What may be said outside of small numbers: counts of the same cases in several tables, and which are withheld.

A reader puts all tables of a publication together. They know that a count is whole and at least zero, what is
printed, and that a withheld count is at least one where zeros are printed. Whether a count is withheld for itself
or for another's sake is told nowhere: it would say that it is small.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

THRESHOLD = 11
Where = tuple[tuple[str, str], ...]
Axes = Mapping[str, Sequence[str]]
Table = tuple[str, ...]
NOWHERE: frozenset[Where] = frozenset()


@dataclass(frozen=True, slots=True)
class Count:
    """A count of a table: ``where`` it stands (``("state", "gap"), ("territory", "Sud")``), and its value.

    ``always`` printed: a total of the département's own. The zeros of a ``group`` are printed together or not at all.
    """

    where: Where
    value: int
    always: bool
    group: Where

    @property
    def table(self) -> Table:
        """The characteristics that it crosses."""
        return tuple(axis for axis, _ in self.where)


@dataclass(frozen=True, slots=True)
class Tables:
    """Counts of the same cases: every combination of codes that a case may have, and what is counted of them."""

    axes: Axes
    counts: Sequence[Count]

    def combinations(self) -> list[Where]:
        """Every combination of a code of each axis."""
        return [tuple(zip(self.axes, codes, strict=True)) for codes in product(*self.axes.values())]


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What is printed, by its place, and what is not; the groups whose zeros are ``closed``, withheld as well.

    ``exposed`` are withheld counts that numbers which are public anyway hold within fewer values than the threshold.
    """

    shown: Mapping[Where, int]
    withheld: frozenset[Where]
    closed: frozenset[Where] = NOWHERE
    exposed: frozenset[Where] = NOWHERE


NOTHING_YET = Disclosed({}, NOWHERE)


def cross(axes: Axes, found: Mapping[tuple[str, ...], int], tables: Sequence[Table], always: Sequence[Table]) -> Tables:
    """The counts of some tables, from how many cases there are of each combination of codes.

    ``always`` are the tables whose counts are totals of the département's own: ``()`` is how many cases there are.
    """
    known = {one for table in always for one in table}
    counts = []
    for table in (*always, *tables):
        for codes in product(*(axes[axis] for axis in table)):
            where = tuple(zip(table, codes, strict=True))
            value = sum(
                many for combined, many in found.items() if within(where, tuple(zip(axes, combined, strict=True)))
            )
            group = tuple((axis, code if axis in known else "") for axis, code in where)
            counts.append(Count(where, value, table in always, group))
    return Tables(axes, counts)


def always(tables: Tables, where: Where) -> Tables:
    """The same tables, of which one count more is printed whatever it is."""
    counts = [replace(one, always=True) if one.where == where else one for one in tables.counts]
    return Tables(tables.axes, counts)


def within(where: Where, combination: Where) -> bool:
    """Whether a case with this combination of codes is counted there."""
    return set(where) <= set(combination)


def told_beside(sizes: Mapping[str, int], few: int, nobody_s: str) -> frozenset[str]:
    """The parts that may each be told their own mean or sum, by whoever knows the one of the whole.

    No part under ``few`` is told, nor ``nobody_s``; what all that is untold leaves is of none, or not of few either.
    """
    many = (part for part, size in sizes.items() if size >= few and part != nobody_s)
    told = sorted(many, key=lambda part: (sizes[part], part))
    left = sum(size for part, size in sizes.items() if part not in told)
    return frozenset(told[1:] if 0 < left < few else told)


@dataclass(slots=True)
class Secrets:
    """What has been decided so far to withhold of some tables; it only ever grows."""

    tables: Tables
    threshold: int = THRESHOLD
    before: Disclosed = NOTHING_YET
    withheld: set[Where] = field(default_factory=set)
    closed: set[Where] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Small counts first, and what an earlier publication withheld; what it printed is known already."""
        self.closed = set(self.before.closed)
        for count in self.tables.counts:
            small = count.value < self.threshold or count.where in self.before.withheld
            if not self.known(count) and small and (count.value or count.group in self.closed):
                self.withheld.add(count.where)

    def known(self, count: Count) -> bool:
        """Whether it is public whatever is decided here: a total, or a number that was printed and has not moved."""
        return count.always or self.before.shown.get(count.where) == count.value

    def close(self, group: Where) -> None:
        """Withhold the zeros of a group too: there, a withheld count may be none."""
        self.closed.add(group)
        self.withheld |= {
            one.where for one in self.tables.counts if one.group == group and not one.value and not self.known(one)
        }

    def disclosed(self, exposed: frozenset[Where]) -> Disclosed:
        """What comes of it."""
        shown = {one.where: one.value for one in self.tables.counts if one.where not in self.withheld}
        return Disclosed(shown, frozenset(self.withheld), frozenset(self.closed), exposed)
