"""The public page of a département: a few texts of its own around those of the house, shown once it is opened."""

import re
from dataclasses import dataclass

from conference.domain.reasons import Reason

# What a poster has room for.
LONGEST_SENTENCE, LONGEST_HOURS, LONGEST_TERRITORIES = 200, 120, 160
MOST_CALL_DAYS = 15
_SPAN = re.compile(r"(?:\bde )?\d{1,2} ?h(?: ?\d\d)?\b(?: à \d{1,2} ?h(?: ?\d\d)?\b)?")


@dataclass(frozen=True, slots=True)
class Texts:
    """What a département says in its own words; ``call_days``: within how many working days somebody is called back."""

    sentence: str = ""
    hours: str = ""
    territories: str = ""
    call_days: int = 3

    @property
    def open_hours(self) -> str:
        """The hours, each span of which keeps together on a line."""
        return _SPAN.sub(lambda found: found[0].replace(" ", "\u00a0"), self.hours)

    @property
    def where(self) -> str:
        """The territories, as a line that begins."""
        return f"{self.territories[:1].upper()}{self.territories[1:]}"


def opening_reasons(service_name: str, service_phone: str) -> list[Reason]:
    """Why the page cannot be shown to everybody yet: it says whom to call."""
    asked = ((service_name, "welcome_name_missing"), (service_phone, "welcome_phone_missing"))
    return [Reason(code, "opened") for said, code in asked if not said.strip()]
