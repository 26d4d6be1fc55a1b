"""The public page of a département: a few texts of its own around those of the house, shown once it is opened."""

from dataclasses import dataclass

from conference.domain.reasons import Reason

# What a poster has room for.
LONGEST_SENTENCE, LONGEST_HOURS, LONGEST_TERRITORIES = 200, 120, 160
MOST_CALL_DAYS = 15


@dataclass(frozen=True, slots=True)
class Texts:
    """What a département says in its own words; ``call_days``: within how many working days somebody is called back."""

    sentence: str = ""
    hours: str = ""
    territories: str = ""
    call_days: int = 3


def opening_reasons(service_name: str, service_phone: str) -> list[Reason]:
    """Why the page cannot be shown to everybody yet: it says whom to call."""
    asked = ((service_name, "welcome_name_missing"), (service_phone, "welcome_phone_missing"))
    return [Reason(code, "opened") for said, code in asked if not said.strip()]
