"""What is recorded between coordinators and cases: each fact alone, and all of them for the same few queries."""

from datetime import date, timedelta

from sqlalchemy import event
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.actors import MACHINE
from conference.domain.coordinators import CoordinatorStatus, StandingReason
from conference.models.case import Case
from conference.programme import coordinators
from conference.queries.neutrality import candidate, candidates, candidates_of
from tests import world
from tests.conftest import NOW
from tests.world import Place


def statements(session: Session, place: Place, cases: list[Case]) -> int:
    asked: list[str] = []

    def note(*given: object) -> None:
        asked.append(str(given[2]))

    assert all(place.department.modes.values())
    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    candidates_of(session, cases, place.department)
    event.remove(engine, "before_cursor_execute", note)
    return len(asked)


def test_several_cases_and_coordinators_cost_no_more_queries_than_one(session: Session, gironde: Place) -> None:
    first = world.received(session, gironde)
    session.commit()
    session.refresh(first)
    counted = statements(session, gironde, [first])
    more = [world.received(session, gironde) for _ in range(4)]
    for number in range(6):
        home = gironde.institutions["MDS"]
        one = coordinators.register(session, MACHINE, f"Nouvelle {number}", date(2020, 1, 6), institution=home)
        coordinators.stand(session, MACHINE, one, CoordinatorStatus.ENGAGED, date(2020, 2, 3))
    session.commit()
    for case in (first, *more):
        session.refresh(case)
    assert statements(session, gironde, [first, *more]) == counted <= 5
    found = candidates_of(session, [first, *more], gironde.department)
    assert list(found) == [case.id for case in (first, *more)]
    assert all(found[case.id] == candidates(session, case, gironde.department) for case in (first, *more))
    assert {len(everyone) for everyone in found.values()} == {9}


def test_a_status_counts_from_its_day_to_its_last(session: Session, gironde: Place) -> None:
    case, claire = world.received(session, gironde), gironde.coordinators["Claire"]
    leaves = world.today() + timedelta(days=3)
    coordinators.stand(session, MACHINE, claire, CoordinatorStatus.LEFT, leaves, StandingReason.STAFF_MOVE)
    for days, there in ((0, True), (2, True), (3, False)):
        with clock.frozen(NOW + timedelta(days=days)):
            found = candidate(session, case, gironde.department, claire)
            assert (found is not None) is there, days
