"""What a referral must say before it leaves: each reason alone, all together, and where each is mended."""

from dataclasses import replace

import pytest

from conference.domain.referral import Danger, Field, Origin, ReferralFacts, submission

COMPLETE = ReferralFacts(
    concerned=1,
    family_agreed=True,
    agreement_dated=True,
    agreement_way=True,
    family_words=True,
    professional_words=True,
    field=Field.AUTONOMY,
    territory=True,
    origin=Origin.PARTNER,
    known_by=1,
    danger=Danger.NO,
)
LACKING: list[tuple[dict[str, object], str, str]] = [
    ({"concerned": 0}, "nobody_concerned", "people"),
    ({"field": None}, "field_missing", "people"),
    ({"territory": False}, "territory_missing", "people"),
    ({"origin": None}, "origin_missing", "people"),
    ({"family_words": False}, "family_words_missing", "situation"),
    ({"professional_words": False}, "professional_words_missing", "situation"),
    ({"known_by": 0}, "known_by_missing", "known_by"),
    ({"family_agreed": False}, "family_agreement_missing", "agreement"),
    ({"agreement_dated": False}, "agreement_date_missing", "agreement"),
    ({"agreement_way": False}, "agreement_way_missing", "agreement"),
    ({"danger": None}, "danger_unanswered", "safety"),
]


def found(facts: ReferralFacts) -> list[tuple[str, str]]:
    return [(reason.code, reason.place) for reason in submission(facts)]


def test_a_complete_referral_may_leave() -> None:
    assert found(COMPLETE) == []


@pytest.mark.parametrize(("lack", "code", "place"), LACKING, ids=[code for _, code, _ in LACKING])
def test_one_thing_missing_is_one_reason(lack: dict[str, object], code: str, place: str) -> None:
    assert found(replace(COMPLETE, **lack)) == [(code, place)]  # type: ignore[arg-type]


def test_an_empty_referral_is_told_everything_at_once() -> None:
    told = {code for code, _ in found(ReferralFacts())}
    assert told == {code for _, code, _ in LACKING} - {"agreement_date_missing", "agreement_way_missing"}


@pytest.mark.parametrize("origin", [Origin.FAMILY, Origin.NETWORK])
def test_only_a_professional_who_refers_has_words_to_write(origin: Origin) -> None:
    assert found(replace(COMPLETE, origin=origin, professional_words=False)) == []


def test_that_no_institution_knows_the_family_is_an_answer() -> None:
    assert found(replace(COMPLETE, known_by=0, known_by_none=True)) == []


@pytest.mark.parametrize("danger", Danger)
def test_a_danger_is_answered_by_any_answer(danger: Danger) -> None:
    assert found(replace(COMPLETE, danger=danger)) == []
