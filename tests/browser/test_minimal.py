"""A minimal record on the screen: asked for, ticked with the keyboard's boxes, wide by day and on a phone by night."""

from datetime import date

import pytest

from conference import clock
from conference.words.minimal import TICK
from tests import ticking, world
from tests.browser.conftest import NewTab
from tests.browser.site import Site
from tests.browser.tab import PHONE, WIDE

KEEP = "Garder ce qui est coché"
WIDTHS = pytest.mark.parametrize("width", [WIDE, pytest.param(PHONE, marks=pytest.mark.long)], ids=["wide", "phone"])


@pytest.mark.long
@WIDTHS
def test_a_referrer_asks_for_one_and_ticks_it(site: Site, tab: NewTab, width: int) -> None:
    opened = tab(site, "referrer@33.example.org", width, dark=width == PHONE).open("/orientations/nouvelle")
    opened.press("Commencer un dossier minimal").press("La famille le demande : ouvrir un dossier minimal")
    assert "plus rien de la famille n’y est écrit" in opened.text
    opened.type(field="childhood", territory_id="Nord 33", origin="professional", children="2")
    opened.press("Enregistrer et continuer")
    boxes = opened.page.get_by_role("checkbox")
    for number in range(boxes.count()):
        boxes.nth(number).check()
    opened.press(KEEP)
    assert "Vous n’avez rien à cocher pour le moment." in opened.text
    opened.press(f"Retirer : {TICK['danger_unanswered']}")  # type: ignore[index]
    opened.choose(TICK["danger_unanswered"]).press(KEEP)  # type: ignore[index]
    opened.follow("Envoyer l’orientation").press("Envoyer l’orientation")
    assert "L’orientation est bien arrivée" in opened.text


@pytest.mark.long
@WIDTHS
def test_its_coordinator_ticks_the_day_and_counts_the_actions(site: Site, tab: NewTab, width: int) -> None:
    with site.session() as session:
        place = world.find(session, "33")
        case = ticking.assigned(session, place)
        ticking.convene(session, place, case)
        session.commit()
    opened = tab(site, "coordinator@33.example.org", width, dark=width == PHONE).open(f"/situations/{case.key}")
    assert "dossier minimal" in opened.text.lower()
    opened.follow("Cocher ce qui a eu lieu").press(KEEP)
    assert "Cochez au moins une ligne." in opened.text
    opened.type(how_many="0").press("Garder ce nombre")
    assert "Indiquez un nombre d’actions, de 1 à 99." in opened.text
    opened.type(how_many="3").press("Garder ce nombre")
    assert "3 actions, adoptées le" in opened.text
    boxes = opened.page.get_by_role("checkbox")
    for number in range(boxes.count()):
        boxes.nth(number).check()
    assert opened.page.locator('input[type="date"]').first.input_value() == date.isoformat(clock.today("Europe/Paris"))
    opened.press(KEEP).follow("Enregistrer la conférence").press("Enregistrer la conférence")
    for room in ("", "/plan", "/minimal", "/plan/forme", "/suivi", "/seance", "/danger", "/synthese", "/question"):
        opened.open(f"/situations/{case.key}{room}")
