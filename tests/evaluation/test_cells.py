"""The cells of a note, and what an edition keeps of it: read back as it was, and held against other figures."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from conference.domain.note import Part
from conference.evaluation.cells import rows
from conference.evaluation.edition import freeze, thaw
from conference.evaluation.explained import Change, changed, explain
from conference.evaluation.indicators import REGISTRY
from conference.evaluation.indicators.declaration import Line, Result
from conference.evaluation.indicators.figure import Figure
from conference.evaluation.note import Note, Summary, Told, Year
from conference.evaluation.period import Period

INDICATORS = list(REGISTRY.values())
NUMBERS = st.one_of(st.integers(0, 10_000), st.decimals(0, 100, places=2))
PERIOD = Period(date(2025, 1, 1), date(2025, 12, 31), "Europe/Paris")
FACTS = st.lists(
    st.tuples(st.sampled_from(["33-1", "33-2", None]), st.sampled_from(["a", None]), st.sampled_from([1, 2, None]))
)


@st.composite
def figures(draw: st.DrawFn) -> list[Figure]:
    """Some figures of the registry with any numbers; a value may be unknown."""
    found = []
    for indicator in draw(st.lists(st.sampled_from(INDICATORS), min_size=1, max_size=5, unique=True)):
        counts = draw(st.lists(st.integers(0, 99), max_size=3))
        lines = tuple(Line(f"line{i}", f"Ligne {i}", count) for i, count in enumerate(counts))
        value = draw(st.one_of(st.none(), NUMBERS))
        found.append(Figure(indicator, Result(value, draw(st.integers(0, 99)), draw(st.integers(0, 9)), lines)))
    return found


def _note(known: list[Figure]) -> Note:
    return Note(
        "Gironde",
        "Direction",
        PERIOD,
        date(2026, 1, 12),
        tuple(known),
        words={Part.MEANS: "Deux personnes.\n\nFormées."},
        summary=Summary(("Un fait.", "Un autre."), "Dix heures."),
        told=(Told(Part.VOICES, "Paroles", ("« Oui. »",)),),
        earlier=(Year("2024", "édition 1", {"activity.referrals": 3, "voice.overall": Decimal("8.10")}, {"a": 9}),),
    )


@given(figures())
def test_what_was_frozen_is_read_back_as_it_was(known: list[Figure]) -> None:
    note = _note(known)
    kept = json.loads(json.dumps(freeze(note)))
    again = thaw(kept)
    assert freeze(again) == kept
    assert [row for one in again.figures for row in rows(one)] == [row for one in known for row in rows(one)]
    assert replace(again, figures=note.figures) == note
    for one, other in zip(again.figures, known, strict=True):
        assert one.result == other.result
        assert replace(one.indicator, compute=other.indicator.compute) == other.indicator


@given(figures(), st.data())
def test_one_number_that_moves_is_the_one_that_is_told(known: list[Figure], data: st.DataObject) -> None:
    assert explain(known, {}, known, {}) == []
    place = data.draw(st.integers(0, len(known) - 1))
    figure = known[place]
    new = data.draw(NUMBERS.filter(lambda number: str(number) != str(figure.result.value)))
    moved = [*known[:place], replace(figure, result=replace(figure.result, value=new)), *known[place + 1 :]]
    (told,) = explain(known, {}, moved, {})
    (number,) = told.numbers
    printed = "" if figure.result.value is None else str(figure.result.value)
    assert (number.code, number.printed, number.now) == (figure.code, printed, str(new))
    assert (told.figure, told.counted) == (figure, False)


def test_a_line_that_comes_or_goes_and_an_n_are_told_too() -> None:
    one = Figure(INDICATORS[0], Result(3, 3, 0, (Line("a", "Une", 3),)))
    other = Figure(INDICATORS[0], Result(3, 4, 0, (Line("b", "Autre", 3),)))
    title = INDICATORS[0].title
    (moved,) = explain([one], {}, [other], {})
    told = {(d.title, d.printed, d.now) for d in moved.numbers}
    assert told == {(f"{title} (effectif)", "3", "4"), (f"{title}, Une", "3", ""), (f"{title}, Autre", "", "3")}


@given(FACTS, FACTS)
def test_the_rows_of_an_edition_with_what_is_told_are_those_of_today(
    before: list[tuple[str | None, str | None, int | None]], after: list[tuple[str | None, str | None, int | None]]
) -> None:
    told = changed([(*row, 1) for row in before], [(*row, 1) for row in after])
    left = [(reference or "", line, amount) for reference, line, amount in before]
    for change in told:
        for (line, amount), times in change.went.items():
            for _ in range(times):
                left.remove((change.reference, line, amount))
        left += [(change.reference, *row) for row, times in change.came.items() for _ in range(times)]
    key = [(reference or "", line, amount) for reference, line, amount in after]
    assert sorted(map(str, left)) == sorted(map(str, key))


def test_what_did_not_move_is_not_told() -> None:
    row = ("33-1", "a", 1, 2)
    assert changed([row], [row]) == []
    assert changed([row], [("33-1", "a", 1, 3)]) == [Change("33-1", {}, {("a", 1): 1})]
