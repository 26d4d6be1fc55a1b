"""A family alone, on each engine in turn."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import complaint, family_page, leaflet, network
from conference.domain.quotation import QuotationState
from conference.domain.referral import PersonKind
from conference.models.case import Case
from conference.models.family_page import DoneMark
from conference.programme import quotation
from conference.programme.quotation import Verdict
from tests import bases, path, quoting, world
from tests.casework import scene
from tests.casework.acting import Scene
from tests.copies import copied
from tests.postgresql import ENGINES
from tests.security import bodily


def alone(url: str) -> None:
    """In a base, a family alone."""
    bases.settle(url)
    with bases.opened(url, "33") as session:
        place = world.find(session, "33")
        found = scene.convened(session, place)
        bodily.live(session, place, found.case, lambda _name, _row: None)
        invited = network.name(session, found.case, {"kind": PersonKind.RELATIVE, "first_name": "Ana", "tie": ""})
        path.answer_by_link(session, found.who, found.case, invited)
        leaflet.give(session, found.who, found.case, [invited], world.today())
        _page(session, found)
        found.gather()
        found.leave_alone()
        session.commit()


def _page(session: Session, found: Scene) -> None:
    """Somebody who says on their page what they have done, and complains."""
    rose, done = found.guest("Rose"), found.agreed.actions[0]
    family_page.choose(session, found.who, found.case, marks=True)
    link = path.open_page(session, found.who, found.case, rose)
    said = {"case_id": found.case.id, "plan_id": done.plan_id, "action_id": done.id, "guest_id": rose.id}
    session.add(DoneMark(**said, link_id=link.id, done=True, recorded_at=clock.now()))
    complaint.receive(session, found.case, "On ne me rappelle pas.", "", "k" * 22)
    row = quoting.proposed(session, found.place, found.case)
    quotation.decide(session, found.body, row, Verdict(QuotationState.KEPT_BACK, row.passage, ("Les proches",)))


@pytest.fixture(params=ENGINES)
def settled(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Scene]:
    """A family alone, on each engine in turn."""
    with copied(request, request.param, alone, tmp_path) as url, bases.opened(url, "33") as session:
        place, case = world.find(session, "33"), session.scalars(select(Case)).one()
        session.commit()
        yield Scene(session, place, case)
