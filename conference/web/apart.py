"""Two versions of one thing, told by two devices: both in sight, until somebody chooses."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from conference.casework.choosing import said
from conference.domain.private_time import Moment
from conference.domain.sync import OF_THE_PARTS, Kept, MessageKind
from conference.models.case import Case
from conference.models.plan import Action, Plan
from conference.models.sync import SentMessage
from conference.queries import plan as plans
from conference.queries import sync
from conference.queries.conference import Day
from conference.web.filters import hour, short_day
from conference.words.preparation import MOMENT
from conference.words.sync import NOTED


@dataclass(frozen=True, slots=True)
class Apart:
    """One choice to make: what it is about, both versions in words, and what may be kept."""

    key: str
    what: str
    first: str
    second: str
    choices: tuple[Kept, ...]


def choices(session: Session, case: Case, now: Day) -> list[Apart]:
    """What waits for somebody to choose, in the order it was told; while the family is alone nothing is chosen."""
    if now.running:
        return []
    waiting = sync.apart(session, case)
    versions = plans.versions(session, case) if waiting else []
    last = versions[-1] if versions else None
    return [_apart(message, now, last) for message in waiting]


def _apart(message: SentMessage, now: Day, plan: Plan | None) -> Apart:
    both = (Kept.FIRST, Kept.SECOND)
    if message.kind in OF_THE_PARTS:
        what = f"{NOTED[message.kind]}\u00a0: {_moment(message).lower()}"
        return Apart(message.key, what, *_hours(message, now), both)
    if message.kind is MessageKind.ADD:
        return Apart(message.key, NOTED[message.kind], *_beside(message, plan), (Kept.EACH, *both))
    row = next((one for one in plan.actions if one.key == message.made), None) if plan else None
    stands: Plan | Action | None = plan if message.kind is MessageKind.WORDS else row
    other = said(message)
    values = {name: getattr(stands, name, None) for name in other}
    return Apart(message.key, NOTED[message.kind], _words(values), _words(other), both)


def _beside(message: SentMessage, plan: Plan | None) -> tuple[str, str]:
    """An action that was told and the one that stood in its place already."""
    actions = plan.actions if plan else []
    place = next((number for number, one in enumerate(actions) if one.key == message.made), None)
    told = "" if place is None else _words(_values(actions[place]))
    return (_words(_values(actions[place - 1])) if place else "", told)


def _moment(message: SentMessage) -> str:
    return MOMENT[Moment(message.about)] if message.about in set(Moment) else ""


def _hours(message: SentMessage, now: Day) -> tuple[str, str]:
    name = "ended_at" if message.kind is MessageKind.END else "began_at"
    row = next((one for one in now.moments if one.moment == message.about), None)
    stands = getattr(row, name, None)
    return _words({"at": stands}), _words({"at": said(message).get(name)})


def _values(action: Action) -> dict[str, Any]:
    return {name: getattr(action, name) for name in ("what", "who", "by_when", "by_day", "helped_by", "checked_by")}


def _words(values: dict[str, Any]) -> str:
    """A version on one line."""
    return ", ".join(_word(value) for value in values.values() if value) or "rien"


def _word(value: Any) -> str:
    if isinstance(value, datetime):
        return hour(value)
    return short_day(value) if isinstance(value, date) else str(value)
