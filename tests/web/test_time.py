"""Time in two taps: one's own only, on one's own cases only, beside the letter of mission."""

import re
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.stages import Stage
from conference.domain.work import WorkKind, likely_at
from conference.models.work import TimeChange, TimeEntry
from conference.programme import missions, time
from tests import world
from tests.browse import fields, lands, press, token, words
from tests.casework import scene
from tests.conftest import SignIn
from tests.web.rooms import prepared
from tests.world import Place


def logged(session: Session) -> list[tuple[WorkKind | None, int, date, int | None]]:
    session.expire_all()
    entries = session.scalars(select(TimeEntry).order_by(TimeEntry.id)).all()
    session.commit()
    return [(entry.kind, entry.minutes, entry.day, entry.case_id) for entry in entries]


def tap(page: str, **typed: str) -> dict[str, str]:
    """What two taps send: the page's own fields are its defaults."""
    return {"day": "2026-03-12", "case": "", "minutes": "", "once": page * 20} | typed


def test_two_taps_log_it_today_and_for_no_case(session: Session, gironde: Place, sign_in: SignIn) -> None:
    missions.write(session, MACHINE, gironde.coordinators["Claire"], Decimal("0.2"), date(2026, 1, 1))
    session.commit()
    client = sign_in("coordinator")
    page = client.get("/temps").text
    assert 'value="2026-03-12"' in page
    lands(client.post("/temps", data=tap("a", kind="travel", tap="90") | token(client)))
    assert logged(session) == [(WorkKind.TRAVEL, 90, date(2026, 3, 12), None)]
    again = " ".join(client.get("/temps").text.split())
    assert "1 h 30" in again
    # 7 h of each of the 22 working days of March, and of the 252 of a year with nine holidays on weekdays.
    for share in ("21 %, 1 h 30 sur 7 h", "4 %, 1 h 30 sur 30 h 48", "0 %, 1 h 30 sur 352 h 48"):
        assert share in words(again)


def test_another_duration_on_another_day_for_a_case(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = world.assigned(session, gironde)
    session.commit()
    client, case_id = sign_in("referrer"), case.id
    assert f'<option selected value="{case.key}">' in client.get(f"/temps?key={case.key}").text
    typed = tap("b", kind="writing", minutes="50", day="2026-03-05", case=case.key)
    assert lands(client.post("/temps", data=typed | token(client))) == "/temps?jour=2026-03-05"
    assert logged(session) == [(WorkKind.WRITING, 50, date(2026, 3, 5), case_id)]
    assert "33-2026-0001" in client.get("/temps?jour=2026-03-02").text
    assert "Rien n’est noté" in client.get("/temps").text


def test_two_clicks_log_once(session: Session, sign_in: SignIn) -> None:
    client = sign_in("coordinator")
    sent = tap("c", kind="promotion", tap="30") | token(client)
    assert lands(client.post("/temps", data=sent)) == lands(client.post("/temps", data=sent))
    assert len(logged(session)) == 1


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"tap": "30"}, "Dites à quoi."),
        ({"kind": "travel"}, "Choisissez une durée."),
        ({"kind": "travel", "minutes": "1441"}, "de 1 à 1440"),
        ({"kind": "travel", "tap": "30", "day": "2026-03-13"}, "dans l’avenir"),
        ({"kind": "travel", "tap": "30", "day": "0001-01-01"}, "Choisissez un jour entre 1900 et 2100."),
        ({"kind": "travel", "tap": "30", "case": "somebodyelse"}, "field-error"),
    ],
)
def test_what_is_refused_is_said(session: Session, sign_in: SignIn, typed: dict[str, str], why: str) -> None:
    client = sign_in("coordinator")
    refused = client.post("/temps", data=tap("d", **typed) | token(client))
    assert refused.status_code == 422
    assert why in refused.text
    assert logged(session) == []


def test_a_day_holds_no_more_than_its_hours(session: Session, sign_in: SignIn) -> None:
    client = sign_in("coordinator")
    lands(client.post("/temps", data=tap("e", kind="travel", minutes="1400") | token(client)))
    over = client.post("/temps", data=tap("f", kind="travel", minutes="41") | token(client))
    assert over.status_code == 422
    assert "vingt-quatre heures" in over.text
    lands(client.post("/temps", data=tap("g", kind="travel", minutes="40") | token(client)))
    assert [minutes for _, minutes, _, _ in logged(session)] == [1400, 40]


def test_time_is_nobody_elses(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = world.assigned(session, gironde)
    session.commit()
    first, second = sign_in("coordinator"), sign_in("second")
    lands(first.post("/temps", data=tap("h", kind="travel", tap="60", case=case.key) | token(first)))
    entry = session.scalars(select(TimeEntry.key)).one()
    session.commit()
    assert str(case.reference) not in second.get("/temps").text
    assert second.post(f"/temps/{entry}/retirer", data=token(second)).status_code == 404
    refused = second.post("/temps", data=tap("i", kind="travel", tap="60", case=case.key) | token(second))
    assert refused.status_code == 422
    for method in ("GET", "POST"):
        assert second.open(f"/temps/{entry}", method=method, data=token(second)).status_code == 404
    lands(first.post(f"/temps/{entry}/retirer", data=token(first)))
    assert logged(session) == []


def test_two_tabs_that_send_one_form_log_once(session: Session, sign_in: SignIn) -> None:
    tabs = [sign_in("coordinator"), sign_in("coordinator")]
    sent = fields(tabs[0].get("/temps").text, "/temps") | {"kind": "promotion", "tap": "30"}
    assert len({lands(tab.post("/temps", data=sent | token(tab))) for tab in tabs}) == 1
    assert len(logged(session)) == 1


def test_a_correction_keeps_what_was_said_and_two_clicks_make_one(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case = world.assigned(session, gironde)
    case_id, key, reference = case.id, case.key, case.reference
    time.log(session, world.actor(gironde, "coordinator"), WorkKind.TRAVEL, 900, date(2026, 3, 10), case)
    session.commit()
    client = sign_in("coordinator")
    page = client.get("/temps").text
    assert "mardi 10 mars 15 h" in words(page)
    address = re.findall(r'href="(/temps/[\w-]{12})"', page)[0]
    sent = fields(client.get(address).text, address)
    assert (sent["kind"], sent["case"], sent["minutes"], sent["day"]) == ("travel", key, "900", "2026-03-10")
    back = lands(client.post(address, data=sent | {"minutes": "90"}))
    assert lands(client.post(address, data=sent | {"minutes": "90"})) == back == "/temps?jour=2026-03-10"
    assert logged(session) == [(WorkKind.TRAVEL, 90, date(2026, 3, 10), case_id)]
    shown = words(client.get(back).text)
    assert "Corrigé ou retiré cette semaine-là (1)" in shown
    crossed = f"15 h déplacement, mardi 10 mars 2026 · {reference} corrigé par vous jeudi 12 mars 2026 à 10:30"
    assert crossed in shown
    overtaken = client.post(address, data=sent | {"minutes": "60"})
    assert overtaken.status_code == 409
    assert "Quelqu’un a modifié" in words(overtaken.text)
    assert logged(session) == [(WorkKind.TRAVEL, 90, date(2026, 3, 10), case_id)]


def test_what_is_taken_back_stays_readable_and_is_taken_back_once(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    entry = time.log(session, world.actor(gironde, "coordinator"), WorkKind.WRITING, 50, world.today())
    session.commit()
    client, page = sign_in("coordinator"), f"/temps/{entry.key}"
    kept = f"{page}/retirer"
    assert lands(client.post(kept, data=token(client))) == lands(client.post(kept, data=token(client)))
    assert logged(session) == []
    assert session.scalars(select(TimeChange.taken_back)).all() == [True]
    session.commit()
    shown = words(client.get("/temps").text)
    assert "50 min écrits, jeudi 12 mars 2026 retiré par vous" in shown
    assert "Rien encore" in shown
    assert client.get(page).status_code == 404


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"minutes": ""}, "Tapez un nombre de minutes."),
        ({"day": "2026-03-13"}, "dans l’avenir"),
        ({"day": "2026-03-11", "minutes": "100"}, "vingt-quatre heures"),
        ({"kind": ""}, "Dites à quoi."),
    ],
)
def test_a_correction_that_is_refused_is_said(
    session: Session, gironde: Place, sign_in: SignIn, typed: dict[str, str], why: str
) -> None:
    who = world.actor(gironde, "coordinator")
    time.log(session, who, WorkKind.TRAVEL, 1400, date(2026, 3, 11))
    entry = time.log(session, who, WorkKind.TRAVEL, 30, world.today())
    session.commit()
    client, address = sign_in("coordinator"), f"/temps/{entry.key}"
    sent = {"kind": "travel", "case": "", "day": "2026-03-12", "minutes": "30", "version": "1"} | typed
    refused = client.post(address, data=sent | token(client))
    assert refused.status_code == 422
    assert why in refused.text
    assert [minutes for _, minutes, _, _ in logged(session)] == [1400, 30]


def test_the_ceiling_of_a_month_is_told_on_the_page(session: Session, gironde: Place, sign_in: SignIn) -> None:
    """A letter that begins on the 9th: 17 working days of March are left, 420 minutes of each, a tenth of it."""
    missions.write(session, MACHINE, gironde.coordinators["Claire"], Decimal("0.1"), date(2026, 3, 9))
    who, told = world.actor(gironde, "coordinator"), []
    for minutes in (571, 1, 141, 1):
        time.log(session, who, WorkKind.TRAVEL, minutes, date(2026, 3, 10))
        session.commit()
        shown = words(sign_in("coordinator").get("/temps").text)
        told.append(("80 % du plafond de mars 2026 est utilisé" in shown, "plafond de mars 2026 est atteint" in shown))
    assert told == [(False, False), (True, False), (True, False), (False, True)]


@pytest.mark.parametrize("who", ["committee", "lead", "admin", "auditor", "observer"])
def test_only_those_who_work_with_families_log_time(sign_in: SignIn, who: str) -> None:
    assert sign_in(who).get("/temps").status_code == 403


@pytest.mark.parametrize("day", ["demain", "0001-01-01", "9999-12-31", "1899-12-31", "2101-01-01"])
def test_a_day_that_is_none_is_a_bad_request(sign_in: SignIn, day: str) -> None:
    assert sign_in("coordinator").get(f"/temps?jour={day}").status_code == 400


def test_who_is_no_coordinator_is_told_of_no_letter(sign_in: SignIn) -> None:
    assert "Lettre de mission" not in sign_in("referrer").get("/temps").text
    assert "Aucune lettre à ces dates" in sign_in("coordinator").get("/temps").text


@pytest.mark.parametrize("page", ["/situations/{}", "/situations/{}/carnet"])
def test_on_the_page_of_a_case_one_touch_logs_it_once_and_another_takes_it_back(
    session: Session, gironde: Place, sign_in: SignIn, page: str
) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    address, case_id = page.format(case.key), case.id
    sent = fields(client.get(address).text, "/temps") | {"tap": "60"}
    back = lands(client.post("/temps", data=sent))
    assert back.startswith(f"{address}?temps=")
    assert lands(client.post("/temps", data=sent)) == back
    assert logged(session) == [(WorkKind.PREPARATION, 60, date(2026, 3, 12), case_id)]
    assert "1 h de préparation, c’est noté." in words(client.get(back).text)
    assert lands(press(client, back, "Annuler")) == address
    assert logged(session) == []
    assert "c’est noté." not in words(client.get(back).text)


def test_what_somebody_else_logged_is_not_told(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = prepared(session, gironde)
    entry = time.log(session, world.actor(gironde, "referrer"), WorkKind.WRITING, 45, world.today(), case)
    session.commit()
    shown = sign_in("coordinator").get(f"/situations/{case.key}?temps={entry.key}").text
    assert "c’est noté" not in shown
    assert "Annuler" not in shown


def test_only_whoever_works_on_a_case_is_offered_it_there(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = prepared(session, gironde)
    offered = {
        who: 'name="tap"' in sign_in(who).get(f"/situations/{case.key}").text
        for who in ("coordinator", "referrer", "committee", "lead")
    }
    assert offered == {"coordinator": True, "referrer": True, "committee": False, "lead": False}


@pytest.mark.parametrize(
    ("stage", "kind"),
    [
        (Stage.PREPARATION, WorkKind.PREPARATION),
        (Stage.CONFERENCE, WorkKind.CONFERENCE),
        (Stage.VALIDATION, WorkKind.FOLLOW_UP),
        (Stage.FOLLOW_UP, WorkKind.FOLLOW_UP),
    ],
)
def test_what_it_is_for_follows_the_stage(stage: Stage, kind: WorkKind) -> None:
    assert likely_at(stage) is kind


def test_from_home_it_is_a_case_then_a_duration(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    first = f"/temps?key={case.key}"
    assert f'href="{first}#durees"' in client.get("/").text
    sent = fields(client.get(first).text, "/temps") | {"tap": "15"}
    lands(client.post("/temps", data=sent))
    assert logged(session) == [(WorkKind.PREPARATION, 15, date(2026, 3, 12), case.id)]


def test_while_the_family_is_alone_no_touch_is_offered(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = scene.alone(session, gironde).case
    session.commit()
    client = sign_in("coordinator")
    for page in (f"/situations/{case.key}", f"/situations/{case.key}/carnet"):
        shown = client.get(page).text
        assert 'name="tap"' not in shown
    assert "Le temps privé est en cours" in shown
