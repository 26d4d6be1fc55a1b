"""A project lead's January: from the home page to a published note, a name taken out of it, and a second edition."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from sqlalchemy import func, select

from conference.models.case import CaseWord
from conference.models.department import Department
from conference.models.note import Edition
from tests.browser.conftest import NewTab, _load
from tests.browser.site import Site, served
from tests.browser.tab import PHONE

pytestmark = [pytest.mark.long, pytest.mark.timeout(900)]
LEAD, DIRECTION = "pilote@demo.example", "direction@demo.example"
WRITTEN = "Les équipes se connaissent mieux"


@pytest.fixture(name="lived")
def _lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A demonstration of its own: this test writes in it."""
    with served(tmp_path_factory.mktemp("january") / "demo.sqlite", _load, demo=True) as site:
        yield site


def a_name(site: Site) -> str:
    """A word that is a participant's name here."""
    with site.session("33") as session:
        assert session.scalar(select(func.count()).select_from(Department))
        long_ones = select(CaseWord.word).where(func.length(CaseWord.word) > 6).order_by(CaseWord.word)
        return str(session.scalars(long_ones).first())


def test_from_the_home_page_to_a_second_edition(lived: Site, tab: NewTab) -> None:
    name = a_name(lived)
    lead = tab(lived, LEAD).open("/")
    lead.page.context.set_default_timeout(120_000)  # a note is printed twice
    lead.follow("Évaluation").follow("Notes annuelles")
    lead.follow("Du 1er janvier", lead.page.locator("main"))
    note = lead.path
    lead.press("Reprendre la rédaction").follow("Effets", lead.page.locator("main"))
    lead.page.locator("[name=words]").fill(f"{WRITTEN}, dit {name.title()}.")
    expect(lead.page.locator("#kept")).to_contain_text("Enregistré", timeout=20_000)
    lead.open(note)
    assert f"Pourquoi « {name} » peut-il rester" in lead.text.replace("\u00a0", " ")
    lead.press("Dire qu’elle est relue")
    chief = tab(lived, DIRECTION).open(note)
    assert chief.page.get_by_role("button", name="Valider la note").count() == 0
    assert "Des mots sont aussi des noms de participants" in chief.text.replace("\u00a0", " ")

    lead.press("Reprendre la rédaction").follow("Effets", lead.page.locator("main"))
    lead.type(words=f"{WRITTEN}.").press("Enregistrer le texte")
    lead.press("Dire qu’elle est relue")
    chief.open(note).press("Valider la note")
    lead.open(note).press("Publier cette édition")
    first = lead.path
    assert "Aucun chiffre n’a bougé" in lead.text
    with lead.page.expect_download() as waited:
        lead.page.get_by_role("link", name="L’édition en PDF").click()
    assert waited.value.path().read_bytes().startswith(b"%PDF")

    lead.open(note).press("Reprendre la rédaction").follow("Effets", lead.page.locator("main"))
    lead.type(words=f"{WRITTEN}, et les familles le disent.").press("Enregistrer le texte")
    lead.press("Dire qu’elle est relue")
    chief.open(note).press("Valider la note")
    lead.open(note).press("Publier cette édition")
    lead.follow("les éditions 1 et 2")
    told = re.sub(r"\s+", " ", lead.text)
    assert f"{WRITTEN}." in told
    assert f"{WRITTEN}, et les familles le disent." in told
    with lived.session("33") as session:
        assert session.scalars(select(Edition.number).order_by(Edition.number)).all() == [1, 2]
    tab(lived, LEAD, PHONE).open(note).open(first)
