"""The charter of three: direction, line manager and coordinator, each with what they undertake [L2549-2557].

A département may write its own lines before anybody signs; afterwards nothing changes but the days of signatures.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from conference.domain.reasons import Reason


class Party(StrEnum):
    """Who signs, in the order of the paper."""

    DIRECTION = "direction"
    MANAGER = "manager"
    COORDINATOR = "coordinator"


Signatures = Mapping[Party, date | None]


def undraftable(undertakings: Mapping[Party, str]) -> list[Reason]:
    """Why a charter is not one: a party that undertakes nothing."""
    return [Reason("undertakes_nothing", party.value) for party in Party if not undertakings[party].strip()]


def unsignable(drafted: date, kept: Signatures, said: Signatures, today: date) -> list[Reason]:
    """Why signatures cannot be noted so: before the draft, on a day to come, or taken back once noted."""
    found = []
    for party in Party:
        day = said[party]
        if day is None and kept[party] is not None:
            found.append(Reason("signature_taken_back", party.value))
        elif day is not None and day < drafted:
            found.append(Reason("signed_before_draft", party.value))
        elif day is not None and day > today:
            found.append(Reason("signed_to_come", party.value))
    return found
