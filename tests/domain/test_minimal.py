"""The minimal record: which reasons a tick meets, which ask for words alone, and which nothing stands in for."""

import ast
from dataclasses import replace
from datetime import date

import pytest

from conference.domain.facts import CaseFacts, Given
from conference.domain.minimal import ONCE, PLACE, TEXTUAL, TICKABLE, UNHEARD, Tickable, dated, left, unnamed
from conference.domain.neutrality import Rule
from conference.domain.plan import PlanFacts
from conference.domain.reasons import Reason
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.domain.workflow import STEPS, refusals
from tests.house.tree import PACKAGE, parsed

# Whatever a family asks, these are met for good: a coordinator who is neutral, who may ratify, when people sit, what
# the family answered, and a person concerned who says no.
BARS = ("family_refused", "undertaking_missing", "loan_missing", "coordinator_holds", "coordinator_recused")
NEVER = {
    *(
        "family_may_be_there",
        "review_guest_apart",
        "coordinator_missing",
        "coordinator_not_engaged",
        "declaration_missing",
        "quorum_missing",
    ),
    *("declaration_expired", "coordinates_already", *BARS, *(f"in_place_{bar}" for bar in BARS)),
    *(f"{when}_{rule}" for when in ("neutrality", "in_place") for rule in Rule),
    *("field_missing", "territory_missing", "origin_missing", "agreement_date_missing", "agreement_way_missing"),
    *("until_missing", "reason_missing", "ended_by_missing"),
    *("sitting_date_missing", "sitting_place_missing", "apart_together", "intruder_in_private_time"),
    *("concerned_refused",),
    *("plan_without_action", "plan_not_agreed", "plan_not_new", "new_version_missing", "question_not_answered"),
    *("version_unexamined",),
    *("took_the_plan_down", "form_not_valid", "content_missing", "nobody_to_ratify"),
    *("wish_unknown", "review_declined", "review_not_settled"),
}
# Why a day cannot have gone as it was typed, or a copy be given: no rule of a step.
OTHER = {"times_out_of_order", "in_the_future", "before_previous_step"}


def _rules() -> list[str]:
    """The files that the table of rules reads, and itself."""
    imported = [
        f"{node.module}.{alias.name}".split(".")
        for node in ast.walk(parsed(PACKAGE / "domain" / "rules.py"))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("conference.domain")
        for alias in node.names
    ]
    return sorted({"rules", "neutrality", *(parts[2] for parts in imported)})


def _codes(name: str) -> set[str]:
    """The codes that a file of the domain can answer with, whether a `Reason` is made of them there or in a table."""
    text = parsed(PACKAGE / "domain" / f"{name}.py")
    called = {
        node.args[0].value
        for node in ast.walk(text)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Reason"
        if isinstance(node.args[0], ast.Constant)
    }
    tables = {
        part.value
        for node in ast.walk(text)
        if isinstance(node, ast.Tuple) and len(node.elts) in {2, 3}
        for part in node.elts[1:2]
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }
    return {code for code in called | tables if isinstance(code, str) and "_" in code}


def _asked() -> set[str]:
    """What a step asks to be typed: read from the table of steps itself, by asking it of nothing."""
    return {
        reason.code
        for step in STEPS.values()
        for stage in Stage
        for closes in (False, True)
        for reason in step.rule(CaseFacts(stage, coordinated=True, held=True), Given(closes=closes))
    }


def _every_code() -> set[str]:
    parts = {f"{moment}_times_missing" for moment in ("sharing", "private", "presentation")}
    return parts | _asked() | {code for name in _rules() for code in _codes(name)} - OTHER


def test_every_reason_of_a_rule_is_ticked_or_asks_for_words_or_stands_for_good() -> None:
    assert not TICKABLE & TEXTUAL
    assert not (TICKABLE | TEXTUAL) & NEVER
    known = TICKABLE | TEXTUAL | NEVER
    assert _every_code() - known == set(), "a rule that no minimal case was thought of for"
    assert TICKABLE - _every_code() == set(), "no rule gives this reason any more"


def test_codes_are_really_looked_for() -> None:
    assert {"question_missing", "disagreement_undecided", "synthesis_missing", "pertinence_missing"} <= _every_code()
    assert len(_every_code()) > 40


def test_a_tick_meets_its_reason_and_no_other() -> None:
    asked = [Reason(code.value, "somewhere") for code in Tickable]
    for code in Tickable:
        standing = left(asked, frozenset({code.value}))
        assert [reason.code for reason in standing] == [other.value for other in Tickable if other is not code]
        assert {reason.place for reason in standing} == {PLACE}


@pytest.mark.parametrize("code", sorted(NEVER))
def test_no_tick_meets_what_stands_for_good(code: str) -> None:
    reason = Reason(code, "decision", "X")
    assert left([reason], frozenset({code}) | TICKABLE) == [reason]


def test_nobody_is_asked_for_words() -> None:
    assert left([Reason(code, "decision") for code in TEXTUAL], frozenset()) == []


def test_ticks_are_nothing_to_a_case_that_is_not_minimal() -> None:
    facts = CaseFacts(Stage.PREPARATION, ticks=TICKABLE, preparation=unnamed(2, dated=True))
    ticked = replace(facts, minimal=True)
    convene = STEPS[StepCode.CONVENE]
    codes = {"question_missing", "too_few_taking_part", "safety_unanswered", "child_way_missing", "sheet_not_agreed"}
    assert {reason.code for reason in refusals(convene, facts, Given())} == codes
    assert refusals(convene, ticked, Given()) == []


def test_of_people_whom_nobody_names_everything_is_asked() -> None:
    bare = CaseFacts(Stage.PREPARATION, minimal=True, disagreement=UNHEARD)

    def asked(children: int | None, *, known: bool) -> set[str]:
        facts = replace(bare, preparation=unnamed(children, dated=known))
        return {reason.code for reason in refusals(STEPS[StepCode.CONVENE], facts, Given())}

    ticks = {"question_missing", "too_few_taking_part", "safety_unanswered", "sheet_not_agreed"}
    ticks |= {"disagreement_undecided"}
    assert asked(0, known=True) == ticks
    assert asked(2, known=True) == ticks | {"child_way_missing"}
    assert asked(None, known=False) == ticks | {"child_way_missing", "sitting_date_missing"}


def test_the_plan_of_a_minimal_case_is_agreed_on_like_another() -> None:
    facts = CaseFacts(Stage.CONFERENCE, minimal=True, ticks=TICKABLE)
    record = STEPS[StepCode.RECORD]
    assert {reason.code for reason in refusals(record, facts, Given())} == {"plan_without_action", "plan_not_agreed"}
    assert refusals(record, replace(facts, plan=PlanFacts(actions=2, agreed=True)), Given()) == []


TODAY, FIXED = date(2026, 3, 12), date(2026, 3, 10)


@pytest.mark.parametrize(
    ("code", "on", "refused"),
    [
        (Tickable.QUESTION, TODAY, []),
        (Tickable.QUESTION, date(2026, 3, 13), ["in_the_future"]),
        (Tickable.QUESTION, date(2026, 3, 1), []),
        (Tickable.PRIVATE, FIXED, []),
        (Tickable.PRIVATE, date(2026, 3, 9), ["before_previous_step"]),
        (Tickable.PRIVATE, date(2026, 3, 13), ["in_the_future"]),
    ],
)
def test_a_tick_is_dated_when_it_can_have_been(code: Tickable, on: date, refused: list[str]) -> None:
    assert [reason.code for reason in dated(code, on, TODAY, FIXED)] == refused


def test_what_is_ticked_once_is_asked_before_the_preparation_or_at_the_end() -> None:
    submitting = {reason.code for reason in refusals(STEPS[StepCode.SUBMIT], CaseFacts(Stage.REFERRAL), Given())}
    assert {code.value for code in ONCE} == submitting & TICKABLE | {"synthesis_missing"}
