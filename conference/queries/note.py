"""The notes of a département: their parts, their editions, and the names of participants found in their text."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.names import fold
from conference.domain.note import NoteFacts, Part
from conference.models.case import CaseWord
from conference.models.department import Department
from conference.models.note import Edition, Namesake, NoteMove, NotePart, YearlyNote

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

    @property
    def words(self) -> dict[Part, str]:
        """What is written, part by part."""
        return {part: row.words for part, row in self.parts.items() if row.words.strip()}


def notes(session: Session) -> Sequence[YearlyNote]:
    """Every note, the latest period first."""
    return session.scalars(select(YearlyNote).order_by(YearlyNote.last.desc(), YearlyNote.first.desc())).all()


def of_period(session: Session, note: YearlyNote) -> Sequence[Edition]:
    """What was published of a note, the latest first."""
    return session.scalars(select(Edition).where(Edition.note_id == note.id).order_by(Edition.number.desc())).all()


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
    said = names_in(session, " ".join(row.words for row in parts.values()))
    left = [name for name in said if name not in known]
    return Story(note, parts, moves, of_period(session, note), confirmed, left)


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
    written = [row for row in told.parts.values() if row.words.strip()]
    named = department.note_validator_id
    return NoteFacts(
        told.note.state,
        written=bool(written),
        validator_named=named is not None,
        validator=named is not None and named == actor.account_id,
        author=any(row.written_by == actor.account_id for row in written),
        names=tuple(told.names),
    )
