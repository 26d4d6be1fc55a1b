"""Figures of earlier years for the tests of access: one kept, one removed."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.reported import Measure, understood
from conference.programme import reported
from conference.programme.reported import Told
from tests.world import Place

HELD = Told(Measure.CONFERENCES, understood("3"), "2019", "Note de 2020")
AIMED = Told(Measure.OTHER, understood("50 à 100"), "2019", "Note de 2020", "Élus rencontrés", "une demi-journée")


def live(session: Session, place: Place, keep: Callable[[str, object], None]) -> None:
    """``figure`` and ``gone.figure``; what was published of the programme, where there is something."""
    if place.department.code == "33":
        reported.load(session, MACHINE, place.department)
    keep("gone.figure", gone := reported.keep(session, MACHINE, HELD))
    reported.remove(session, MACHINE, gone)
    keep("figure", reported.keep(session, MACHINE, AIMED))
