"""A département never comes to trust an account that another one holds: a role given there waits for the machine."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE, Actor
from conference.domain.reasons import Refused
from conference.domain.roles import Role
from conference.domain.tokens import digest
from conference.models.account import Account
from conference.models.tenancy import work_for
from conference.programme import accounts
from conference.security import links
from conference.security.user import departments_of
from tests import world
from tests.world import Place

WHO = "future@exemple.org"


def admin(place: Place) -> Actor:
    return world.actor(place, "admin")


def invited(session: Session, nord: Place) -> tuple[Account, str]:
    """Somebody that the other département has invited, and the link that its administrator kept."""
    work_for(session, nord.department)
    account = accounts.create(session, admin(nord), WHO, "Future Collègue")
    accounts.give(session, admin(nord), account, Role.REFERRER)
    token = links.draw(session, admin(nord), account)
    session.commit()
    return account, token


def names(session: Session, account: Account) -> list[str]:
    return [department.name for department in departments_of(session, account)]


def test_a_role_given_to_who_works_elsewhere_opens_nothing(session: Session, gironde: Place, nord: Place) -> None:
    account, token = invited(session, nord)
    work_for(session, gironde.department)
    accounts.give(session, admin(gironde), accounts.create(session, admin(gironde), WHO, "F. C."), Role.COORDINATOR)
    session.commit()
    assert links.find(session, digest(token)) is not None
    assert names(session, account) == ["Nord"]


def test_the_machine_vouches_for_it(session: Session, gironde: Place, nord: Place) -> None:
    account, _ = invited(session, nord)
    work_for(session, gironde.department)
    accounts.give(session, admin(gironde), account, Role.COORDINATOR)
    with pytest.raises(Refused):
        accounts.give(session, admin(gironde), account, Role.COORDINATOR)
    accounts.give(session, MACHINE, account, Role.COORDINATOR)
    session.commit()
    assert names(session, account) == ["Gironde", "Nord"]


def test_who_works_nowhere_any_more_starts_anew(session: Session, gironde: Place, nord: Place, app: Flask) -> None:
    account, token = invited(session, nord)
    account.password = app.extensions["passwords"].hash("la phrase de l’autre administrateur")
    for membership in accounts._held(session, account):
        accounts.withdraw(session, admin(nord), membership)
    session.commit()
    work_for(session, gironde.department)
    accounts.give(session, admin(gironde), account, Role.COORDINATOR)
    session.commit()
    assert (account.password, links.find(session, digest(token))) == (None, None)
    assert names(session, account) == ["Gironde"]
