"""What a letter of mission gives on each day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from conference.domain.mission import Letter

LETTER = Letter(Decimal("0.2"), date(2026, 2, 1), date(2026, 6, 30), Decimal("0.1"), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2026, 1, 31), "0"),
        (date(2026, 2, 1), "0.3"),
        (date(2026, 3, 31), "0.3"),
        (date(2026, 4, 1), "0.2"),
        (date(2026, 6, 30), "0.2"),
        (date(2026, 7, 1), "0"),
    ],
)
def test_a_beginner_has_more_for_a_while(day: date, share: str) -> None:
    assert LETTER.on(day) == Decimal(share)


def test_an_open_letter_goes_on() -> None:
    letter = Letter(Decimal("0.5"), date(2026, 2, 1))
    assert {letter.on(letter.since + timedelta(days=days)) for days in (0, 1000)} == {Decimal("0.5")}
