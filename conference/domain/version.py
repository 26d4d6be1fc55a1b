"""What one version of a plan changed: line by line, field by field, never which is better."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Changed(StrEnum):
    """What became of a line from one version to another."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Line:
    """An action, something asked, or the plan itself: what it is called in every version, and its fields by name."""

    line: int
    title: str
    fields: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field that is not the same: what it said, what it says."""

    name: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Change:
    """One line that is not the same: ``title`` is what it was called before if it is gone, else what it is now."""

    kind: Changed
    title: str
    fields: tuple[Field, ...]


def compared(before: Sequence[Line], after: Sequence[Line]) -> list[Change]:
    """What ``after`` changed: first its own lines in their order, then those that are gone."""
    known = {one.line: one for one in before}
    kept = {one.line for one in after}
    changes = [_change(known.get(one.line), one) for one in after]
    return [one for one in changes if one is not None] + [
        Change(Changed.REMOVED, one.title, tuple(Field(name, value, None) for name, value in one.fields if value))
        for one in before
        if one.line not in kept
    ]


def _change(before: Line | None, after: Line) -> Change | None:
    if before is None:
        said = tuple(Field(name, None, value) for name, value in after.fields if value)
        return Change(Changed.ADDED, after.title, said)
    told = dict(before.fields)
    fields = tuple(
        Field(name, told.get(name), value) for name, value in after.fields if _differs(told.get(name), value)
    )
    return Change(Changed.CHANGED, after.title, fields) if fields else None


def _differs(before: object, after: object) -> bool:
    return (before or None) != (after or None)
