"""What a programme remembers, for the tests of access: a line of each list, and one that was withdrawn."""

from collections.abc import Callable
from datetime import date

from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.memory import DocumentKind, Happened, Learnt, LessonKind, Money, Paper, Reached, Step, Told
from conference.domain.partial_days import of_iso
from conference.domain.practice_sheet import Heading
from conference.domain.programme import Description, Phase
from conference.models.memory import Lesson
from conference.programme import memory
from conference.programme.programme import describe
from conference.queries.programme import programme
from tests.world import Place

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
MONEY = Money(
    "Le plan de formation", "L’État", 1_200_000, 400_000, date(2025, 1, 1), date(2026, 6, 30), "Deux sessions"
)
LINES: dict[str, Told] = {
    "phase": Reached(Phase.TRAINING, of_iso("2014")),
    "event": Happened(of_iso("2019-03"), "Première réunion.", "Le compte rendu, salle des archives"),
    "funding": MONEY,
    "lesson": Learnt(LessonKind.BRAKE, "Le temps manque.", of_iso("2020")),
    "paper": Paper("La note de service", DocumentKind.DECISION, date(2020, 7, 1), PDF),
}


def live(session: Session, place: Place, keep: Callable[[str, object], None]) -> None:
    """A line of each list, by the names of `LINES`; ``gone.event`` and ``gone.paper`` were withdrawn."""
    department = place.department
    told = Description(2014, "Une note de 2015", "secteur", 4, (Heading.GOVERNANCE,))
    if programme(session) is None:
        # One more version, so that both départements are at the same one: of one, something was published.
        describe(session, MACHINE, Description(), {})
    describe(session, MACHINE, told, {Heading.OBJECTIVE: "Décider soi-même."})
    for name, line in LINES.items():
        row = memory.keep(session, MACHINE, department, line)
        keep(name, row)
        if isinstance(row, Lesson):
            done = Step("Une demi-journée par semaine est donnée.", "La direction", date(2026, 1, 5), settles=True)
            memory.follow(session, MACHINE, department, row, done)
    told_wrong: dict[str, Told] = {
        "gone.event": Happened(of_iso("2018"), "Une erreur."),
        "gone.paper": Paper("Une erreur.", DocumentKind.OTHER, date(2020, 7, 1), PDF),
    }
    for name, line in told_wrong.items():
        gone = memory.keep(session, MACHINE, department, line)
        memory.withdraw(session, MACHINE, gone)
        keep(name, gone)
