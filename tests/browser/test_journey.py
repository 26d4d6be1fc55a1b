"""Five people and one family, through the screens: from a referral to a coordinator, and to a stop."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Locator

from tests.browser.conftest import PASSWORD, NewTab
from tests.browser.site import Site
from tests.browser.tab import PHONE, WIDE, Tab
from tests.world import today

Enter = Callable[[str], Tab]
NEXT = "Enregistrer et continuer"
REFUSED = "Travaille dans le service qui oriente."


@pytest.fixture(params=[(WIDE, True), (PHONE, True), (WIDE, False), (PHONE, False)], ids=str)
def enter(request: pytest.FixtureRequest, site: Site, tab: NewTab) -> Enter:
    """Sign somebody in by the door, on each kind of screen, with and without JavaScript."""
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


def refer(referrer: Tab) -> None:
    """The six pages."""
    referrer.open("/").follow("Orienter une situation").press("Commencer")
    referrer.type(field="childhood", territory_id="Nord 33", origin="professional")
    referrer.type(first_name="Lou", last_name="Ferrand", birth_year="2014").press("Ajouter cette personne")
    assert "Lou Ferrand" in referrer.text
    referrer.press(NEXT)
    referrer.type(strengths="La grand-mère est là.", family_situation="On veut rester ensemble.")
    referrer.type(professional_situation="Les tensions montent.").press(NEXT)
    referrer.type(institution="MDS 33", worker="Jeanne Test").press("Ajouter cette institution").press(NEXT)
    agreed_on = (today() - timedelta(days=3)).isoformat()
    referrer.type(agreed="yes", agreed_by="la mère", agreed_on=agreed_on, agreement_way="à domicile").press(NEXT)
    referrer.press(NEXT)
    assert "contacts interdits" in referrer.text
    referrer.follow("Modifier : Sécurité").type(danger="no").press(NEXT)


def send(referrer: Tab) -> str:
    """Check, send, and give the reference."""
    referrer.press("Envoyer l’orientation")
    assert "L’orientation est bien arrivée" in referrer.text
    return f"33-{today().year}-0001"


def test_from_a_referral_to_a_coordinator_and_to_a_stop(enter: Enter) -> None:
    referrer, body = enter("referrer"), enter("committee")
    refer(referrer)
    reference = send(referrer)
    assert reference in referrer.text

    body.open("/").follow("Examiner la situation")
    assert "Lou" not in body.text
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
    second.follow("Arrêter la démarche").type(reason="family_organised", ended_by="family")
    second.press("Arrêter la démarche")
    assert "La famille a trouvé sa propre solution" in second.text
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
