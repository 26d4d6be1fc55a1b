"""What the forecast of capacity is counted from, beside hand counts; and that it asks as much for many as for few."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.coordinators import CoordinatorStatus, StandingReason
from conference.domain.forecast import forecast
from conference.domain.stages import Outcome, Stage
from conference.domain.work import WorkKind
from conference.programme import coordinators, missions
from conference.programme.time import log
from conference.queries.forecast import grounds
from conference.words.forecast import conclusion, steps
from tests import world
from tests.benchmarks.counting import costing
from tests.evaluation.book import Book
from tests.world import Place

FIRST, LAST = date(2026, 3, 12), date(2026, 6, 11)
LACKING = "Le temps promis par les lettres ne suffit pas"
FIFTH, TENTH = Decimal("0.2"), Decimal("0.1")


def days(since: date, until: date) -> int:
    """How many days of the three months fall between two, both counted."""
    span = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
    return sum(since <= day <= until for day in span)


def test_letters_count_day_by_day_for_who_is_engaged(session: Session, gironde: Place) -> None:
    agathe, claire, sofiane = (gironde.coordinators[name] for name in ("Agathe", "Claire", "Sofiane"))
    missions.write(session, MACHINE, claire, FIFTH, date(2026, 1, 1), None, TENTH, date(2026, 4, 10))
    missions.write(session, MACHINE, sofiane, FIFTH, date(2026, 5, 1), date(2026, 5, 31))
    claire.leaves_on = date(2026, 5, 31)
    paused = CoordinatorStatus.PAUSED
    coordinators.stand(session, MACHINE, agathe, paused, date(2026, 4, 1), StandingReason.ABSENCE)
    new = coordinators.register(session, MACHINE, "Noé Bréard", None)
    coordinators.stand(session, MACHINE, new, CoordinatorStatus.READY, date(2026, 1, 5))
    found = grounds(session, gironde.department)
    assert (found.first, found.last, found.engaged, found.ready) == (FIRST, LAST, 3, 1)
    last = claire.leaves_on
    hand = 200 * days(FIRST, last) + 100 * days(FIRST, date(2026, 4, 10)) + 200 * 31
    assert (found.given, found.with_letter) == (hand, 2)
    assert found.without == days(FIRST, date(2026, 3, 31)) + days(FIRST, LAST) - 31
    assert (found.departures, found.endings) == (1, 1)


def test_cases_and_time_of_coordinators_are_counted(session: Session, gironde: Place) -> None:
    missions.write(session, MACHINE, gironde.coordinators["Claire"], FIFTH, date(2026, 1, 1))
    world.draft(session, gironde)
    world.received(session, gironde)
    case, who = world.assigned(session, gironde), world.actor(gironde, "coordinator")
    log(session, who, WorkKind.PREPARATION, 90, FIRST, case)
    log(session, who, WorkKind.PROMOTION, 30, FIRST)
    log(session, who, WorkKind.PROMOTION, 60, FIRST - timedelta(days=400))
    log(session, world.actor(gironde, "referrer"), WorkKind.WRITING, 45, FIRST, case)
    found = grounds(session, gironde.department)
    assert (sorted(found.spent), found.waiting, found.late) == ([0, 90], 1, 0)
    assert (found.received, found.declined) == (2, 0)
    assert (found.loose, found.noted, found.measured) == (30, 120, [])
    said = " ".join(step.why for step in steps(forecast(found))).replace("\u00a0", " ")
    for words in ("2 situations en cours, dont 1 attend une", "2 orientations reçues", "25 % du temps noté"):
        assert words in said


def test_what_lacks_is_said_with_who_is_trained_already(session: Session, gironde: Place) -> None:
    for _ in range(3):
        world.received(session, gironde)
    for coordinator in gironde.coordinators.values():
        coordinators.stand(session, MACHINE, coordinator, CoordinatorStatus.READY, FIRST)
    found = forecast(grounds(session, gironde.department))
    assert (found.free, found.missing, found.to_engage) == (0, found.missing, 2)
    assert found.missing == -(-(3 + 1) * 26 * 60 // 5520)  # three open, one expected, a fifth of 92 days of 5 h
    assert [line.split("\u00a0")[0] for line in conclusion(found)] == [LACKING, "Il manque 2", "3"]


def test_time_that_no_letter_promises_is_not_enough(session: Session, gironde: Place) -> None:
    missions.write(session, MACHINE, gironde.coordinators["Claire"], Decimal("0.01"), date(2026, 1, 1))
    world.received(session, gironde)
    found = grounds(session, gironde.department)
    unsure = conclusion(forecast(replace(found, without=found.without * 10)))
    assert [line.split("\u00a0")[0] for line in unsure] == [
        LACKING,
        "Le reste repose sur des personnes engagées qui n’ont pas de lettre",
    ]
    sure = conclusion(forecast(replace(found, given=found.given * 100)))
    assert [line.split("\u00a0")[0] for line in sure] == [
        "Le temps des lettres suffit à ce qui est en cours et à ce qui est attendu"
    ]


def test_it_asks_as_much_for_many(session: Session, gironde: Place) -> None:
    costs = []
    for many in (1, 4):
        for number in range(many):
            one = coordinators.register(session, MACHINE, f"Nom {many} {number}", date(2025, 1, 6))
            coordinators.stand(session, MACHINE, one, CoordinatorStatus.ENGAGED, date(2025, 2, 3))
            missions.write(session, MACHINE, one, FIFTH, date(2026, 1, 1))
            world.received(session, gironde)
        session.flush()
        with costing(session.get_bind().engine) as cost:
            grounds(session, gironde.department)
        costs.append(len(cost.statements))
    assert costs[0] == costs[1] <= 14


def test_closed_cases_tell_what_one_takes_once_there_are_enough(session: Session, gironde: Place) -> None:
    book, account = Book(session), gironde.accounts["coordinator"]
    closed = datetime(2026, 1, 10, tzinfo=UTC)
    for number in range(5):
        case = book.case(closed, (Stage.CLOSED, Outcome.PLAN_AGREED, closed))
        book.time(account, case, WorkKind.FOLLOW_UP, 100 + number, FIRST - timedelta(days=number))
        assert len(grounds(session, gironde.department).measured) == (5 if number == 4 else 0)
    long_ago = closed - timedelta(days=400)
    old = book.case(long_ago, (Stage.CLOSED, Outcome.PLAN_AGREED, long_ago))
    book.time(account, old, WorkKind.FOLLOW_UP, 999, FIRST)
    found = grounds(session, gironde.department)
    assert sorted(found.measured) == [100, 101, 102, 103, 104]
    assert "5\u00a0situations closes" in steps(forecast(found))[3].why
