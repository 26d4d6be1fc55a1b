"""The agenda makes itself: every reason of being there, in order, for whoever may see it, at one price."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy import event, select, update
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import agreement, assignment, network, referral, step
from conference.domain.actors import MACHINE
from conference.domain.agenda import Why
from conference.domain.agreement import AgreementState, AgreementTo
from conference.domain.facts import Given
from conference.domain.neutrality import Mode, Rule, TieKind
from conference.domain.referral import PersonKind
from conference.domain.steps import StepCode
from conference.models.account import Membership
from conference.models.assignment import Assignment, FamilyRefusal, Tie
from conference.models.case import Case
from conference.models.recusal import Recusal
from conference.models.sign_in import WebSession
from conference.programme import departments
from conference.queries.agenda import agenda
from conference.security.permissions import Permission, visible
from conference.security.user import User
from tests import path, world
from tests.conftest import NOW
from tests.world import Place

TODAY = NOW.date()


@pytest.fixture(autouse=True)
def _same_family_again(session: Session, gironde: Place) -> None:
    """Every case of these tests is of one family: that its coordinator knows it is not the matter here."""
    modes = gironde.department.modes | {Rule.NEVER_WORKED_WITH: Mode.OFF}
    departments.set_modes(session, MACHINE, gironde.department, modes)
    session.commit()


def user(session: Session, place: Place, name: str) -> User:
    account = place.accounts[name]
    held = session.scalars(select(Membership).where(Membership.account_id == account.id))
    return User(account, place.department, tuple(held), WebSession())


def lines(session: Session, place: Place, name: str = "committee", day: date = TODAY) -> list[tuple[int, list[Why]]]:
    session.flush()
    session.expire_all()
    seen = visible(user(session, place, name), Permission.BODY_SITTINGS)
    return [(line.case.id, list(line.whys)) for line in agenda(session, seen, place.department, day)]


def received(session: Session, place: Place, days_ago: int = 0, *, urgent: bool = False) -> Case:
    with clock.frozen(NOW - timedelta(days=days_ago)):
        case = world.draft(session, place)
        case.urgent = urgent
        referral.submit(session, world.actor(place, "referrer"), case)
    return case


def postponed(session: Session, place: Place, until: date) -> Case:
    case = received(session, place, 5)
    given = Given(until=until, words="Attendre le jugement.")
    with clock.frozen(NOW - timedelta(days=4)):
        step.take(session, world.actor(place, "committee"), case, StepCode.POSTPONE, given)
    return case


def released(session: Session, place: Place) -> Case:
    case = world.assigned(session, place)
    assignment.release(session, world.actor(place, "committee"), case, Given(words="Congé."))
    return case


def to_confirm(session: Session, place: Place) -> Case:
    case = world.assigned(session, place)
    session.execute(update(Assignment).where(Assignment.case_id == case.id).values(urgent=True))
    return case


def tied(session: Session, place: Place) -> Case:
    case = world.assigned(session, place)
    session.add(Tie(case_id=case.id, coordinator_id=case.coordinator_id, kind=TieKind.NEIGHBOURHOOD))
    return case


def refused(session: Session, place: Place) -> Case:
    case = world.assigned(session, place)
    told_by = place.accounts["committee"].id
    row = FamilyRefusal(case_id=case.id, coordinator_id=case.coordinator_id, told_at=clock.now(), told_by=told_by)
    session.add(row)
    return case


def leaving(session: Session, place: Place) -> Case:
    case = world.assigned(session, place, "Sofiane")
    place.coordinators["Sofiane"].leaves_on = date(2026, 4, 30)
    return case


def disagreed(session: Session, place: Place) -> Case:
    case = world.assigned(session, place)
    path.ready(session, place, case)
    values = {"kind": PersonKind.RELATIVE, "first_name": "Marc", "last_name": "", "tie": "père"}
    father = network.name(session, case, values)
    who = world.actor(place, "coordinator")
    agreement.agree(session, who, case, father, AgreementTo.PRINCIPLE, AgreementState.REFUSED, world.today())
    return case


def test_every_reason_of_being_there_in_its_order(session: Session, gironde: Place) -> None:
    """Made in another order than they are looked at; of two that wait, the one due first comes first."""
    made = {
        Why.DISAGREEMENT: disagreed(session, gironde),
        Why.LEAVING: leaving(session, gironde),
        Why.FAMILY_REFUSED: refused(session, gironde),
        Why.TIE_FOUND: tied(session, gironde),
        Why.TO_CONFIRM: to_confirm(session, gironde),
        Why.POSTPONED: postponed(session, gironde, TODAY),
        Why.WAITING: received(session, gironde, 2),
    }
    earlier, urgent = received(session, gironde, 8), received(session, gironde, urgent=True)
    gone = released(session, gironde)
    assert lines(session, gironde) == [
        (gone.id, [Why.RELEASED]),
        (urgent.id, [Why.URGENT]),
        (earlier.id, [Why.WAITING]),
        *((made[why].id, [why]) for why in list(Why)[2:]),
    ]


def test_what_does_not_wait_for_the_body_is_not_there(session: Session, gironde: Place) -> None:
    world.draft(session, gironde)
    world.assigned(session, gironde)
    asleep = received(session, gironde)
    step.take(session, world.actor(gironde, "committee"), asleep, StepCode.SUSPEND, Given(words="Hospitalisation."))
    later = postponed(session, gironde, TODAY + timedelta(days=2))
    assert lines(session, gironde) == []
    assert lines(session, gironde, day=TODAY + timedelta(days=2)) == [(later.id, [Why.POSTPONED])]


def test_a_case_is_there_once_with_all_its_reasons(session: Session, gironde: Place) -> None:
    case = tied(session, gironde)
    told_by = gironde.accounts["committee"].id
    row = FamilyRefusal(case_id=case.id, coordinator_id=case.coordinator_id, told_at=clock.now(), told_by=told_by)
    session.add(row)
    session.execute(update(Assignment).where(Assignment.case_id == case.id).values(urgent=True))
    gironde.coordinators["Claire"].leaves_on = date(2026, 4, 30)
    whys = [Why.TO_CONFIRM, Why.TIE_FOUND, Why.FAMILY_REFUSED, Why.LEAVING]
    assert lines(session, gironde) == [(case.id, whys)]


def test_a_tie_that_the_body_set_aside_and_a_refusal_of_somebody_else_are_no_reason(
    session: Session, gironde: Place
) -> None:
    case, body = tied(session, gironde), world.actor(gironde, "committee")
    assignment.derogate(session, body, case, gironde.coordinators["Claire"], Rule.NO_TIE, "Voisinage lointain.")
    other = gironde.coordinators["Sofiane"].id
    session.add(FamilyRefusal(case_id=case.id, coordinator_id=other, told_at=clock.now(), told_by=body.account_id))
    assert lines(session, gironde) == []


def test_each_line_says_since_when_and_by_when(session: Session, gironde: Place) -> None:
    received(session, gironde, 8, urgent=True)
    seen = visible(user(session, gironde, "committee"), Permission.BODY_SITTINGS)
    (line,) = agenda(session, seen, gironde.department, TODAY)
    assert (line.since, line.due_on, line.late(TODAY)) == (NOW - timedelta(days=8), date(2026, 3, 5), True)
    assert not line.late(date(2026, 3, 5))


def test_nobody_sees_a_case_they_stepped_aside_from_or_may_not_read(session: Session, gironde: Place) -> None:
    aside, other = received(session, gironde, 3), received(session, gironde, 2)
    for name in ("committee", "lead"):
        account = gironde.accounts[name].id
        session.add(Recusal(case_id=aside.id, account_id=account, tie=TieKind.FRIENDSHIP, at=clock.now()))
    session.flush()
    for name, there in (("committee", [other.id]), ("lead", [other.id]), ("observer", []), ("referrer", [])):
        assert [case for case, _ in lines(session, gironde, name)] == there, name


@contextmanager
def counted(session: Session) -> Iterator[list[str]]:
    found: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_told: object) -> None:
        found.append(statement)

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    yield found
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.long
def test_thirty_lines_cost_what_one_of_each_does(session: Session, gironde: Place) -> None:
    kinds = (tied, refused, to_confirm, leaving, released, disagreed)
    seen = visible(user(session, gironde, "committee"), Permission.BODY_SITTINGS)
    costs = []
    for _ in range(5):
        for kind in kinds:
            kind(session, gironde)
        received(session, gironde)
        session.flush()
        session.expire_all()
        with counted(session) as asked:
            count = len(agenda(session, seen, gironde.department, TODAY))
        costs.append((count, len(asked)))
    assert costs[0][0] == 7
    assert costs[-1][0] > 30
    assert costs[0][1] == costs[-1][1] <= 9
