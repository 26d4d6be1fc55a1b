"""People around the table of the designating body, for the tests of how it decides."""

from datetime import timedelta

from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.casework import assignment
from conference.domain.actors import MACHINE, Actor
from conference.domain.body import Presence, SittingState
from conference.domain.names import fold
from conference.domain.roles import Role
from conference.models.account import Account
from conference.models.body import Attendance, BodySitting
from conference.models.case import Case
from conference.models.department import Department
from conference.models.place import Institution, Territory
from conference.models.tenancy import DEPARTMENT
from conference.programme import accounts
from tests import world
from tests.world import Place


def seat(
    session: Session,
    place: Place,
    name: str,
    role: Role = Role.COMMITTEE,
    *,
    territory: Territory | None = None,
    institution: Institution | None = None,
) -> Actor:
    """One more who sits: ``name`` is how the tests name their account."""
    account = accounts.create(
        session, MACHINE, f"{fold(name).replace(' ', '.')}@{place.department.code}.example.org", name.title()
    )
    accounts.give(session, MACHINE, account, role, territory, institution)
    place.accounts[name] = account
    return Actor(account.id, frozenset({role}))


def three(session: Session, place: Place, quorum: int = 2) -> tuple[Actor, Actor, Actor]:
    """A body of three who decide together."""
    place.department.quorum = quorum
    return world.actor(place, "committee"), seat(session, place, "paul"), seat(session, place, "rita")


def sit(session: Session, *there: Actor) -> BodySitting:
    """A sitting that is open, with these around the table."""
    sitting = BodySitting(planned_at=clock.now(), state=SittingState.OPEN, opened_at=clock.now())
    sitting.quorum = session.get_one(Department, session.info[DEPARTMENT]).quorum
    session.add(sitting)
    session.flush()
    audit.write(session, MACHINE, Act.PAGE_READ)
    session.add_all(
        Attendance(body_sitting_id=sitting.id, account_id=one.account_id, presence=Presence.PRESENT) for one in there
    )
    session.flush()
    return sitting


def pressing(session: Session, case: Case) -> None:
    """A case that cannot wait for a sitting."""
    case.urgent = True
    session.flush()
    audit.write(session, MACHINE, Act.PAGE_READ)


def ready(session: Session, place: Place, who: Actor | None = None, name: str = "Claire") -> Case:
    """A case that waits, with somebody who has declared no tie."""
    case, body = world.received(session, place), who or world.actor(place, "committee")
    declared(session, place, case, body, name)
    return case


def declared(session: Session, place: Place, case: Case, body: Actor, name: str) -> None:
    """Somebody is asked, and declares no tie."""
    asked = assignment.ask(session, body, case, place.coordinators[name])
    assignment.answer(session, body, asked, knows=False, ties=[])


def give(session: Session, place: Place, name: str) -> None:
    """A seat for somebody who is something else already."""
    accounts.give(session, MACHINE, place.accounts[name], Role.COMMITTEE)


def sitting_as(place: Place, name: str) -> Actor:
    """Somebody of a place, as a member of its body."""
    return Actor(place.accounts[name].id, frozenset({Role.COMMITTEE}))


def account(session: Session, who: Actor) -> Account:
    """The account of an actor."""
    return session.get_one(Account, who.account_id)


TOMORROW = timedelta(days=1)
