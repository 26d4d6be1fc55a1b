"""How long names are kept."""

from datetime import date

import pytest

from conference.domain.retention import is_past, oldest_kept


@pytest.mark.parametrize(
    ("today", "oldest"),
    [
        (date(2026, 3, 12), date(2024, 3, 12)),
        (date(2028, 2, 29), date(2026, 2, 28)),
        (date(2026, 2, 28), date(2024, 2, 28)),
    ],
)
def test_two_years_back(today: date, oldest: date) -> None:
    assert oldest_kept(today) == oldest


def test_the_very_day_is_still_kept() -> None:
    assert not is_past(date(2024, 3, 12), date(2026, 3, 12))
    assert is_past(date(2024, 3, 11), date(2026, 3, 12))
