"""Published tables: what is withheld of them, and that nobody works it out."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from conference.domain.disclosure import THRESHOLD, Disclosed, Tables, Where, cross
from conference.domain.guarding import guard
from tests.domain.disclosing import CROSSED, TOTALS, Found, caught, drawn, tables

FEW, MANY = 50, 1000
Careless = Callable[[Tables], Disclosed]


def _nobody_works_it_out(seeds: range, largest: int) -> None:
    withheld = 0
    for seed in seeds:
        most = 2 + seed % (largest - 1)
        counts = tables(seed, most)
        disclosed = guard(counts)
        assert caught(drawn(seed, most)[0], counts, disclosed) == [], seed
        withheld += len(disclosed.withheld)
    assert withheld > len(seeds)


def test_nobody_bounds_a_withheld_count_on_fifty_bases() -> None:
    _nobody_works_it_out(range(FEW), 3)


@pytest.mark.long
def test_nobody_bounds_a_withheld_count_on_a_thousand_bases() -> None:
    _nobody_works_it_out(range(FEW, FEW + MANY), 4)


def _forgets(table: tuple[str, ...]) -> Careless:
    """A guard that does not know of one table, which is printed all the same."""

    def careless(counts: Tables) -> Disclosed:
        known = guard(replace(counts, counts=[one for one in counts.counts if one.table != table]))
        also = {one.where: one.value for one in counts.counts if one.table == table and not 0 < one.value < THRESHOLD}
        small = {one.where for one in counts.counts if one.table == table} - set(also)
        return replace(known, shown={**known.shown, **also}, withheld=known.withheld | small)

    return careless


def _only_small(counts: Tables) -> Disclosed:
    """A guard that withholds small counts and nothing for their sake."""
    small = {one.where for one in counts.counts if 0 < one.value < THRESHOLD and not one.always}
    return Disclosed({one.where: one.value for one in counts.counts if one.where not in small}, frozenset(small))


@pytest.mark.parametrize("careless", [_only_small, _forgets(("territory",)), _forgets(("state", "field"))])
def test_who_attacks_finds_what_a_careless_guard_leaves(careless: Careless) -> None:
    assert any(caught(drawn(seed)[0], tables(seed), careless(tables(seed))) for seed in range(12))


FIELDS = ("childhood", "inclusion", "autonomy")


def _fields(*values: int) -> Tables:
    found: Found = {(code,): value for code, value in zip(FIELDS, values, strict=True)}
    return cross({"field": FIELDS}, found, [("field",)], [()])


def _at(code: str) -> Where:
    return (("field", code),)


def test_nothing_small_nothing_withheld() -> None:
    for counts in (_fields(20, 11, 0), _fields(0, 0, 0), _fields(30, 30, 30)):
        assert guard(counts) == Disclosed({one.where: one.value for one in counts.counts}, frozenset())
    axes = {"territory": ("n", "s"), "field": ("c", "i"), "state": ("completed", "gap")}
    found: Found = {(t, f, s): 11 for t in "ns" for f in "ci" for s in axes["state"]}
    assert guard(cross(axes, found, CROSSED, TOTALS)).withheld == frozenset()


def test_a_small_count_is_never_alone() -> None:
    """40 = 20 + 11 + 9: the 9 is what is left of 40, and the two others are withheld no more than they must."""
    found = guard(_fields(20, 11, 9))
    assert found.withheld == {_at("autonomy"), _at("inclusion")}
    assert found.shown == {(): 40, _at("childhood"): 20}


def test_two_small_counts_that_add_up_to_little_are_not_enough() -> None:
    """The two small ones add up to eleven: each would be one of ten values."""
    assert guard(_fields(30, 8, 3)).withheld == {_at(code) for code in FIELDS}


def test_zeros_are_printed_where_they_give_nothing_away() -> None:
    assert guard(_fields(30, 8, 0)).shown == {(): 38, _at("autonomy"): 0}


def test_zeros_that_would_tell_the_one_count_beside_them_are_withheld_too() -> None:
    """Nine cases, all of one field: printed zeros would say so."""
    found = guard(_fields(9, 0, 0))
    assert found.shown == {(): 9}
    assert found.closed == {(("field", ""),)}
    assert found.exposed == found.withheld == {_at(code) for code in FIELDS}


def test_what_was_withheld_stays_withheld_and_what_was_printed_is_known() -> None:
    earlier = guard(_fields(20, 11, 9))
    assert guard(_fields(20, 11, 12)).withheld == frozenset()
    assert guard(_fields(20, 11, 12), before=earlier).withheld == {_at("autonomy"), _at("inclusion")}
    moved = guard(_fields(21, 11, 9), before=earlier)
    assert _at("childhood") in moved.shown
    printed = Disclosed({(): 40, _at("childhood"): 20, _at("inclusion"): 11}, frozenset())
    late = guard(_fields(20, 11, 9), before=printed)
    assert late.exposed == late.withheld == {_at("autonomy")}


def test_a_count_that_fell_to_zero_since_is_printed() -> None:
    earlier = guard(_fields(8, 8, 8))
    found = guard(_fields(12, 12, 0), before=earlier)
    assert found.shown == {(): 24, _at("autonomy"): 0}
