"""Mail leaves once, whatever happens: run ten times, server down, refused, cut in the middle, people gone."""

import dataclasses
import re
import socket
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.casework import assignment, consultation, declaration, recusal
from conference.config import Relay
from conference.domain.actors import MACHINE
from conference.domain.council import Charter, CouncilKind
from conference.domain.mail import MailKind
from conference.domain.neutrality import TieKind
from conference.models.audit import AuditRow
from conference.models.case import Case
from conference.models.outbox import Mail
from conference.models.tenancy import work_for
from conference.outbox import claims, queue
from conference.programme import accounts, body, council, council_meeting, departments
from tests import seats, world
from tests.cli.conftest import PUBLIC, Run
from tests.conftest import NOW
from tests.mailroom import Mailroom
from tests.world import Place


@pytest.fixture
def written(session: Session, gironde: Place) -> Case:
    """A coordinator is asked on one case and assigned to another, whose question is answered: three mails wait."""
    other, body = world.received(session, gironde), world.actor(gironde, "committee")
    assignment.ask(session, body, other, gironde.coordinators["Claire"])
    case = world.assigned(session, gironde)
    answered = Mail.case_id == case.id, Mail.kind == MailKind.DECLARATION_ASKED
    session.execute(delete(Mail).where(*answered))
    session.commit()
    return case


THREE = ["coordinator@33.example.org", "coordinator@33.example.org", "referrer@33.example.org"]


def test_each_mail_leaves_once_however_often_the_command_runs(run: Run, room: Mailroom, written: Case) -> None:
    said = [run("send") for _ in range(10)]
    with clock.frozen(NOW + timedelta(days=1)):
        said.append(run("send"))
    assert {one.exit_code for one in said} == {0}
    assert "3\u00a0courriels envoyés, 0\u00a0courriel attend encore" in said[0].output
    assert room.to == THREE
    assert len({message["Message-ID"] for message in room.arrived}) == 3
    assert written.reference is not None


def test_what_a_mail_says(run: Run, room: Mailroom, written: Case, session: Session, gironde: Place) -> None:
    departments.set_contact(session, MACHINE, session.merge(gironde.department), "Le secrétariat")
    session.commit()
    assignment_mail = session.scalars(select(Mail).where(Mail.kind == MailKind.ASSIGNED)).one()
    session.rollback()
    run("send")
    asked, told, referrer = room.arrived
    assert told["Subject"] == f"Une situation vous est confiée ({written.reference})"
    assert told["From"] == "Service <nul@example.fr>"
    assert told["Message-ID"] == f"<{assignment_mail.key}@example.fr>"
    assert told["Auto-Submitted"] == "auto-generated"
    text = told.get_content().replace("\r\n", "\n")
    assert text.startswith("Bonjour Coordinator 33,\n")
    assert f"\n{PUBLIC}/situations/{written.key}\n" in text
    assert f"\n{PUBLIC}/\r\n" in asked.get_content()
    assert "si un lien existe" in asked.get_content()
    assert "que vous avez orientée" in referrer["Subject"]
    assert "Pour toute question\u00a0: Le secrétariat\n" in text
    assert "Gironde" in text
    assert not re.search(r"Ferrand|Lou\b|Nord|MDS|grand-mère", room.text())


def test_a_mail_that_left_is_told_and_what_somebody_is_asked_twice_is_written_twice(
    run: Run, room: Mailroom, session: Session, gironde: Place, written: Case
) -> None:
    run("send")
    sent = session.scalars(select(AuditRow.subject).where(AuditRow.act == "mail.sent")).all()
    assert sent == [f"mail:{mail.key}" for mail in session.scalars(select(Mail).order_by(Mail.id))]
    body, sofiane = world.actor(gironde, "committee"), gironde.coordinators["Sofiane"]
    case = session.get_one(Case, written.id)
    for hours in (0, 1):
        with clock.frozen(NOW + timedelta(hours=hours)):
            asked = assignment.ask(session, body, case, sofiane)
            session.commit()
            run("send")
            assignment.answer(session, body, asked, knows=False, ties=[])
            session.commit()
    with clock.frozen(NOW + timedelta(hours=1)):
        assignment.hand_over(session, body, case, sofiane, "Claire change de poste.")
    session.commit()
    run("send")
    subjects = [(str(one["To"]).partition("@")[0], str(one["Subject"])[:24]) for one in room.arrived[3:]]
    assert subjects == [
        ("second", "Une question vous attend"),
        ("second", "Une question vous attend"),
        ("coordinator", "Une situation que vous s"),
        ("second", "Une situation vous est c"),
    ]


def test_one_thing_is_queued_once_for_one_person(session: Session, gironde: Place) -> None:
    lead = gironde.accounts["lead"].id
    first = queue(session, MailKind.SITTING_PLANNED, lead, mark="sitting:1")
    assert first is not None
    assert queue(session, MailKind.SITTING_PLANNED, lead, mark="sitting:1") is None
    assert queue(session, MailKind.SITTING_PLANNED, lead, mark="sitting:2") is not None
    assert queue(session, MailKind.OPINION_ASKED, lead, mark="sitting:1") is not None
    assert queue(session, MailKind.SITTING_PLANNED, None, mark="sitting:1") is None


@pytest.mark.usefixtures("written")
def test_a_server_that_is_down_loses_nothing(app: Flask, run: Run, room: Mailroom, session: Session) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        up = app.extensions["settings"]
        down = dataclasses.replace(up, relay=Relay("127.0.0.1", nobody.getsockname()[1], starttls=False))
        app.extensions["settings"] = down
        for _ in range(7):
            said = run("send")
            assert said.exit_code == 1
            assert "ne répond pas" in said.output
            assert "3\u00a0courriels attendent encore" in said.output
        app.extensions["settings"] = up
    assert set(session.scalars(select(Mail.attempts))) == {0}
    session.rollback()
    assert run("send").exit_code == 0
    assert room.to == THREE


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("said", ["421 closing", None, "451 nothing from you"])
def test_a_server_that_goes_away_before_it_takes_a_mail_is_given_the_rest_later(
    run: Run, room: Mailroom, said: str | None
) -> None:
    room.answer = lambda line: said if room.arrived and line.startswith("MAIL") else ""
    first = run("send")
    assert first.exit_code == 1
    assert "1\u00a0courriel envoyé, 2\u00a0courriels attendent encore" in first.output
    room.answer = lambda _line: ""
    assert run("send").exit_code == 0
    assert room.to == THREE


@pytest.mark.usefixtures("written")
def test_a_server_that_takes_one_mail_a_connection_is_called_again(run: Run, room: Mailroom) -> None:
    calls: list[int] = []

    def answer(line: str) -> str:
        calls.append(line.startswith("EHLO"))
        return "421 enough" if line == "RSET" and sum(calls) <= len(room.arrived) else ""

    room.answer = answer
    assert run("send").exit_code == 0
    assert room.to == THREE


@pytest.mark.usefixtures("written")
def test_a_line_cut_while_a_mail_is_under_way_sends_it_again_under_the_same_name(run: Run, room: Mailroom) -> None:
    room.answer = lambda line: None if line == "TAKEN" and len(room.arrived) == 2 else ""
    first = run("send")
    assert first.exit_code == 1
    assert "Nul ne sait s’il est parti" in first.output
    assert len(room.arrived) == 3
    assert run("send").exit_code == 0
    assert len(room.arrived) == 3, "not before a while"
    with clock.frozen(NOW + timedelta(minutes=16)):
        assert run("send").exit_code == 0
    identifiers = [message["Message-ID"] for message in room.arrived]
    assert identifiers[3] == identifiers[1]
    assert len(set(identifiers)) == 3


@pytest.mark.usefixtures("written")
def test_a_mail_refused_five_times_is_left_and_named(run: Run, room: Mailroom, session: Session) -> None:
    room.answer = lambda line: "550 no such user" if "referrer@33" in line else ""
    for hour in range(7):
        with clock.frozen(NOW + timedelta(hours=hour)):
            said = run("send")
            assert said.exit_code == 1
            assert ("550 no such user" in said.output) is (hour < 5)
    mail = session.scalars(select(Mail).where(Mail.kind == MailKind.REFERRAL_ASSIGNED)).one()
    assert (mail.attempts, mail.sent_at) == (5, None)
    assert f"courriel {mail.key}, refusé 5 fois" in said.output
    assert "referrer@33" not in said.output
    assert room.to == THREE[:2]


@pytest.mark.usefixtures("written")
def test_somebody_who_has_left_is_not_written_to(run: Run, room: Mailroom, session: Session, gironde: Place) -> None:
    accounts.close(session, MACHINE, gironde.accounts["coordinator"])
    session.commit()
    said = run("send")
    assert said.exit_code == 0
    assert room.to == ["referrer@33.example.org"]
    assert said.output.count("n’a plus lieu d’être") == 2
    assert session.scalars(select(AuditRow.id).where(AuditRow.act == "mail.withdrawn")).all()


@pytest.mark.usefixtures("written")
def test_an_address_that_is_none_is_a_refusal_and_not_a_fault(
    run: Run, room: Mailroom, session: Session, gironde: Place
) -> None:
    referrer = session.merge(gironde.accounts["referrer"])
    referrer.email = "a\r\nbcc: b@x.fr"
    audit.write(session, MACHINE, Act.ACCOUNT_OPENED, referrer)
    session.commit()
    said = run("send")
    assert said.exit_code == 1
    assert "son adresse n’en est pas une" in said.output
    assert room.to == THREE[:2]


def test_without_its_settings_it_says_which_are_missing(app: Flask, run: Run) -> None:
    app.extensions["settings"] = dataclasses.replace(app.extensions["settings"], relay=None, public_url="")
    said = run("send")
    assert said.exit_code == 1
    assert "Il manque SMTP_URL, PUBLIC_URL" in said.output
    app.extensions["settings"] = dataclasses.replace(app.extensions["settings"], demo=True)
    assert "démonstration" in run("send").output


@pytest.mark.usefixtures("written")
def test_a_line_that_is_not_enciphered_is_refused_where_it_should_be(app: Flask, run: Run, room: Mailroom) -> None:
    settings = app.extensions["settings"]
    app.extensions["settings"] = dataclasses.replace(settings, relay=Relay("127.0.0.1", room.port, starttls=True))
    said = run("send")
    assert said.exit_code == 1
    assert "SMTPNotSupportedError" in said.output
    assert room.arrived == []


@pytest.mark.usefixtures("written")
def test_a_claim_is_taken_once_and_again_when_it_is_stale(session: Session) -> None:
    first = [claims.claim(session) for _ in range(4)]
    assert [one is None for one in first] == [False, False, False, True]
    with clock.frozen(NOW + claims.STALE):
        assert claims.claim(session) is None
    with clock.frozen(NOW + claims.STALE + timedelta(seconds=1)):
        assert claims.claim(session) is not None


def test_a_departement_is_not_written_to_about_another(run: Run, room: Mailroom, session: Session, nord: Place) -> None:
    work_for(session, nord.department)
    world.assigned(session, nord)
    session.commit()
    assert run("send").exit_code == 0
    assert {one.rpartition("@")[2] for one in room.to} == {"59.example.org"}


def test_what_is_not_due_any_more_does_not_leave(run: Run, room: Mailroom, session: Session, gironde: Place) -> None:
    one, two, _ = seats.three(session, gironde)
    case, claire = seats.ready(session, gironde), gironde.coordinators["Claire"]
    consultation.consult(session, one, case, claire)
    recusal.step_aside(session, two, case, TieKind.KINSHIP, suggested=False)
    assignment.ask(session, one, case, gironde.coordinators["Sofiane"])
    declaration.take_back(session, one, case, gironde.coordinators["Sofiane"])
    sitting = body.plan(session, one, gironde.department, NOW + timedelta(days=9), "Salle B")
    body.cancel(session, one, sitting)
    session.commit()
    said = run("send")
    assert room.to == ["rita@33.example.org"]
    assert said.output.count("n’a plus lieu d’être") == 1 + 2 + 2


def test_whoever_sits_in_a_body_is_told_when_it_meets(
    run: Run, room: Mailroom, session: Session, gironde: Place
) -> None:
    group = council.keep(session, MACHINE, gironde.department, Charter(CouncilKind.COORDINATORS, world.today()))
    at = NOW + timedelta(days=9)
    meeting = council_meeting.plan(session, MACHINE, gironde.department, group, at, "Salle Violette")
    session.commit()
    run("send")
    assert sorted(room.to) == ["coordinator@33.example.org", "second@33.example.org"]
    text = room.arrived[0].get_content()
    assert f"{PUBLIC}/instances/reunions/{meeting.key}" in text
    assert "le 21\u00a0mars 2026 à 10:30" in text
    assert "Violette" not in text
