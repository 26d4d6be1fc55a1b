"""Yearly notes for the tests of access: one in each state, written by nobody who signs in; the lead validates them."""

from collections.abc import Callable
from datetime import date

from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.note import Move, Part
from conference.evaluation.edition import freeze
from conference.evaluation.explained import remembered
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.note import assemble
from conference.evaluation.period import Period
from conference.programme import departments, note
from tests import world
from tests.world import Place

STEPS = {
    "drafted": (),
    "reviewed": (Move.REVIEW,),
    "validated": (Move.REVIEW, Move.VALIDATE),
    "published": (Move.REVIEW, Move.VALIDATE),
}
PERIOD = Period(date(2023, 1, 1), date(2023, 12, 31), "Europe/Paris")


def printed(session: Session, place: Place) -> note.Printed:
    """What would be published of the last year."""
    found = assemble(session, place.department, Scope(PERIOD))
    return note.Printed(freeze(found), remembered(session, Scope(PERIOD)), b"%PDF-1.7")


def live(session: Session, place: Place, keep: Callable[[str, object], None]) -> None:
    """``drafted``, ``reviewed``, ``validated`` and ``published``, each of its own year."""
    lead, department = world.actor(place, "lead"), place.department
    departments.set_note(session, MACHINE, department, "La direction", place.accounts["lead"])
    for year, (name, moves) in enumerate(STEPS.items(), 2020):
        written = note.begin(session, MACHINE, date(year, 1, 1), date(year, 12, 31))
        note.write(session, MACHINE, written, Part.SUMMARY, "Une année entière.")
        for move in moves:
            note.advance(session, lead, department, written, move)
        keep(f"{name}.note", written)
    keep("edition", note.publish(session, lead, department, written, printed(session, place)))
