"""What somebody types is never lost: sessions that end, two tabs on one page, a refused form."""

import pytest
from sqlalchemy import select

from conference.models.sign_in import WebSession
from conference.security import sessions
from tests import world
from tests.browser.conftest import PASSWORD, NewTab
from tests.browser.site import Site

NEXT = "Enregistrer et continuer"


def drafted(site: Site) -> str:
    """A draft of the referrer, by its key."""
    with site.session() as opened:
        case = world.draft(opened, world.find(opened, "33"))
        opened.commit()
        return case.key


def end_sessions(site: Site) -> None:
    """What half an hour without a sign of life does."""
    with site.session() as opened:
        for row in opened.scalars(select(WebSession)):
            sessions.end(row)
        opened.commit()


def test_a_session_ended_while_typing_gives_the_text_back(site: Site, tab: NewTab) -> None:
    page = f"/orientations/{drafted(site)}/situation"
    opened = tab(site, "referrer@33.example.org").open(page)
    opened.type(worries="Une phrase tapée pendant que la session s’éteignait.")
    end_sessions(site)
    opened.press(NEXT)
    assert opened.path.startswith("/connexion")
    assert "Ce que vous aviez tapé est gardé" in opened.text
    opened.type(email="referrer@33.example.org", password=PASSWORD).press("Se connecter")
    assert opened.path.startswith(page)
    assert "Voici ce que vous aviez tapé" in opened.text
    worries = opened.page.locator("[name=worries]")
    assert worries.input_value() == "Une phrase tapée pendant que la session s’éteignait."
    opened.press(NEXT)
    opened.open(page)
    assert opened.page.locator("[name=worries]").input_value().startswith("Une phrase tapée")


@pytest.mark.long
def test_nobody_else_gets_the_text(site: Site, tab: NewTab) -> None:
    page = f"/orientations/{drafted(site)}/situation"
    opened = tab(site, "referrer@33.example.org").open(page).type(worries="Rien que pour moi.")
    end_sessions(site)
    opened.press(NEXT)
    opened.type(email="committee@33.example.org", password=PASSWORD).press("Se connecter")
    assert opened.path == "/"
    assert "Rien que pour moi." not in opened.page.content()


@pytest.mark.long
def test_two_tabs_on_one_referral_the_second_sees_both_versions(site: Site, tab: NewTab) -> None:
    page = f"/orientations/{drafted(site)}/situation"
    first = tab(site, "referrer@33.example.org").open(page)
    second = tab(site, "referrer@33.example.org").open(page)
    first.type(worries="Les nuits sont courtes.").press(NEXT)
    second.type(worries="Le loyer est en retard.").press(NEXT)
    assert "modifiée ailleurs" in second.text
    assert "Les nuits sont courtes." in second.text
    assert second.page.locator("[name=worries]").input_value() == "Le loyer est en retard."
    second.press(NEXT)
    first.open(page)
    assert first.page.locator("[name=worries]").input_value() == "Le loyer est en retard."


@pytest.mark.long
def test_two_clicks_make_one_person(site: Site, tab: NewTab) -> None:
    page = f"/orientations/{drafted(site)}/pour-qui"
    opened = tab(site, "referrer@33.example.org").open(page).type(first_name="Zoé", last_name="Ferrand")
    # The second click breaks off the page that answers the first: what counts is the page once all is quiet.
    opened.page.get_by_role("button", name="Ajouter cette personne").dblclick(no_wait_after=True)
    opened.page.get_by_text("Zoé Ferrand").first.wait_for()
    opened.page.wait_for_load_state("networkidle")
    opened.open(page)
    assert opened.text.count("Zoé Ferrand") == 1
