"""What a day together asks for: a date that suits, a place, who brings what, what it costs. Nothing of it is due."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from conference.domain.reasons import Reason

DEAREST = 100_000_00
_AMOUNT = re.compile(r"(\d{1,8})(?:[,.](\d{1,2}))?")


class Availability(StrEnum):
    """What somebody answers to a date."""

    CAN = "can"
    PERHAPS = "perhaps"
    CANNOT = "cannot"


class VenueKind(StrEnum):
    """What kind of place the family meets in."""

    HOME = "home"
    HALL = "hall"
    ASSOCIATION = "association"
    SCHOOL = "school"
    OUTDOORS = "outdoors"
    WORSHIP = "worship"
    SERVICE = "service"
    OTHER = "other"


class Chooser(StrEnum):
    """Who chose the place."""

    FAMILY = "family"
    CHILD = "child"
    NETWORK = "network"
    COORDINATOR = "coordinator"


class OfferKind(StrEnum):
    """What somebody takes care of."""

    MEAL = "meal"
    TRAVEL = "travel"
    CHILDCARE = "childcare"
    ROOM = "room"
    WELCOME = "welcome"
    OTHER = "other"


class Payer(StrEnum):
    """Who pays."""

    SERVICE = "service"
    FAMILY = "family"
    NETWORK = "network"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class Tally:
    """For how many a date is good, perhaps, or not."""

    can: int = 0
    perhaps: int = 0
    cannot: int = 0


def tally(answers: Iterable[Availability]) -> Tally:
    """The answers to one date, counted."""
    given = list(answers)
    return Tally(*(given.count(one) for one in Availability))


def cents(typed: str, most: int = DEAREST) -> int | None:
    """An amount in euros as people type it (``12``, ``12,5``, ``12.50 €``), in cents.

    None for what is no amount, or is more than ``most`` cents.
    """
    found = _AMOUNT.fullmatch(typed.replace("€", "").replace("\u00a0", "").replace("\u202f", "").replace(" ", ""))
    if found is None:
        return None
    amount = int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))
    return amount if 0 < amount <= most else None


def spoken(language: str, name: str) -> list[Reason]:
    """Why an interpreter cannot be noted: a language, or somebody, is needed."""
    return [] if language.strip() or name.strip() else [Reason("language_missing", "language")]
