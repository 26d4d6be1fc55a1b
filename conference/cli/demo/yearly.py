"""Last year's note: begun by the lead, read again, and waiting for the direction to validate it."""

from datetime import date

from sqlalchemy.orm import Session

from conference import clock
from conference.cli.demo.people import DIRECTION, LEAD, Cast
from conference.domain.note import Move, Part
from conference.programme import departments, note
from conference.words.demo import NOTE, NOTE_ASKED, NOTE_FACTS


def write(session: Session, cast: Cast) -> None:
    """Written today, on last year's figures."""
    lead, year = cast.actor(LEAD), clock.today(cast.department.zone).year - 1
    recipient, validator = cast.department.note_recipient, cast.accounts[DIRECTION]
    departments.set_note(session, cast.keeper, cast.department, recipient, validator)
    begun = note.begin(session, lead, date(year, 1, 1), date(year, 12, 31))
    for part, words in NOTE.items():
        page = note.Page(NOTE_FACTS, NOTE_ASKED) if part is Part.SUMMARY else note.NO_PAGE
        note.write(session, lead, begun, part, words, page=page, done=True)
    note.advance(session, lead, cast.department, begun, Move.REVIEW)
    session.commit()
