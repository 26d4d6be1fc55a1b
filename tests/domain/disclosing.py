"""Bases drawn at random, the tables published of them, and somebody who works out what they withhold."""

from collections.abc import Iterable
from itertools import product
from math import ceil, floor, inf
from random import Random
from typing import Any

import numpy as np
from scipy.optimize import linprog

from conference.domain.disclosure import THRESHOLD, Disclosed, Tables, Where, cross

STATES = ("completed", "under_way", "not_completed", "gap")
TOTALS = ((), ("state",))
CROSSED = (("field",), ("territory",), ("field", "territory"), ("state", "territory"), ("state", "field"))
Found = dict[tuple[str, ...], int]


def drawn(seed: int, most: int = 3, cases: int = 150) -> tuple[dict[str, list[str]], Found]:
    """The territories, fields and states of a département's cases, some common, some rare; and the cases of each."""
    draw = Random(seed)  # noqa: S311  (a game, not a secret)
    axes = {
        "territory": [f"t{n}" for n in range(draw.randint(1, most))],
        "field": [f"f{n}" for n in range(draw.randint(2, most))],
        "state": list(STATES[: draw.randint(2, 4)]),
    }
    weights = [[draw.random() ** 3 + 0.001 for _ in codes] for codes in axes.values()]
    found: Found = {}
    for _ in range(draw.choice([0, 5, cases // 4, cases, cases * 3])):
        of = tuple(draw.choices(codes, weight)[0] for codes, weight in zip(axes.values(), weights, strict=True))
        found[of] = found.get(of, 0) + 1
    return axes, found


def tables(seed: int, most: int = 3, cases: int = 150) -> Tables:
    """The tables of a base drawn at random."""
    axes, found = drawn(seed, most, cases)
    return cross(axes, found, CROSSED, TOTALS)


class Attacker:
    """Knows the codes and what is printed, that counts are never below zero, and where a withheld one is at least one.

    Every base that would print the same is a point of their linear programme.
    """

    def __init__(self, axes: dict[str, list[str]], shown: dict[Where, int], at_least_one: Iterable[Where] = ()) -> None:
        self.cells = [dict(zip(axes, codes, strict=True)) for codes in product(*axes.values())]
        above = [[-one for one in self._sum(where)] for where in at_least_one]
        self.known = {"A_eq": np.array([self._sum(where) for where in shown]), "b_eq": np.array(list(shown.values()))}
        self.known |= {"A_ub": np.array(above), "b_ub": -np.ones(len(above))} if above else {}
        self.bases: list[np.ndarray[Any, Any]] = []

    def _sum(self, where: Where) -> list[int]:
        return [int(all(cell[axis] == code for axis, code in where)) for cell in self.cells]

    def values(self, where: Where, enough: float = inf) -> float:
        """How many values a count can have, for all that they know; no further than where there are enough."""
        sums = np.array(self._sum(where))
        for way in (1, -1):
            if self._between([float(sums @ base) for base in self.bases]) < enough:
                found = linprog(way * sums, **self.known)
                assert found.status == 0, found.message
                self.bases.append(found.x)
        return self._between([float(sums @ base) for base in self.bases])

    @staticmethod
    def _between(seen: list[float]) -> int:
        return floor(max(seen) + 1e-6) - ceil(min(seen) - 1e-6) + 1 if seen else 0


def reader(axes: dict[str, list[str]], disclosed: Disclosed) -> Attacker:
    """Somebody who reads every table of a publication."""
    zeros_told = [where for where in disclosed.withheld if _group(where) not in disclosed.closed]
    return Attacker(axes, dict(disclosed.shown), zeros_told)


def _group(where: Where) -> Where:
    return tuple((axis, code if axis == "state" else "") for axis, code in where)


def caught(axes: dict[str, list[str]], counts: Tables, disclosed: Disclosed) -> list[Where]:
    """The withheld counts that are held within too few values, though the totals alone would not do it."""
    attacker = reader(axes, disclosed)
    totals = Attacker(axes, {one.where: one.value for one in counts.counts if len(one.where) == 0 or one.always})
    found = []
    for where in disclosed.withheld:
        enough = min(THRESHOLD, totals.values(where)) if where in disclosed.exposed else THRESHOLD
        if attacker.values(where, enough) < enough:
            found.append(where)
    return found
