"""A small world for tests: two départements, an account for each role in each, and ways to live in it.

Nothing here writes rows of a case: cases are played through the acts themselves.
"""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment, referral
from conference.domain.actors import MACHINE, Actor
from conference.domain.coordinators import CoordinatorStatus
from conference.domain.referral import Danger, Field, Origin, PersonKind
from conference.domain.roles import Role
from conference.models.account import Account, Membership
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.models.journal import Passage
from conference.models.place import Institution, Territory
from conference.models.tenancy import across, work_for
from conference.programme import accounts, coordinators, departments, places, setup
from tests.reel import kept

CODES = ("33", "59")


@dataclass
class Place:
    """One département of the world, with what the tests need to name."""

    department: Department
    accounts: dict[str, Account] = field(default_factory=dict)
    institutions: dict[str, Institution] = field(default_factory=dict)
    territories: dict[str, Territory] = field(default_factory=dict)
    coordinators: dict[str, Coordinator] = field(default_factory=dict)


def settle(session: Session, code: str) -> Place:
    """Open a département and give it people: one account a role, two more coordinators, two institutions."""
    place = Place(departments.create(session, MACHINE, code))
    for name in ("MDS", "UDAF", "CCAS"):
        place.institutions[name] = places.write_institution(session, MACHINE, f"{name} {code}")
    for name in ("Nord", "Sud"):
        place.territories[name] = places.write_territory(session, MACHINE, f"{name} {code}")
    for role in Role:
        account = accounts.create(session, MACHINE, f"{role.value}@{code}.example.org", f"{role.value.title()} {code}")
        institution = place.institutions["MDS"] if role is Role.REFERRER else None
        accounts.give(session, MACHINE, account, role, institution=institution)
        place.accounts[role.value] = account
    second = accounts.create(session, MACHINE, f"second@{code}.example.org", f"Second {code}")
    accounts.give(session, MACHINE, second, Role.COORDINATOR)
    place.accounts["second"] = second
    for name, holder, home in (
        ("Claire", "coordinator", "UDAF"),
        ("Sofiane", "second", "CCAS"),
        ("Agathe", "", "MDS"),
    ):
        place.coordinators[name] = coordinators.register(
            session,
            MACHINE,
            f"{name} {code}",
            date(2020, 1, 6),
            institution=place.institutions[home],
            account=place.accounts.get(holder),
        )
        coordinators.stand(session, MACHINE, place.coordinators[name], CoordinatorStatus.ENGAGED, date(2020, 2, 3))
    setup.finish(session, MACHINE, place.department)
    session.commit()
    return place


def department(session: Session, code: str) -> Department:
    """One of the two départements, read again from the base."""
    return session.scalars(select(Department).where(Department.code == code)).one()


def account(session: Session, where: Department, name: str) -> int:
    """The id of an account of a département, by what its address begins with."""
    theirs = select(Membership.account_id).where(Membership.department_id == where.id)
    query = select(Account.id).where(Account.id.in_(theirs), Account.email.startswith(f"{name}@"))
    with across(session):
        return session.scalars(query).one()


def find(session: Session, code: str) -> Place:
    """The same place, read again from the base."""
    place = Place(department(session, code))
    work_for(session, place.department)
    with across(session):
        theirs = select(Membership.account_id).where(Membership.department_id == place.department.id)
        accounts = session.scalars(select(Account).where(Account.id.in_(theirs))).all()
    place.accounts = {account.email.partition("@")[0]: account for account in accounts}
    for institution in session.scalars(select(Institution)):
        place.institutions[institution.name.partition(" ")[0]] = institution
    for territory in session.scalars(select(Territory)):
        place.territories[territory.name.partition(" ")[0]] = territory
    for coordinator in session.scalars(select(Coordinator)):
        place.coordinators[coordinator.name.partition(" ")[0]] = coordinator
    return place


def actor(place: Place, *names: str) -> Actor:
    """Somebody of a place, with the roles that their account has there."""
    roles = {Role.COORDINATOR if name == "second" else Role(name) for name in names}
    return Actor(place.accounts[names[0]].id, frozenset(roles))


SITUATION = {
    "field": Field.CHILDHOOD,
    "origin": Origin.PROFESSIONAL,
    "family_situation": "On veut que Lou reste à la maison.",
    "professional_situation": "Les tensions montent depuis la rentrée.",
    "strengths": "La grand-mère est très présente.",
    "agreed": True,
    "agreed_on": date(2026, 3, 2),
    "agreed_by": "la mère",
    "agreement_way": "de vive voix, à domicile",
    "danger": Danger.NO,
}


@kept
def draft(session: Session, place: Place) -> Case:
    """A referral that is complete and not sent."""
    who = actor(place, "referrer")
    case = referral.begin(session, who, place.department, place.institutions["MDS"].id)
    referral.write(session, who, case, SITUATION | {"territory_id": place.territories["Nord"].id})
    lou = {
        "kind": PersonKind.CHILD,
        "first_name": "Lou",
        "last_name": "Ferrand",
        "birth_year": 2014,
        "tie": "",
    }
    referral.name_person(session, who, case, lou)
    known = {"institution_id": place.institutions["MDS"].id, "worker": "Jeanne Test", "is_key_worker": True}
    referral.name_institution(session, who, case, known)
    return case


@kept
def received(session: Session, place: Place) -> Case:
    """A case that waits for a coordinator."""
    case = draft(session, place)
    referral.submit(session, actor(place, "referrer"), case)
    return case


@kept
def assigned(session: Session, place: Place, name: str = "Claire") -> Case:
    """A case with its coordinator, who has declared to know nobody in it."""
    case = received(session, place)
    body, coordinator = actor(place, "committee"), place.coordinators[name]
    declaration = assignment.ask(session, body, case, coordinator)
    assignment.answer(session, body, declaration, knows=False, ties=[])
    assignment.assign(session, body, case, coordinator, "La famille veut décider elle-même.")
    return case


def today() -> date:
    """The day that the tests live on."""
    return clock.today("Europe/Paris")


def last(session: Session, case: Case) -> Passage:
    """The last line of the journal of a case."""
    return session.scalars(select(Passage).where(Passage.case_id == case.id).order_by(Passage.number.desc())).all()[0]
