"""Bodies beside the designating one for the tests of access: one that a referrer sits in, and the coordinators' group.

The other referrer, the body and whoever leads elsewhere sit in neither.
"""

from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy.orm import Session

from conference import clock
from conference.domain.actors import MACHINE
from conference.domain.council import Attended, Charter, CouncilKind, DecisionFate, Point, Resolution
from conference.models.council import Council, CouncilMeeting, CouncilSeat
from conference.programme import council, council_meeting
from conference.programme.council import Place as Seat
from conference.programme.council_meeting import Minuted
from conference.queries.council import open_decisions, sitters
from tests.world import Place

SINCE = date(2025, 1, 6)
Keep = Callable[[str, object], None]


def live(session: Session, place: Place, keep: Keep) -> None:
    """``council`` and ``group``, each with a ``told`` meeting and one to tell; ``council_seat`` is families'."""
    referrer = Seat(SINCE, place.accounts["referrer"], institution=place.institutions["UDAF"])
    steering = opened(session, place, CouncilKind.STEERING, referrer, Seat(SINCE, name="Une mère", families=True))
    keep("council", steering)
    keep("council_seat", sitters(session, steering.id)[-1].seat)
    keep("group", group := opened(session, place, CouncilKind.COORDINATORS))
    for name, one in (("council", steering), ("group", group)):
        keep(f"{name}.told", told(session, place, one, 8))
        keep(f"{name}.older", told(session, place, one, 4))
        keep(f"{name}.meeting", minuted(session, place, one, 0))


def opened(session: Session, place: Place, kind: CouncilKind, *seats: Seat) -> Council:
    """A body that is to meet every six weeks, with these seats."""
    charter = Charter(kind, SINCE, name="", role="Porter la démarche.", cadence_weeks=6)
    found = council.keep(session, MACHINE, place.department, charter)
    for one in seats:
        council.seat(session, MACHINE, found, one)
    return found


def met(session: Session, place: Place, one: Council, ago: int, *points: str) -> CouncilMeeting:
    """A meeting some weeks ago, with its agenda."""
    at = clock.now() - timedelta(weeks=ago)
    meeting = council_meeting.plan(session, MACHINE, place.department, one, at, "Salle D")
    council_meeting.set_agenda(session, MACHINE, meeting, [Point("", title) for title in points or ("Le calendrier",)])
    return meeting


def told(session: Session, place: Place, one: Council, ago: int) -> CouncilMeeting:
    """A meeting that is closed."""
    meeting = minuted(session, place, one, ago)
    council_meeting.close(session, MACHINE, place.department, meeting)
    return meeting


def minuted(session: Session, place: Place, one: Council, ago: int) -> CouncilMeeting:
    """A meeting of which it is told: whoever sits there came, earlier decisions are under way, and one is taken."""
    meeting = met(session, place, one, ago)
    waiting = open_decisions(session, one.id, meeting)
    said = Minuted(
        dict.fromkeys((seat.key for seat in seats(session, one)), Attended.PRESENT),
        {known.decision.key: (DecisionFate.UNDER_WAY, "On avance.") for known in waiting},
        [Point("", "Le calendrier", "Il est tenu.")],
        [Resolution("Écrire une plaquette", "Odile Renard", date(2026, 6, 1))],
    )
    council_meeting.write(session, MACHINE, place.department, meeting, said)
    return meeting


def seats(session: Session, one: Council) -> list[CouncilSeat]:
    """Its seats."""
    return [sitter.seat for sitter in sitters(session, one.id)]
