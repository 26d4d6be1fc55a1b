"""Where a convention stands on every day of its life, by hand."""

from datetime import date, timedelta

import pytest

from conference.domain.partner import ConventionStatus, Renewal, Terms, faults

YEAR = Terms(date(2025, 3, 20), date(2025, 4, 1), date(2026, 3, 31), Renewal.TO_RENEW, 3)
PREPARED, RUNNING, TO_RENEW, ENDED = ConventionStatus


def of(**changed: object) -> Terms:
    return Terms(**{name: getattr(YEAR, name) for name in YEAR.__dataclass_fields__} | changed)


@pytest.mark.parametrize(
    ("terms", "day", "status"),
    [
        (YEAR, date(2025, 3, 31), PREPARED),
        (YEAR, date(2025, 4, 1), RUNNING),
        (YEAR, date(2025, 12, 30), RUNNING),
        (YEAR, date(2025, 12, 31), TO_RENEW),
        (YEAR, date(2026, 3, 31), TO_RENEW),
        (YEAR, date(2026, 4, 1), ENDED),
        (of(renewed=True), date(2026, 3, 31), RUNNING),
        (of(renewed=True), date(2026, 4, 1), ENDED),
        (of(notice=0), date(2026, 3, 30), RUNNING),
        (of(notice=0), date(2026, 3, 31), TO_RENEW),
        (of(renewal=Renewal.NONE), date(2026, 3, 31), RUNNING),
        (of(renewal=Renewal.NONE), date(2026, 4, 1), ENDED),
        (of(renewal=Renewal.TACIT), date(2031, 1, 1), RUNNING),
        (of(renewal=Renewal.TACIT, ended_on=date(2030, 12, 31)), date(2030, 12, 31), RUNNING),
        (of(renewal=Renewal.TACIT, ended_on=date(2030, 12, 31)), date(2031, 1, 1), ENDED),
        (of(ended_on=date(2026, 3, 31)), date(2026, 3, 1), RUNNING),
        (of(ended_on=date(2025, 6, 30)), date(2025, 7, 1), ENDED),
        (of(signed_on=None), date(2026, 1, 15), PREPARED),
        (of(signed_on=None), date(2027, 1, 15), PREPARED),
        (of(signed_on=None, ended_on=date(2026, 3, 1)), date(2026, 3, 2), ENDED),
        (Terms(), date(2026, 3, 12), PREPARED),
    ],
)
def test_a_convention_stands_where_its_dates_put_it(terms: Terms, day: date, status: ConventionStatus) -> None:
    assert terms.status(day) is status


def test_it_is_asked_about_from_its_notice_on_until_somebody_says_what_follows() -> None:
    days = [date(2025, 12, 1) + timedelta(days=n) for n in range(300)]
    assert [day for day in days if YEAR.awaits(day)] == [day for day in days if day >= date(2025, 12, 31)]
    silent = (of(renewed=True), of(ended_on=date(2026, 3, 31)), of(renewal=Renewal.TACIT), of(signed_on=None))
    assert not any(terms.awaits(day) for terms in silent for day in days)


def test_a_notice_is_clamped_to_shorter_months() -> None:
    august = of(until=date(2026, 8, 31), notice=6)
    assert (august.awaits(date(2026, 2, 27)), august.awaits(date(2026, 2, 28))) == (False, True)


def test_a_tacit_term_begins_again_as_long_as_the_first() -> None:
    tacit = of(renewal=Renewal.TACIT)
    ends = [tacit.next_term(day) for day in (date(2025, 5, 1), date(2026, 3, 31), date(2026, 4, 1), date(2028, 7, 1))]
    assert ends == [date(2026, 3, 31), date(2026, 3, 31), date(2027, 3, 31), date(2029, 3, 31)]
    fortnight = of(renewal=Renewal.TACIT, until=date(2025, 4, 14))
    assert fortnight.next_term(date(2026, 1, 1)) == date(2025, 4, 14), "too short for months: its first term is told"
    assert of(renewal=Renewal.TACIT, ended_on=date(2027, 1, 1)).next_term(date(2026, 5, 1)) == date(2027, 1, 1)
    assert YEAR.next_term(date(2026, 5, 1)) == date(2026, 3, 31)


def test_what_takes_over_follows_at_once_and_is_as_long() -> None:
    assert YEAR.following == (date(2026, 4, 1), date(2027, 3, 31))
    assert of(until=date(2028, 3, 31)).following == (date(2028, 4, 1), date(2031, 3, 31))
    assert of(since=None).following == (date(2026, 4, 1), None)
    assert of(until=None).following == (None, None)


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (YEAR, set()),
        (Terms(), set()),
        (of(signed_on=date(2026, 3, 13)), {("in_the_future", "signed_on")}),
        (of(since=None), {("convention_begins_when", "since")}),
        (of(until=date(2025, 3, 31)), {("convention_backwards", "until")}),
        (of(until=None), {("convention_term", "until")}),
        (of(until=None, renewal=Renewal.NONE), set()),
        (of(until=None, signed_on=None), set()),
        (of(ended_on=date(2025, 3, 31)), {("convention_backwards", "ended_on")}),
        (of(ended_on=date(2026, 4, 1)), {("ended_after_term", "ended_on")}),
        (of(ended_on=date(2026, 4, 1), renewal=Renewal.TACIT), set()),
        (of(notice=25), {("notice_out_of_range", "notice")}),
    ],
)
def test_every_fault_of_its_dates_is_told_beside_its_field(terms: Terms, expected: set[tuple[str, str]]) -> None:
    assert {(reason.code, reason.place) for reason in faults(terms, date(2026, 3, 12))} == expected
