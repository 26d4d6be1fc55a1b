"""The table of steps against the law; the reasons of each step, all of them and not the first."""

from dataclasses import replace
from datetime import date
from itertools import chain, combinations, product
from typing import Any

import pytest

from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.reasons import Reason
from conference.domain.referral import Danger, Field, Origin, ReferralFacts
from conference.domain.roles import Capacity
from conference.domain.stages import Stage
from conference.domain.workflow import STEPS, CaseFacts, Given, StepCode, possible, refusals
from tests import law

HATS = [
    frozenset(hats) for hats in chain.from_iterable(combinations(Capacity, size) for size in range(len(Capacity) + 1))
]
SENT = ReferralFacts(
    concerned=1,
    family_agreed=True,
    agreement_dated=True,
    agreement_way=True,
    family_words=True,
    professional_words=True,
    field=Field.CHILDHOOD,
    territory=True,
    origin=Origin.PROFESSIONAL,
    known_by=1,
    danger=Danger.NO,
)
READY = CaseFacts(Stage.ASSIGNMENT, referral=SENT, chosen=True, engaged=True, declared=True)


def codes(reasons: list[Reason]) -> set[str]:
    return {reason.code for reason in reasons}


def test_the_table_has_the_steps_of_the_law_and_no_other() -> None:
    assert {code.value for code in STEPS} == set(law.STEPS)
    assert {code.value for code in StepCode} == {*law.STEPS, "take_over"}


@pytest.mark.parametrize("name", law.STEPS)
def test_each_step_leads_where_the_law_says(name: str) -> None:
    sources, target, _ = law.TABLE[name]
    step = STEPS[StepCode(name)]
    assert step.code == name
    assert {stage.value for stage in step.sources} == set(sources)
    assert step.target == target


@pytest.mark.parametrize("name", law.STEPS)
def test_who_may_take_a_step_where(name: str) -> None:
    """Every stage, suspended or not, received or not, for every set of capacities."""
    for stage, suspended, received, hats in product(Stage, (False, True), (False, True), HATS):
        barred = possible(STEPS[StepCode(name)], CaseFacts(stage, suspended), hats, received=received)
        held = frozenset(hat.value for hat in hats)
        expected = law.allowed(name, stage.value, held, suspended=suspended, received=received)
        assert (not barred) is expected, (stage, suspended, received, hats, barred)
        if barred and law.here(name, stage.value, suspended=suspended, received=received):
            assert codes(barred) == {"not_yours"}


@pytest.mark.parametrize(
    ("name", "suspended", "received", "code"),
    [
        ("reopen", False, True, "wrong_stage"),
        ("resume", False, True, "not_suspended"),
        ("decline", True, True, "suspended"),
        ("withdraw_draft", False, True, "already_received"),
        ("stop", False, False, "still_a_draft"),
    ],
)
def test_what_is_not_possible_says_why(name: str, suspended: bool, received: bool, code: str) -> None:
    stage = Stage.REFERRAL if name in {"withdraw_draft", "stop"} else Stage.ASSIGNMENT
    barred = possible(STEPS[StepCode(name)], CaseFacts(stage, suspended), frozenset(Capacity), received=received)
    assert codes(barred) == {code}


COMPLETE = {
    StepCode.RETURN: Given(words="La date de naissance."),
    StepCode.POSTPONE: Given(words="Vacances.", until=date(2026, 4, 1)),
    StepCode.DECLINE: Given(reason=EndReason.OTHER, advice="À revoir en juin."),
    StepCode.STOP: Given(reason=EndReason.FAMILY_DECLINED, ended_by=EndedBy.FAMILY),
    StepCode.SUSPEND: Given(words="Hospitalisation."),
    StepCode.REOPEN: Given(words="La famille revient."),
}
ASKED = {
    StepCode.RETURN: {"words"},
    StepCode.POSTPONE: {"words", "until"},
    StepCode.DECLINE: {"reason", "advice"},
    StepCode.STOP: {"reason", "ended_by"},
    StepCode.SUSPEND: {"words"},
    StepCode.REOPEN: {"words"},
}


@pytest.mark.parametrize("code", ASKED)
def test_a_step_asks_for_each_thing_it_needs_apart_and_together(code: StepCode) -> None:
    facts = CaseFacts(Stage.ASSIGNMENT)
    assert refusals(STEPS[code], facts, COMPLETE[code]) == []
    assert codes(refusals(STEPS[code], facts, Given())) == {f"{name}_missing" for name in ASKED[code]}
    for name in ASKED[code]:
        empty = _without(COMPLETE[code], name)
        assert codes(refusals(STEPS[code], facts, empty)) == {f"{name}_missing"}


def _without(given: Given, name: str) -> Given:
    nothing: dict[str, Any] = {name: "" if name in {"words", "advice"} else None}
    return replace(given, **nothing)


@pytest.mark.parametrize("code", [StepCode.WITHDRAW_DRAFT, StepCode.RESUME])
def test_a_step_that_asks_for_nothing(code: StepCode) -> None:
    assert refusals(STEPS[code], CaseFacts(Stage.REFERRAL), Given()) == []


def test_assigning_lists_every_reason() -> None:
    assign, why = STEPS[StepCode.ASSIGN], Given(pertinence="La famille veut décider.")
    tie = Reason("neutrality_no_tie", "assignment")
    assert refusals(assign, READY, why) == []
    assert codes(refusals(assign, READY, Given())) == {"pertinence_missing"}
    assert codes(refusals(assign, replace(READY, declared=False), why)) == {"declaration_missing"}
    assert codes(refusals(assign, replace(READY, engaged=False), why)) == {"coordinator_not_engaged"}
    assert codes(refusals(assign, replace(READY, chosen=False), Given())) == {
        "coordinator_missing",
        "pertinence_missing",
    }
    nothing = replace(READY, engaged=False, declared=False, neutrality=(tie,))
    assert codes(refusals(assign, nothing, Given())) == {
        "coordinator_not_engaged",
        "declaration_missing",
        "neutrality_no_tie",
        "pertinence_missing",
    }


def test_submitting_is_the_rule_of_the_referral() -> None:
    submit = STEPS[StepCode.SUBMIT]
    assert refusals(submit, CaseFacts(Stage.REFERRAL, referral=SENT), Given()) == []
    assert codes(refusals(submit, CaseFacts(Stage.REFERRAL, referral=replace(SENT, concerned=0)), Given())) == {
        "nobody_concerned"
    }
