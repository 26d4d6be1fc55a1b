"""Counting by hand the path, the steps of quality and what neutrality asked."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from conference.domain.neutrality import Rule, TieKind
from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from tests.evaluation.by_hand import FEW, Asked, Hand, inside, tallied
from tests.evaluation.lives import RECORDED, Life, Line, World

BEYOND = {Stage.VALIDATION, Stage.FOLLOW_UP}


def percent(part: int, whole: int) -> int | None:
    """A share of five or more, halves up."""
    if whole < FEW:
        return None
    return int((Decimal(100 * part) / whole).quantize(Decimal(1), ROUND_HALF_UP))


def share(codes: Iterable[str], good: Iterable[str], found: Iterable[str | None], apart: str = "") -> Hand:
    """A share among what is told; ``apart`` is a line that is left out, and told where there is some."""
    all_of_them = list(found)
    aside = all_of_them.count(apart) if apart else 0
    counts, silent = tallied(codes, [one for one in all_of_them if one != apart or not apart])
    counts.pop("unknown", None)
    n = sum(counts.values())
    part = sum(counts[code] for code in good)
    aside_too = {apart: aside} if aside else {}
    return Hand(percent(part, n), n, silent, counts, aside_too, population=n + silent, counted=part)


def said(codes: Iterable[str], found: Iterable[str | None], apart: str = "", silent: str = "unknown") -> Hand:
    """A number in parts."""
    all_of_them = list(found)
    counts, missing = tallied(codes, [one for one in all_of_them if one != apart or not apart], silent)
    aside = all_of_them.count(apart) if apart else 0
    n = len(all_of_them) - aside
    return Hand(n, n, missing, counts, {apart: aside} if aside else {})


def yes(holds: bool | None) -> str | None:
    return None if holds is None else "yes" if holds else "no"


def journal(life: Life) -> list[Line]:
    """All that was written of a life, what happened beside its path last."""
    return [*life.lines, *(Line(step, Stage.PREPARATION, at) for step, at in life.told.events)]


def _past(life: Life, asked: Asked) -> list[Line]:
    return [line for line in journal(life) if asked.before_the_end(line.at)]


def _met(life: Life, asked: Asked) -> bool:
    return any(sitting.at is not None and asked.before_the_end(sitting.at) for sitting in life.sittings)


def _came_with_plan(life: Life, asked: Asked) -> bool:
    arrived = [line for line in _past(life, asked) if line.step is StepCode.TAKE_OVER]
    return any(line.outcome is Outcome.PLAN_AGREED or line.target in BEYOND for line in arrived)


def _admitted(life: Life, asked: Asked) -> bool:
    on_the_way = {Stage.PREPARATION, Stage.CONFERENCE, Stage.VALIDATION, Stage.FOLLOW_UP}
    arrived = {StepCode.TAKE_OVER}
    return any(
        line.target in on_the_way or (line.step in arrived and line.outcome is Outcome.PLAN_AGREED)
        for line in _past(life, asked)
    )


def _planned(life: Life, asked: Asked) -> bool:
    return any(line.step is StepCode.RECORD for line in _past(life, asked))


def _held(life: Life, asked: Asked) -> str | None:
    return "held" if _met(life, asked) else None if _came_with_plan(life, asked) else "not_held"


def _solved(life: Life, asked: Asked) -> str:
    outcomes = [outcome for _, outcome, at in life.landings if asked.before_the_end(at)]
    if outcomes and outcomes[-1] is Outcome.OWN_SOLUTION:
        return "own_solution"
    return "plan" if _planned(life, asked) or _came_with_plan(life, asked) else "neither"


def path(world: World, asked: Asked) -> dict[str, Hand]:
    lives = inside(world, asked)
    received = [life for life in lives if asked.within(life.received)]
    held, plan, neither = ("held", "not_held"), ("plan", "neither"), ("plan", "own_solution", "neither")
    found = {
        "path.held": share(held, ["held"], [_held(life, asked) for life in received]),
        "path.held_of_admitted": share(
            held, ["held"], [_held(life, asked) for life in received if _admitted(life, asked)]
        ),
        "path.planned": share(
            plan, ["plan"], ["plan" if _planned(life, asked) else "neither" for life in received if _met(life, asked)]
        ),
        "path.solved": share(neither, ["plan", "own_solution"], [_solved(life, asked) for life in received]),
    }
    return found | _of_the_year(lives, asked, len(received))


def _of_the_year(lives: list[Life], asked: Asked, received: int) -> dict[str, Hand]:
    days: list[str | None] = []
    own = assigned = 0
    for life in lives:
        for sitting in life.sittings:
            if sitting.at is not None and asked.within(sitting.at):
                after = [line.step for line in life.lines if line.step in RECORDED and line.at >= sitting.at]
                days.append("plan" if after[:1] == [StepCode.RECORD] else "neither" if after else None)
        own += sum(line.outcome is Outcome.OWN_SOLUTION and asked.within(line.at) for line in life.lines)
        first = [line for line in life.lines if line.step is StepCode.ASSIGN][:1]
        assigned += sum(asked.within(line.at) for line in first)

    def over(whole: int, **parts: int) -> Hand:
        return Hand(percent(sum(parts.values()), whole), whole, 0, parts, counted=sum(parts.values()))

    plans = days.count("plan")
    return {
        "path.year_held": over(received, held=len(days)),
        "path.year_held_of_admitted": over(assigned, held=len(days)),
        "path.year_planned": share(("plan", "neither"), ["plan"], days),
        "path.year_solved": over(received, plan=plans, own_solution=own),
    }


def neutrality(world: World, asked: Asked) -> dict[str, Hand]:
    known: dict[str, list[str | None]] = {
        code: [] for code in ("declarations", "ties", "recusals", "derogations", "refusals", "changes", "waiting")
    }
    for life in inside(world, asked):
        for code, found in _asked_of(life, asked).items():
            known[code] += ["taken_over" if life.taken_over else one for one in found]
    codes: dict[str, Iterable[str]] = {
        "declarations": ("free", "knows", "taken_back", "silent"),
        "ties": [*TieKind],
        "recusals": [*TieKind],
        "derogations": [*Rule],
        "refusals": ["yes"],
        "changes": ["hand_over", "release"],
        "waiting": ["yes", "no"],
    }
    return {f"neutrality.{code}": said(codes[code], known[code], "taken_over") for code in codes}


def _asked_of(life: Life, asked: Asked) -> dict[str, list[str]]:
    circle = life.circle
    questions = [one for one in circle.questions if asked.within(one.asked)]
    answers = []
    for one in questions:
        if one.answered is not None and asked.before_the_end(one.answered):
            answers.append("knows" if one.knows else "free")
        else:
            back = one.withdrawn is not None and asked.before_the_end(one.withdrawn)
            answers.append("taken_back" if back else "silent")
    answered = [one for one in questions if one.answered is not None and asked.before_the_end(one.answered)]
    stages = [stage for stage, _, at in life.landings if asked.before_the_end(at)]
    waits = bool(stages) and stages[-1] is Stage.ASSIGNMENT
    barred = any(one.knows and one.answered and asked.before_the_end(one.answered) for one in circle.questions)
    barred = barred or any(asked.before_the_end(at) for _, at in circle.refusals)
    changes = (StepCode.HAND_OVER, StepCode.RELEASE)
    return {
        "declarations": answers,
        "ties": [tie for one in answered for tie in one.ties],
        "recusals": [tie for _, tie, at in circle.recusals if asked.within(at)],
        "derogations": [rule for _, rule, at in circle.derogations if asked.within(at)],
        "refusals": ["yes" for _, at in circle.refusals if asked.within(at)],
        "changes": [line.step for line in life.lines if line.step in changes and asked.within(line.at)],
        "waiting": ["yes" if barred else "no"] if waits else [],
    }


def quality(world: World, asked: Asked) -> dict[str, Hand]:
    checked: list[str | None] = []
    pertinent: list[str | None] = []
    steps = ("submit", "assign", "convene", "record", "validate_form", "ratify")
    gone: dict[str, list[str | None]] = {step: [] for step in steps}
    for life in inside(world, asked):
        for place, line in enumerate(life.lines):
            if not asked.within(line.at):
                continue
            if line.step in {StepCode.ASSIGN, StepCode.HAND_OVER}:
                checked.append("taken_over" if life.taken_over else _declared(life, line.coordinator))
                pertinent.append("taken_over" if life.taken_over else yes(line.pertinent))
            if line.step is StepCode.CLOSE:
                before = {earlier.step.value for earlier in life.lines[:place]}
                for step in steps:
                    gone[step].append("taken_over" if life.taken_over else yes(step in before))
    known = ("free", "set_aside", "tied", "undeclared")
    return {
        "quality.neutrality": share(known, known[:3], checked, "taken_over"),
        "quality.pertinence": share(("yes", "no"), ["yes"], pertinent, "taken_over"),
        **{f"quality.step_{step}": share(("yes", "no"), ["yes"], gone[step], "taken_over") for step in steps},
    }


def _declared(life: Life, coordinator: int | None) -> str:
    answers = [one for one in life.circle.questions if one.coordinator == coordinator and one.answered is not None]
    if not answers:
        return "undeclared"
    if not answers[0].knows:
        return "free"
    return "set_aside" if any(who == coordinator for who, _, _ in life.circle.derogations) else "tied"
