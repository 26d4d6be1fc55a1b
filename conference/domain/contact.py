"""How somebody of a case is reached: one line for each phone, mail or address, kept by the coordinator alone."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol, TypeVar

from conference.domain.reasons import Reason

FEWEST_DIGITS = 4


class ContactKind(StrEnum):
    """What one line of contact details is."""

    PHONE = "phone"
    MAIL = "mail"
    ADDRESS = "address"
    OTHER = "other"


def unlikely(kind: ContactKind, value: str) -> list[Reason]:
    """Why a line cannot be what it is said to be: a number without digits, a mail without its sign."""
    if not value.strip():
        return [Reason("contact_empty", "value")]
    if kind is ContactKind.PHONE and sum(character.isdigit() for character in value) < FEWEST_DIGITS:
        return [Reason("not_a_phone", "value")]
    if kind is ContactKind.MAIL and not all(part.strip() for part in value.partition("@")):
        return [Reason("not_a_mail", "value")]
    return []


def dialled(value: str) -> str:
    """What a telephone dials of a number as it was typed: ``06 12 34 56 78 (bureau)`` is ``0612345678``."""
    digits = "".join(character for character in value if character.isascii() and character.isdigit())
    return f"+{digits}" if value.strip().startswith("+") else digits


class Line(Protocol):
    """One line of contact details."""

    @property
    def kind(self) -> ContactKind:
        """What it is."""

    @property
    def protected(self) -> bool:
        """Whether it is read on its page alone."""


Found = TypeVar("Found", bound=Line)


def to_call(lines: Iterable[Found]) -> list[Found]:
    """The numbers that may stand in a list: a protected one never does."""
    return [line for line in lines if line.kind is ContactKind.PHONE and not line.protected]
