"""What the forms of the table carry: fields, and the version or the key that a page would have given them."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.security.access import Things
from tests.security.visitors import House

Typed = Callable[[House, Things], Mapping[str, Any]]
ONCE = "k" * 22
# Where the version of a form about a case stands, when it is not the case's own.
NUMBERS = {
    "question": "SELECT max(number) FROM question q JOIN cases c ON c.id = q.case_id WHERE c.key = ?",
    "sheet": "SELECT max(s.number) FROM sheet s JOIN cases c ON c.id = s.case_id WHERE c.key = ?",
    "sitting": "SELECT max(s.version) FROM sitting s JOIN cases c ON c.id = s.case_id WHERE c.key = ?",
    "plan": "SELECT max(p.version) FROM plan p JOIN cases c ON c.id = p.case_id WHERE c.key = ?",
    "follow_up": "SELECT max(f.version) FROM follow_up f JOIN cases c ON c.id = f.case_id WHERE c.key = ?",
    "synthesis": "SELECT max(s.version) FROM synthesis s JOIN cases c ON c.id = s.case_id WHERE c.key = ?",
}


def words(_house: House, _things: Things) -> Mapping[str, Any]:
    """Nothing but the token."""
    return {}


def fields(**given: Any) -> Typed:
    """The same fields whatever the address, with the key of a form that creates."""

    def typed(_house: House, _things: Things) -> Mapping[str, Any]:
        return {"once": ONCE, **given}

    return typed


def step(**given: Any) -> Typed:
    """A form that carries the version of its case."""

    def typed(house: House, things: Things) -> Mapping[str, Any]:
        return {"version": house.version(things[0]), **given}

    return typed


def versioned(table: str, prefix: str = "", **given: Any) -> Typed:
    """A form that carries the version of what hangs on its case, and a key."""

    def typed(house: House, things: Things) -> Mapping[str, Any]:
        version = house.rows(NUMBERS[table], house.key(things[0]))[0][0] or 0
        return {f"{prefix}version": str(version), f"{prefix}once": ONCE, **given}

    return typed


def row(table: str, **given: Any) -> Typed:
    """A form that carries the version of the row that its address names last."""

    def typed(house: House, things: Things) -> Mapping[str, Any]:
        return {"version": house.version(things[-1], table), **given}

    return typed
