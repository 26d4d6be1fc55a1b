"""The evaluation record through its pages: noted from anywhere, sorted by the lead, met, followed the year after."""

import io
import re
from html import unescape

import pypdf
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.documents import record as papers
from conference.evaluation.record import record
from conference.models.record import CrossedMeeting, Effect
from tests import world
from tests.conftest import SignIn
from tests.security import recording
from tests.web.pages import Browser
from tests.world import Place

RECORD = "/evaluation/cahier"


def told(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_an_effect_is_noted_by_a_coordinator_and_sorted_by_the_lead(
    sign_in: SignIn, session: Session, gironde: Place
) -> None:
    world.assigned(session, gironde)
    session.commit()
    browser = Browser(sign_in("coordinator"))
    assert browser.send("/effets", changed="", whom="L’équipe").status_code == 422
    kept = browser.send("/effets", changed="On demande d’abord à Lou.", whom="L’équipe")
    page = browser.get(kept.location)
    assert "Un nom de participant semble rester dans ce texte" in told(page.text)
    assert "Lou : remplacez-le" in told(page.text)
    assert browser.send(kept.location, changed="On demande d’abord au jeune.", whom="L’équipe").location == "/effets"
    assert "On demande d’abord au jeune." in told(browser.get("/effets").text)
    lead = Browser(sign_in("lead"))
    shown = lead.get(f"{RECORD}?annee=2026")
    assert "À ranger On demande d’abord au jeune. Pour : L’équipe" in told(shown.text)
    address = shown.link("Ranger")
    stale = lead.get(address).hidden("version")
    sorted_out = {"changed": "On demande d’abord au jeune.", "whom": "L’équipe", "level": "teams"}
    assert lead.send(address, **sorted_out).location == f"{RECORD}?annee=2026"
    assert lead.post(address, version=stale, **sorted_out | {"whom": "Tous"}).status_code == 409
    assert "Équipes 1" in told(lead.get(RECORD).text)
    assert Browser(sign_in("referrer")).get(address).status_code == 404, "each reaches their own"
    assert browser.post(f"{address}/effacer").status_code == 422, "what cannot be undone is confirmed"
    assert browser.post(f"{address}/effacer", confirmed="y").status_code == 302
    assert session.scalars(select(Effect)).all() == []


def test_a_year_is_framed_met_and_followed(sign_in: SignIn, session: Session, gironde: Place) -> None:
    recording.live(session, gironde, lambda _name, _row: None)
    session.commit()
    lead = Browser(sign_in("lead"))
    page = lead.get(RECORD)
    said = told(page.text)
    assert said.index("Ce que 2025 avait décidé") < said.index("Le cadre"), "first of all"
    assert "Former une équipe Fait en partie Une personne est partie." in said
    frame = f"{RECORD}/2026/cadre"
    stale = lead.get(frame).hidden("version")
    assert lead.send(frame, evaluated="La parole", criteria="Être entendu").status_code == 302
    assert lead.post(frame, version=stale, evaluated="Autre", criteria="Autre").status_code == 409
    settle = re.findall(r'action="([^"]+/decisions/[^"]+)"', page.text)[0]
    name = f"d{settle.rpartition('/')[2]}"
    version = page.hidden(f"{name}.version")
    refused = lead.post(settle, **{f"{name}.fate": "not_done", f"{name}.why": "", f"{name}.version": version})
    assert (refused.status_code, "Dites pourquoi." in refused.text) == (422, True)
    sent = {f"{name}.fate": "not_done", f"{name}.why": "Le temps a manqué.", f"{name}.version": version}
    assert lead.post(settle, **sent).status_code == 302
    assert lead.post(settle, **sent).status_code == 409
    meeting = f"{RECORD}/2026/rencontre"
    answer = lead.send(
        meeting,
        on="2026-03-11",
        n_concerned="4",
        n_workers="6",
        findings="On se comprend.",
        **{"decisions-0-what": "Une page claire", "decisions-0-due": "2026-09-01", "decisions-1-who": "La mission"},
    )
    assert answer.status_code == 422
    assert "Dites ce qui est décidé, ou videz toute la ligne." in unescape(answer.text)
    assert session.scalars(select(CrossedMeeting.year)).all() == [2025]
    session.rollback()
    filled = {"on": "2026-03-11", "n_concerned": "4", "n_workers": "6", "decisions-0-what": "Une page claire"}
    assert lead.send(meeting, **filled).status_code == 302
    said = told(lead.get(RECORD).text)
    assert "10 personnes : Personnes concernées et proches 4 Professionnel·le·s 6" in said
    assert "Décisions Une page claire" in said
    assert "Le temps a manqué." in said


def test_its_paper_says_the_same(
    sign_in: SignIn, session: Session, gironde: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording.live(session, gironde, lambda _name, _row: None)
    session.commit()
    monkeypatch.setattr(papers, "press", lambda page: page.encode())
    said = told(sign_in("lead").get(f"{RECORD}/2026/cahier.pdf").text)
    for words in ("On se connaît.", "Partenariat", "Décider soi-même", "Fait en partie : Une personne est partie."):
        assert words in said


@pytest.mark.long
def test_its_paper_is_tagged_and_says_its_title(session: Session, gironde: Place) -> None:
    recording.live(session, gironde, lambda _name, _row: None)
    reader = pypdf.PdfReader(io.BytesIO(papers.pdf(record(session, gironde.department, 2026))))
    assert reader.metadata is not None
    assert reader.metadata.title == "Cahier d’évaluation 2026 · Gironde"
    assert "/StructTreeRoot" in reader.root_object
