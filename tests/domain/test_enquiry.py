"""Enquiries: what makes somebody reachable, how one may end, when its words are forgotten."""

from datetime import date, timedelta

import pytest

from conference.domain.enquiry import (
    Asked,
    EnquiryState,
    ForWhom,
    call_reasons,
    dialled,
    ending_reasons,
    is_past,
    missing,
    reachable,
)

TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("reach", "holds"),
    [
        ("06 12 34 56 78", True),
        ("+33 (0)6 12 34 56 78", True),
        ("nom@exemple.fr", True),
        ("06 12", False),
        ("1234567890123456", False),
        ("nom@exemple", False),
        ("rue des Lilas", False),
        *((f"nom{sign}x@exemple.fr", False) for sign in '?&%,;"<>'),
        *((f"nom@exemple.fr{sign}bcc=autre.fr", False) for sign in '?&%,;"<>'),
    ],
)
def test_a_number_or_an_address(reach: str, holds: bool) -> None:
    assert reachable(reach) is holds


@pytest.mark.parametrize("typed", ["0612345678", "06.12.34.56.78", "+33 6 12 34 56 78", "0033612345678"])
def test_a_number_is_one_however_it_is_typed(typed: str) -> None:
    assert dialled(typed) == "06 12 34 56 78"


@pytest.mark.parametrize("kept", ["+32 2 123 45 67", "nom06@exemple.fr", "0800 123"])
def test_what_is_no_french_number_stays_as_it_was(kept: str) -> None:
    assert dialled(kept) == kept


def test_everything_that_is_missing_is_said_at_once() -> None:
    asked = Asked(" ", "06", ForWhom.OWN, "\n", agreed=False).plain
    assert [one.place for one in missing(asked)] == ["first_name", "reach", "words", "agreed"]


def test_a_call_lies_between_the_enquiry_and_today() -> None:
    before, ahead = TODAY - timedelta(days=3), TODAY + timedelta(days=1)
    assert call_reasons(EnquiryState.NEW, TODAY, TODAY, TODAY) == []
    assert [one.code for one in call_reasons(EnquiryState.NEW, before, TODAY, TODAY)] == ["enquiry_call_before"]
    assert [one.code for one in call_reasons(EnquiryState.CALLED, ahead, TODAY, TODAY)] == ["in_the_future"]
    assert [one.code for one in call_reasons(EnquiryState.ANSWERED, TODAY, TODAY, TODAY)] == ["enquiry_settled"]


@pytest.mark.parametrize(
    ("state", "ending", "tries", "where", "codes"),
    [
        (EnquiryState.CALLED, EnquiryState.ANSWERED, 1, "", []),
        (EnquiryState.NEW, EnquiryState.ANSWERED, 0, "", ["enquiry_not_called"]),
        (EnquiryState.NEW, EnquiryState.ELSEWHERE, 0, "Le CCAS", []),
        (EnquiryState.NEW, EnquiryState.ELSEWHERE, 0, " ", ["enquiry_where_missing"]),
        (EnquiryState.NEW, EnquiryState.NO_ANSWER, 2, "", ["enquiry_too_few_tries"]),
        (EnquiryState.NEW, EnquiryState.NO_ANSWER, 3, "", []),
        (EnquiryState.NEW, EnquiryState.UNWANTED, 0, "", []),
        (EnquiryState.UNWANTED, EnquiryState.UNWANTED, 0, "", ["enquiry_settled"]),
        (EnquiryState.CALLED, EnquiryState.REFERRAL, 1, "", ["enquiry_no_such_end"]),
    ],
)
def test_how_an_enquiry_ends(
    state: EnquiryState, ending: EnquiryState, tries: int, where: str, codes: list[str]
) -> None:
    assert [one.code for one in ending_reasons(state, ending, tries, where)] == codes


@pytest.mark.parametrize(
    ("settled", "last_day"),
    [
        (date(2025, 9, 12), date(2026, 3, 12)),
        (date(2025, 8, 31), date(2026, 2, 28)),
        (date(2027, 8, 29), date(2028, 2, 29)),
    ],
)
def test_words_are_kept_six_months_to_the_day(settled: date, last_day: date) -> None:
    assert not is_past(settled, last_day)
    assert is_past(settled, last_day + timedelta(days=1))
