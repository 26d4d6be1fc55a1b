"""Training by the rules: who pays what to the cent, targets year by year, first conferences, what was typed."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.training import (
    Goal,
    Held,
    Part,
    Started,
    Target,
    TargetState,
    TrainingKind,
    TrainingPayer,
    apportioned,
    followed_until,
    misses_of_target,
    paid,
    progress,
    refresher_due,
    sharing,
    starts,
)
from conference.words.training import days_said, delay_said, done_said, gap_said, left_said, share_said, target_said

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
DEPARTMENT, ASSOCIATIONS, STATE = TrainingPayer.DEPARTMENT, TrainingPayer.ASSOCIATIONS, TrainingPayer.STATE
COORDINATOR, AWARENESS, MANAGERS = TrainingKind.COORDINATOR, TrainingKind.AWARENESS, TrainingKind.MANAGERS
# The plan of Nord [L2288-2294].
NORD = (
    Target(COORDINATOR, Goal.PEOPLE, 100, date(2019, 1, 1), date(2021, 12, 31)),
    Target(AWARENESS, Goal.SESSIONS, 4, date(2019, 1, 1), date(2021, 12, 31), per_session=50),
    Target(MANAGERS, Goal.PEOPLE, 50, date(2019, 1, 1), date(2021, 12, 31), 100),
)


@given(st.integers(0, 10_000_00), st.lists(st.integers(0, 60), min_size=1, max_size=12))
def test_what_is_cut_adds_up_and_is_fair_to_the_cent(amount: int, weights: list[int]) -> None:
    found = apportioned(amount, weights)
    whole = sum(weights)
    assert sum(found) == (amount if whole else 0)
    assert all(
        abs(part - Fraction(amount * weight, whole or 1)) < 1 for part, weight in zip(found, weights, strict=True)
    )
    # Who sends as many pays as much, to the cent.
    pairs = list(zip(weights, found, strict=True))
    assert all(abs(one - other) <= 1 for weight, one in pairs for same, other in pairs if weight == same)


def test_half_by_the_departement_and_half_by_associations() -> None:
    found = sharing(4800_01, [Part(DEPARTMENT, share=HALF), Part(ASSOCIATIONS, share=HALF)])
    assert [cents for cents, _ in found.parts] == [2400_01, 2400_00]
    assert (found.gap, gap_said(found)) == (0, "Les parts couvrent le tout.")


def test_what_nobody_pays_is_told_and_what_is_too_much() -> None:
    parts = [Part(STATE, 3000_00), Part(ASSOCIATIONS, share=THIRD)]
    found = sharing(4800_00, parts)
    assert found.parts == ((3000_00, Fraction(5, 8)), (1600_00, THIRD))
    assert (found.gap, gap_said(found)) == (200_00, "Écart\u00a0: 200,00\u00a0€ que personne ne paie encore.")
    assert gap_said(sharing(4500_00, parts)) == "Les parts couvrent le tout."
    assert gap_said(sharing(4000_00, [Part(STATE, 4000_50)])) == "Écart\u00a0: 0,50\u00a0€ de trop."


def test_shares_are_known_before_any_amount_and_amounts_without_a_total_make_it() -> None:
    shares = sharing(None, [Part(DEPARTMENT, share=HALF), Part(ASSOCIATIONS, share=THIRD)])
    assert (shares.total, shares.gap, shares.share_gap) == (None, None, Fraction(1, 6))
    assert gap_said(shares) == "Écart\u00a0: 16,7\u00a0% que personne ne paie encore."
    amounts = sharing(None, [Part(DEPARTMENT, 100), Part(STATE, 300)])
    assert (amounts.total, amounts.gap, amounts.parts[1]) == (400, 0, (300, Fraction(3, 4)))
    mixed = sharing(None, [Part(DEPARTMENT, 100), Part(STATE, share=HALF)])
    assert (mixed.total, mixed.gap, mixed.share_gap) == (None, None, None)
    assert gap_said(mixed).startswith("Le coût total n’est pas noté")
    assert sharing(500, []).gap is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("1\u202f200,50 €", (1200_50, None)),
        ("850", (850_00, None)),
        ("50 %", (None, HALF)),
        ("33,3%", (None, Fraction(333, 1000))),
        ("1/3", (None, THIRD)),
        ("2 sur 4", (None, HALF)),
        ("La moitié", (None, HALF)),
        ("120 %", (None, None)),
        ("3/2", (None, None)),
        ("1/0", (None, None)),
        ("0 %", (None, None)),
        ("beaucoup", (None, None)),
        ("", (None, None)),
    ],
)
def test_what_somebody_pays_is_read_as_it_is_typed(typed: str, found: tuple[int | None, Fraction | None]) -> None:
    assert paid(typed) == found


def test_the_plan_of_nord_is_followed_year_by_year() -> None:
    held = [
        Held(COORDINATOR, date(2018, 11, 5), 16),
        Held(COORDINATOR, date(2019, 6, 7), 18),
        Held(COORDINATOR, date(2020, 2, 7), 15, noted=False),
        Held(AWARENESS, date(2019, 10, 3), 48),
        Held(MANAGERS, date(2020, 1, 9), 30),
        Held(COORDINATOR, date(2020, 9, 4), 20),
    ]
    coordinators, seminars, managers = (progress(one, held, date(2020, 3, 1)) for one in NORD)
    assert (coordinators.done, coordinators.left, coordinators.percent, coordinators.unnoted) == (33, (67, 67), 33, 1)
    assert [(line.year, line.done, line.low) for line in coordinators.years] == [
        (2019, 18, None),
        (2020, 15, 34),
        (2021, 0, 33),
    ]
    assert left_said(coordinators) == "Il reste 67\u00a0personnes\u00a0: 34 en 2020, 33 en 2021."
    assert (seminars.done, seminars.people, seminars.left, seminars.state) == (1, 48, (3, 3), TargetState.UNDER_WAY)
    assert done_said(seminars) == "1\u00a0session tenue, 48\u00a0personnes venues"
    unsure = progress(NORD[1], [*held, Held(AWARENESS, date(2020, 1, 8), 0, noted=False)], date(2020, 3, 1))
    assert done_said(unsure) == "2\u00a0sessions tenues, dont 1 sans présence notée, 48\u00a0personnes venues"
    assert left_said(seminars) == "Il reste 3\u00a0sessions\u00a0: 2 en 2020, 1 en 2021."
    assert (managers.done, managers.left) == (30, (20, 70))
    assert left_said(managers) == "Il reste 20 à 70\u00a0personnes\u00a0: 10 à 35 en 2020, 10 à 35 en 2021."
    said = ["100\u00a0personnes", "4\u00a0sessions de 50\u00a0personnes", "50 à 100\u00a0personnes"]
    assert [target_said(one) for one in NORD] == said


def test_a_target_is_to_come_then_reached_or_missed() -> None:
    managers = NORD[2]
    some, enough = [Held(MANAGERS, date(2019, 5, 2), 49)], [Held(MANAGERS, date(2021, 12, 31), 50)]
    assert progress(managers, [], date(2018, 12, 31)).state is TargetState.TO_COME
    assert progress(managers, some, date(2021, 12, 31)).state is TargetState.UNDER_WAY
    missed = progress(managers, some, date(2022, 1, 1))
    assert (missed.state, left_said(missed), missed.percent) == (TargetState.MISSED, "", 98)
    assert [line.low for line in missed.years] == [None, None, None]
    reached = progress(managers, enough, date(2021, 12, 31))
    assert (reached.state, reached.left) == (TargetState.REACHED, (0, 50))
    assert left_said(reached) == "Jusqu’à 50 de plus est possible."
    assert left_said(progress(managers, enough, date(2022, 1, 1))) == ""


@given(st.integers(1, 300), st.integers(0, 200), st.integers(0, 400), st.integers(2018, 2024))
def test_what_remains_is_spread_over_the_years_that_are_left(low: int, more: int, done: int, year: int) -> None:
    target = Target(COORDINATOR, Goal.PEOPLE, low, date(2019, 3, 1), date(2022, 2, 28), low + more if more else None)
    held = [Held(COORDINATOR, date(2019, 4, 1), done)] if done else []
    found = progress(target, held, date(year, 7, 1))
    ahead = [line for line in found.years if line.low is not None and line.high is not None]
    due = (year < 2022) * 1
    assert sum(line.low or 0 for line in ahead) == found.left[0] * due
    assert sum(line.high or 0 for line in ahead) == found.left[1] * due
    assert all(line.year >= year for line in ahead)
    assert found.done == sum(line.done for line in found.years) == (done if year > 2018 else 0)


def test_a_target_that_is_none_says_all_that_it_lacks() -> None:
    wrong = Target(COORDINATOR, Goal.PEOPLE, 0, date(2020, 1, 1), date(2019, 1, 1), 0)
    assert [one.code for one in misses_of_target(wrong)] == [
        "target_empty",
        "target_range_backwards",
        "target_backwards",
    ]


def test_from_training_to_the_first_conference() -> None:
    trained = date(2025, 1, 31)
    people = [
        Started("A", trained, date(2025, 2, 10)),
        Started("B", trained, date(2025, 5, 31)),
        Started("C", trained, date(2025, 3, 2)),
        Started("D", trained),
        Started("E", date(2025, 9, 1)),
    ]
    found = starts(people, 12, date(2026, 1, 31))
    assert (found.median, found.held, [one.name for one in found.waiting], found.recent) == (None, 3, ["D"], 1)
    more = [*people, Started("F", trained, date(2025, 3, 3)), Started("G", trained, date(2025, 3, 4))]
    assert starts(more[1:], 12, trained).median is None
    assert starts(more, 12, trained).median == 31
    assert starts(people, 12, date(2026, 1, 30)).waiting == ()
    assert starts([], 12, trained).median is None


def test_when_a_refresher_is_due_and_until_when_referrals_follow() -> None:
    assert refresher_due(date(2024, 2, 29), 24) == date(2026, 2, 28)
    assert refresher_due(date(2024, 2, 29), None) is None
    assert followed_until(date(2025, 8, 31)) == date(2026, 2, 28)


def test_a_delay_is_said_in_years_and_months() -> None:
    said = [delay_said(days).replace("\u00a0", " ") for days in (0, 10, 30, 150, 365, 430, 800)]
    assert said[:4] == ["moins d’un mois", "moins d’un mois", "1 mois", "5 mois"]
    assert said[4:] == ["1 an", "1 an et 2 mois", "2 ans et 2 mois"]


def test_days_and_shares_read_as_one_says_them() -> None:
    assert days_said([]) == ""
    assert days_said([date(2026, 3, 4)]) == "4\u00a0mars 2026"
    assert days_said([date(2026, 3, 4), date(2026, 3, 5), date(2026, 3, 6)]) == "4, 5 et 6\u00a0mars 2026"
    assert (
        days_said([date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 1)]) == "30, 31\u00a0mars et 1er\u00a0avril 2026"
    )
    assert days_said([date(2025, 12, 31), date(2026, 1, 1)]) == "31\u00a0décembre 2025 et 1er\u00a0janvier 2026"
    assert [share_said(share) for share in (HALF, THIRD, Fraction(1))] == ["50\u00a0%", "33,3\u00a0%", "100\u00a0%"]
