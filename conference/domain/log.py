"""The log of a coordinator: whom they tried to reach, how and with what result, and their own notes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LogKind(StrEnum):
    """What an entry is: somebody was contacted, or the coordinator notes something for themselves."""

    CONTACT = "contact"
    NOTE = "note"


class ContactWay(StrEnum):
    """How somebody was contacted."""

    PHONE = "phone"
    VISIT = "visit"
    MEETING = "meeting"
    TEXT = "text"
    MAIL = "mail"
    LETTER = "letter"


class ContactResult(StrEnum):
    """What came of it."""

    REACHED = "reached"
    MESSAGE_LEFT = "message_left"
    NO_ANSWER = "no_answer"
    SENT = "sent"
    REFUSED = "refused"
    WRONG_DETAILS = "wrong_details"


# Somebody who says no was reached: their refusal is an answer.
ANSWERED = frozenset({ContactResult.REACHED, ContactResult.REFUSED})


@dataclass(frozen=True, slots=True)
class Contacted:
    """One contact of somebody, or an attempt."""

    person_id: int
    at: datetime
    result: ContactResult


@dataclass(frozen=True, slots=True)
class Tried:
    """Where the attempts on somebody stand: how many since they last answered, if they did, and how the last ended."""

    attempts: int
    last: datetime
    result: ContactResult
    answered: datetime | None


def tried(contacts: Iterable[Contacted]) -> dict[int, Tried]:
    """Where the attempts stand, by person; contacts come in the order in which they happened."""
    found: dict[int, Tried] = {}
    for one in contacts:
        before = found.get(one.person_id)
        if one.result in ANSWERED:
            found[one.person_id] = Tried(0, one.at, one.result, one.at)
        else:
            attempts = (before.attempts if before else 0) + 1
            found[one.person_id] = Tried(attempts, one.at, one.result, before.answered if before else None)
    return found
