"""What a device sends: through the forms and acts of the pages, to its own account, told once and in order."""

import json
import re
from collections.abc import Mapping
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import audit, clock, config
from conference.audit import Act
from conference.domain.actors import MACHINE
from conference.domain.sync import MessageKind
from conference.models.audit import AuditRow
from conference.models.case import Case
from conference.models.conference import MomentRow, Presence
from conference.models.plan import Action
from conference.models.sync import SentMessage
from conference.security.headers import WORKER
from conference.security.permissions import POLICY, Permission
from tests import path
from tests.browse import lands, words
from tests.casework import scene
from tests.conftest import NOW, SignIn
from tests.web.probing import everything, guest_keys, post
from tests.world import Place

STATIC = config.ROOT / "static"


@pytest.fixture
def case(session: Session, gironde: Place) -> Case:
    """A conference that is fixed."""
    found = path.convened(session, gironde)
    session.commit()
    return found


@pytest.fixture
def claire(sign_in: SignIn) -> FlaskClient:
    """Its coordinator."""
    return sign_in("coordinator")


def state(client: FlaskClient, case: Case) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/situations/{case.key}/jour/etat").get_json()["state"]
    return found


def note(kind: str, about: str = "", name: str = "", **given: Any) -> dict[str, Any]:
    """One note, as the page makes it."""
    at = given.pop("at", NOW).isoformat()
    named = {"id": name or f"{kind}-{about}", "kind": kind, "about": about, "given": given}
    return {"at": at, "offset": 60, "sequence": 1, **named}


def send(client: FlaskClient, case: Case, *notes: Any, **more: Any) -> Any:
    """Send notes as the page does."""
    told = state(client, case)
    envelope = {"account": told["account"], "device": "d1", "sent_at": clock.now().isoformat(), "messages": notes}
    headers = {"X-CSRFToken": told["csrf"], "Referer": "https://localhost/"}
    return client.post(f"/situations/{case.key}/jour/envoi", json=envelope | more, headers=headers)


def fates(answer: Any) -> list[str]:
    return [receipt["fate"] for receipt in answer.get_json()["receipts"]]


def test_notes_are_taken_once_each_with_its_receipt(session: Session, case: Case, claire: FlaskClient) -> None:
    keys = guest_keys(session, case)
    welcome = note("welcome", name="ina", first_name="  Tante Ina ", part="family", word="Famille")
    notes = [note("arrive", keys["Lou"]), welcome, note("leave", "ina"), note("begin", "sharing", inside=[])]
    answer = send(claire, case, *notes)
    assert fates(answer) == ["done"] * 4
    assert "Tante Ina" in [guest["name"] for guest in answer.get_json()["state"]["guests"]]
    before = everything(session)
    assert fates(send(claire, case, *notes)) == ["done"] * 4
    assert everything(session) == before
    assert session.scalar(select(func.count()).select_from(Presence)) == 2


def test_what_is_refused_says_why_and_what_rests_on_it_waits(session: Session, case: Case, claire: FlaskClient) -> None:
    keys = guest_keys(session, case)
    answer = send(
        claire,
        case,
        note("begin", "private", inside=[keys["Lou"]]),
        note("arrive", keys["Lou"]),
        note("danger", transmitted="Une chute.", to_whom="le 15"),
    )
    assert fates(answer) == ["refused", "waits", "done"]
    assert answer.get_json()["receipts"][0]["reasons"] == ["Le temps d’avant n’a pas eu lieu."]
    assert session.scalars(select(SentMessage.kind)).all() == [MessageKind.DANGER]
    told = session.scalars(select(AuditRow.act).order_by(AuditRow.id)).all()
    assert told[-2:] == ["refused", "danger.noted"]


TOO_LONG = "a" * 20_001
MISREAD: dict[str, tuple[dict[str, Any], str]] = {
    "no name": (note("welcome", first_name="  ", part="family"), "Tapez un nom."),
    "no such part": (note("welcome", first_name="Ina", part="chief"), ""),
    "no action": (note("add", number=1, values={"what": ""}), "Écrivez l’action."),
    "too long": (note("add", number=1, values={"what": TOO_LONG}), "Écrivez 20000 caractères au plus."),
    "no number": (note("add", values={"what": "Rose vient"}), "pas été comprise"),
    "a list for words": (note("add", number=1, values={"what": ["Rose"]}), "pas été comprise"),
    "no such kind": (note("erase"), "pas été comprise"),
    "no such part of the day": (note("begin", "lunch"), "pas été comprise"),
    "no time": (note("arrive") | {"at": "hier"}, "pas été comprise"),
    "a time of nowhere": (note("arrive") | {"at": "2026-03-12T10:00:00"}, "pas été comprise"),
    "no sequence": (note("arrive") | {"sequence": "un"}, "pas été comprise"),
    "no one": (note("danger", transmitted="Une chute.", to_whom=""), "Dites à qui vous l’avez transmis."),
    "nothing": ({}, "pas été comprise"),
}


@pytest.mark.parametrize("name", MISREAD)
def test_what_no_form_would_take_is_refused_with_its_words(
    session: Session, case: Case, claire: FlaskClient, name: str
) -> None:
    before, (sent, said) = everything(session), MISREAD[name]
    receipt = send(claire, case, sent).get_json()["receipts"][0]
    assert receipt["fate"] == "refused"
    assert any(said in reason for reason in receipt["reasons"])
    assert everything(session) == before


def test_an_envelope_that_is_none_is_refused_whole(case: Case, claire: FlaskClient) -> None:
    assert send(claire, case, messages="all").status_code == 400
    assert send(claire, case, messages=[note("arrive")] * 501).status_code == 400
    assert send(claire, case, note("welcome", first_name="Ina\0", part="family")).status_code == 400


def test_a_device_sends_for_its_own_account_only(
    session: Session, gironde: Place, case: Case, sign_in: SignIn, claire: FlaskClient
) -> None:
    """Who pairs on the same case cannot send what somebody else noted on the same device."""
    case.pair_id = gironde.coordinators["Sofiane"].id
    audit.write(session, MACHINE, Act.PAIR_NAMED, case)
    session.commit()
    sofiane = sign_in("second")
    assert state(sofiane, case)["account"] != state(claire, case)["account"]
    answer = send(sofiane, case, note("arrive"), account=state(claire, case)["account"])
    assert answer.status_code == 409
    assert session.scalars(select(SentMessage)).all() == []


def test_who_keeps_the_day_may_do_all_that_a_note_does() -> None:
    """What is noted goes through one address: whoever it opens to holds the permissions of every act behind it."""
    kept = POLICY[Permission.DAY_KEEP].items()
    assert kept
    assert all(kept <= POLICY[one].items() for one in (Permission.PLAN_KEEP, Permission.DANGER_NOTE))


def test_without_its_token_nothing_is_heard(case: Case, claire: FlaskClient) -> None:
    sent = {"account": state(claire, case)["account"], "messages": []}
    assert claire.post(f"/situations/{case.key}/jour/envoi", json=sent).status_code == 400


KINDS = {kind.value: note(kind.value) for kind in MessageKind}


def _tried(keys: Mapping[str, str]) -> list[dict[str, Any]]:
    """One note of each kind that a family that is alone does not hear."""
    values = {"what": "Rose vient", "who": "Rose", "by_when": "lundi"}
    text = {"otherwise": "On s’appelle.", "watched_by": "Ina"}
    return [
        note("arrive", keys["Dr Test"]),
        note("leave", keys["Dr Test"]),
        note("welcome", first_name="Ina", part="family"),
        note("add", number=1, values=values),
        note("change", "a", values=values, seen=values),
        note("remove", "a", seen=values),
        note("words", values=text, seen={"otherwise": "", "watched_by": ""}),
        note("agree", read=[]),
        note("begin", "presentation"),
    ]


def test_no_note_writes_in_the_case_of_a_family_that_is_alone(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    found = scene.alone(session, gironde)
    session.commit()
    client, keys, before = sign_in("coordinator"), guest_keys(session, found.case), everything(session)
    tried = _tried(keys)
    assert {one["kind"] for one in tried} == set(KINDS) - {"end", "danger"}
    with clock.frozen(NOW + timedelta(minutes=5)):
        answer = send(client, found.case, *(one | {"at": clock.now().isoformat()} for one in tried))
    receipts = answer.get_json()["receipts"]
    said = {reason for receipt in receipts for reason in receipt["reasons"]}
    assert said == {"Le temps privé est en cours\u00a0: on attend que la famille ait fini."}
    assert {receipt["fate"] for receipt in receipts} <= {"refused", "waits"}
    assert everything(session) == before
    told = answer.get_json()["state"]
    assert {"plan", "question"} & set(told) == set()
    ends = note("end", "private", at=NOW + timedelta(minutes=6))
    with clock.frozen(NOW + timedelta(minutes=6)):
        assert fates(send(client, found.case, ends)) == ["done"]


def test_two_versions_are_shown_until_one_is_chosen(session: Session, case: Case, claire: FlaskClient) -> None:
    keys = guest_keys(session, case)
    day = [note("arrive", keys["Lou"]), note("begin", "sharing"), note("begin", "private", inside=[keys["Lou"]])]
    with clock.frozen(NOW + timedelta(minutes=25)):
        send(claire, case, *day, note("end", "private", at=NOW + timedelta(minutes=10)))
        later = note("end", "private", "other", at=NOW + timedelta(minutes=15))
        assert fates(send(claire, case, later, device="d2")) == ["both"]
        values = {"what": "Rose vient", "who": "Rose", "by_when": "lundi"}
        added = note("add", name="a", number=1, values=values, at=NOW + timedelta(minutes=20))
        again = note("add", name="b", number=1, values=values | {"what": "Yann vient"}, at=NOW + timedelta(minutes=20))
        assert fates(send(claire, case, added)) == ["done"]
        assert fates(send(claire, case, again, device="d2")) == ["both"]
        page = words(claire.get(f"/situations/{case.key}/jour").text)
        assert "La fin d’un temps : temps privé La première 10:40 La seconde 10:45" in page
        assert "La première Rose vient, Rose, lundi La seconde Yann vient, Rose, lundi" in page
        ended, twice = session.scalars(select(SentMessage).where(SentMessage.fate == "both").order_by(SentMessage.id))
        session.commit()
        address = f"/situations/{case.key}/jour/versions"
        assert post(claire, f"{address}/{ended.key}", kept="each").status_code == 409
        assert post(claire, f"{address}/{ended.key}", kept="all").status_code == 400
        lands(post(claire, f"{address}/{ended.key}", kept="second"))
        lands(post(claire, f"{address}/{twice.key}", kept="each"))
        assert "Deux appareils" not in claire.get(f"/situations/{case.key}/jour").text.split("<template")[0]
    rows = session.scalars(select(MomentRow.ended_at).where(MomentRow.moment == "private")).all()
    assert rows == [NOW + timedelta(minutes=15)]
    assert session.scalar(select(func.count()).select_from(Action)) == 2


def test_scripts_run_on_the_page_of_the_day_and_its_frame_alone(case: Case, claire: FlaskClient) -> None:
    frame = claire.get("/jour-sans-reseau")
    policies = {
        address: claire.get(address).headers["Content-Security-Policy"]
        for address in (f"/situations/{case.key}/jour", "/jour-sans-reseau", f"/situations/{case.key}", "/")
    }
    assert ["script-src 'self'" in policy for policy in policies.values()] == [True, True, False, False]
    assert "Claire" not in frame.text
    assert case.key not in frame.text


def test_the_worker_may_keep_the_day_of_a_case_and_knows_every_part_of_its_page(app: Flask) -> None:
    answer = app.test_client().get(WORKER, buffered=True)
    assert answer.headers["Service-Worker-Allowed"] == "/situations/"
    assert "connect-src 'self'" in answer.headers["Content-Security-Policy"]
    other = app.test_client().get("/static/js/day/main.js", buffered=True)
    assert "Service-Worker-Allowed" not in other.headers
    kept = set(re.findall(r'"/static/([^"]+)"', answer.text))
    there = {str(file.relative_to(STATIC)) for file in STATIC.rglob("*.*") if file.suffix in {".css", ".js", ".svg"}}
    with_network = re.compile("questionnaire|keying|note|practice|welcome")
    there -= {one for one in there if with_network.search(one)}
    styles = "".join(file.read_text() for file in (STATIC / "css").glob("*.css"))
    fonts = set(re.findall(r'"../(fonts/[^"]+)"', styles))
    assert len(fonts) == 2
    assert kept == (there | fonts) - {"js/day/worker.js"}


def cookie(client: FlaskClient, name: str) -> str:
    found = client.get_cookie(name)
    return found.value if found else ""


def test_a_device_opens_what_it_keeps_for_whoever_is_signed_in_and_closes_it_at_sign_out(
    case: Case, claire: FlaskClient
) -> None:
    page = claire.get(f"/situations/{case.key}/jour")
    told = json.loads(unescape(re.findall(r'data-told="([^"]*)"', page.text)[0]))
    name, _, key = cookie(claire, "__Host-device").partition(".")
    assert name == told["account"]
    assert len(key) == 43
    assert key not in page.text
    kept = next(one for one in page.headers.getlist("Set-Cookie") if one.startswith("__Host-device"))
    assert "HttpOnly" not in kept
    assert {"Secure", "SameSite=Strict", "Path=/"} <= set(kept.split("; "))
    claire.set_cookie("__Host-unsent", f"{name}.3", domain="localhost", secure=True)
    asked = post(claire, "/deconnexion")
    assert asked.status_code == 409
    assert "3 notes du jour d’une conférence" in words(asked.text)
    assert claire.get("/").status_code == 200
    left = post(claire, "/deconnexion", quand_meme="1")
    assert lands(left) == "/connexion"
    assert cookie(claire, "__Host-device") == ""
    assert "Clear-Site-Data" not in left.headers


def test_notes_of_somebody_else_keep_nobody_from_signing_out(case: Case, claire: FlaskClient) -> None:
    claire.get(f"/situations/{case.key}/jour")
    claire.set_cookie("__Host-unsent", "somebody.3", domain="localhost", secure=True)
    assert lands(post(claire, "/deconnexion")) == "/connexion"


def test_the_day_on_paper_has_a_line_for_everybody(case: Case, claire: FlaskClient) -> None:
    page = claire.get(f"/situations/{case.key}/jour/feuille").text
    assert all(f">{name}" in page for name in ("Lou", "Rose", "Yann", "Dr Test"))
    assert "rien de ce qui s’y dit ne s’écrit ici" in page
