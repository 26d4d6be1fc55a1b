"""Supervision through the web: named by the lead, opened for a reason and for a day, read and never written."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.casework import log, supervision
from conference.domain.actors import MACHINE, Actor
from conference.domain.reasons import Refused
from conference.models.audit import AuditRow
from conference.models.case import Case
from conference.models.supervision import LogAccess, Supervision
from conference.programme import supervision as naming
from tests import path, world
from tests.browse import fill, lands, token, words
from tests.confiding import CALLED, reach, supervise
from tests.conftest import NOW, SignIn
from tests.web.rooms import prepared, reread
from tests.world import Place

WHY = "Préparer la rencontre avec le père."


def name(session: Session, place: Place, who: str, coordinator: str = "Claire") -> None:
    """Somebody supervises a coordinator."""
    naming.name(session, MACHINE, place.coordinators[coordinator], place.accounts[who])
    session.commit()


def logged(session: Session, place: Place) -> Case:
    """A case with a note, a call and a number."""
    case = prepared(session, place)
    who, child = world.actor(place, "coordinator"), reread(session, case).children[0]
    log.note(session, who, case, "Le père a peur de parler.")
    log.note_contact(session, who, case, CALLED, child)
    reach(session, place, case, child)
    session.commit()
    return case


def test_the_lead_names_who_supervises_and_takes_it_back(session: Session, gironde: Place, sign_in: SignIn) -> None:
    client, page = sign_in("lead"), f"/coordination/{gironde.coordinators['Claire'].key}"
    for chosen in ("observer", "admin", ""):
        key = gironde.accounts[chosen].key if chosen else ""
        assert lands(fill(client, f"{page}/supervision", account=key)) == page
    assert "Supervisé·e par Personne" in words(client.get(page).text)
    found = session.scalars(select(Supervision).order_by(Supervision.id)).all()
    assert [(one.account_id, one.until is None) for one in found] == [
        (gironde.accounts["observer"].id, False),
        (gironde.accounts["admin"].id, False),
    ]
    named = select(AuditRow.actor_id).where(AuditRow.act == Act.SUPERVISOR_NAMED)
    assert session.scalars(named).all() == [gironde.accounts["lead"].id] * 3


@pytest.mark.parametrize(("who", "said"), [("coordinator", "supervises_themself"), ("lead", "own_supervision")])
def test_neither_the_coordinator_nor_who_names(
    session: Session, gironde: Place, sign_in: SignIn, who: str, said: str
) -> None:
    page = f"/coordination/{gironde.coordinators['Claire'].key}/supervision"
    assert gironde.accounts[who].key not in sign_in("lead").get(page).text
    with pytest.raises(Refused) as refusal:
        naming.name(session, world.actor(gironde, "lead"), gironde.coordinators["Claire"], gironde.accounts[who])
    assert [reason.code for reason in refusal.value.reasons] == [said]


def test_somebody_from_elsewhere_does_not_supervise_here(session: Session, gironde: Place, nord: Place) -> None:
    with pytest.raises(Refused) as refusal:
        naming.name(session, MACHINE, gironde.coordinators["Claire"], nord.accounts["observer"])
    assert [reason.code for reason in refusal.value.reasons] == ["supervisor_from_elsewhere"]


def test_a_log_is_opened_for_a_reason_read_and_never_written(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = logged(session, gironde)
    name(session, gironde, "observer")
    client, page = sign_in("observer"), f"/supervision/{case.key}"
    assert f'href="{page}"' in client.get("/supervision").text
    assert 'href="/supervision"' in client.get("/").text
    shown = client.get(page).text
    assert "Le père a peur" not in shown
    answer = fill(client, page, reason="  ")
    assert (answer.status_code, "Dites pourquoi" in answer.text) == (422, True)
    assert lands(fill(client, page, reason=WHY)) == page
    shown = client.get(page).text
    for word in ("Le père a peur de parler.", CALLED["words"], WHY):
        assert str(word) in shown
    for word in ("Lou", "06 00 00 00 01", "Corriger", "<textarea"):
        assert word not in shown
    sent = token(client) | {"note-words": "Vu."}
    assert client.post(f"/situations/{case.key}/carnet/note", data=sent).status_code in {403, 404}
    assert client.get(f"/situations/{case.key}").status_code == 403


def test_the_coordinator_sees_who_opened_it_and_why_and_so_does_the_audit(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case = logged(session, gironde)
    name(session, gironde, "observer")
    page = f"/situations/{case.key}/carnet"
    shown = words(sign_in("coordinator").get(page).text)
    assert f"{gironde.accounts['observer'].name}, qui supervise votre travail, peut l’ouvrir" in shown
    assert "Qui d’autre l’a ouvert Personne." in shown
    lands(fill(sign_in("observer"), f"/supervision/{case.key}", reason=WHY))
    shown = words(sign_in("coordinator").get(page).text)
    assert f"{gironde.accounts['observer'].name} jeudi 12 mars 2026 à 10:30 {WHY}" in shown
    rows = session.scalars(select(AuditRow).where(AuditRow.act == Act.LOG_OPENED)).all()
    assert [(row.actor_id, row.subject, row.fields) for row in rows] == [
        (gironde.accounts["observer"].id, f"case:{case.key}", "reason")
    ]


def test_it_closes_by_itself_at_the_end_of_the_day(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = logged(session, gironde)
    supervise(session, gironde, case)
    session.commit()
    page, midnight = f"/supervision/{case.key}", NOW.replace(hour=23, minute=0)
    for moment, is_open in ((midnight - timedelta(seconds=1), True), (midnight, False)):
        with clock.frozen(moment):
            assert ("Le père a peur" in sign_in("observer").get(page).text) is is_open
    assert session.scalars(select(LogAccess.until)).all() == [midnight]


def test_a_role_alone_opens_nothing_nor_does_a_supervision_that_is_over(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case = logged(session, gironde)
    supervise(session, gironde, case)
    naming.name(session, MACHINE, gironde.coordinators["Claire"], None)
    session.commit()
    page = f"/supervision/{case.key}"
    found = {who: sign_in(who).get(page).status_code for who in ("observer", "lead", "committee", "referrer", "second")}
    assert set(found.values()) == {403}
    assert sign_in("observer").get("/supervision").status_code == 403
    assert 'href="/supervision"' not in sign_in("observer").get("/").text


def test_whoever_is_a_party_to_the_case_supervises_another(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = logged(session, gironde)
    name(session, gironde, "referrer")
    client = sign_in("referrer")
    assert client.get(f"/supervision/{case.key}").status_code == 403
    assert client.post(f"/supervision/{case.key}", data=token(client) | {"reason": WHY}).status_code == 403
    with pytest.raises(Refused) as refusal:
        supervision.open_log(session, Actor(gironde.accounts["referrer"].id, frozenset()), case, WHY)
    assert [reason.code for reason in refusal.value.reasons] == ["not_their_supervisor"]


def test_a_closed_case_leaves_the_list(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = path.closed(session, gironde)
    name(session, gironde, "observer")
    shown = sign_in("observer").get("/supervision").text
    assert str(case.reference) not in shown
    assert "Aucune situation" in shown
