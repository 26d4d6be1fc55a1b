"""How the body decides together, for the tests of access: a consultation, an urgent assignment, a case of nobody's."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import recusal
from conference.domain.neutrality import TieKind
from conference.models.assignment import Assignment
from conference.models.case import Case
from conference.models.consultation import Consultation
from tests import world
from tests.seats import sitting_as
from tests.security.access import MANY_ROLED
from tests.security.conferences import Keep
from tests.world import Place


def live(session: Session, place: Place, keep: Keep, at: str, found: dict[str, str], orphan: Case) -> None:
    """What is asked in writing, what was decided urgently; and nobody is left to decide on ``orphan``."""
    committee = place.accounts["committee"]

    def of(name: str) -> Case:
        return session.scalars(select(Case).where(Case.key == found[name + at])).one()

    asked = Consultation(
        case_id=of("ready").id,
        coordinator_id=place.coordinators["Claire"].id,
        opened_at=clock.now(),
        opened_by=committee.id,
    )
    session.add(asked)
    urgent = select(Assignment).where(Assignment.case_id == of("assigned").id)
    session.scalars(urgent).one().urgent = True
    session.flush()
    for who in (*(sitting_as(place, name) for name in ("committee", MANY_ROLED)), world.actor(place, "lead")):
        recusal.step_aside(session, who, orphan, TieKind.NEIGHBOURHOOD, suggested=False)
    keep("orphan", orphan)
    keep("ready.consultation", asked)
