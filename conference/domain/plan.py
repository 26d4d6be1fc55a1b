"""The family's plan: its actions, its form, its content. Nobody but the family writes in it."""

from dataclasses import dataclass
from enum import StrEnum

from conference.domain.reasons import Reason


class Carrier(StrEnum):
    """Who carries an action."""

    FAMILY = "family"
    NETWORK = "network"
    SERVICE = "service"


class Content(StrEnum):
    """The answer of the professional who holds the case to the content of the plan [L409-413]."""

    RATIFIED = "ratified"
    SUBJECT_TO_DECISION = "subject_to_decision"
    NEEDLESS = "needless"


class FormPoint(StrEnum):
    """The five questions on the form of a plan: the first bars it, the law looks at the actions, the rest is told."""

    ANSWERS = "answers_question"
    CLEAR = "actions_clear"
    OTHERWISE = "otherwise_said"
    WATCHED = "watcher_said"
    REVIEW = "review_said"


REMARKS = tuple(point for point in FormPoint if point is not FormPoint.ANSWERS)


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the rules of form and content look at, in the latest version of the plan.

    ``unexamined`` is whether the last version agreed on awaits its form or its content; ``took_it_down`` whether
    the one who acts ever wrote the plan or coordinated the case.
    """

    actions: int = 0
    incomplete_actions: int = 0
    agreed: bool = False
    answers_question: bool | None = None
    form_valid: bool = False
    took_it_down: bool = False
    decision_answered: bool = True
    unexamined: bool = False


def with_actions(facts: PlanFacts) -> list[Reason]:
    """A plan has at least one action, everybody said yes to it, and it is not the one already examined."""
    asked = (
        (facts.actions > 0, "plan_without_action"),
        (facts.agreed, "plan_not_agreed"),
        (not facts.form_valid, "new_version_missing"),
    )
    return [Reason(code, "plan") for holds, code in asked if not holds]


def adapted(facts: PlanFacts) -> list[Reason]:
    """A version that the family agreed on since the one whose form was valid."""
    fresh = [Reason("plan_not_new", "plan")] if facts.form_valid else []
    return [*with_actions(facts), *fresh]


def examined(facts: PlanFacts) -> list[Reason]:
    """No version that the family agreed on is left unread; one that is still being written may be."""
    return [Reason("version_unexamined", "plan")] if facts.unexamined else []


def reviewed_with(anybody_apart: bool) -> list[Reason]:
    """Nobody who must not meet the others is asked to the review."""
    return [Reason("review_guest_apart", "at_review")] if anybody_apart else []


def form(facts: PlanFacts) -> list[Reason]:
    """The plan answers the central question; each action says who, what and by when [L407-409]."""
    asked = (
        (facts.answers_question is True, "question_not_answered", "decision"),
        (facts.incomplete_actions == 0, "action_incomplete", "plan"),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]


def content(facts: PlanFacts, answer: Content | None) -> list[Reason]:
    """The form is valid, the answer is one of three, and whoever took the plan down never gives it."""
    if facts.took_it_down:
        return [Reason("took_the_plan_down")]
    asked = ((facts.form_valid, "form_not_valid", "plan"), (answer is not None, "content_missing", "decision"))
    return [Reason(code, place) for holds, code, place in asked if not holds]
