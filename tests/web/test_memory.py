"""What a programme remembers through its pages: read by all who work here, kept by its leads, told at home."""

import io
import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.roles import Role
from conference.models.memory import KeptDocument
from conference.programme import accounts
from tests.conftest import SignIn
from tests.security import remembering
from tests.web.pages import Browser
from tests.world import Place

DATES, LESSONS, MONEY = "/programme/dates", "/programme/enseignements", "/programme/financements"
EVENT = {"when": "mars 2019", "what": "Première formation.", "link": "Le programme de la journée"}


def told(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.partition("<main")[2])).split())


@pytest.fixture(name="lead")
def _lead(sign_in: SignIn, gironde: Place) -> Browser:
    del gironde
    return Browser(sign_in("lead"))


def test_a_date_is_added_corrected_withdrawn_and_put_back(lead: Browser) -> None:
    page = lead.get(DATES)
    assert "Aucune date n’est notée" in page.text
    carried = {"once": page.hidden("once")}
    refused = lead.post(DATES, **carried, **EVENT | {"when": "au printemps", "what": ""})
    assert refused.status_code == 422
    assert "Cette date n’est pas comprise. Écrivez 2019, mars 2019 ou 25/09/2018." in told(refused.text)
    assert "Dites ce qui s’est passé." in told(refused.text)
    assert 'value="au printemps"' in refused.text, "what was typed is kept"
    for _ in range(2):
        assert lead.post(DATES, **carried, **EVENT).status_code == 302, "a double tap makes one"
    page = lead.get(DATES)
    assert told(page.text).count("mars 2019 Première formation. Le programme de la journée") == 1
    address = page.link("Corriger")
    stale = lead.get(address).hidden("version")
    ahead = lead.post(address, version=stale, **EVENT | {"when": "2027"})
    assert ahead.status_code == 422
    assert "La date est dans l’avenir." in told(ahead.text)
    assert lead.post(address, version=stale, **EVENT | {"when": "25/03/2019"}).status_code == 302
    late = lead.post(address, version=stale, **EVENT | {"when": "2018"})
    assert late.status_code == 409
    assert "25 mars 2019" in told(late.text)
    assert lead.post(f"{address}/retirer").status_code == 302
    assert "Retirés Première formation." in told(lead.get(DATES).text)
    assert lead.post(f"{address}/remettre").status_code == 302
    assert "25 mars 2019" in told(lead.get("/programme").text)


def test_money_that_ends_soon_waits_at_home_and_what_is_unknown_is_no_zero(lead: Browser) -> None:
    line = {"what": "La formation", "payer": "L’État", "amount": "12 000", "spent": "0", "until": "2026-06-30"}
    once = lead.get(MONEY).hidden("once")
    wrong = lead.post(MONEY, once=once, **line | {"amount": "beaucoup", "since": "2026-07-01"})
    assert "Tapez un montant en euros" in told(wrong.text)
    assert lead.post(MONEY, once=once, **line).status_code == 302
    page = lead.get(MONEY)
    assert "12 000,00 € 0,00 €, reste 12 000,00 €" in told(page.text).replace("\u202f", " ")
    assert "finit dans 3 mois" in told(page.text)
    home = lead.get("/")
    assert "Un financement finit : La formation L’État jusqu’au 30 juin 2026" in told(home.text)
    address = page.link("Corriger")
    assert address == home.link("Dire ce qu’il devient")
    assert lead.send(address, **line | {"amount": "", "spent": "", "until": "2027-06-30"}).status_code == 302
    assert "non renseigné non renseigné" in told(lead.get(MONEY).text)
    assert "Un financement finit" not in lead.get("/").text


def test_what_was_learnt_waits_until_what_was_done_settles_it(lead: Browser) -> None:
    learnt = {"kind": "brake", "words": "Le temps manque.", "since": "2020"}
    assert lead.send(LESSONS, **learnt).status_code == 302
    page = lead.get(LESSONS)
    assert "Freins Le temps manque. En attente de suite depuis 2020" in told(page.text)
    address = page.link("Dire la suite, ou corriger")
    done = {"step-what": "Un jour par mois.", "step-who": "La direction", "step-on": "2026-03-01"}
    once = lead.get(address).hidden("step-once")
    refused = lead.post(f"{address}/suite", **{"step-once": once}, **done | {"step-who": ""})
    assert refused.status_code == 422
    assert "Dites qui l’a fait." in told(refused.text)
    assert "Le temps manque." in refused.text
    for _ in range(2):
        settled = lead.post(f"{address}/suite", **{"step-once": once, "step-settles": "y"}, **done)
        assert settled.status_code == 302
    said = told(lead.get(LESSONS).text)
    assert said.count("1er mars 2026, La direction : Un jour par mois. (réglé)") == 1
    assert "Réglé depuis 2020" in said
    assert "dont 1 déjà réglé" in told(lead.get("/programme").text)


def _upload(lead: Browser, content: bytes, name: str) -> int:
    page = lead.get("/programme/documents")
    fields = {"title": "La note", "kind": "decision", "on": "2020-07-01", "once": page.hidden("once")}
    return lead.post("/programme/documents", **fields, file=(io.BytesIO(content), name)).status_code


def test_a_document_is_kept_by_what_it_is_and_downloaded_by_all_who_work_here(lead: Browser, sign_in: SignIn) -> None:
    assert _upload(lead, b"<html><script>alert(1)</script>", "note.pdf") == 422
    assert _upload(lead, remembering.PDF, "../../note.exe") == 302
    address = lead.get("/programme/documents").link("La note")
    reader: FlaskClient = sign_in("referrer")
    answer = reader.get(address)
    assert answer.data == remembering.PDF
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="document-2020-07-01.pdf"'
    listed = reader.get("/programme/documents").text
    assert "Garder un document" not in listed
    assert "Corriger" not in listed


def test_a_document_that_was_withdrawn_is_read_by_who_keeps_the_programme_alone(lead: Browser, sign_in: SignIn) -> None:
    assert _upload(lead, remembering.PDF, "note.pdf") == 302
    page = lead.get("/programme/documents")
    address, corrected = page.link("La note"), page.link("Corriger")
    reader: FlaskClient = sign_in("referrer")
    for done, read in (("retirer", 404), ("remettre", 200)):
        assert lead.post(f"{corrected}/{done}").status_code == 302
        assert (lead.get(address).status_code, reader.get(address).status_code) == (200, read)


def test_a_document_is_erased_for_ever_once_it_is_withdrawn(lead: Browser, session: Session) -> None:
    assert _upload(lead, remembering.PDF, "note.pdf") == 302
    page = lead.get("/programme/documents")
    address, corrected = page.link("La note"), page.link("Corriger")
    assert lead.post(f"{corrected}/effacer").status_code == 404, "not before it is withdrawn"
    assert "Effacer" not in lead.get(corrected).text
    lead.post(f"{corrected}/retirer")
    assert "Effacer pour toujours" in lead.get(corrected).text
    assert lead.post(f"{corrected}/effacer").status_code == 302
    (row,) = session.scalars(select(KeptDocument))
    assert (row.title, row.content, row.erased) == ("La note", b"", True)
    session.commit()
    assert (lead.get(address).status_code, lead.post(f"{corrected}/remettre").status_code) == (404, 404)
    listed = told(lead.get("/programme/documents").text)
    assert "fichier effacé" in listed
    assert "Remettre" not in listed


def test_the_page_tells_each_register_and_names_no_coordinator(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    remembering.live(session, gironde, lambda _name, _row: None)
    elsewhere = gironde.accounts["observer"]
    accounts.give(session, MACHINE, elsewhere, Role.LEAD, gironde.territories["Nord"], gironde.institutions["UDAF"])
    session.commit()
    said = told(sign_in("referrer").get("/programme").text)
    for words in (
        "Phase Formation, depuis 2014",
        "Depuis 2014",
        "Faits repris de Une note de 2015",
        "Objectif visé Décider soi-même.",
        "Le plan de formation : L’État, 12 000,00 € jusqu’au 30 juin 2026 finit dans 3 mois",
        "mars 2019 Première réunion.",
        "La note de service PDF, 1er juillet 2020",
        "· tout le département",
        f"{elsewhere.name} · Nord 33 · UDAF 33",
        "Instances Comité technique, qui désigne",
        "Aucun objectif de formation n’est fixé.",
        "Aucune convention n’est en cours.",
    ):
        assert words in said.replace("\u202f", " "), words
    assert "Une erreur." not in said
    for coordinator in gironde.coordinators.values():
        assert coordinator.name not in said


def test_its_presentation_is_written_once_and_two_writers_see_both(lead: Browser) -> None:
    address = "/programme/presentation"
    page = lead.get(address)
    stale = page.hidden("version")
    typed = {"begun_in": "2014", "objective": "Décider.\nEnsemble.", "silent": ["governance"]}
    wrong = lead.post(address, version=stale, **typed | {"territory_count": "3"})
    assert "Dites comment s’appellent ces territoires." in told(wrong.text)
    assert lead.post(address, version=stale, **typed).status_code == 302
    late = lead.post(address, version=stale, objective="Autre chose.")
    assert late.status_code == 409
    assert "Décider. Ensemble." in told(late.text)
    shown = lead.get(address).text
    assert re.search(r'<input[^>]*checked[^>]*value="governance"|value="governance"[^>]*checked', shown)
    assert "version 1" in told(shown)
