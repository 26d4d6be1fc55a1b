"""Who may hold a link of invitation, and what they may answer by it."""

from datetime import date
from itertools import product

import pytest

from conference.domain.invited import FROM_AFAR, TOGETHER, InvitedFacts, answers, changeable, tells_place, withheld
from conference.domain.preparation import Invitation, Safety

WELL = InvitedFacts(Safety.NOTHING, Invitation.WAITING)


def codes(facts: InvitedFacts) -> list[str]:
    return [reason.code for reason in withheld(facts)]


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        (WELL, []),
        (InvitedFacts(Safety.ARRANGED, Invitation.COMING, forbidden=True), []),
        (InvitedFacts(Safety.NOTHING, Invitation.DECLINED), []),
        (InvitedFacts(None, Invitation.WAITING), ["link_safety_unanswered"]),
        (InvitedFacts(Safety.NOTHING, Invitation.NOT_INVITED), ["link_not_invited"]),
        (InvitedFacts(Safety.NOTHING, Invitation.WAITING, child=True), ["link_of_a_child"]),
        (InvitedFacts(Safety.NOTHING, Invitation.WAITING, unwilling=True), ["link_unwilling"]),
        (InvitedFacts(Safety.APART, Invitation.WAITING), ["link_apart"]),
        (InvitedFacts(Safety.APART, Invitation.COMING), ["link_apart"]),
        (InvitedFacts(Safety.APART, Invitation.LETTER), ["link_apart"]),
        (InvitedFacts(Safety.APART, Invitation.REMOTE), []),
        (InvitedFacts(Safety.APART, Invitation.REMOTE, forbidden=True), ["link_apart"]),
        (InvitedFacts(Safety.APART, Invitation.NOT_INVITED, unwilling=True), None),
    ],
)
def test_every_reason_why_somebody_holds_no_link(facts: InvitedFacts, why: list[str] | None) -> None:
    expected = ["link_unwilling", "link_apart", "link_not_invited"] if why is None else why
    assert codes(facts) == expected


@pytest.mark.parametrize(("answer", "forbidden"), list(product(Invitation, (False, True))))
def test_who_is_kept_apart_learns_no_place_and_never_says_that_they_come(answer: Invitation, forbidden: bool) -> None:
    assert not tells_place(Safety.APART)
    assert answers(Safety.APART) == FROM_AFAR
    assert Invitation.COMING not in answers(Safety.APART)
    held = not codes(InvitedFacts(Safety.APART, answer, forbidden=forbidden))
    assert held is (answer in FROM_AFAR and not forbidden)


@pytest.mark.parametrize("safety", [Safety.NOTHING, Safety.ARRANGED])
def test_the_others_answer_as_they_like(safety: Safety) -> None:
    assert answers(safety) == TOGETHER
    assert tells_place(safety)


def test_an_answer_changes_until_the_day() -> None:
    day = date(2026, 4, 11)
    assert changeable(date(2026, 4, 10), day)
    assert not changeable(day, day)
    assert not changeable(date(2026, 4, 12), day)
    assert changeable(date(2026, 4, 12), None)
