"""Who may hold a page of their own, what of the plan it shows, and how long it opens."""

from datetime import timedelta

import pytest

from conference.domain.complaint import written
from conference.domain.family_page import (
    AFTER_CLOSING,
    HolderFacts,
    code_of,
    copy_shown,
    digits,
    spent,
    stands,
    tells_dates,
    withheld,
)
from conference.domain.hand_out import Copy
from conference.domain.preparation import Invitation, Part, Safety
from conference.domain.stages import Stage
from tests.conftest import NOW


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        (HolderFacts(Part.FAMILY, Safety.NOTHING), []),
        (HolderFacts(Part.NETWORK, Safety.APART), []),
        (HolderFacts(Part.SUPPORT, Safety.ARRANGED), []),
        (HolderFacts(Part.FAMILY, Safety.NOTHING, unwilling=True), ["link_unwilling"]),
        (HolderFacts(Part.FAMILY, Safety.NOTHING, child=True), ["page_of_a_child"]),
        (HolderFacts(Part.PROFESSIONAL, Safety.NOTHING), ["page_of_the_family"]),
        (HolderFacts(Part.EXPERT, None), ["page_of_the_family", "link_safety_unanswered"]),
    ],
)
def test_a_page_is_of_the_family_and_of_those_who_stand_by_it(facts: HolderFacts, codes: list[str]) -> None:
    assert [reason.code for reason in withheld(facts)] == codes


@pytest.mark.parametrize("extract", [False, True])
@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("took_part", [False, True])
@pytest.mark.parametrize("safety", [None, *Safety])
def test_the_plan_is_for_who_took_part_or_was_added_and_never_whole_for_who_is_kept_apart(
    safety: Safety | None, took_part: bool, whole: bool, extract: bool
) -> None:
    shown = copy_shown(safety, took_part=took_part, whole=whole, extract=extract)
    theirs = safety is not Safety.APART and (took_part or whole)
    assert shown is (Copy.WHOLE if theirs else Copy.EXTRACT if extract else None)


def test_who_is_kept_apart_or_not_invited_is_told_no_date() -> None:
    asked = Invitation.WAITING
    assert [safety for safety in (None, *Safety) if tells_dates(safety, asked)] == [Safety.NOTHING, Safety.ARRANGED]
    assert {one for one in Invitation if not tells_dates(Safety.NOTHING, one)} == {Invitation.NOT_INVITED}


def test_it_opens_from_preparation_on_and_some_weeks_after_the_end() -> None:
    early = {Stage.REFERRAL, Stage.ASSIGNMENT}
    assert {stage for stage in Stage if not stands(stage, None, NOW)} == {*early, Stage.CLOSED}
    assert stands(Stage.CLOSED, NOW - AFTER_CLOSING + timedelta(seconds=1), NOW)
    assert not stands(Stage.CLOSED, NOW - AFTER_CLOSING, NOW)


def test_a_code_has_six_digits_however_it_is_typed() -> None:
    assert {code_of(number.to_bytes(4, "big")) for number in (0, 42, 1_000_042)} == {"000000", "000042"}
    assert digits(" 048 2-15 ") == "048215"
    assert [tries for tries in range(8) if spent(tries)] == [5, 6, 7]


def test_a_complaint_says_something_and_has_a_reader() -> None:
    assert [reason.code for reason in written("  ", readers=False)] == ["complaint_without_words", "complaint_unread"]
    assert written("On ne me rappelle pas.", readers=True) == []
