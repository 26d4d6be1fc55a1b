"""Accounts and memberships, through the acts."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.domain import tokens
from conference.domain.actors import MACHINE
from conference.domain.reasons import Refused
from conference.domain.roles import Role
from conference.models.account import Account, Membership
from conference.models.audit import AuditRow
from conference.models.sign_in import WebSession
from conference.models.tenancy import work_for
from conference.programme import accounts, coordinators
from conference.security import links, sessions
from tests import world
from tests.world import Place


def codes(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    """The codes of what was refused."""
    return {reason.code for reason in refusal.value.reasons}


def acts(session: Session, account: Account) -> list[str]:
    """What the audit tells of an account, in order."""
    query = select(AuditRow.act).where(AuditRow.subject == f"account:{account.key}").order_by(AuditRow.id)
    return list(session.scalars(query))


def test_an_address_is_one_account_whatever_its_capitals(session: Session, gironde: Place) -> None:
    admin = world.actor(gironde, "admin")
    first = accounts.create(session, admin, " Noe@Example.org ", "Noé Bréard")
    assert accounts.create(session, admin, "noe@example.ORG", "Autre").id == first.id
    assert (first.email, first.name, first.password) == ("noe@example.org", "Noé Bréard", None)


@pytest.mark.parametrize("email", ["", "noe", "noe@", "@example.org", "noe@example", "a b@example.org"])
def test_what_is_no_address_is_refused(session: Session, gironde: Place, email: str) -> None:
    with pytest.raises(Refused) as refusal:
        accounts.create(session, world.actor(gironde, "admin"), email, "Noé")
    assert codes(refusal) == {"email_wrong"}


def test_a_departement_knows_an_account_by_the_name_that_it_typed(
    session: Session, gironde: Place, nord: Place
) -> None:
    admin, known = world.actor(gironde, "admin"), nord.accounts["lead"]
    account = accounts.create(session, admin, known.email, "Noé Bréard")
    given = accounts.give(session, admin, account, Role.LEAD, name="Noé Bréard")
    again = accounts.give(session, admin, account, Role.ADMIN, name="Autre")
    assert account.name == "Lead 59"
    assert {given.name, again.name} == {"Noé Bréard"}
    assert given.folded == "noe breard"


def test_a_role_is_held_once_for_each_territory(session: Session, gironde: Place) -> None:
    admin, lead = world.actor(gironde, "admin"), gironde.accounts["lead"]
    north = accounts.give(session, admin, lead, Role.LEAD, gironde.territories["Nord"])
    assert north.territory_id == gironde.territories["Nord"].id
    for territory in (None, gironde.territories["Nord"]):
        with pytest.raises(Refused) as refusal:
            accounts.give(session, admin, lead, Role.LEAD, territory)
        assert codes(refusal) == {"role_held_already"}


def test_closing_ends_what_an_account_has(session: Session, gironde: Place) -> None:
    admin, leaving = world.actor(gironde, "admin"), gironde.accounts["lead"]
    leaving.password = "a digest"
    sessions.begin(session, leaving, gironde.department)
    token = links.draw(session, admin, leaving)
    accounts.close(session, admin, leaving)
    session.commit()
    kept = session.execute(select(Account.closed_at, Account.password).where(Account.id == leaving.id)).one()
    assert tuple(kept) == (clock.now(), None)
    assert session.scalars(select(Membership).where(Membership.account_id == leaving.id)).all() == []
    assert session.scalars(select(WebSession).where(WebSession.account_id == leaving.id)).one().ended_at is not None
    assert links.find(session, tokens.digest(token)) is None
    assert acts(session, leaving)[-2:] == ["membership.withdrawn", "account.closed"]


def test_an_account_stays_open_where_it_also_works(session: Session, gironde: Place, nord: Place) -> None:
    shared = gironde.accounts["lead"]
    shared.password = "a digest"
    work_for(session, nord.department)
    kept = accounts.give(session, MACHINE, shared, Role.LEAD)
    for place in (gironde, nord):
        sessions.begin(session, shared, place.department)
    work_for(session, gironde.department)
    accounts.close(session, world.actor(gironde, "admin"), shared)
    session.commit()
    assert (shared.closed_at, shared.password) == (None, "a digest")
    open_now = select(WebSession.department_id).where(WebSession.account_id == shared.id, WebSession.ended_at.is_(None))
    assert session.scalars(open_now).all() == [nord.department.id]
    work_for(session, nord.department)
    assert session.scalars(select(Membership).where(Membership.account_id == shared.id)).all() == [kept]


def test_an_address_opens_its_closed_account_again(session: Session, gironde: Place) -> None:
    admin, back = world.actor(gironde, "admin"), gironde.accounts["lead"]
    accounts.close(session, admin, back)
    assert accounts.create(session, admin, back.email, back.name).id == back.id
    session.commit()
    assert back.closed_at is None
    assert acts(session, back)[-1] == "account.opened"


def test_nobody_closes_nor_demotes_themselves(session: Session, gironde: Place) -> None:
    admin, own = world.actor(gironde, "admin"), gironde.accounts["admin"]
    with pytest.raises(Refused) as refusal:
        accounts.close(session, admin, own)
    assert codes(refusal) == {"own_account"}
    held = session.scalars(select(Membership).where(Membership.account_id == own.id)).one()
    with pytest.raises(Refused) as refusal:
        accounts.withdraw(session, admin, held)
    assert codes(refusal) == {"own_administration"}
    assert session.scalars(select(Membership).where(Membership.account_id == own.id)).one() is held


def test_only_the_machine_draws_a_link_for_who_works_elsewhere(session: Session, gironde: Place, nord: Place) -> None:
    admin, theirs = world.actor(gironde, "admin"), nord.accounts["lead"]
    work_for(session, nord.department)
    good = links.draw(session, world.actor(nord, "admin"), theirs)
    work_for(session, gironde.department)
    accounts.give(session, admin, theirs, Role.LEAD)
    barred = links.draw(session, admin, theirs)
    assert links.find(session, tokens.digest(barred)) is None
    assert links.find(session, tokens.digest(good)) is not None
    assert links.find(session, tokens.digest(links.draw(session, MACHINE, theirs))) is not None


def test_a_link_given_up_with_its_transaction_was_never_drawn(session: Session, gironde: Place) -> None:
    admin, lead = world.actor(gironde, "admin"), gironde.accounts["lead"]
    token = links.draw(session, admin, lead)
    assert links.drawn(session, token)
    session.rollback()
    assert not links.drawn(session, token)


def test_nobody_gives_themselves_a_role(session: Session, gironde: Place) -> None:
    """Neither a role, nor a place in the register of coordinators: a colleague does, or the machine."""
    admin, own = world.actor(gironde, "admin"), gironde.accounts["admin"]
    for act in (
        lambda: accounts.give(session, admin, own, Role.LEAD),
        lambda: coordinators.link(session, admin, gironde.coordinators["Agathe"], own),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert codes(refusal) == {"own_role"}
    assert coordinators.of(session, own) is None
    assert accounts.give(session, MACHINE, own, Role.LEAD).role is Role.LEAD
