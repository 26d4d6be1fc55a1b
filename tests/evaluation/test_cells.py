"""The cells of a note: frozen, read back as they were, and held against other figures."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from conference.evaluation.cells import differences, freeze, frozen_rows, rows
from conference.evaluation.indicators import REGISTRY
from conference.evaluation.indicators.declaration import Figure, Line, Result

INDICATORS = list(REGISTRY.values())
NUMBERS = st.one_of(st.integers(0, 10_000), st.decimals(0, 100, places=2))


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


@given(figures())
def test_what_was_frozen_is_read_back_as_it_was(known: list[Figure]) -> None:
    before = [tuple("" if cell is None else str(cell) for cell in row) for one in known for row in rows(one)]
    after = [tuple("" if cell is None else str(cell) for cell in row) for row in frozen_rows(freeze(known))]
    assert after == before
    assert differences(freeze(known), known) == []


@given(figures(), st.data())
def test_one_number_that_moves_is_the_one_that_is_told(known: list[Figure], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(known) - 1))
    figure = known[place]
    new = data.draw(NUMBERS.filter(lambda number: str(number) != str(figure.result.value)))
    moved = [*known[:place], replace(figure, result=replace(figure.result, value=new)), *known[place + 1 :]]
    (told,) = differences(freeze(known), moved)
    printed = "" if figure.result.value is None else str(figure.result.value)
    assert (told.code, told.printed, told.now) == (figure.code, printed, str(new))


def test_a_line_that_comes_or_goes_and_an_n_are_told_too() -> None:
    one = Figure(INDICATORS[0], Result(3, 3, 0, (Line("a", "Une", 3),)))
    other = Figure(INDICATORS[0], Result(3, 4, 0, (Line("b", "Autre", 3),)))
    title = INDICATORS[0].title
    told = {(d.title, d.printed, d.now) for d in differences(freeze([one]), [other])}
    assert told == {(f"{title} (effectif)", "3", "4"), (f"{title}, Une", "3", ""), (f"{title}, Autre", "", "3")}


def test_a_decimal_stays_one() -> None:
    frozen = freeze([Figure(INDICATORS[0], Result(Decimal("8.16"), 25))])
    assert frozen_rows(frozen)[0][2] == Decimal("8.16")
