"""Amounts as people type them, answers as they are counted."""

import pytest

from conference.domain.logistics import DEAREST, Availability, Tally, cents, spoken, tally


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12", 1200),
        ("12,5", 1250),
        ("12.50 €", 1250),
        ("1\u202f200,05", 120005),
        ("0,01", 1),
        ("١٢", 1200),
        ("100000", DEAREST),
    ],
)
def test_an_amount_is_read_to_the_cent(typed: str, amount: int) -> None:
    assert cents(typed) == amount


@pytest.mark.parametrize("typed", ["", "0", "0,00", "-3", "12,345", "douze", "100000,01", "1e3", "12,"])
def test_what_is_no_amount_is_none(typed: str) -> None:
    assert cents(typed) is None


def test_answers_are_counted() -> None:
    can, perhaps, cannot = Availability
    assert tally([can, cannot, can, perhaps]) == Tally(2, 1, 1)
    assert tally([]) == Tally()


def test_an_interpreter_has_a_language_or_a_name() -> None:
    assert spoken("turc", "") == spoken("", "Inês") == []
    assert [reason.code for reason in spoken(" ", "")] == ["language_missing"]
