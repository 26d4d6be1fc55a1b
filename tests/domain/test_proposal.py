"""The proposal for a sitting: hard rules, the true optimum, and what is said of each line."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random

import pytest

from conference.domain import proposing, solving
from conference.domain.load import Load
from conference.domain.proposal import MOST, Because, Line, Person, Sitting, Waiting, Why, cost, step
from conference.domain.proposing import Proposal, in_order, one_by_one, propose
from tests.domain.sittings import broken, drawn, least

SHORT, LONG = 50, 1000
Way = Callable[[Sitting], Sequence[Line]]


def simple(sitting: Sitting) -> Sequence[Line]:
    return one_by_one(in_order(sitting))


def best(sitting: Sitting) -> Sequence[Line]:
    found = propose(sitting)
    assert found.best
    return found.lines


def small(seed: int) -> Sitting:
    """Four cases and four people, some of them with little to do, so that beginners find a pair."""
    return drawn(seed, 4, 4, forbidden=(0.1, 0.3, 0.6)[seed % 3])


def is_optimal(seeds: range) -> None:
    assert {seed for seed in seeds if cost(small(seed), best(small(seed))) != least(small(seed))} == set()


def breaks_nothing(way: Way, seeds: range) -> None:
    sizes = [(n % 13 + 1, n % 7 + 1) for n in seeds]
    sittings = [drawn(n, *size, forbidden=n % 10 / 10) for n, size in zip(seeds, sizes, strict=True)]
    told = {n: broken(sitting, way(sitting)) for n, sitting in zip(seeds, sittings, strict=True)}
    assert {n: broken_here for n, broken_here in told.items() if broken_here} == {}


def test_the_solver_finds_the_true_optimum() -> None:
    is_optimal(range(SHORT))


@pytest.mark.long
def test_the_solver_finds_the_true_optimum_of_a_thousand() -> None:
    is_optimal(range(LONG))


@pytest.mark.parametrize("way", [best, simple])
def test_no_hard_rule_is_broken(way: Way) -> None:
    breaks_nothing(way, range(SHORT))


@pytest.mark.long
@pytest.mark.parametrize("way", [best, simple])
def test_no_hard_rule_is_broken_in_a_thousand_sittings(way: Way) -> None:
    breaks_nothing(way, range(LONG))


def test_a_simple_proposal_never_costs_less_and_the_sittings_are_not_trivial() -> None:
    sittings = [small(seed) for seed in range(SHORT // 2)]
    costs = [(cost(one, best(one)), cost(one, simple(one))) for one in sittings]
    assert all(least <= found for least, found in costs)
    assert any(least < found for least, found in costs)
    lines = [line for one in sittings for line in best(one)]
    assert any(line.pair for line in lines)
    assert any(line.coordinator is None for line in lines)


@pytest.mark.parametrize("way", [best, simple])
def test_the_same_sitting_gives_the_same_proposal_in_whatever_order_it_is_read(way: Way) -> None:
    for seed in range(5):
        sitting = drawn(seed, 8, 9)
        cases, people = list(sitting.cases), list(sitting.people)
        Random(seed).shuffle(cases)  # noqa: S311  (a game, not a secret)
        people.reverse()
        other = Sitting(cases, people, sitting.forbidden, sitting.minutes, sitting.pinned)
        assert way(sitting) == way(other)


EASY, BUSY = Load(share=Decimal("0.2"), held=5), Load(6, 600, 1, Decimal("0.2"), 5)
NOVICE = Load(share=Decimal("0.2"))


def lines_of(*people: Person, cases: Sequence[Waiting] = (Waiting("one"),), **told: object) -> Proposal:
    found = propose(Sitting(cases, people, **told))  # type: ignore[arg-type]
    assert found.best
    return found


def codes(line: Line) -> set[Why]:
    return {because.code for because in line.because}


def test_everyone_is_served_before_a_language_is_shared() -> None:
    """Only Ana may have the first; she alone speaks the second's language."""
    cases = [Waiting(f"case{n}") for n in range(MOST)] + [Waiting("spoken", "turc")]
    ana, bo = Person("ana", "turc", EASY), Person("bo", "", EASY)
    forbidden = {(case.key, "bo") for case in cases[:-1]}
    found = lines_of(ana, bo, cases=cases, forbidden=forbidden)
    assert {line.case: line.coordinator for line in found.lines}["spoken"] == "bo"
    assert all(line.coordinator for line in found.lines)


def test_a_language_weighs_more_than_the_load_and_the_road() -> None:
    near = {("one", "bo"): 0, ("one", "ana"): 90}
    people = Person("ana", "Portugais", BUSY), Person("bo", "", EASY)
    found = lines_of(*people, cases=[Waiting("one", "portugais")], minutes=near)
    assert found.lines[0].coordinator == "ana"
    assert Because(Why.LANGUAGE_SHARED, subject="portugais") in found.lines[0].because
    assert Because(Why.ON_THE_ROAD, 90) in found.lines[0].because


def test_the_load_weighs_more_than_the_road() -> None:
    near = {("one", "ana"): 0, ("one", "bo"): 45}
    assert lines_of(Person("ana", "", BUSY), Person("bo", "", EASY), minutes=near).lines[0].coordinator == "bo"


def test_the_load_is_spread() -> None:
    cases = [Waiting(f"case{n}") for n in range(4)]
    found = lines_of(Person("ana", "", EASY), Person("bo", "", EASY), cases=cases)
    assert sorted(line.coordinator or "" for line in found.lines) == ["ana", "ana", "bo", "bo"]
    grown = [b for line in found.lines if line.coordinator == "ana" for b in line.because if b.code is Why.LOAD_GROWS]
    assert [(b.number, b.other) for b in grown] == [(0, 19), (19, 38)]


def test_each_case_more_weighs_at_least_as_much_as_the_one_before() -> None:
    for seed in range(SHORT):
        for person in drawn(seed, 1, 5).people:
            steps = [step(person, number) for number in range(1, 12)]
            assert steps == sorted(steps)


def test_a_beginner_is_given_a_pair_who_has_done_it() -> None:
    busy = {("one", "bo")}
    line = lines_of(Person("ana", "", NOVICE), Person("bo", "", EASY), forbidden=set()).lines[0]
    assert (line.coordinator, line.pair) == ("bo", None)
    chosen = lines_of(Person("ana", "", NOVICE), Person("bo", "", EASY), pinned={"one": "ana"}).lines[0]
    assert (chosen.coordinator, chosen.pair) == ("ana", "bo")
    assert codes(chosen) >= {Why.PINNED, Why.PAIRED}
    alone = lines_of(Person("ana", "", NOVICE), Person("bo", "", EASY), forbidden=busy).lines[0]
    assert (alone.coordinator, alone.pair) == ("ana", None)
    assert Why.PAIR_MISSING in codes(alone)


def test_what_is_chosen_against_a_rule_is_refused_and_said() -> None:
    people = Person("ana", "", EASY), Person("bo", "", BUSY)
    line = lines_of(*people, pinned={"one": "ana"}, forbidden={("one", "ana")}).lines[0]
    assert line.coordinator == "bo"
    assert Because(Why.PIN_REFUSED, subject="ana") in line.because


def test_a_case_that_nobody_may_have_is_left_and_said() -> None:
    line = lines_of(Person("ana", "", EASY), forbidden={("one", "ana")}).lines[0]
    assert (line.coordinator, codes(line)) == (None, {Why.NOBODY_NEUTRAL})


def test_when_not_everybody_can_be_served_urgent_cases_are() -> None:
    cases = [Waiting("first"), Waiting("second"), Waiting("third"), Waiting("urgent", urgent=True)]
    for way in (best, simple):
        found = {line.case: line for line in way(Sitting(cases, [Person("ana", "", EASY)]))}
        assert found["urgent"].coordinator == "ana"
        assert sum(line.coordinator is None for line in found.values()) == len(cases) - MOST
    left = next(line for line in best(Sitting(cases, [Person("ana", "", EASY)])) if line.coordinator is None)
    assert codes(left) == {Why.NOBODY_FREE}


def test_nothing_waits_or_nobody_coordinates() -> None:
    assert propose(Sitting([], [Person("ana")])).lines == []
    assert codes(propose(Sitting([Waiting("one")], [])).lines[0]) == {Why.NOBODY_NEUTRAL}


def test_a_solver_that_gives_up_leaves_a_simple_proposal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "LONGEST", 0)
    sitting = drawn(3, 30, 30)
    found = proposing.propose(sitting)
    assert not found.best
    assert broken(sitting, list(found.lines)) == []
