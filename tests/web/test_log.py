"""The log through the web: a contact in a few taps, a note, a correction by whoever wrote it."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment, log, network, pair, step
from conference.domain.facts import Given
from conference.domain.log import ContactResult, ContactWay, LogKind
from conference.domain.preparation import Part
from conference.domain.referral import PersonKind
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.models.log import LogEntry
from conference.queries.log import PAGE, FirstContact, first_contact
from tests import path, ticking, world
from tests.browse import fields, fill, lands, press, token, words
from tests.confiding import CALLED
from tests.conftest import NOW, SignIn
from tests.web.rooms import kept_out, prepared, reread
from tests.world import Place


def kept(session: Session, case: Case) -> list[LogEntry]:
    """The entries of a case as the base has them now, in the order they were written."""
    session.expire_all()
    found = list(session.scalars(select(LogEntry).where(LogEntry.case_id == case.id).order_by(LogEntry.id)))
    session.commit()
    return found


def called(session: Session, place: Place, case: Case, **values: Any) -> LogEntry:
    """An attempt on the child of a case."""
    who, child = world.actor(place, "coordinator"), reread(session, case).children[0]
    entry = log.note_contact(session, who, case, CALLED | values, child)
    session.commit()
    return entry


def test_a_contact_is_noted_with_its_moment(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    child, page = reread(session, case).children[0], f"/situations/{case.key}/carnet"
    assert lands(fill(client, page, person=child.key, way="phone", result="no_answer")) == page
    with clock.frozen(NOW + timedelta(days=1)):
        client = sign_in("coordinator")
        said = {"way": "visit", "result": "reached", "words": "Sur le pas de la porte."}
        lands(fill(client, page, person=child.key, day="2026-03-12", hour="18:30", **said))
        shown = words(client.get(page).text)
    first, second = kept(session, case)
    assert (first.kind, first.person_id, first.way, first.result) == (
        *(LogKind.CONTACT, child.id),
        *(ContactWay.PHONE, ContactResult.NO_ANSWER),
    )
    assert (first.happened_at, second.happened_at) == (NOW, NOW.replace(hour=17, minute=30))
    assert "Sur le pas de la porte." in shown
    assert shown.index("à 18:30") < shown.index("à 10:30")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"whom": "l’école", "way": "phone"}, "Choisissez le résultat."),
        ({"way": "phone", "result": "reached"}, "Choisissez la personne, ou dites qui d’autre."),
        ({"whom": "l’école", "way": "phone", "result": "reached", "day": "2026-03-13"}, "dans l’avenir"),
        ({"whom": "l’école", "way": "phone", "result": "reached", "day": "2026-03-01"}, "précède l’arrivée"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(
    session: Session, gironde: Place, sign_in: SignIn, typed: dict[str, str], said: str
) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    answer = fill(client, f"/situations/{case.key}/carnet", words="Elle travaille de nuit.", **typed)
    assert answer.status_code == 422
    assert said in answer.text
    assert "Elle travaille de nuit." in answer.text
    assert kept(session, case) == []


def test_after_a_call_one_touch_is_enough_and_two_are_one(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    page = f"/situations/{case.key}/coordonnees/{reread(session, case).children[0].key}"
    assert lands(press(client, page, "Sans réponse")) == page
    assert "1 essai, aujourd’hui, sans réponse" in words(client.get(page).text)
    shown = client.get(page).text
    once = shown.partition('value="no_answer"')[0].rpartition('name="once" value="')[2].partition('"')[0]
    for _ in range(2):
        lands(client.post(f"{page}/appel", data=token(client) | {"once": once, "result": "message_left"}))
    assert [entry.result for entry in kept(session, case)] == [ContactResult.NO_ANSWER, ContactResult.MESSAGE_LEFT]
    assert "2 essais, le dernier aujourd’hui, message laissé" in words(client.get(page).text)
    lands(press(client, page, "Échange"))
    assert "Échange aujourd’hui" in words(client.get(page).text)
    assert client.post(f"{page}/appel", data=token(client) | {"result": "sent"}).status_code == 400


def test_a_note_is_words_alone(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    page = f"/situations/{case.key}/carnet"
    sent = fields(client.get(page).text, f"{page}/note")
    answer = client.post(f"{page}/note", data=sent)
    assert (answer.status_code, "Écrivez la note." in answer.text) == (422, True)
    assert lands(client.post(f"{page}/note", data=sent | {"note-words": "Aller le voir chez lui."})) == page
    (entry,) = kept(session, case)
    assert (entry.kind, entry.words, entry.way, entry.result) == (LogKind.NOTE, "Aller le voir chez lui.", None, None)


def test_whoever_wrote_it_corrects_it_and_the_second_sees_both(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    entry = called(session, gironde, case)
    page = f"/situations/{case.key}/carnet/{entry.key}"
    late = fields(client.get(page).text)
    lands(fill(client, page, result="reached", words="Elle rappelle."))
    (now,) = kept(session, case)
    assert (now.result, now.words, now.happened_at) == (ContactResult.REACHED, "Elle rappelle.", NOW)
    assert now.person_id == entry.person_id
    assert "corrigé le 12 mars 2026" in client.get(f"/situations/{case.key}/carnet").text
    answer = client.post(page, data=late | {"words": "La ligne est coupée."})
    assert answer.status_code == 409
    assert "Elle rappelle." in answer.text
    assert "La ligne est coupée." in answer.text
    lands(client.post(page, data=fields(answer.text) | {"whom": "", "result": "no_answer"}))
    assert [one.words for one in kept(session, case)] == ["La ligne est coupée."]
    assert lands(press(client, page, "Effacer cette ligne")) == f"/situations/{case.key}/carnet"
    assert kept(session, case) == []


def test_a_pair_reads_it_and_corrects_what_is_their_own(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = prepared(session, gironde)
    entry = called(session, gironde, case, words="Pour le binôme.")
    _pair(session, gironde, case)
    client = sign_in("second")
    shown = client.get(f"/situations/{case.key}/carnet").text
    assert "Pour le binôme." in shown
    assert "Corriger" not in shown
    page = f"/situations/{case.key}/carnet/{entry.key}"
    assert "Seule la personne qui a écrit cette ligne" in client.get(page).text
    sent = token(client) | {"version": "1", "way": "phone", "result": "reached", "whom": "x"}
    assert "Seule la personne qui a écrit" in client.post(page, data=sent).text
    assert client.post(f"{page}/retirer", data=token(client)).status_code == 409
    assert [one.words for one in kept(session, case)] == ["Pour le binôme."]


def _pair(session: Session, place: Place, case: Case) -> None:
    body, sofiane = world.actor(place, "committee"), place.coordinators["Sofiane"]
    assignment.answer(session, body, assignment.ask(session, body, case, sofiane), knows=False, ties=[])
    pair.pair(session, body, case, sofiane)
    session.commit()


def test_older_entries_are_a_link_away(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = prepared(session, gironde)
    who = world.actor(gironde, "coordinator")
    for number in range(PAGE + 1):
        log.note(session, who, case, f"Note n° {number}.")
    session.commit()
    client, page = sign_in("coordinator"), f"/situations/{case.key}/carnet"
    shown = client.get(page).text
    assert "Note n° 1." in shown
    assert "Note n° 0." not in shown
    older = client.get(f"{page}?avant={kept(session, case)[1].key}").text
    assert f'href="{page}?avant={kept(session, case)[1].key}"' in shown
    assert "Note n° 0." in older
    assert "Note n° 1." not in older


def test_it_is_written_while_the_case_is_suspended(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = prepared(session, gironde)
    step.take(session, world.actor(gironde, "committee"), case, StepCode.SUSPEND, Given(words="Une hospitalisation."))
    session.commit()
    said = {"whom": "l’hôpital", "way": "phone", "result": "reached"}
    lands(fill(sign_in("coordinator"), f"/situations/{case.key}/carnet", **said))
    assert [entry.whom for entry in kept(session, case)] == ["l’hôpital"]


def test_it_is_only_read_once_the_case_is_closed(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = path.closed(session, gironde)
    session.commit()
    shown = sign_in("coordinator").get(f"/situations/{case.key}/carnet")
    assert shown.status_code == 200
    assert "Noter ce contact" not in shown.text


def test_nobody_else_opens_it_and_a_minimal_record_has_none(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, bare = prepared(session, gironde), ticking.assigned(session, gironde)
    session.commit()
    assert kept_out(sign_in, f"/situations/{case.key}/carnet") == {}
    client, page = sign_in("coordinator"), f"/situations/{bare.key}/carnet"
    assert "Dans un dossier minimal" in client.get(page).text
    answer = client.post(page, data=token(client) | {"whom": "x", "way": "phone", "result": "reached", "once": "k"})
    assert (answer.status_code, "Dans un dossier minimal" in answer.text) == (422, True)
    assert kept(session, bare) == []


def test_the_first_contact_is_with_the_family_and_with_whoever_coordinates_now(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case = prepared(session, gironde)
    who, page = world.actor(gironde, "coordinator"), f"/situations/{case.key}/carnet"
    expert = network.name(session, case, {"kind": PersonKind.RELATIVE, "first_name": "Dr Test"})
    network.invite(session, who, case, {"part": Part.EXPERT}, expert)
    reached = CALLED | {"result": ContactResult.REACHED}
    log.note_contact(session, who, case, reached, expert)
    log.note_contact(session, who, case, {**reached, "whom": "l’école"})
    called(session, gironde, case)
    assert "Premier échange avec la famille Pas encore noté" in words(sign_in("coordinator").get(page).text)
    with clock.frozen(NOW + timedelta(hours=1)):
        called(session, gironde, case, result=ContactResult.REFUSED)
        assert first_contact(session, case) == FirstContact(NOW, NOW + timedelta(hours=1))
        session.commit()
        shown = words(sign_in("coordinator").get(page).text)
    assert "Premier échange avec la famille 12 mars 2026, aujourd’hui" in shown
    with clock.frozen(NOW + timedelta(hours=2)):
        body, sofiane = world.actor(gironde, "committee"), gironde.coordinators["Sofiane"]
        assignment.answer(session, body, assignment.ask(session, body, case, sofiane), knows=False, ties=[])
        assignment.hand_over(session, body, case, sofiane, "Claire part.")
        assert first_contact(session, case) == FirstContact(NOW + timedelta(hours=2), None)
