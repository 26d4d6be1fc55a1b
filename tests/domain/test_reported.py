"""What somebody types of a figure, by hand: how it is understood, how it reads again, what adds up."""

from datetime import date
from decimal import Decimal

import pytest

from conference.domain.names import fold
from conference.domain.reasons import Refused
from conference.domain.reported import UNKNOWN, ValueKind, days_of, total, understood
from conference.words.reported import total_said, value_said, value_typed

NUMBER, RANGE, ABOUT, FRACTION = ValueKind.NUMBER, ValueKind.RANGE, ValueKind.ABOUT, ValueKind.FRACTION


@pytest.mark.parametrize(
    ("typed", "kind", "ends", "said"),
    [
        ("12", NUMBER, ("12",), "12"),
        (" 0 ", NUMBER, ("0",), "0"),
        ("8,16", NUMBER, ("8.16",), "8,16"),
        ("8.5", NUMBER, ("8.5",), "8,5"),
        ("1 024", NUMBER, ("1024",), "1\u202f024"),
        ("12\u202f345", NUMBER, ("12345",), "12\u202f345"),
        ("50 à 100", RANGE, ("50", "100"), "de 50 à 100"),
        ("De 50 à 100", RANGE, ("50", "100"), "de 50 à 100"),
        ("entre 2 et 3,5", RANGE, ("2", "3.5"), "de 2 à 3,5"),
        ("50–100", RANGE, ("50", "100"), "de 50 à 100"),
        ("Environ 30", ABOUT, ("30",), "environ 30"),
        ("~30", ABOUT, ("30",), "environ 30"),
        ("2/3", FRACTION, ("2", "3"), "2/3"),
        ("2 sur 3", FRACTION, ("2", "3"), "2/3"),
    ],
)
def test_what_is_typed_is_understood_and_typed_again(
    typed: str, kind: ValueKind, ends: tuple[str, ...], said: str
) -> None:
    value = understood(typed)
    assert (value.kind, *(end for end in (value.low, value.high) if end is not None)) == (kind, *map(Decimal, ends))
    assert value_said(value) == said
    assert understood(value_typed(value)) == value


@pytest.mark.parametrize("typed", ["?", "inconnu", "Non renseigné", "NR", "n.c."])
def test_what_is_unknown_stays_so_and_is_no_zero(typed: str) -> None:
    assert understood(typed) == UNKNOWN
    assert (UNKNOWN.plain, value_said(UNKNOWN), value_typed(UNKNOWN)) == (None, "non renseigné", "?")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "reported_value_missing"),
        (" ", "reported_value_missing"),
        ("beaucoup", "reported_value_unclear"),
        ("-3", "reported_value_unclear"),
        ("12 %", "reported_value_unclear"),
        ("1 2", "reported_value_unclear"),
        ("8,166", "reported_value_unclear"),
        ("1234567890", "reported_value_unclear"),
        ("plus de 30", "reported_value_unclear"),
        ("100 à 50", "reported_range_backwards"),
        ("5 à 5", "reported_range_backwards"),
        ("3/2", "reported_fraction_beyond"),
        ("0/0", "reported_fraction_beyond"),
    ],
)
def test_what_is_not_understood_says_what_to_write(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        understood(typed)
    assert [(reason.code, reason.place) for reason in refusal.value.reasons] == [(code, "value")]


def test_only_plain_numbers_add_up() -> None:
    """The conferences reported of the Nord: 4, 5, unknown, 3."""
    found = total(map(understood, ("4", "5", "?", "3", "environ 30", "2/3", "50 à 100")))
    assert (found.value, found.summed, found.left_out) == (Decimal(12), 3, 4)
    assert total_said(found) == (
        "Somme des nombres\u00a0: 12, sur 3\u00a0périodes\u00a0; 4\u00a0valeurs n’y entrent pas."
    )


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("en novembre 2020", (2020, 11, 1), (2020, 11, 30)),
        ("En 2019", (2019, 1, 1), (2019, 12, 31)),
        ("2017", (2017, 1, 1), (2017, 12, 31)),
        ("2017-2018", (2017, 1, 1), (2018, 12, 31)),
        ("de 2017 à 2018", (2017, 1, 1), (2018, 12, 31)),
        ("premier semestre 2020", (2020, 1, 1), (2020, 6, 30)),
        ("2e semestre 2020", (2020, 7, 1), (2020, 12, 31)),
        ("février 2020", (2020, 2, 1), (2020, 2, 29)),
        ("De février 2017 à novembre 2020", (2017, 2, 1), (2020, 11, 30)),
    ],
)
def test_a_period_in_words_has_its_days(said: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert days_of(fold(said)) == (date(*first), date(*last))


def test_a_date_has_one_end_alone() -> None:
    assert days_of(fold("fin 2016")) == (None, date(2016, 12, 31))
    assert days_of(fold("à partir de 2019")) == (date(2019, 1, 1), None)


@pytest.mark.parametrize("said", ["dernièrement", "depuis le début", "2018-2017", "20171", "13 2017"])
def test_a_period_that_is_not_understood_has_none(said: str) -> None:
    assert days_of(fold(said)) == (None, None)
