"""Instants in SQL, the same on both engines: seconds since 1970, by the sun or by the clock of a place."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Integer, SQLColumnExpression, case, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

A_DAY, AN_HOUR, A_MINUTE = 86_400, 3_600, 60
HOUR = timedelta(hours=1)
# The first of January 1970 was a Thursday; weeks are counted here from Sunday.
THURSDAY, WEEK = 4, 7


class seconds(FunctionElement[int]):  # noqa: N801  (a function of SQL)
    """The whole seconds since 1970 of an instant."""

    inherit_cache = True
    type = Integer()


@compiles(seconds)
def _on_sqlite(element: seconds, compiler: Any, **how: Any) -> str:
    return f"CAST(strftime('%s', {compiler.process(element.clauses, **how)}) AS INTEGER)"


@compiles(seconds, "postgresql")
def _on_postgresql(element: seconds, compiler: Any, **how: Any) -> str:
    return f"CAST(FLOOR(EXTRACT(EPOCH FROM {compiler.process(element.clauses, **how)})) AS BIGINT)"


def minutes_between(began: SQLColumnExpression[Any], ended: SQLColumnExpression[Any]) -> ColumnElement[int]:
    """The whole minutes from one instant to another; NULL where one is."""
    return (seconds(ended) - seconds(began)) // A_MINUTE


def on_the_clock(at: SQLColumnExpression[Any], first: datetime, end: datetime, zone: str) -> ColumnElement[int]:
    """An instant between two others as the seconds that the clocks of a place have told since 1970."""
    (_, offset), *changes = _offsets(first, end, zone)
    told: ColumnElement[int] = literal(offset)
    if changes:
        told = case(*((at >= since, changed) for since, changed in reversed(changes)), else_=offset)
    return seconds(at) + told


def hour(told: ColumnElement[int]) -> ColumnElement[int]:
    """The hour of what clocks tell, from 0 to 23."""
    return told % A_DAY // AN_HOUR


def weekday(told: ColumnElement[int]) -> ColumnElement[int]:
    """The day of the week of what clocks tell, from 0, Sunday, to 6, Saturday."""
    return (told // A_DAY + THURSDAY) % WEEK


@lru_cache(maxsize=64)
def _offsets(first: datetime, end: datetime, zone: str) -> Sequence[tuple[datetime, int]]:
    """How far ahead of UTC the clocks of a place are, in seconds, from each instant on: they change on the hour."""
    place, at = ZoneInfo(zone), first
    found = [(first, _ahead(first, place))]
    while at < end:
        step = timedelta(days=1) if _ahead(at + timedelta(days=1), place) == found[-1][1] else HOUR
        at += step
        if _ahead(at, place) != found[-1][1]:
            found.append((at, _ahead(at, place)))
    return tuple(found)


def _ahead(at: datetime, place: ZoneInfo) -> int:
    offset = at.astimezone(place).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0
