"""The invitation of an account: one mail each, whose link opens the choice of a password and is nobody else's."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.access import Access
from conference.domain.actors import MACHINE
from conference.domain.roles import Role
from conference.models.account import Account
from conference.models.outbox import Mail
from conference.models.personal_link import PersonalLink
from conference.models.tenancy import work_for
from conference.programme import access, accounts
from conference.queries.access import ways
from conference.security import links, sessions
from tests import world
from tests.cli.conftest import PUBLIC, Run
from tests.conftest import NOW
from tests.mailroom import Mailroom
from tests.world import Place

LINK = re.compile(rf"{re.escape(PUBLIC)}(/lien/[\w-]+)")


def far(session: Session) -> dict[str, Access]:
    """How far each account of the session's département has come, by the name before its @."""
    session.expire_all()
    return {way.account.email.partition("@")[0]: way.access for way in ways(session, clock.ago(links.LIFE))}


def invite(session: Session, place: Place, *names: str) -> int:
    """The lead invites some, or everybody who waits for it."""
    found = [way for way in ways(session, clock.ago(links.LIFE)) if not names or way.name.split()[0].lower() in names]
    sent = access.invite(session, world.actor(place, "lead"), found)
    session.commit()
    return sent


@pytest.fixture
def invited(session: Session, gironde: Place) -> Account:
    """The referrer is invited."""
    assert invite(session, gironde, "referrer") == 1
    return gironde.accounts["referrer"]


def opens(app: Flask, room: Mailroom, number: int = -1) -> bool:
    """Whether the link of a mail leads to the choice of a password."""
    found = LINK.search(room.arrived[number].get_content())
    assert found is not None
    visitor = app.test_client()
    visitor.get(found[1], base_url="https://localhost")
    return visitor.get("/mot-de-passe", base_url="https://localhost").status_code == 200


def test_each_is_invited_once_whoever_asks_again(session: Session, gironde: Place, run: Run, room: Mailroom) -> None:
    assert invite(session, gironde) == len(gironde.accounts)
    assert invite(session, gironde) == 0
    others = dict.fromkeys(far(session), Access.WAITING)
    assert far(session) == others | {"lead": Access.ENTERED}, "who has done something here has come in"
    session.commit()
    assert run("send").exit_code == 0
    assert sorted(room.to) == sorted(account.email for account in gironde.accounts.values())
    assert far(session) == dict.fromkeys(others, Access.INVITED) | {"lead": Access.ENTERED}
    session.commit()
    run("send")
    assert len(room.arrived) == len(gironde.accounts)


@pytest.mark.usefixtures("invited")
def test_the_link_of_the_mail_chooses_a_password_for_three_days(app: Flask, run: Run, room: Mailroom) -> None:
    run("send")
    text = room.arrived[0].get_content()
    assert "choisir votre mot de passe" in text
    assert not re.search("famille que|situation", text)
    with clock.frozen(NOW + links.LIFE - timedelta(minutes=1)):
        assert opens(app, room)
    with clock.frozen(NOW + links.LIFE):
        assert not opens(app, room)


@pytest.mark.usefixtures("invited")
def test_the_base_keeps_nothing_that_opens(session: Session, run: Run, room: Mailroom) -> None:
    run("send")
    (mail,) = session.scalars(select(Mail)).all()
    found = LINK.search(room.arrived[0].get_content())
    assert found is not None
    token = found[1].rpartition("/")[2]
    (link,) = session.scalars(select(PersonalLink)).all()
    assert token not in {link.digest, link.key, mail.key, mail.mark}
    session.commit()


@pytest.mark.usefixtures("invited")
def test_a_mail_sent_twice_carries_one_link_that_lives_from_the_last_time(
    app: Flask, run: Run, room: Mailroom, session: Session
) -> None:
    room.answer = lambda line: None if line == "TAKEN" else ""
    run("send")
    room.answer = lambda _line: ""
    later = NOW + timedelta(days=2)
    with clock.frozen(later):
        assert run("send").exit_code == 0
    assert room.arrived[0].get_content() == room.arrived[1].get_content()
    with clock.frozen(later + timedelta(days=2)):
        assert opens(app, room, 0)
    assert len(session.scalars(select(PersonalLink)).all()) == 1
    session.commit()


def test_who_let_the_link_lapse_is_invited_again_and_the_first_link_is_over(
    app: Flask, run: Run, room: Mailroom, session: Session, gironde: Place, invited: Account
) -> None:
    run("send")
    assert invite(session, gironde, "referrer") == 0
    with clock.frozen(NOW + links.LIFE + timedelta(minutes=1)):
        assert far(session)["referrer"] is Access.LAPSED
        assert invite(session, gironde, "referrer") == 1
        assert far(session)["referrer"] is Access.WAITING
        session.commit()
        run("send")
        assert far(session)["referrer"] is Access.INVITED
        assert opens(app, room, 1)
        assert not opens(app, room, 0)
        session.commit()
        sessions.begin(session, invited, gironde.department)
        session.commit()
        assert far(session)["referrer"] is Access.ENTERED
        session.commit()


def test_an_address_that_refuses_five_times_is_told_and_may_be_tried_again(
    run: Run, room: Mailroom, session: Session, gironde: Place, invited: Account
) -> None:
    room.answer = lambda line: "550 no such user" if "referrer@33" in line else ""
    for hour in range(5):
        with clock.frozen(NOW + timedelta(hours=hour)):
            run("send")
    assert far(session)["referrer"] is Access.UNDELIVERED
    room.answer = lambda _line: ""
    assert invite(session, gironde, "referrer") == 1
    run("send")
    assert room.to == [invited.email]


def test_who_has_a_password_is_told_to_sign_in_as_usual(
    run: Run, room: Mailroom, session: Session, invited: Account
) -> None:
    account = session.merge(invited)
    account.password = "x"
    audit.write(session, MACHINE, Act.PASSWORD_SET, account)
    session.commit()
    run("send")
    text = room.arrived[0].get_content()
    assert "mot de passe habituel" in text
    assert not LINK.search(text)
    assert session.scalars(select(PersonalLink)).all() == []
    session.commit()


def test_somebody_of_another_departement_looks_like_anybody(
    run: Run, room: Mailroom, session: Session, gironde: Place, nord: Place
) -> None:
    """Their role waits for the machine: neither the page nor the mail tells it to who invited them."""
    elsewhere = nord.accounts["lead"]
    elsewhere.password = "x"
    audit.write(session, MACHINE, Act.PASSWORD_SET, elsewhere)
    sessions.begin(session, elsewhere, nord.department)
    work_for(session, gironde.department)
    admin = world.actor(gironde, "admin")
    known = accounts.create(session, admin, elsewhere.email, "Noé Bréard")
    accounts.give(session, admin, known, Role.REFERRER, name="Noé Bréard")
    new = accounts.create(session, admin, "neuf@test.example", "Neuf Bréard")
    accounts.give(session, admin, new, Role.REFERRER, name="Neuf Bréard")
    session.commit()

    def both() -> set[tuple[Access, bool]]:
        found = [way for way in ways(session, clock.ago(links.LIFE)) if "Bréard" in way.name]
        assert len(found) == 2
        return {(way.access, way.sent_at is None) for way in found}

    assert both() == {(Access.NEVER_INVITED, True)}
    assert invite(session, gironde, "noé", "neuf") == 2
    assert both() == {(Access.WAITING, True)}
    session.commit()
    run("send")
    assert both() == {(Access.INVITED, False)}
    assert {str(mail["To"]): bool(LINK.search(mail.get_content())) for mail in room.arrived} == {
        elsewhere.email: False,
        "neuf@test.example": True,
    }
    session.commit()
