"""Figures of earlier years, and an evaluation record, for the tests of access."""

from collections.abc import Callable
from datetime import date

from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.record import Attendee, EffectLevel, Fate, Frame
from conference.domain.reported import Measure, understood
from conference.programme import published_programme, record, reported
from conference.programme.record import Decided, Met, Noted
from conference.programme.reported import Told
from conference.queries.record import decisions
from tests import world
from tests.world import Place

HELD = Told(Measure.CONFERENCES, understood("3"), "2019", "Note de 2020")
AIMED = Told(Measure.OTHER, understood("50 à 100"), "2019", "Note de 2020", "Élus rencontrés", "une demi-journée")
FRAME = Frame("Le pouvoir d’agir", "Les familles", "Décider soi-même", "Le groupe des familles", with_families=True)
MET = Met(
    date(2025, 12, 10),
    "On se parle plus tôt.",
    {Attendee.CONCERNED: 3, Attendee.WORKERS: 5, Attendee.MANAGERS: 0},
    (Decided("Écrire une page claire", "La mission", date(2026, 6, 30)), Decided("Former une équipe")),
)


def live(session: Session, place: Place, keep: Callable[[str, object], None]) -> None:
    """``figure`` and ``gone.figure``; what was published of the programme, where there is something; a record.

    ``effect`` is the coordinator's, ``effect2`` nobody's; ``decision`` waits for what came of it, ``settled`` has it.
    """
    department = place.department
    if department.code == "33":
        published_programme.load(session, MACHINE, department)
    keep("gone.figure", gone := reported.keep(session, MACHINE, HELD))
    reported.remove(session, MACHINE, gone)
    keep("figure", reported.keep(session, MACHINE, AIMED))
    mine = Noted("On s’écoute.", "Une équipe", date(2026, 3, 1))
    keep("effect", record.note_effect(session, world.actor(place, "coordinator"), department, mine))
    theirs = Noted("On se connaît.", "Les services", date(2026, 3, 2), EffectLevel.PARTNERSHIP)
    keep("effect2", record.note_effect(session, MACHINE, department, theirs))
    record.set_frame(session, MACHINE, 2026, FRAME)
    first, second = decisions(session, record.keep_meeting(session, MACHINE, department, 2025, MET))
    keep("decision", first)
    record.settle(session, MACHINE, second, Fate.PARTLY, "Une personne est partie.")
    keep("settled", second)
