"""The table of steps against the law; the reasons of each step, all of them and not the first."""

from dataclasses import replace
from datetime import date
from itertools import chain, combinations, product
from typing import Any

import pytest

from conference.domain.facts import AssignmentFacts, CaseFacts, Given
from conference.domain.follow_up import FollowUpFacts, Wish
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.plan import Content, PlanFacts
from conference.domain.preparation import PreparationFacts
from conference.domain.private_time import ConferenceFacts, Moment
from conference.domain.reasons import Reason
from conference.domain.referral import Danger, Field, Origin, ReferralFacts
from conference.domain.roles import Capacity
from conference.domain.sheet import SheetState
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.domain.workflow import STEPS, possible, refusals
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
READY = CaseFacts(Stage.ASSIGNMENT, referral=SENT, assignment=AssignmentFacts(True, True, True))


def codes(reasons: list[Reason]) -> set[str]:
    return {reason.code for reason in reasons}


def test_the_table_has_the_steps_of_the_law_and_no_other() -> None:
    assert {code.value for code in STEPS} == set(law.STEPS)
    assert set(StepCode) == set(STEPS)


@pytest.mark.parametrize("name", law.STEPS)
def test_each_step_leads_where_the_law_says(name: str) -> None:
    sources, target, _ = law.TABLE[name]
    step = STEPS[StepCode(name)]
    assert step.code == name
    assert {stage.value for stage in step.sources} == set(sources)
    assert step.target == target


@pytest.mark.parametrize("name", law.STEPS)
def test_who_may_take_a_step_where(name: str) -> None:
    """Every stage, suspended or not, received or not, held or not, for every set of capacities."""
    for stage, suspended, received, holds in product(Stage, (False, True), (False, True), (False, True)):
        facts = CaseFacts(stage, suspended, held=holds)
        for hats in HATS:
            barred = possible(STEPS[StepCode(name)], facts, hats, received=received)
            worn = frozenset(hat.value for hat in hats)
            expected = law.allowed(name, stage.value, worn, suspended=suspended, received=received, holds=holds)
            assert (not barred) is expected, (facts, received, hats, barred)
            if barred and law.here(name, stage.value, suspended=suspended, received=received):
                assert codes(barred) == {"not_yours"}


@pytest.mark.parametrize("name", law.STEPS)
def test_nothing_is_taken_while_a_family_is_among_itself(name: str) -> None:
    facts = CaseFacts(Stage.CONFERENCE, conference=ConferenceFacts(running=True))
    barred = possible(STEPS[StepCode(name)], facts, frozenset(Capacity), received=True)
    assert codes(barred) <= {"private_time_running", "wrong_stage", "not_suspended"}
    assert barred != []


@pytest.mark.parametrize("name", law.STEPS)
def test_what_somebody_once_coordinated_neither_goes_back_nor_is_declined(name: str) -> None:
    facts = CaseFacts(Stage.ASSIGNMENT, assigned_before=True)
    for hats in HATS:
        barred = possible(STEPS[StepCode(name)], facts, hats, received=True)
        worn = frozenset(hat.value for hat in hats)
        known = {"suspended": False, "received": True, "assigned": True}
        assert (not barred) is law.allowed(name, "assignment", worn, **known), (hats, barred)
        if name in {"return", "decline"}:
            assert codes(barred) == {"assigned_before"}


def test_a_valid_form_is_not_validated_again() -> None:
    facts = CaseFacts(Stage.VALIDATION, plan=PlanFacts(form_valid=True))
    barred = possible(STEPS[StepCode.VALIDATE_FORM], facts, frozenset(Capacity), received=True)
    assert codes(barred) == {"form_valid_already"}


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
    StepCode.ADJOURN: Given(words="La grand-mère est malade."),
    StepCode.RETURN_FOR_FORM: Given(words="Qui vient le mercredi ?"),
    StepCode.SEND_BACK: Given(words="Le droit de visite fixé par le juge."),
    StepCode.CONVENE_AGAIN: Given(words="La famille le demande."),
    StepCode.RELEASE: Given(words="Départ en retraite."),
    StepCode.REOPEN: Given(words="La famille revient."),
}
ASKED = {
    StepCode.RETURN: {"words"},
    StepCode.POSTPONE: {"words", "until"},
    StepCode.DECLINE: {"reason", "advice"},
    StepCode.STOP: {"reason", "ended_by"},
    StepCode.SUSPEND: {"words"},
    StepCode.ADJOURN: {"words"},
    StepCode.RETURN_FOR_FORM: {"words"},
    StepCode.SEND_BACK: {"words"},
    StepCode.CONVENE_AGAIN: {"words"},
    StepCode.RELEASE: {"words"},
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


@pytest.mark.parametrize("code", [StepCode.ASSIGN, StepCode.HAND_OVER])
def test_assigning_and_handing_over_list_every_reason(code: StepCode) -> None:
    step, why = STEPS[code], Given(pertinence="La famille veut décider.")

    def refused(found: AssignmentFacts, given: Given = why) -> set[str]:
        return codes(refusals(step, replace(READY, assignment=found), given))

    tie = Reason("neutrality_no_tie", "assignment")
    fit = READY.assignment
    assert refused(fit) == set()
    assert refused(fit, Given()) == {"pertinence_missing"}
    assert refused(replace(fit, declared=False)) == {"declaration_missing"}
    assert refused(replace(fit, engaged=False)) == {"coordinator_not_engaged"}
    assert refused(replace(fit, chosen=False), Given()) == {"coordinator_missing", "pertinence_missing"}
    assert refused(AssignmentFacts(True, blocking=(tie,)), Given()) == {
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


HELD = ConferenceFacts(present=3, kin_present=2, unfinished=frozenset())
AGREED = PlanFacts(actions=1, agreed=True)
FULL = CaseFacts(
    Stage.PREPARATION,
    coordinated=True,
    held=True,
    preparation=PreparationFacts(True, 2, dated=True, placed=True, sheet=SheetState.AGREED),
    conference=HELD,
    plan=AGREED,
    follow_up=FollowUpFacts(wish=Wish.WANTED, reviews=1, synthesis=True),
)
CHECKED = replace(FULL, plan=replace(AGREED, answers_question=True, form_valid=True))
ENDED = Given(words="Personne ne veut.", reason=EndReason.OTHER, ended_by=EndedBy.FAMILY, closes=True)
RATIFIED = Given(content=Content.RATIFIED)
HOLDS = {
    StepCode.CONVENE: (FULL, Given()),
    StepCode.RECORD: (FULL, Given()),
    StepCode.RECORD_WITHOUT_PLAN: (FULL, ENDED),
    StepCode.VALIDATE_FORM: (replace(FULL, plan=replace(AGREED, answers_question=True)), Given()),
    StepCode.RATIFY: (CHECKED, RATIFIED),
    StepCode.REVIEW: (FULL, Given()),
    StepCode.ADAPT: (FULL, Given()),
    StepCode.CLOSE: (FULL, Given()),
    StepCode.STOP: (FULL, ENDED),
}


@pytest.mark.parametrize("code", HOLDS)
def test_a_step_is_taken_when_nothing_is_missing(code: StepCode) -> None:
    facts, given = HOLDS[code]
    assert refusals(STEPS[code], facts, given) == []


BARE = CaseFacts(Stage.PREPARATION, coordinated=True, held=True)
DAY = {"nobody_present", "no_kin_present", *(f"{moment}_times_missing" for moment in Moment)}


@pytest.mark.parametrize(
    ("code", "given", "missing"),
    [
        (
            "convene",
            Given(),
            {
                "question_missing",
                "too_few_taking_part",
                "sitting_date_missing",
                "sitting_place_missing",
                "sheet_not_agreed",
            },
        ),
        ("record", Given(), DAY | {"plan_without_action", "plan_not_agreed"}),
        ("record_without_plan", Given(), DAY | {"words_missing"}),
        (
            "record_without_plan",
            Given(closes=True),
            DAY | {"words_missing", "reason_missing", "ended_by_missing", "synthesis_missing"},
        ),
        ("validate_form", Given(), {"question_not_answered"}),
        ("ratify", Given(), {"form_not_valid", "content_missing"}),
        ("review", Given(), {"wish_unknown"}),
        ("adapt", Given(), {"plan_without_action", "plan_not_agreed"}),
        ("close", Given(), {"review_not_settled", "synthesis_missing"}),
        ("stop", Given(), {"reason_missing", "ended_by_missing", "synthesis_missing"}),
    ],
)
def test_every_reason_is_listed_where_everything_is_missing(code: str, given: Given, missing: set[str]) -> None:
    assert codes(refusals(STEPS[StepCode(code)], BARE, given)) == missing


@pytest.mark.parametrize(
    ("facts", "given", "refused"),
    [
        (CHECKED, Given(content=Content.SUBJECT_TO_DECISION), set()),
        (CHECKED, Given(content=Content.NEEDLESS), {"words_missing"}),
        (CHECKED, Given(content=Content.NEEDLESS, words="Rien à ratifier."), set()),
        (replace(CHECKED, plan=replace(CHECKED.plan, took_it_down=True)), RATIFIED, {"took_the_plan_down"}),
        (replace(CHECKED, held=False), RATIFIED, {"nobody_to_ratify"}),
        (replace(CHECKED, held=False), Given(content=Content.NEEDLESS, words="Aucun professionnel."), set()),
    ],
)
def test_how_the_content_is_answered(facts: CaseFacts, given: Given, refused: set[str]) -> None:
    assert codes(refusals(STEPS[StepCode.RATIFY], facts, given)) == refused


def test_a_case_does_not_close_on_a_version_that_nobody_examined() -> None:
    unexamined = replace(FULL, plan=replace(AGREED, unexamined=True))
    assert codes(refusals(STEPS[StepCode.CLOSE], unexamined, Given())) == {"version_unexamined"}
    assert refusals(STEPS[StepCode.ADAPT], unexamined, Given()) == []


def test_where_nobody_coordinated_a_case_ends_without_synthesis() -> None:
    assert refusals(STEPS[StepCode.STOP], replace(BARE, coordinated=False), ENDED) == []
