"""What a device notes without network on the day: its messages, their times, and what becomes of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from conference.domain.reasons import Reason


class MessageKind(StrEnum):
    """What may be noted on a device: each is one act of the day, of the plan, or a danger notice."""

    ARRIVE = "arrive"
    LEAVE = "leave"
    WELCOME = "welcome"
    BEGIN = "begin"
    END = "end"
    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"
    WORDS = "words"
    AGREE = "agree"
    DANGER = "danger"


# What a device may tell while the family is alone; the act itself says of whom and of what.
WHILE_ALONE = frozenset({MessageKind.ARRIVE, MessageKind.LEAVE, MessageKind.BEGIN, MessageKind.END, MessageKind.DANGER})
OF_THE_PARTS = frozenset({MessageKind.BEGIN, MessageKind.END})
OF_THE_PLAN = frozenset({MessageKind.ADD, MessageKind.CHANGE, MessageKind.REMOVE, MessageKind.WORDS, MessageKind.AGREE})


class Fate(StrEnum):
    """What became of a message: done; known already; kept beside what another device had told."""

    DONE = "done"
    SAME = "same"
    BOTH = "both"


class Kept(StrEnum):
    """Of two versions, the one that a human keeps."""

    FIRST = "first"
    SECOND = "second"
    EACH = "each"


# How far a clock may be wrong and still be believed.
TOLERANCE = timedelta(minutes=2)
LONGEST_DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Message:
    """One act noted on a device. ``at`` is UTC by the device's clock, ``offset`` its minutes ahead of UTC.

    ``given`` is what the act takes, already looked at as a form would; ``about`` what it is about: the key of a
    guest or of an action, or the part of the day. Both may name an earlier message instead of what that one made.
    """

    id: str
    kind: MessageKind
    at: datetime
    offset: int
    device: str
    sequence: int
    about: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)


def happened(at: datetime, skew: timedelta, now: datetime) -> datetime:
    """The instant that a device's clock meant; ``skew`` is how far it is behind the server's.

    A clock that is right but for some seconds is believed to the second; one that is wrong is set right.
    """
    meant = at if abs(skew) <= TOLERANCE else at + timedelta(seconds=round(skew.total_seconds()))
    return min(meant, now)


def untimely(at: datetime, last: datetime | None, step: datetime | None, began: datetime | None) -> list[Reason]:
    """Why a message cannot be of its time.

    ``last`` is the one before it from the same device, ``step`` the last step of the case, ``began`` the first
    part of the day.
    """
    asked = (
        (last is None or at >= last, "times_out_of_order"),
        (step is None or at >= step, "before_previous_step"),
        (began is None or abs(at - began) <= LONGEST_DAY, "another_day"),
    )
    return [Reason(code, "day") for holds, code in asked if not holds]


def waits(message: Message, refused: Iterable[Message]) -> bool:
    """Whether a message rests on one that was refused before it."""
    return any(_rests(message, one) for one in refused)


def _rests(message: Message, before: Message) -> bool:
    if before.kind in OF_THE_PARTS:
        return message.kind is not MessageKind.DANGER
    named = {before.id, before.about} - {""}
    inside = set(message.given.get("inside", ()))
    if message.about in named or inside & named:
        return True
    return message.kind is MessageKind.AGREE and before.kind in OF_THE_PLAN
