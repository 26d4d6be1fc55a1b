"""The next act of a case on its way to the end, and the shortest way out: what a family is never without."""

from collections.abc import Iterator
from datetime import datetime

from tests.properties.agreement import agreement_pick
from tests.properties.facts import PARTS, Facts
from tests.properties.preparation import EXPECTED, FAMILY, NOTHING, REMOTE, guest_pick
from tests.properties.walk import ACCOUNTS, COORDINATING, PEOPLE, Walked

# An act by name, by whom, and which of several things: a step of the law, or a writing.
Next = tuple[str, str, int]
RATIFIED, NEEDLESS = 0, 2  # which of the answers on the content


def shortest(case: Walked) -> Iterator[Next]:
    """Stopping: a draft is thrown away; where there is a coordinator the synthesis sheet comes first."""
    if not case.received:
        yield "withdraw_draft", "referrer", 0
        return
    if case.facts.private:
        yield "end_part", str(case.works), PARTS.index("private")
    if case.coordinator is not None and not case.facts.synthesis:
        if case.works is not None:
            yield "synthesise", case.works, 0
        else:
            yield from _without_account(case)
    yield "stop", "body", 0


def _without_account(case: Walked) -> Iterator[Next]:
    """A coordinator who works on paper writes nothing here: the body takes the case back."""
    if case.suspended:
        yield "resume", "body", 0
    yield "release", "body", 0


def onwards(case: Walked, others: list[Walked], now: datetime) -> Next | None:
    """The next act towards the end that the path itself has; None once there, or where only stopping is left."""
    if case.stage == "closed" or (case.stage == "referral" and case.taken_over):
        return None
    if case.suspended:
        return "resume", "body", 0
    if case.stage in BEFORE:
        return BEFORE[case.stage](case, others, now)
    if case.works is None:
        return "release", "body", 0
    if case.stage == "preparation" and (case.facts.undecided or case.in_question(others, now)):
        return _deciding(case)
    name, pick = FROM_PREPARATION[case.stage](case.facts)
    return name, case.works, pick


def _deciding(case: Walked) -> Next:
    """What the body decides while a conference is prepared: on a disagreement, or on who coordinates."""
    if case.facts.undecided:
        return "go_on", "body", sorted(case.facts.agreements).index(case.facts.undecided[0])
    return "derogate", "body", sorted(ACCOUNTS).index(str(case.coordinator))


def _referring(case: Walked, _others: list[Walked], _now: datetime) -> Next:
    return ("submit" if case.complete else "write_referral"), "referrer", 0


def _assigning(case: Walked, others: list[Walked], now: datetime) -> Next:
    """The pick is the coordinator, by the place of their name."""
    names = sorted(ACCOUNTS)
    if case.waiting:
        return "answer", "body", names.index(case.waiting[0])
    free = next((name for name in COORDINATING if not case.blocks(name, others, now)), None)
    if free is None:
        return "derogate", "body", names.index("Claire")
    return ("assign" if case.declared(free, now) else "ask"), "body", names.index(free)


def _preparing(facts: Facts) -> tuple[str, int]:
    known = {guest.name for guest in facts.guests} | (set() if facts.child else {"Lou"})
    missing = [n for n, name in enumerate(EXPECTED) if name not in known]
    amiss, unheard = _amiss(facts), [*facts.stopping, *facts.unsaid]
    asked = (
        (facts.question, "ask_question", 0),
        (not missing, "invite", missing[0] if missing else 0),
        (not amiss, "write_guest", amiss[0] if amiss else 0),
        (not unheard, "agree_to", agreement_pick(facts, unheard[0]) if unheard else 0),
        (facts.today is not None and facts.today.dated and facts.today.placed, "plan_sitting", 0),
        (facts.sheet in {"agreed", "needless"}, "do_without_sheet", 0),
    )
    return next(((name, pick) for holds, name, pick in asked if not holds), ("convene", 0))


def _amiss(facts: Facts) -> list[int]:
    """What convening waits for among the guests: safety, distance, the relatives' coming, the child's way."""
    found = []
    for n, guest in enumerate(facts.guests):
        kin = guest.name in EXPECTED
        wrong = (
            (guest in facts.unsafe or (guest.name == "Lou" and not guest.way), NOTHING),
            (guest in facts.together or (kin and guest.answer not in {"coming", "remote"}), REMOTE),
            (kin and not guest.kin, FAMILY),
        )
        found += [guest_pick(facts, n, change) for holds, change in wrong if holds]
    return found


def _living(facts: Facts) -> tuple[str, int]:
    """Kin who come, the three parts, nobody inside who should not be, a plan that all agree on, with whole actions."""
    came = facts.sitting.inside if facts.sitting else {}
    wrong = [n for n, guest in enumerate(facts.guests) if guest in facts.intruders]
    if facts.private:
        return "end_part", PARTS.index("private")
    if wrong:
        return "write_guest", guest_pick(facts, wrong[0], FAMILY)
    if came and not any(facts.guest(guest_id).kin for guest_id in came):
        first = next(n for n, guest in enumerate(facts.guests) if guest.id in came)
        return "write_guest", guest_pick(facts, first, FAMILY)
    return _through_the_parts(facts) or _writing_the_plan(facts)


def _through_the_parts(facts: Facts) -> tuple[str, int] | None:
    today = facts.today
    if today is None or today.over:
        return None
    if "private" not in today.parts and not any(guest.kin and not guest.apart for guest in facts.here):
        return _somebody_comes(facts)
    if today.runs("presentation"):
        return "end_part", PARTS.index("presentation")
    return "begin_part", len(today.parts)


def _somebody_comes(facts: Facts) -> tuple[str, int]:
    """Somebody of the family who may meet the others."""
    kin = [n for n, guest in enumerate(facts.guests) if guest.kin]
    free = [n for n in kin if not facts.guests[n].apart]
    if not kin:
        return "write_guest", guest_pick(facts, 0, FAMILY)
    return ("arrive", free[0]) if free else ("write_guest", guest_pick(facts, kin[0], NOTHING))


def _writing_the_plan(facts: Facts) -> tuple[str, int]:
    plan = facts.plan
    if plan is None or plan.valid or (plan.agreed and not all(plan.actions)):
        return "begin_plan", 0
    if plan.agreed:
        return "record", 0
    if not plan.actions:
        return "add_action", 0
    return ("agree_plan", 0) if all(plan.actions) else ("write_action", plan.actions.index(False))


def _validating(case: Walked, _others: list[Walked], _now: datetime) -> Next:
    """The holder answers; where the one who is left may not, the body says that nobody holds the case."""
    plan, works = case.facts.plan, str(case.works)
    if plan is None or not plan.valid:
        return ("validate_form" if plan is not None and all(plan.actions) else "return_for_form"), works, 0
    for who in PEOPLE:
        if case.may("ratify", who) and case.stands("ratify", who):
            return "ratify", who, RATIFIED if case.facts.holder else NEEDLESS
    return "name_holder", "body", 0


def _following(facts: Facts) -> tuple[str, int]:
    if not facts.examined:
        return _examining(facts)
    if not facts.settled:
        return "wish", 0
    return ("close" if facts.synthesis else "synthesise"), 0


def _examining(facts: Facts) -> tuple[str, int]:
    """A version agreed on since goes through its validation; one that was begun after it is agreed on first."""
    plan = facts.plan
    if plan is None or plan.agreed:
        return "adapt", 0
    return ("agree_plan" if plan.actions else "add_action"), 0


BEFORE = {"referral": _referring, "assignment": _assigning, "validation": _validating}
FROM_PREPARATION = {"preparation": _preparing, "conference": _living, "follow_up": _following}
