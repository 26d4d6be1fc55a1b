"""The cards of « À faire »: what a case asks of its coordinator, or of the professional who holds it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from sqlalchemy import or_
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.minimal import PLACE
from conference.domain.roles import Role
from conference.domain.steps import StepCode
from conference.domain.tasks import TaskKind
from conference.queries.tasks import OpenTask, coordinated, held, tasks
from conference.queries.worklists import MOST
from conference.security.permissions import Permission, visible
from conference.security.user import User
from conference.web.filters import from_now, short_day, zone
from conference.web.rooms import room_url, step_url
from conference.web.sections import WORDED
from conference.words.follow_up import TASK, TASK_ACTION


@dataclass(frozen=True, slots=True)
class Task:
    """One card: the act, on which case, since when, by when."""

    text: str
    case_label: str
    url: str
    action: str
    case_url: str | None = None
    since: str = ""
    by: str = ""
    late: bool = False


STEP_OF = {
    TaskKind.CHECK_FORM: StepCode.VALIDATE_FORM,
    TaskKind.ANSWER_CONTENT: StepCode.RATIFY,
    TaskKind.CLOSE: StepCode.CLOSE,
}
ROOM_OF = {
    TaskKind.HOLD: "day",
    TaskKind.RECORD: "day",
    TaskKind.ASK_WISH: "follow_up",
    TaskKind.REVIEW: "follow_up",
    TaskKind.SYNTHESISE: "synthesis",
}
SINCE = {
    TaskKind.PREPARE: "en préparation depuis le {day} ({ago})",
    TaskKind.CHECK_FORM: "plan reçu {ago}",
    TaskKind.ANSWER_CONTENT: "plan reçu {ago}",
}


def shown(*lists: Sequence[Task]) -> list[Task]:
    """The most urgent cards of each list; where one is longer, a last card says where the others are."""
    cards = [card for cards in lists for card in cards[:MOST]]
    if any(len(cards) > MOST for cards in lists):
        others = "Les autres, moins pressées, sont dans la liste"
        cards.append(Task("D’autres situations vous attendent", others, url_for("case.index"), "Voir la liste"))
    return cards


def followed(session: Session, user: User) -> list[Task]:
    """What the cases that somebody coordinates or holds ask of them now."""
    criteria = {Role.COORDINATOR: coordinated, Role.REFERRER: held}
    theirs = [criterion(user.account.id) for role, criterion in criteria.items() if role in user.roles]
    if not theirs:
        return []
    today = clock.today(zone())
    found = [
        one
        for one in tasks(session, or_(*theirs) & visible(user, Permission.CASE_LIST), today, zone())
        if _is_theirs(one, user)
    ]
    pressing = sorted((one for one in found if one.presses(today)), key=lambda one: not one.late(today))
    return [*map(_card, pressing[: MOST + 1])]


def _is_theirs(one: OpenTask, user: User) -> bool:
    """An answer on the content is for who holds the case; all else, and that where nobody does, for its coordinator."""
    if one.kind is TaskKind.ANSWER_CONTENT and one.case.holder_id is not None:
        return Role.REFERRER in user.roles and one.case.holder_id == user.account.id
    theirs = [who for who in (one.case.coordinator, one.case.pair) if who] if Role.COORDINATOR in user.roles else []
    return user.account.id in {who.account_id for who in theirs}


def _card(found: OpenTask) -> Task:
    case, today = found.case, clock.today(zone())
    since = SINCE.get(found.kind, "")
    if found.since is not None:
        since = since.format(day=short_day(found.since), ago=from_now(found.since))
    return Task(
        TASK[found.kind],
        case.reference or "",
        _url(found),
        TASK_ACTION[found.kind],
        url_for("case.show", key=case.key),
        since,
        _by(found),
        found.late(today),
    )


def _url(found: OpenTask) -> str:
    kind, case = found.kind, found.case
    if kind in STEP_OF:
        return step_url(case, STEP_OF[kind])
    place = ROOM_OF.get(kind, "")
    if case.minimal and place in WORDED:
        place = PLACE
    elif _to_write_afterwards(found):
        return url_for("day.ask_afterwards", key=case.key)
    return room_url(place, case.key) if place else url_for("case.show", key=case.key)


def _to_write_afterwards(found: OpenTask) -> bool:
    """Whether a conference has gone by of which nothing was noted on the day."""
    passed = found.due_on is not None and found.due_on < clock.today(zone())
    return found.kind is TaskKind.RECORD and passed and not found.noted


def _by(found: OpenTask) -> str:
    if found.due_on is None:
        return ""
    if found.kind is TaskKind.REVIEW:
        return f"proposé pour le {short_day(found.due_on)} ({from_now(found.due_on)})"
    return f"{short_day(found.due_on)} ({from_now(found.due_on)})"
