"""What coordinators carry: cases alone or in a pair, the month, conferences fixed and held, the last assignment."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment, conference, pair
from conference.domain.actors import MACHINE
from conference.domain.facts import Given
from conference.domain.load import Load
from conference.domain.steps import StepCode
from conference.domain.work import WorkKind
from conference.programme import coordinators, missions
from conference.programme.time import log
from conference.queries.load import carried
from tests import path, world
from tests.benchmarks.counting import costing
from tests.world import Place


def test_what_is_carried_is_counted_for_each(session: Session, gironde: Place) -> None:
    claire, agathe = gironde.coordinators["Claire"], gironde.coordinators["Agathe"]
    missions.write(session, MACHINE, claire, Decimal("0.2"), date(2026, 1, 1))
    missions.write(session, MACHINE, agathe, Decimal("0.5"), date(2025, 1, 1), date(2025, 12, 31))
    case, who = world.assigned(session, gironde), world.actor(gironde, "coordinator")
    log(session, who, WorkKind.PREPARATION, 65, world.today(), case)
    log(session, who, WorkKind.PROMOTION, 30, date(2026, 3, 1))
    log(session, who, WorkKind.PREPARATION, 200, date(2026, 2, 28))
    found = carried(session, [claire, agathe], world.today())
    assert found[claire.id].load == Load(1, 95, 0, Decimal("0.2"), 0)
    assert found[claire.id].last == clock.now()
    assert (found[agathe.id].load, found[agathe.id].last) == (Load(), None)


def test_a_conference_counts_for_both_of_a_pair_ahead_and_once_held(session: Session, gironde: Place) -> None:
    case, body = path.convened(session, gironde), world.actor(gironde, "committee")
    both = [gironde.coordinators[name] for name in ("Claire", "Sofiane")]
    declaration = assignment.ask(session, body, case, both[1])
    assignment.answer(session, body, declaration, knows=False, ties=[])
    pair.pair(session, body, case, both[1])
    assert {one.load for one in carried(session, both, world.today()).values()} == {Load(1, 0, 1)}
    path.lived(session, gironde, case)
    who, given = world.actor(gironde, "coordinator"), Given(words="Plus tard.")
    conference.record(session, who, case, given, StepCode.RECORD_WITHOUT_PLAN)
    assert {one.load for one in carried(session, both, world.today()).values()} == {Load(1, 0, 0, None, 1)}
    pair.unpair(session, body, case)
    assert carried(session, both, world.today())[both[1].id].load == Load(0, 0, 0, None, 1)


def test_one_reads_as_much_for_five_as_for_three(session: Session, gironde: Place) -> None:
    people = list(gironde.coordinators.values())
    for number in range(2):
        people.append(coordinators.register(session, MACHINE, f"Nom {number}", date(2025, 1, 6)))
    costs = []
    for some in (people[:1], people):
        with costing(session.get_bind().engine) as cost:
            carried(session, some, world.today())
        costs.append(len(cost.statements))
    assert costs == [4, 4]
