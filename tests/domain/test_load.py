"""What a coordinator carries against their letter of mission."""

from decimal import Decimal

from conference.domain.load import EXPERIENCED, Load


def test_what_is_done_and_to_come_stands_against_the_letter() -> None:
    """A fifth of 9,100 minutes a month; two cases, a conference ahead and five hours logged."""
    load = Load(2, 300, 1, Decimal("0.2"))
    assert load.given == 1820
    assert load.percent == (300 + 2 * 360 + 480) * 100 // 1820
    assert load.each == 19


def test_without_a_letter_a_tenth_is_counted() -> None:
    assert Load(1).percent == Load(1, share=Decimal("0.1")).percent == 39


def test_one_is_a_beginner_until_a_second_conference() -> None:
    assert Load(held=EXPERIENCED - 1).beginner
    assert not Load(held=EXPERIENCED).beginner
