"""Figures published before or elsewhere through their page: added, refused, corrected, removed, put back."""

import io
import re
from html import unescape

from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.models.reported import ReportedFigure
from conference.models.tenancy import work_for
from conference.programme import published_programme
from tests.conftest import SignIn
from tests.web.pages import Browser
from tests.world import Place

PAGE = "/evaluation/chiffres-anterieurs"
FIGURE = {"measure": "other", "title": "Élus rencontrés", "value": "50 à 100", "period": "2019", "source": "Note"}


def told(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_a_figure_is_added_corrected_removed_and_put_back(sign_in: SignIn, session: Session, gironde: Place) -> None:
    del gironde
    browser = Browser(sign_in("lead"))
    refused = browser.send(PAGE, **FIGURE | {"value": "beaucoup"})
    assert refused.status_code == 422
    assert "Cette valeur n’est pas comprise. Écrivez 12, 8,16" in unescape(refused.text)
    assert 'value="Élus rencontrés"' in unescape(refused.text), "what was typed is kept"
    assert browser.send(PAGE, **FIGURE).status_code == 302
    page = browser.get(PAGE)
    assert "de 50 à 100" in told(page.text)
    address = page.link("Corriger")
    stale = browser.get(address).hidden("version")
    assert browser.send(address, **FIGURE | {"value": "?"}).status_code == 302
    late = browser.post(address, version=stale, **FIGURE | {"value": "60"})
    assert late.status_code == 409
    assert "Quelqu’un a modifié" in late.text
    assert "La valeur ?" in told(late.text)
    assert browser.post(f"{address}/retirer").status_code == 302
    assert "Retirés Élus rencontrés, 2019 : non renseigné" in told(browser.get(PAGE).text)
    assert browser.post(f"{address}/remettre").status_code == 302
    assert "Retirés" not in told(browser.get(PAGE).text)
    assert session.query(ReportedFigure).one().removed_at is None


def test_what_was_published_of_the_nord_is_told_beside_no_zero(sign_in: SignIn, session: Session, nord: Place) -> None:
    work_for(session, nord.department)
    published_programme.load(session, MACHINE, nord.department)
    session.commit()
    browser = Browser(sign_in("lead", "59"))
    page = told(browser.get(PAGE).text)
    assert "Conférences tenues 2019 non renseigné le rapport n’en dit rien" in page
    assert "Somme des nombres : 12, sur 3 périodes ; 1 valeur n’y entre pas." in page
    table = "mesure;période;valeur;source\nConférences tenues;2021;7;Note\n"
    once = browser.get(PAGE).hidden("once")
    sent = {"once": f"{once[:-1]}x", "file": (io.BytesIO(table.encode()), "avant.csv")}
    assert browser.post(f"{PAGE}/tableau", **sent).status_code == 302
    assert "1 chiffre ajouté." in told(browser.get(PAGE).text)
