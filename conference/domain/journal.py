"""Folding the journal of a case: from its passages to where it stands, its stays and its suspensions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from conference.domain.facts import Given
from conference.domain.outcomes import EndReason, outcome_of_stop
from conference.domain.reasons import Reason
from conference.domain.stages import Outcome, Stage
from conference.domain.steps import Move, StepCode
from conference.domain.workflow import STEPS, Landing

BEFORE_ALL = Landing(Stage.REFERRAL, False, None)


@dataclass(frozen=True, slots=True)
class Passed:
    """One line of a journal: the step, where it led, and when it happened (UTC)."""

    step: StepCode
    target: Stage | None
    outcome: Outcome | None
    happened_at: datetime
    reason: EndReason | None = None


@dataclass(frozen=True, slots=True)
class Stay:
    """The time spent in a stage; ``left`` is None while it lasts. The outcome goes with ``closed``."""

    stage: Stage
    outcome: Outcome | None
    entered: datetime
    left: datetime | None


@dataclass(frozen=True, slots=True)
class Suspension:
    """A time that delays do not count; ``ended`` is None while it lasts."""

    began: datetime
    ended: datetime | None


def landing(code: StepCode, before: Landing, left: Stage | None, given: Given) -> Landing:
    """Where a step of the table leads; ``left`` is the stage that the last closing left."""
    target = STEPS[code].target
    suspended = {StepCode.SUSPEND: True, StepCode.RESUME: False}.get(code, before.suspended)
    if target is Move.GONE:
        return Landing(None, False, None)
    if target is Move.STAYS:
        return Landing(before.stage, suspended, before.outcome)
    if target is Move.BACK:
        return Landing(left, False, None)
    if target is Move.EITHER:
        target = Stage.CLOSED if given.closes else Stage.PREPARATION
    if target is Stage.CLOSED:
        return Landing(Stage.CLOSED, False, _outcome(code, given.reason))
    return Landing(Stage(target), suspended, None)


_ALWAYS = {StepCode.DECLINE: Outcome.NOT_ADMITTED, StepCode.CLOSE: Outcome.PLAN_AGREED}


def _outcome(code: StepCode, reason: EndReason | None) -> Outcome:
    if code in _ALWAYS:
        return _ALWAYS[code]
    return outcome_of_stop(reason) if reason else Outcome.NOT_COMPLETED


def stage_left(passages: Iterable[Passed]) -> Stage | None:
    """The stage that the last closing left, to which a reopening goes back.

    A case that came in closed has left none: it goes back to the body.
    """
    left, at = None, Stage.ASSIGNMENT
    for passage in passages:
        if passage.target is Stage.CLOSED:
            left = at
        at = passage.target or at
    return left


def fold(passages: Iterable[Passed]) -> Landing:
    """Where the whole journal leaves the case."""
    now = BEFORE_ALL
    for passage in passages:
        suspended = {StepCode.SUSPEND: True, StepCode.RESUME: False}.get(passage.step, now.suspended)
        closed = passage.target is Stage.CLOSED
        now = Landing(passage.target, suspended and not closed, passage.outcome)
    return now


def stays(passages: Sequence[Passed]) -> list[Stay]:
    """The stages gone through from the first passage on: a draft leaves no trace."""
    found: list[Stay] = []
    for passage in passages:
        if passage.target is None:
            continue
        if found and found[-1].stage is passage.target:
            continue
        if found:
            last = found[-1]
            found[-1] = Stay(last.stage, last.outcome, last.entered, passage.happened_at)
        found.append(Stay(passage.target, passage.outcome, passage.happened_at, None))
    return found


def suspensions(passages: Sequence[Passed]) -> list[Suspension]:
    """The times during which the case was suspended; closing ends one."""
    found: list[Suspension] = []
    for passage in passages:
        begins = passage.step is StepCode.SUSPEND
        ends = passage.step is StepCode.RESUME or passage.target is Stage.CLOSED
        if begins:
            found.append(Suspension(passage.happened_at, None))
        elif ends and found and found[-1].ended is None:
            found[-1] = Suspension(found[-1].began, passage.happened_at)
    return found


def times(happened_at: datetime, previous: datetime | None, recorded_at: datetime) -> list[Reason]:
    """A step happens neither in the future nor before the step before it."""
    if happened_at > recorded_at:
        return [Reason("in_the_future", "happened_at")]
    if previous is not None and happened_at < previous:
        return [Reason("before_previous_step", "happened_at")]
    return []
