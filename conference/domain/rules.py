"""The rule of each step: it answers with every reason, and with none when the step may be taken."""

from collections.abc import Callable
from dataclasses import replace

from conference.domain import body, disagreement, follow_up, plan, preparation, private_time
from conference.domain.facts import CaseFacts, Given
from conference.domain.plan import Content
from conference.domain.reasons import Reason
from conference.domain.referral import submission

Rule = Callable[[CaseFacts, Given], list[Reason]]


def free(facts: CaseFacts, given: Given) -> list[Reason]:
    """Nothing is asked."""
    return []


def asks(*fields: str) -> Rule:
    """Something typed with the step itself."""

    def rule(facts: CaseFacts, given: Given) -> list[Reason]:
        return [Reason(f"{name}_missing", "decision") for name in fields if not getattr(given, name)]

    return rule


def both(*rules: Rule) -> Rule:
    """Several rules, with the reasons of all."""

    def rule(facts: CaseFacts, given: Given) -> list[Reason]:
        return [reason for one in rules for reason in one(facts, given)]

    return rule


def complete_referral(facts: CaseFacts, given: Given) -> list[Reason]:
    """A referral may be sent."""
    return submission(facts.referral)


def coordinator_found(facts: CaseFacts, given: Given) -> list[Reason]:
    """A coordinator is chosen, engaged, has declared, and neutrality holds or was set aside."""
    found = facts.assignment
    if not found.chosen:
        return [Reason("coordinator_missing", "assignment")]
    undeclared = "declaration_expired" if found.expired else "declaration_missing"
    asked = ((found.engaged, "coordinator_not_engaged"), (found.declared, undeclared))
    return [*(Reason(code, "assignment") for holds, code in asked if not holds), *found.blocking]


def body_decides(facts: CaseFacts, given: Given) -> list[Reason]:
    """The designating body is there to decide, in one of its ways."""
    return body.missing(facts.body)


def body_declines(facts: CaseFacts, given: Given) -> list[Reason]:
    """The designating body is there to close a case: nothing presses to, and no sitting confirms it afterwards."""
    return body.missing(replace(facts.body, urgent=False))


def ready_to_convene(facts: CaseFacts, given: Given) -> list[Reason]:
    """A conference may be fixed."""
    prepared = [*preparation.convening(facts.preparation), *disagreement.settled(facts.disagreement)]
    return [*prepared, *facts.in_question]


def held(facts: CaseFacts, given: Given) -> list[Reason]:
    """The day went as a conference does."""
    return private_time.held(facts.conference)


def with_plan(facts: CaseFacts, given: Given) -> list[Reason]:
    """The family agreed on a plan."""
    return plan.with_actions(facts.plan)


def adapted_plan(facts: CaseFacts, given: Given) -> list[Reason]:
    """The family agreed on a new version."""
    return plan.adapted(facts.plan)


def valid_form(facts: CaseFacts, given: Given) -> list[Reason]:
    """The form of the plan may be validated."""
    return plan.form(facts.plan)


def content_answered(facts: CaseFacts, given: Given) -> list[Reason]:
    """The content may be answered; where nobody holds the case it is only noted as needless."""
    if not facts.held and given.content not in {None, Content.NEEDLESS}:
        return [Reason("nobody_to_ratify", "decision")]
    reasons = plan.content(facts.plan if facts.held else _by_nobody(facts), given.content)
    unexplained = given.content is Content.NEEDLESS and not given.words
    return [*reasons, *([Reason("words_missing", "decision")] if unexplained else [])]


def _by_nobody(facts: CaseFacts) -> plan.PlanFacts:
    """Where nobody holds the case, the coordinator writes that down: it is no ratification."""
    return plan.PlanFacts(actions=facts.plan.actions, agreed=facts.plan.agreed, form_valid=facts.plan.form_valid)


def wanted_review(facts: CaseFacts, given: Given) -> list[Reason]:
    """The family wants a review."""
    return follow_up.reviewing(facts.follow_up)


def ready_to_close(facts: CaseFacts, given: Given) -> list[Reason]:
    """A case may be closed."""
    return [*follow_up.closing(facts.follow_up), *plan.examined(facts.plan)]


def synthesis_if_coordinated(facts: CaseFacts, given: Given) -> list[Reason]:
    """Where a coordinator was assigned, a case does not end without its synthesis sheet."""
    return [Reason("synthesis_missing", "synthesis")] if facts.coordinated and not facts.follow_up.synthesis else []


def closes_with_synthesis(facts: CaseFacts, given: Given) -> list[Reason]:
    """A conference without a plan that ends the case says who ended it and why, with the synthesis sheet."""
    return both(asks("reason", "ended_by"), synthesis_if_coordinated)(facts, given) if given.closes else []
