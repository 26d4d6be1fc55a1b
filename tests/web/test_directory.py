"""Local resources on their pages: added, corrected by two at once, found, printed, closed."""

import re
from html import unescape
from typing import Any

import pytest
from sqlalchemy.orm import Session

from conference.documents import papers
from conference.models.directory import DirectoryCheck
from tests.conftest import SignIn
from tests.web.pages import Browser, Page
from tests.world import Place

PAGE = "/ressources-locales"
RESPITE: dict[str, Any] = {
    "name": "Halte-répit",
    "offers": "On garde vos enfants.",
    "contact": "05 00 00 00 02",
    "fields": ["childhood"],
}


def told(page: Page) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


def test_a_resource_is_added_found_printed_corrected_and_closed(
    sign_in: SignIn, session: Session, gironde: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "press", lambda page: b"%PDF-1.7\n" + page.encode())
    south = gironde.territories["Sud"].key
    session.commit()
    browser = Browser(sign_in("coordinator"))
    assert "Aucune ressource pour le moment" in told(browser.get(PAGE))
    assert browser.send(f"{PAGE}/nouvelle", **RESPITE | {"contact": " "}).status_code == 422
    assert browser.send(f"{PAGE}/nouvelle", **RESPITE, territory=south, checked="y").status_code == 302
    page = browser.get(f"{PAGE}?q=enfant&territory={south}&field=childhood")
    assert "Vérifiée le 12 mars 2026 par Coordinator 33" in told(page)
    assert "Aucune ressource ne répond" in told(browser.get(f"{PAGE}?q=logement"))
    key = page.text.partition('name="r" value="')[2].partition('"')[0]
    sheet = browser.get(f"{PAGE}/feuille.pdf?r={key}")
    assert sheet.answer.mimetype == "application/pdf"
    assert "Halte-répit" in sheet.text
    empty = browser.get(f"{PAGE}/feuille.pdf")
    assert (empty.status_code, "Cochez au moins une ressource" in told(empty)) == (422, True)
    address = page.link("Corriger")
    stale = browser.get(address).hidden("version")
    lead = Browser(sign_in("lead"))
    mended = RESPITE | {"territory": south, "cost": "Gratuit"}
    assert lead.send(address, **mended).status_code == 302
    late = browser.post(address, version=stale, **mended | {"cost": "2 €", "fields": ["autonomy"]})
    assert late.status_code == 409
    assert "Pour qui Enfance" in told(Page(late))
    assert "Combien cela coûte Gratuit" in told(Page(late))
    assert session.query(DirectoryCheck).count() == 1, "a correction that says nothing of it is no check"
    session.commit()
    assert lead.send(address, **mended, closed_on="2026-03-01").status_code == 302
    page = lead.get(PAGE)
    assert "N’existent plus (1) Halte-répit , depuis le 1er mars 2026" in told(page)
    assert "Halte" not in told(Browser(sign_in("referrer")).get(PAGE))
