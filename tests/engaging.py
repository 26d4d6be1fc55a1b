"""Something of everything that the register of coordinators holds, for tests that want rows of each table."""

from datetime import date

from sqlalchemy.orm import Session

from conference.domain.charter import Party
from conference.domain.coordinators import CoordinatorStatus, StandingReason, Stood
from conference.programme import charter, coordinators, mentoring
from tests import world
from tests.world import Place

SAID = {party: f"Prévenir à temps, signé {party}." for party in Party}


def live(session: Session, place: Place) -> None:
    """A forgotten line put back, a second territory, a charter that nobody has signed, somebody to begin beside."""
    lead = world.actor(place, "lead")
    agathe, claire, sofiane = (place.coordinators[name] for name in ("Agathe", "Claire", "Sofiane"))
    for forgotten in (
        Stood(CoordinatorStatus.READY, date(2020, 1, 6)),
        Stood(CoordinatorStatus.PAUSED, date(2020, 6, 1), StandingReason.OTHER, "Un déménagement."),
        Stood(CoordinatorStatus.ENGAGED, date(2020, 9, 1)),
    ):
        coordinators.correct(session, lead, agathe, None, forgotten, "Ces lignes avaient été oubliées.")
    pause = Stood(CoordinatorStatus.PAUSED, date(2020, 6, 2), StandingReason.WORKLOAD)
    coordinators.correct(session, lead, agathe, date(2020, 6, 1), pause, "Ce n’était ni le jour ni le motif.")
    nord, sud = place.territories["Nord"], place.territories["Sud"]
    udaf = place.institutions["UDAF"]
    coordinators.settle(session, lead, claire, claire.trained_on, udaf, nord, [sud])
    charter.draft(session, lead, sofiane, "Mme Direction", "M. Responsable", SAID, world.today())
    mentoring.accompany(session, lead, sofiane, agathe, world.today())
