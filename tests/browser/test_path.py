"""A child's case and an older person's, through the screens: from preparation to the end."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from conference.casework import assignment, referral
from conference.domain.referral import Field, PersonKind
from conference.models.case import Case
from tests import world
from tests.browser.conftest import NewTab
from tests.browser.site import Site
from tests.browser.tab import PHONE, WIDE, Tab
from tests.world import Place, today

Begin = Callable[[Session, Place], Case]


def of_an_older_person(session: Session, place: Place) -> Case:
    """The case of Odette, 86, assigned to Claire."""
    who, body, claire = (
        world.actor(place, "referrer"),
        world.actor(place, "committee"),
        place.coordinators["Claire"],
    )
    case = referral.begin(session, who, place.department, place.institutions["MDS"].id)
    told = world.SITUATION | {"field": Field.AUTONOMY, "territory_id": place.territories["Nord"].id}
    referral.write(session, who, case, told)
    odette = {"kind": PersonKind.ADULT, "first_name": "Odette", "last_name": "Roy", "birth_year": 1940, "tie": ""}
    referral.name_person(session, who, case, odette)
    known = {"institution_id": place.institutions["MDS"].id, "worker": "", "is_key_worker": False}
    referral.name_institution(session, who, case, known)
    referral.submit(session, who, case)
    assignment.answer(session, body, assignment.ask(session, body, case, claire), knows=False, ties=[])
    assignment.assign(session, body, case, claire, "Odette veut décider elle-même.")
    return case


@pytest.mark.parametrize(
    ("begin", "first_name", "width", "scripts"),
    [
        (world.assigned, "Lou", WIDE, True),
        (of_an_older_person, "Odette", PHONE, True),
        (world.assigned, "Lou", PHONE, False),
    ],
    ids=["child-wide", "older-phone", "child-phone-without-scripts"],
)
def test_from_preparation_to_the_end(
    site: Site, tab: NewTab, begin: Begin, first_name: str, width: int, *, scripts: bool
) -> None:
    with site.session() as opened:
        case = begin(opened, world.find(opened, "33"))
        opened.commit()
        page = f"/situations/{case.key}"
    claire = tab(site, "coordinator@33.example.org", width, scripts=scripts)
    prepare(claire, page, first_name)
    hold(claire, page, first_name)
    write_plan(claire, page)
    holder = tab(site, "referrer@33.example.org", width, scripts=scripts).open(page)
    assert "Répondre sur le contenu" not in claire.open(page).text
    holder.open(f"{page}/plan/contenu").type(content="ratified").press("Enregistrer la réponse")
    follow(claire, page)
    assert "Situation close" in claire.text
    assert claire.page.get_by_role("link", name="Clore la situation").count() == 0


def prepare(claire: Tab, page: str, first_name: str) -> None:
    """Agreement, question, network, sheet, date; until nothing is missing any more."""
    claire.open(f"{page}/accords").follow("Noter sa réponse")
    claire.type(to="principle", state="given", on=today().isoformat()).press("Noter cette réponse")
    assert "donné" in claire.text
    claire.open(f"{page}/question").type(words="Comment rester à la maison ?").press("Garder la question")
    claire.open(f"{page}/reseau").press(f"Ajouter {first_name}")
    for name, part in (("Rose", "Famille"), ("Docteur Test", "Expert·e")):
        claire.open(f"{page}/reseau").type(first_name=name, part=part).press("Ajouter")
    claire.press("Rien à signaler pour tous")
    for name in (first_name, "Rose", "Docteur Test"):
        claire.open(f"{page}/reseau").follow(name, claire.page.locator("main .plain-list"))
        if claire.page.locator("[name=child_way]").count():
            claire.type(child_way="present")
        claire.type(invitation="coming").press("Garder")
    claire.open(f"{page}/seance").type(day=today().isoformat(), hour="23:30", place="Salle des fêtes")
    claire.press("Garder la date et le lieu")
    claire.open(f"{page}/note").press("Garder la note")
    claire.type(**{"agree-agreed_by": "la famille"}).press("Noter cet accord")
    claire.open(page).follow("Fixer la conférence").press("Fixer la conférence")
    assert "La conférence est fixée." in claire.text


def hold(claire: Tab, page: str, first_name: str) -> None:
    """They come in, three parts; nothing but its end can be reached while the family is alone."""
    claire.open(f"{page}/jour")
    for button in (f"{first_name} ", "Rose ", "Docteur Test "):
        with claire.page.expect_navigation():
            claire.page.get_by_role("button", name=button).filter(has_text="est là").click()
        claire.check()
    claire.press("Commencer : partage d’informations").follow("Commencer le temps privé")
    inside = claire.page.get_by_role("group").filter(has=claire.page.locator("[name=inside]"))
    for name in (first_name, "Rose"):
        inside.get_by_label(name).check()
    claire.press("Commencer le temps privé")
    assert claire.open(f"{page}/plan").page.get_by_role("button", name="Commencer le plan").count() == 0
    claire.open(f"{page}/jour").press("Terminer le temps privé")
    claire.open(f"{page}/jour").press("Commencer : présentation du plan").press("Terminer")


def write_plan(claire: Tab, page: str) -> None:
    """The family's words, read back; then its form."""
    claire.open(f"{page}/plan").press("Commencer le plan").follow("Ajouter une action")
    claire.type(what="Rose vient le mercredi", who="Rose", by_when="dès la semaine prochaine")
    claire.press("Ajouter cette action").press("Relu, chacun a dit oui")
    assert "adoptée le" in claire.text
    claire.open(page).follow("Enregistrer la conférence").press("Enregistrer la conférence")
    claire.open(page).follow("Valider la forme").type(answers="yes").press("Valider la forme")


def follow(claire: Tab, page: str) -> None:
    """What the family wishes, what it says of the plan, the synthesis sheet, the end."""
    claire.open(f"{page}/suivi").type(wish="wanted", resolved_at_end="partly").press("Enregistrer")
    claire.open(page).follow("Faire le bilan").type(respondent="person", on=today().isoformat())
    claire.type(changed="On respire.", plan_kept="done", resolved="completely").press("Enregistrer cette réponse")
    assert "On respire." in claire.open(f"{page}/suivi").text
    claire.open(f"{page}/synthese").type(course="Une conférence, un plan.").press("Enregistrer la fiche")
    claire.open(page).follow("Clore la situation").press("Clore la situation")
