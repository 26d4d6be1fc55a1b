"""The acts on the yearly note: begin, write, explain a namesake, move from state to state, publish an edition."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.note import TARGET, Move, NoteState, Part, namesake_refusals, refusals, written_by
from conference.domain.reasons import Reason, Refused
from conference.models.department import Department
from conference.models.note import Edition, Namesake, NoteMove, NotePart, YearlyNote
from conference.queries.note import facts, part_of, story


@dataclass(frozen=True, slots=True)
class Printed:
    """What an edition keeps: all that its files print, the rows that it counted, and the PDF that was made."""

    content: Mapping[str, Any]
    facts: Mapping[str, Any]
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """What is written on the page for those who are elected: some facts, a line each, and what is asked of them."""

    facts: tuple[str, ...] = ()
    asked: str = ""


NO_PAGE = Page()


def begin(session: Session, actor: Actor, first: date, last: date) -> YearlyNote:
    """The note of a period: the one that is there already, if there is one. Raises `Refused` on a period backwards."""
    if last < first:
        raise Refused(Reason("period_backwards", "last"))
    known = select(YearlyNote).where(YearlyNote.first == first, YearlyNote.last == last)
    note = session.scalars(known).one_or_none()
    if note is not None:
        return note
    note = YearlyNote(first=first, last=last, begun_at=clock.now(), begun_by=actor.account_id)
    session.add(note)
    session.flush()
    audit.write(session, actor, Act.NOTE_WRITTEN, note, ("first", "last"))
    return note


def write(
    session: Session,
    actor: Actor,
    note: YearlyNote,
    part: Part,
    words: str,
    *,
    page: Page = NO_PAGE,
    done: bool = False,
) -> NotePart:
    """Keep what is written in one part of a draft, as it is typed; ``page`` is of the first part alone.

    Who saves a text that stays as it is has not written it.
    """
    if note.state is not NoteState.DRAFT:
        raise Refused(Reason("note_not_a_draft"))
    row = part_of(session, note, part) or NotePart(note_id=note.id, part=part)
    told = words, "\n".join(page.facts), page.asked
    changed = (row.words or "", row.facts or "", row.asked or "") != told
    row.writers = written_by(row.writers, actor.account_id if changed else None)
    if changed or row.id is None:
        row.written_at, row.written_by = clock.now(), actor.account_id
    row.words, row.facts, row.asked = told
    row.done = done
    session.add(row)
    session.flush()
    audit.write(session, actor, Act.NOTE_WRITTEN, note, (part.value,))
    return row


def explain(session: Session, actor: Actor, note: YearlyNote, word: str, reason: str) -> Namesake:
    """Say why a word of the text is not the participant who has the same name."""
    reasons = namesake_refusals(word, reason, story(session, note).names)
    if reasons:
        raise Refused(*reasons)
    row = Namesake(note_id=note.id, word=word, reason=reason, at=clock.now(), by=actor.account_id)
    session.add(row)
    session.flush()
    audit.write(session, actor, Act.NOTE_WRITTEN, note, ("namesake",))
    return row


def check(session: Session, actor: Actor, department: Department, note: YearlyNote, move: Move) -> None:
    """Raise `Refused` with every reason why somebody cannot move a note."""
    reasons = refusals(move, facts(story(session, note), department, actor))
    if reasons:
        raise Refused(*reasons)


def advance(session: Session, actor: Actor, department: Department, note: YearlyNote, move: Move) -> None:
    """Review, validate, or take up again; what is published has an edition, which `publish` makes."""
    if move is Move.PUBLISH:
        raise ValueError("an edition is published with what was printed")
    _move(session, actor, department, note, move)


def publish(session: Session, actor: Actor, department: Department, note: YearlyNote, printed: Printed) -> Edition:
    """Freeze what was validated: it never changes again, and a later edition does not erase it."""
    _move(session, actor, department, note, Move.PUBLISH)
    last = session.scalar(select(func.max(Edition.number)).where(Edition.note_id == note.id)) or 0
    edition = Edition(
        note_id=note.id,
        number=last + 1,
        published_at=clock.now(),
        published_by=actor.account_id,
        content=dict(printed.content),
        facts=dict(printed.facts),
        pdf=printed.pdf,
        digest=hashlib.sha256(printed.pdf).hexdigest(),
    )
    session.add(edition)
    session.flush()
    return edition


def _move(session: Session, actor: Actor, department: Department, note: YearlyNote, move: Move) -> None:
    check(session, actor, department, note, move)
    note.state = TARGET[move]
    session.add(NoteMove(note_id=note.id, move=move, at=clock.now(), by=actor.account_id))
    session.flush()
    audit.write(session, actor, Act.NOTE_MOVED, note, (move.value,))
