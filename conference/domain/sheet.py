"""The information sheet: its parts, where it stands, and what of it relatives receive."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class SheetState(StrEnum):
    """Where the information sheet stands: its readers are those whose agreement counts."""

    MISSING = "missing"
    WRITTEN = "written"
    AGREED = "agreed"
    NEEDLESS = "needless"


class SheetPart(StrEnum):
    """What a sheet says, in the order that it is read in: what holds before what worries."""

    STRENGTHS = "strengths"
    CONCERNS = "concerns"
    RESOURCES = "resources"
    NON_NEGOTIABLES = "non_negotiables"


class Reading(StrEnum):
    """Where somebody whose agreement counts stands with the last version.

    ``objects``: they are against it, or against taking part or sharing at all, and nothing is decided;
    ``left_out``: so they are, and the body has decided in writing to go on without them.
    """

    MISSING = "missing"
    AGREED = "agreed"
    OBJECTS = "objects"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Stand:
    """How one answer stands: given or not, and whether the body goes on without it."""

    given: bool
    decided: bool = False


def reading(sheet: Stand | None, others: Iterable[Stand]) -> Reading:
    """Where somebody stands with a version: their answer on it, and on what comes before it (``others``)."""
    against = [stand for stand in others if not stand.given]
    if any(not stand.decided for stand in against):
        return Reading.OBJECTS
    if against:
        return Reading.LEFT_OUT
    if sheet is None:
        return Reading.MISSING
    if sheet.given:
        return Reading.AGREED
    return Reading.LEFT_OUT if sheet.decided else Reading.OBJECTS


def state(number: int, readings: Iterable[Reading], *, needless: bool) -> SheetState:
    """Where a sheet stands: agreed by everybody who counts but those left out, and by one at least.

    ``number`` is that of its last version, none when nothing was written.
    """
    if needless:
        return SheetState.NEEDLESS
    if number == 0:
        return SheetState.MISSING
    found = set(readings)
    agreed = Reading.AGREED in found and found <= {Reading.AGREED, Reading.LEFT_OUT}
    return SheetState.AGREED if agreed else SheetState.WRITTEN
