"""Coordinators at every date: trained or ready, engaged, paused, left, and why [L2497-2501]."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from conference.domain.reasons import Reason


class CoordinatorStatus(StrEnum):
    """``READY`` is trained and not engaged; all four count as ever trained."""

    READY = "ready"
    ENGAGED = "engaged"
    PAUSED = "paused"
    LEFT = "left"


class CoordinatorKind(StrEnum):
    """In what capacity somebody coordinates: employed by an institution, a volunteer, or lent by a neighbour."""

    EMPLOYEE = "employee"
    VOLUNTEER = "volunteer"
    LENT = "lent"


class StandingReason(StrEnum):
    """Why somebody pauses or leaves, as far as a register may know: ``ABSENCE`` says nothing of whose or what."""

    STAFF_MOVE = "staff_move"
    CHANGE_OF_POST = "change_of_post"
    END_OF_LETTER = "end_of_letter"
    WORKLOAD = "workload"
    OWN_CHOICE = "own_choice"
    ABSENCE = "absence"
    RETIREMENT = "retirement"
    LOAN_OVER = "loan_over"
    OTHER = "other"


_ALWAYS = frozenset(
    {
        StandingReason.CHANGE_OF_POST,
        StandingReason.END_OF_LETTER,
        StandingReason.WORKLOAD,
        StandingReason.OWN_CHOICE,
        StandingReason.OTHER,
    }
)
# The statuses that are explained, each by its own reasons; the two others need none.
EXPLAINED: Mapping[CoordinatorStatus, frozenset[StandingReason]] = {
    CoordinatorStatus.PAUSED: _ALWAYS | {StandingReason.ABSENCE},
    CoordinatorStatus.LEFT: _ALWAYS | {StandingReason.STAFF_MOVE, StandingReason.RETIREMENT, StandingReason.LOAN_OVER},
}


@dataclass(frozen=True, slots=True)
class Stood:
    """What somebody is from a day on, and why; ``words`` tell a reason that has no code."""

    status: CoordinatorStatus
    since: date
    reason: StandingReason | None = None
    words: str = ""


def amiss(stood: Stood) -> list[Reason]:
    """What keeps a status from being written: one that needs a reason has none of its own, or the reason no words."""
    own = EXPLAINED.get(stood.status)
    if own is None:
        return [Reason("status_needs_no_reason", "reason")] if stood.reason else []
    if stood.reason not in own:
        return [Reason("status_reason_missing" if stood.reason is None else "status_reason_of_another", "reason")]
    told = stood.reason is not StandingReason.OTHER or stood.words.strip()
    return [] if told else [Reason("status_reason_untold", "words")]


def on(history: Iterable[Stood], day: date) -> Stood | None:
    """What somebody was on a day: the last status that had begun; None before they were trained."""
    return max((one for one in history if one.since <= day), key=lambda one: one.since, default=None)


def counted(histories: Iterable[Iterable[Stood]], day: date) -> dict[CoordinatorStatus, int]:
    """How many people had each status on a day: together, all who were ever trained by then."""
    found = dict.fromkeys(CoordinatorStatus, 0)
    for history in histories:
        stood = on(history, day)
        if stood is not None:
            found[stood.status] += 1
    return found


def uncorrectable(history: Sequence[Stood], wrong: date | None, right: Stood | None, why: str) -> list[Reason]:
    """Why a history cannot be put right so: ``wrong`` is the day of the line that goes, ``right`` what comes instead.

    None for ``wrong``: a line was forgotten; None for ``right``: the line should never have been there.
    """
    others = {one.since for one in history if one.since != wrong}
    reasons = [] if why.strip() else [Reason("correction_unexplained", "why")]
    if right is None:
        return [*reasons, *([] if others and wrong is not None else [Reason("only_status", "wrong")])]
    return [*reasons, *amiss(right), *([Reason("status_same_day", "since")] if right.since in others else [])]
