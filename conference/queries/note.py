"""The notes of a département: their parts, their editions, and the names of participants found in their text."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.names import fold
from conference.domain.note import NoteFacts, Part, note_facts
from conference.models.case import CaseWord
from conference.models.department import Department
from conference.models.note import Edition, Namesake, NoteMove, NotePart, YearlyNote
from conference.queries.edition import of_note

SHORTEST_NAME = 3
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Story:
    """A note with what was written, moved and published of it, the latest first where there is an order."""

    note: YearlyNote
    parts: dict[Part, NotePart]
    moves: Sequence[NoteMove]
    editions: Sequence[Edition]
    namesakes: Sequence[Namesake]
    names: list[str]

    def begun(self, part: Part) -> bool:
        """Whether anything is written in a part."""
        return part in self.parts and bool(typed(self.parts[part]))

    def done(self, part: Part) -> bool:
        """Whether its writer says that a part is done."""
        return part in self.parts and self.parts[part].done


def notes(session: Session) -> Sequence[YearlyNote]:
    """Every note, the latest period first."""
    return session.scalars(select(YearlyNote).order_by(YearlyNote.last.desc(), YearlyNote.first.desc())).all()


def part_of(session: Session, note: YearlyNote, part: Part) -> NotePart | None:
    """One part, if it was ever written."""
    query = select(NotePart).where(NotePart.note_id == note.id, NotePart.part == part)
    return session.scalars(query).one_or_none()


def story(session: Session, note: YearlyNote) -> Story:
    """All that there is to know of a note."""
    parts = {row.part: row for row in session.scalars(select(NotePart).where(NotePart.note_id == note.id))}
    moves = session.scalars(select(NoteMove).where(NoteMove.note_id == note.id).order_by(NoteMove.id.desc())).all()
    confirmed = session.scalars(select(Namesake).where(Namesake.note_id == note.id).order_by(Namesake.word)).all()
    known = {row.word for row in confirmed}
    said = names_in(session, " ".join(typed(row) for row in parts.values()))
    left = [name for name in said if name not in known]
    return Story(note, parts, moves, of_note(session, note), confirmed, left)


def typed(row: NotePart) -> str:
    """All that somebody typed in a part."""
    return " ".join((row.words, row.facts, row.asked)).strip()


def names_in(session: Session, text: str) -> list[str]:
    """The words of a text that are a participant's name here, folded, in order.

    Looked up in the index that searches use, never by reading the names of the département.
    """
    said = sorted({word for word in fold(text).split() if len(word) >= SHORTEST_NAME and not word.isdecimal()})
    found: set[str] = set()
    for start in range(0, len(said), AT_ONCE):
        some = CaseWord.word.in_(said[start : start + AT_ONCE])
        found |= set(session.scalars(select(CaseWord.word).where(some).distinct()))
    return sorted(found)


def facts(told: Story, department: Department, actor: Actor) -> NoteFacts:
    """What the moves of a note look at, for whoever asks."""
    authors = {writer for row in told.parts.values() for writer in row.writers}
    written = any(typed(row) for row in told.parts.values())
    named = department.note_validator_id
    return note_facts(told.note.state, told.names, authors, named, actor.account_id, written=written)
