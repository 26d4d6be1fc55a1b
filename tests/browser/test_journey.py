"""Detours before a preparation begins, through the screens: sent back, refused, set free of a rule, stopped."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator

from tests import world
from tests.browser.conftest import PASSWORD, NewTab
from tests.browser.site import Site
from tests.browser.tab import PHONE, WIDE, Tab
from tests.world import today

Enter = Callable[[str], Tab]
REFUSED = "Travaille dans le service qui oriente."


@pytest.fixture(params=[(PHONE, True), (WIDE, False)], ids=["phone", "wide-without-scripts"])
def enter(request: pytest.FixtureRequest, site: Site, tab: NewTab) -> Enter:
    """Sign somebody in by the door."""
    width, scripts = request.param

    def new(name: str) -> Tab:
        opened = tab(site, width=width, scripts=scripts).open("/connexion")
        opened.type(email=f"{name}@33.example.org", password=PASSWORD).press("Se connecter")
        assert opened.path == "/"
        return opened

    return new


def card(tab: Tab, name: str) -> Locator:
    """What is said of one coordinator."""
    return tab.page.get_by_role("listitem").filter(has=tab.page.get_by_role("heading", name=name))


def send(referrer: Tab) -> str:
    """Check, send, and give the reference."""
    referrer.press("Envoyer l’orientation")
    assert "L’orientation est bien arrivée" in referrer.text
    return f"33-{today().year}-0001"


@pytest.mark.timeout(300)
@pytest.mark.long
def test_sent_back_then_given_to_the_third_who_is_asked_then_stopped(site: Site, enter: Enter) -> None:
    with site.session() as opened:
        world.draft(opened, world.find(opened, "33"))
        opened.commit()
    referrer, body = enter("referrer"), enter("committee")
    reference = send(referrer.follow("Continuer").follow("Vérifier l’ensemble"))
    assert reference in referrer.text

    body.open("/").follow("Examiner la situation")
    assert "Ferrand" not in body.text
    body.follow("Voir les noms")
    assert "Lou Ferrand" in body.text
    body.follow("Revenir à la situation").follow("Demander un complément")
    body.press("Demander un complément")
    assert "Écrivez ce qui manque." in body.text
    body.type(words="Qui est l’autre parent ?").press("Demander un complément")

    referrer.open("/")
    assert "Qui est l’autre parent ?" in referrer.text
    referrer.follow("Compléter").type(kind="Parent ou proche", first_name="Marc", tie="père")
    referrer.press("Ajouter cette personne").follow("Vérifier l’ensemble")
    assert send(referrer) == reference

    decide(body.open("/"), enter)
    second = enter("second").follow(reference)
    assert "Lou Ferrand" in second.text
    lead = enter("lead").open("/situations")
    assert reference in lead.text
    assert "Lou" not in lead.text
    stop(second)
    referrer.open("/").follow(reference)
    assert "Démarche arrêtée" in referrer.text


def decide(body: Tab, enter: Enter) -> None:
    """One refused, one set free of a rule, one who knows the family, one who is chosen."""
    body.follow("Examiner la situation").follow("Choisir un·e coordinateur·rice")
    assert REFUSED in card(body, "Agathe 33").inner_text()
    body.follow("Lever une règle par dérogation", card(body, "Agathe 33"))
    body.type(rule="other_service", reason="Personne d’autre dans le Nord.").press("Enregistrer la dérogation")
    assert "Personne d’autre dans le Nord." in body.text
    body.type(pertinence="La famille veut décider.").press("Désigner Agathe 33")
    assert "N’a pas encore déclaré si un lien existe avec la famille." in body.text

    body.follow("Revenir à la liste").press("Solliciter Claire 33")
    claire = enter("coordinator").follow("Répondre")
    assert "Lou Ferrand" in claire.text
    claire.type(knows="yes", ties="neighbourhood").press("Envoyer ma réponse")
    body.page.reload()
    body.check()
    assert "ne peut pas être choisi·e" in card(body, "Claire 33").inner_text()

    body.press("Solliciter Sofiane 33")
    enter("second").follow("Répondre").type(knows="no").press("Envoyer ma réponse")
    body.page.reload()
    body.follow("Désigner Sofiane 33").type(pertinence="La famille veut décider.").press("Désigner Sofiane 33")
    assert "Sofiane 33 est désigné·e" in body.text


def stop(second: Tab) -> None:
    """On the family's word, and not before the synthesis sheet is written; what was typed stays."""
    said = {"reason": "family_organised", "ended_by": "family"}
    second.follow("Arrêter la démarche").type(**said).press("Arrêter la démarche")
    assert all(second.page.locator(f"[name={name}][value={value}]").is_checked() for name, value in said.items())
    second.follow("Écrivez la fiche de synthèse").type(learned="Arriver plus tôt.").press("Enregistrer la fiche")
    second.follow("Arrêter la démarche").type(**said).press("Arrêter la démarche")
    assert "La famille a trouvé sa propre solution" in second.text
