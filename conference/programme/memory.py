"""The acts on what a programme remembers: keep a line or correct it, withdraw it, put it back or erase its file, say
what was done.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.memory import Happened, Learnt, Money, Paper, Reached, Step, Told, media_of
from conference.domain.partial_days import PartialDay
from conference.domain.reasons import Reason, Refused
from conference.models.department import Department
from conference.models.memory import Event, Funding, KeptDocument, Lesson, LessonStep, ProgrammePhase, Remembered

Values = Mapping[str, Any]


def keep(
    session: Session, actor: Actor, department: Department, told: Told, row: Remembered | None = None, mark: str = ""
) -> Remembered:
    """Keep a line of the memory, or correct the one of the same list. Raises `Refused` with all that it lacks."""
    reasons = told.reasons(clock.today(department.zone))
    if isinstance(told, Paper) and row is None and told.content is None:
        reasons.append(Reason("document_missing", "file"))
    if reasons:
        raise Refused(*reasons)
    table, read = TABLES[type(told)]
    values = read(told)
    if row is None:
        row = table()
        row.mark = mark or None
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    row.written_at, row.written_by = clock.now(), actor.account_id
    session.add(row)
    session.flush()
    audit.write(session, actor, Act.MEMORY_WRITTEN, row, tuple(changed))
    return row


def _partial(day: PartialDay | None, name: str = "since") -> Values:
    return {name: day.first if day else None, "precision": day.precision if day else None}


def _reached(told: Reached) -> Values:
    return {"phase": told.phase, **_partial(told.since)}


def _happened(told: Happened) -> Values:
    return {"what": told.what, "link": told.link, **_partial(told.when, "on")}


def _money(told: Money) -> Values:
    amounts = {"cents": told.cents, "spent": told.spent, "since": told.since, "until": told.until}
    return {"what": told.what, "payer": told.payer, "paid_for": told.paid_for, **amounts}


def _learnt(told: Learnt) -> Values:
    return {"kind": told.kind, "words": told.words, **_partial(told.since)}


def _paper(told: Paper) -> Values:
    known = {"title": told.title, "kind": told.kind, "on": told.on}
    if told.content is None:
        return known
    return known | {"media": media_of(told.content), "size": len(told.content), "content": told.content}


TABLES: dict[type[Any], tuple[type[Remembered], Callable[[Any], Values]]] = {
    Reached: (ProgrammePhase, _reached),
    Happened: (Event, _happened),
    Money: (Funding, _money),
    Learnt: (Lesson, _learnt),
    Paper: (KeptDocument, _paper),
}


def withdraw(session: Session, actor: Actor, row: Remembered) -> None:
    """Take a line out of its list: it counts nowhere any more, and can be put back."""
    row.withdrawn_at = row.withdrawn_at or clock.now()
    session.flush()
    audit.write(session, actor, Act.MEMORY_WRITTEN, row, ("withdrawn_at",))


def put_back(session: Session, actor: Actor, row: Remembered) -> None:
    """Put one that was withdrawn back in its list."""
    row.withdrawn_at = None
    session.flush()
    audit.write(session, actor, Act.MEMORY_WRITTEN, row, ("withdrawn_at",))


def erase(session: Session, actor: Actor, document: KeptDocument) -> None:
    """Let go for ever of the file of a document that was withdrawn: what it was called and when stay."""
    document.content, document.size = b"", 0
    session.flush()
    audit.write(session, actor, Act.MEMORY_WRITTEN, document, ("content", "size"))


def follow(session: Session, actor: Actor, department: Department, lesson: Lesson, done: Step) -> LessonStep:
    """Say what was done about something learnt, and whether that settles it. Raises `Refused`."""
    reasons = done.reasons(clock.today(department.zone))
    if reasons:
        raise Refused(*reasons)
    step = LessonStep(
        lesson_id=lesson.id,
        on=done.on,
        what=done.what,
        who=done.who,
        settles=done.settles,
        written_at=clock.now(),
        written_by=actor.account_id,
    )
    session.add(step)
    session.flush()
    session.expire(lesson, ["steps"])
    audit.write(session, actor, Act.MEMORY_WRITTEN, lesson, ("what", "who", "on", "settles"))
    return step
