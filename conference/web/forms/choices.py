"""Choices of a field, from the words of codes or from rows."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

from conference.domain.paper import Tongue
from conference.models.guest import Guest
from conference.models.referral import Person


class Named(Protocol):
    """What can be chosen by its key."""

    @property
    def key(self) -> str:
        """What is sent."""

    @property
    def name(self) -> str:
        """What is read."""


def of_codes(
    words: Mapping[Any, str], only: Iterable[Any] | None = None, empty: str | None = None
) -> list[SelectChoice]:
    """Codes in the order of their words, or ``only`` some of them; ``empty`` words for no choice come first."""
    codes = list(words if only is None else only)
    return _first(empty) + [SelectChoice(code.value, words[code]) for code in codes]


def of_rows(rows: Iterable[Named], empty: str | None = None) -> list[SelectChoice]:
    """Rows by their key, in the order given."""
    return _first(empty) + [SelectChoice(row.key, row.name) for row in rows]


def of_tongues(known: Iterable[Tongue], gone: str = "") -> list[SelectChoice]:
    """Languages by their code, with one that was chosen before were it taken away since."""
    found = {tongue.code: tongue.name.capitalize() for tongue in known}
    left = {gone: f"{gone} (retirée)"} if gone and gone not in found else {}
    return [SelectChoice(code, name) for code, name in {**found, **left}.items()]


def of_tree(rows: Iterable[tuple[Named, int]], empty: str) -> list[SelectChoice]:
    """Rows of a tree by their key, each set in by its depth."""
    return _first(empty) + [SelectChoice(row.key, "\u2003" * depth + row.name) for row, depth in rows]


def of_guests(guests: Iterable[Guest], empty: str) -> list[SelectChoice]:
    """Guests by their key: their name, and their tie where it is known."""
    return _first(empty) + [SelectChoice(guest.key, _called(guest.person)) for guest in guests]


def _called(person: Person) -> str:
    tie = f" ({person.tie})" if person.tie else ""
    return f"{person.first_name} {person.last_name}".strip() + tie


def one_more(choices: list[SelectChoice], value: str, label: str) -> list[SelectChoice]:
    """A choice of its own, right after the words for no choice."""
    return [*choices[:1], SelectChoice(value, label), *choices[1:]]


def yes_no(yes: str = "Oui", no: str = "Non") -> list[SelectChoice]:
    """``yes`` and ``no``."""
    return [SelectChoice("yes", yes), SelectChoice("no", no)]


def _first(empty: str | None) -> list[SelectChoice]:
    return [] if empty is None else [SelectChoice("", empty)]
