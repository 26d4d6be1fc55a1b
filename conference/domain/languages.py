"""Languages as people type them on a line: « arabe, portugais », « soninké et français »."""

import re

from conference.domain.names import fold

# Everybody who coordinates speaks it.
COMMON = "francais"
_BETWEEN = re.compile(r"[,;/+&]|\s(?:et|ou)\s", re.IGNORECASE)


def spoken(line: str) -> dict[str, str]:
    """The languages of a line: each as it was typed, by its folded name."""
    found = (part.strip(" .") for part in _BETWEEN.split(line))
    return {fold(part): part for part in found if fold(part)}


def asked(line: str) -> dict[str, str]:
    """What a coordinator would best speak for a family: its own languages, beside French."""
    return {folded: word for folded, word in spoken(line).items() if folded != COMMON}


def needed(line: str) -> bool:
    """Whether a family is met in its own language only: French is not on its line."""
    return bool(asked(line)) and COMMON not in spoken(line)


def common(family: str, coordinator: str) -> list[str]:
    """The languages that are asked for and spoken, as the family's line has them."""
    known = spoken(coordinator)
    return [word for folded, word in asked(family).items() if folded in known]
