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
from conference.queries.reminders import unhanded
from conference.queries.tasks import OpenTask, coordinated, held, tasks
from conference.queries.worklists import MOST
from conference.security.guard import signed_in
from conference.security.permissions import Permission, visible
from conference.security.user import User
from conference.web.filters import from_now, short_day, zone
from conference.web.rooms import room_url, step_url
from conference.web.sections import WORDED
from conference.words.follow_up import CONTENT_AWAITED, SEE_PLAN, TASK, TASK_ACTION


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
    TaskKind.CALL: "follow_up",
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
    """An answer on the content is for who holds the case; all else, and that where nobody does, for its coordinator.

    Of an answer that is late its coordinator is told too: they cannot give it, and may ask for it.
    """
    if one.kind is TaskKind.ANSWER_CONTENT and one.case.holder_id is not None:
        if Role.REFERRER in user.roles and one.case.holder_id == user.account.id:
            return True
        if not one.late(clock.today(zone())):
            return False
    theirs = [who for who in (one.case.coordinator, one.case.pair) if who] if Role.COORDINATOR in user.roles else []
    return user.account.id in {who.account_id for who in theirs}


def to_hand_out(session: Session, user: User) -> list[Task]:
    """The plans that somebody who took part has not received, past the day that they were due to all."""
    if Role.COORDINATOR not in user.roles:
        return []
    theirs = coordinated(user.account.id) & visible(user, Permission.PLAN_KEEP)
    return [
        Task(
            "Remettre le plan à toutes les personnes présentes",
            case.reference or "",
            room_url("plan", case.key),
            "Voir qui l’attend",
            url_for("case.show", key=case.key),
            by=f"en retard, attendu le {short_day(due_on)}",
            late=True,
        )
        for case, due_on in unhanded(session, clock.today(zone()), theirs)
    ]


def _card(found: OpenTask) -> Task:
    case, today = found.case, clock.today(zone())
    asked = found.kind is not TaskKind.ANSWER_CONTENT or case.holder_id in {None, signed_in().account.id}
    since = SINCE.get(found.kind, "")
    if found.since is not None:
        since = since.format(day=short_day(found.since), ago=from_now(found.since))
    return Task(
        TASK[found.kind] if asked else CONTENT_AWAITED,
        case.reference or "",
        _url(found) if asked else room_url("plan", case.key),
        TASK_ACTION[found.kind] if asked else SEE_PLAN,
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
    if found.kind is TaskKind.ANSWER_CONTENT:
        return f"{'en retard, attendu' if found.late(clock.today(zone())) else 'attendu'} le {short_day(found.due_on)}"
    if found.kind in {TaskKind.CALL, TaskKind.REVIEW}:
        return f"proposé pour le {short_day(found.due_on)} ({from_now(found.due_on)})"
    return f"{short_day(found.due_on)} ({from_now(found.due_on)})"
