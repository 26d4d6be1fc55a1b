"""The cards of « À faire »: what a case asks of its coordinator, or of the professional who holds it."""

from dataclasses import dataclass

from flask import url_for
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.roles import Role
from conference.domain.steps import StepCode
from conference.domain.tasks import TaskKind
from conference.models.case import Case
from conference.queries.tasks import OpenTask, coordinated, held, tasks
from conference.security.user import User
from conference.web.filters import from_now, short_day, zone
from conference.web.rooms import room_url, step_url
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


def followed(session: Session, user: User) -> list[Task]:
    """What the cases that somebody coordinates or holds ask of them now."""
    today, found = clock.today(zone()), []
    if Role.COORDINATOR in user.roles:
        mine = tasks(session, coordinated(user.account.id), today, zone())
        found += [one for one in mine if one.kind is not TaskKind.ANSWER_CONTENT or one.case.holder_id is None]
    if Role.REFERRER in user.roles:
        answers = tasks(session, held(user.account.id), today, zone())
        found += [one for one in answers if one.kind is TaskKind.ANSWER_CONTENT and one not in found]
    pressing = [one for one in found if one.presses(today)]
    return [_card(one) for one in sorted(pressing, key=lambda one: not one.late(today))]


def _card(found: OpenTask) -> Task:
    case, today = found.case, clock.today(zone())
    since = SINCE.get(found.kind, "")
    if found.since is not None:
        since = since.format(day=short_day(found.since), ago=from_now(found.since))
    return Task(
        TASK[found.kind],
        case.reference or "",
        _url(found.kind, case),
        TASK_ACTION[found.kind],
        url_for("case.show", key=case.key),
        since,
        _by(found),
        found.late(today),
    )


def _url(kind: TaskKind, case: Case) -> str:
    if kind in STEP_OF:
        return step_url(case, STEP_OF[kind])
    return room_url(ROOM_OF.get(kind, ""), case.key) or url_for("case.show", key=case.key)


def _by(found: OpenTask) -> str:
    if found.due_on is None:
        return ""
    if found.kind is TaskKind.REVIEW:
        return f"proposé pour le {short_day(found.due_on)} ({from_now(found.due_on)})"
    return f"{short_day(found.due_on)} ({from_now(found.due_on)})"
