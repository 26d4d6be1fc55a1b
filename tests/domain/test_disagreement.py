"""Whose no stops a conference, and whose no the designating body decides on."""

from itertools import product

import pytest

from conference.domain.agreement import AgreementState, AgreementTo
from conference.domain.disagreement import DisagreementFacts, Voice, awaits_decision, gathered, settled, stops
from conference.domain.referral import PersonKind

ADULT, CHILD, PARENT = PersonKind.ADULT, PersonKind.CHILD, PersonKind.RELATIVE
GIVEN, REFUSED = AgreementState.GIVEN, AgreementState.REFUSED
AGAINST = [state for state in AgreementState if state is not GIVEN]


def voice(kind: PersonKind, to: AgreementTo, state: AgreementState, *, decided: bool = False) -> Voice:
    return Voice(1, kind, to, state, decided)


@pytest.mark.parametrize("state", AGAINST)
@pytest.mark.parametrize("to", [AgreementTo.CONTACT, AgreementTo.PRINCIPLE])
def test_an_adult_concerned_decides_alone(to: AgreementTo, state: AgreementState) -> None:
    """No body ever decides in their place, were it in writing."""
    for decided in (False, True):
        said = voice(ADULT, to, state, decided=decided)
        assert stops(said, unaccompanied=False)
        assert not awaits_decision(said, unaccompanied=False)


@pytest.mark.parametrize(("kind", "state"), list(product((CHILD, PARENT), AGAINST)))
def test_a_parent_or_a_child_who_does_not_agree_awaits_the_body(kind: PersonKind, state: AgreementState) -> None:
    said = voice(kind, AgreementTo.PRINCIPLE, state)
    assert not stops(said, unaccompanied=False)
    assert awaits_decision(said, unaccompanied=False)
    assert not awaits_decision(voice(kind, AgreementTo.PRINCIPLE, state, decided=True), unaccompanied=False)


def test_an_unaccompanied_minor_decides_alone_and_who_represents_them_does_not() -> None:
    assert stops(voice(CHILD, AgreementTo.PRINCIPLE, REFUSED), unaccompanied=True)
    assert not awaits_decision(voice(CHILD, AgreementTo.PRINCIPLE, REFUSED), unaccompanied=True)
    assert awaits_decision(voice(PARENT, AgreementTo.PRINCIPLE, REFUSED), unaccompanied=True)


@pytest.mark.parametrize("kind", PersonKind)
def test_an_agreement_and_a_refused_support_hinder_nothing(kind: PersonKind) -> None:
    for to, state in ((to, GIVEN) for to in AgreementTo):
        assert not stops(voice(kind, to, state), unaccompanied=True)
        assert not awaits_decision(voice(kind, to, state), unaccompanied=True)
    assert gathered([voice(kind, AgreementTo.SUPPORT, REFUSED)], [], unaccompanied=False) == DisagreementFacts()


def test_an_adult_may_keep_things_to_themselves_and_still_have_a_conference() -> None:
    assert gathered([voice(ADULT, AgreementTo.SHARING, REFUSED)], [], unaccompanied=False) == DisagreementFacts()


def test_each_minor_agrees_for_themselves_and_is_offered_support() -> None:
    """Two children of whom one has answered: what the other is owed is still counted."""
    said = [Voice(1, CHILD, AgreementTo.PRINCIPLE, GIVEN), Voice(1, CHILD, AgreementTo.SUPPORT, REFUSED)]
    facts = gathered(said, [1, 2], unaccompanied=True)
    assert facts == DisagreementFacts(silent_minors=1, unsupported_minors=1)
    assert gathered(said, [1, 2], unaccompanied=False) == DisagreementFacts()
    assert [reason.code for reason in settled(facts)] == ["minor_agreement_missing", "support_not_offered"]


def test_every_reason_is_given_at_once() -> None:
    codes = {reason.code for reason in settled(DisagreementFacts(1, 1, 1, 1))}
    assert len(codes) == 4
    assert settled(DisagreementFacts()) == []
