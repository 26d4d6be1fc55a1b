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
    """What a coordinator should speak for a family: nothing where French will do."""
    theirs = spoken(line)
    return {} if COMMON in theirs else theirs


def common(family: str, coordinator: str) -> list[str]:
    """The languages that are asked for and spoken, as the family's line has them."""
    known = spoken(coordinator)
    return [word for folded, word in asked(family).items() if folded in known]
