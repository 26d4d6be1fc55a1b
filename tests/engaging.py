"""Something of everything that the register of coordinators holds, for tests that want rows of each table."""

from datetime import date

from sqlalchemy.orm import Session

from conference.domain.charter import Party
from conference.domain.coordinators import CoordinatorStatus, Stood
from conference.programme import charter, coordinators, mentoring
from tests import world
from tests.world import Place

SAID = {party: f"Prévenir à temps, signé {party}." for party in Party}


def live(session: Session, place: Place) -> None:
    """A forgotten line put back, a second territory, a charter that nobody has signed, somebody to begin beside."""
    lead = world.actor(place, "lead")
    agathe, claire, sofiane = (place.coordinators[name] for name in ("Agathe", "Claire", "Sofiane"))
    ready = Stood(CoordinatorStatus.READY, date(2020, 1, 6))
    coordinators.correct(session, lead, agathe, None, ready, "La formation avait été oubliée.")
    nord, sud = place.territories["Nord"], place.territories["Sud"]
    udaf = place.institutions["UDAF"]
    coordinators.settle(session, lead, claire, claire.trained_on, udaf, nord, [sud])
    charter.draft(session, lead, sofiane, "Mme Direction", "M. Responsable", SAID, world.today())
    mentoring.accompany(session, lead, sofiane, agathe, world.today())
