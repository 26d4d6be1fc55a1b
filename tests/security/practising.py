"""Practice sheets for the tests of access: one in each state, one withdrawn, and a request of a reader."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE, Actor
from conference.domain.note import Move
from conference.domain.practice_exchange import ExchangeAsked
from conference.domain.practice_sheet import GridAnswer, Heading
from conference.evaluation.practice_sheet import content
from conference.models.practice_sheet import PracticeSheet
from conference.models.publication import Publication
from conference.programme import departments, practice_exchange, practice_sheet
from conference.programme.practice_sheet import SheetPrinted
from conference.queries.practice_sheet import criteria, story
from tests import world
from tests.world import Place

STATES: dict[str, tuple[Move, ...]] = {
    "drafted": (),
    "reviewed": (Move.REVIEW,),
    "validated": (Move.REVIEW, Move.VALIDATE),
    "published": (Move.REVIEW, Move.VALIDATE),
    "withdrawn": (Move.REVIEW, Move.VALIDATE),
}
ASKED = ExchangeAsked("Un centre social", "centre@exemple.org", "Comment avez-vous commencé ?")


def written(session: Session, year: int) -> PracticeSheet:
    """A sheet of which nobody who signs in has written."""
    sheet = practice_sheet.begin(session, MACHINE, year)
    practice_sheet.write(session, MACHINE, sheet, Heading.EFFECTS, "Les familles décident.")
    return sheet


def reviewed(session: Session, place: Place, who: Actor, sheet: PracticeSheet) -> None:
    """Answered against the grid of the département."""
    if not criteria(session):
        practice_sheet.set_grid(session, MACHINE, place.department, ["Est-ce clair ?", "Est-ce daté ?"])
    answers = {one.key: (GridAnswer.YES, "Rien à dire.") for one in criteria(session)}
    practice_sheet.review(session, who, sheet, answers)


def told(session: Session, place: Place, sheet: PracticeSheet) -> dict[str, Any]:
    """What would be published of a sheet."""
    return content(session, place.department, sheet)


def publish(session: Session, place: Place, who: Actor, sheet: PracticeSheet) -> Publication:
    """What everybody reads from then on."""
    sheet.reviewed = sheet.reviewed or told(session, place, sheet)
    printed = SheetPrinted(f"Fiche {place.department.code}, {sheet.year}", sheet.reviewed, b"%PDF-1.7")
    return practice_sheet.publish(session, who, place.department, sheet, printed)


def live(session: Session, place: Place, keep: Callable[[str, object], None]) -> None:
    """``drafted.practice``… each of its own year; ``fiche`` is published; ``exchange`` was asked of it."""
    lead, department = world.actor(place, "lead"), place.department
    departments.set_note(session, MACHINE, department, "La direction", place.accounts["lead"])
    for year, (name, moves) in enumerate(STATES.items(), 2020):
        sheet = written(session, year)
        reviewed(session, place, lead, sheet)
        whole = told(session, place, sheet)
        for word in story(session, sheet, whole).names:
            practice_sheet.explain(session, MACHINE, sheet, whole, word, "Un mot du programme publié.")
        for move in moves:
            practice_sheet.advance(session, lead, department, sheet, move, told(session, place, sheet))
        keep(f"{name}.practice", sheet)
        if name in {"published", "withdrawn"}:
            keep({"published": "fiche", "withdrawn": "gone.fiche"}[name], publish(session, place, lead, sheet))
        if name == "published":
            keep("exchange", practice_exchange.ask(session, sheet, ASKED, f"once-{department.code}"))
    practice_sheet.withdraw(session, lead, sheet, "Un chiffre était faux.")
