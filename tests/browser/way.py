"""A family's way through the screens, a stretch after the other, by the accounts that each needs."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.browser import way_day
from tests.browser.tab import Tab
from tests.world import today

Enter = Callable[[str], Tab]
People = tuple[dict[str, str], ...]
NEXT = "Enregistrer et continuer"
RELATIVE = "Parent ou proche"
ROSE = {"first_name": "Rose", "tie": "grand-mère"}
DOCTOR = {"first_name": "Docteur Test", "part": "Expert·e"}


@dataclass(frozen=True)
class Family:
    """Who a case is about, what they ask themselves, and what must not happen.

    ``kin`` come; ``apart`` is somebody whom an order keeps from the others.
    """

    field: str
    people: People
    kin: tuple[str, ...]
    question: str
    apart: str = ""


CHILD = Family(
    "childhood",
    (
        {"first_name": "Lou", "last_name": "Ferrand", "birth_year": "2014"},
        {"kind": RELATIVE, "first_name": "Nadia", "last_name": "Ferrand", "tie": "mère"},
        {"kind": RELATIVE, "first_name": "Marc", "last_name": "Vidal", "tie": "père"},
    ),
    ("Lou", "Nadia", "Rose"),
    "Comment Lou peut-elle rester à la maison ?",
    apart="Marc",
)
ELDER = Family(
    "autonomy",
    (
        {"kind": "Adulte concerné·e", "first_name": "Odette", "last_name": "Roy", "birth_year": "1940"},
        {"kind": RELATIVE, "first_name": "Bernard", "last_name": "Roy", "tie": "fils"},
    ),
    ("Odette", "Bernard", "Rose"),
    "Comment vieillir chez moi ?",
)


def refer(enter: Enter, family: Family) -> str:
    """The six pages, from the home of who refers to the acknowledgement; the page of the case."""
    referrer = enter("referrer").open("/").follow("Orienter une situation").press("Commencer")
    referrer.type(field=family.field, territory_id="Nord 33", origin="professional")
    for person in family.people:
        referrer.type(**person).press("Ajouter cette personne")
        assert f"{person['first_name']} {person['last_name']}" in referrer.text
    referrer.press(NEXT)
    referrer.type(strengths="La grand-mère est là.", family_situation="On veut rester ensemble.")
    referrer.type(professional_situation="Les tensions montent.").press(NEXT)
    referrer.type(institution="MDS 33", worker="Jeanne Test").press("Ajouter cette institution").press(NEXT)
    agreed = {"agreed": "yes", "agreed_by": "la famille", "agreement_way": "à domicile"}
    referrer.type(**agreed, agreed_on=today().isoformat()).press(NEXT)
    order = {"danger": "forbidden_contact", "danger_details": "Le père ne doit approcher personne."}
    referrer.type(**order if family.apart else {"danger": "no"}).press(NEXT).press("Envoyer l’orientation")
    assert "L’orientation est bien arrivée" in referrer.text
    return f"/situations/{referrer.path.split('/')[2]}"


def assign(enter: Enter, page: str) -> None:
    """The body asks one coordinator, who declares no tie and is given the case."""
    body = enter("committee").open("/").follow("Examiner la situation").follow("Choisir un·e coordinateur·rice")
    body.press("Solliciter Claire 33")
    enter("coordinator").open("/").follow("Répondre").type(knows="no").press("Envoyer ma réponse")
    body.open(f"{page}/designation").follow("Désigner Claire 33")
    body.type(pertinence="La famille veut décider.").press("Désigner Claire 33")
    assert "Claire 33 est désigné·e" in body.text


def agree(enter: Enter, page: str, family: Family) -> None:
    """Each for themselves; for whom it would be a danger to ask, the body decides in writing."""
    claire = enter("coordinator").open(f"{page}/accords")
    for name in ("Lou", "Nadia") if family.apart else ("Odette",):
        claire.follow(f"Noter sa réponse : {name}").type(state="given").press("Noter cette réponse")
    if family.apart:
        claire.follow(f"Noter sa réponse : {family.apart}").type(state="kept_out").press("Noter cette réponse")
        body = enter("committee").open("/").follow("Voir le désaccord").follow("Décider")
        body.type(words="La conférence se tient sans lui.").press("Continuer sans cet accord")
        assert "La conférence se tient sans lui." in claire.open(f"{page}/accords").text
    assert claire.page.locator(".badge-good", has_text="donné").count() == 1 + bool(family.apart)


def transmit(enter: Enter, page: str) -> None:
    """What worries is transmitted at any minute; the page keeps what was passed on and to whom."""
    claire = enter("coordinator").open(page).follow("Noter une transmission pour danger")
    claire.type(transmitted="Une chute dans l’escalier.", to_whom="le 15").press("Noter la transmission")
    assert "le 15" in claire.open(f"{page}/danger").text


def invite(enter: Enter, page: str, family: Family) -> None:
    """Everybody is added and has their safety looked at, at once where nothing is to report; then they answer."""
    claire = enter("coordinator").open(page).follow("Réseau et invitations")
    for person in family.people:
        claire.press(f"Ajouter {person['first_name']}" + (f" ({person['tie']})" if "tie" in person else ""))
    for somebody in (ROSE, DOCTOR):
        claire.type(**somebody).press("Ajouter")
    everybody = claire.page.get_by_role("button", name="Rien à signaler pour tous")
    assert everybody.count() == (0 if family.apart else 1)
    if not family.apart:
        claire.press("Rien à signaler pour tous")
    for name in family.kin[:2]:
        _open(claire, name)
        if claire.page.locator("[name=child_way]").count():
            claire.type(child_way="present")
        claire.type(invitation="coming", safety="nothing").press("Garder")
    if family.apart:
        _open(claire, family.apart)
        claire.type(invitation="letter", safety="apart", safety_words="Il écrit une lettre.").press("Garder")
        for _ in (ROSE, DOCTOR):
            claire.press("Rien à signaler", claire.page.locator("main .plain-list li:has(button[formaction])").first)


def _open(claire: Tab, name: str) -> None:
    claire.follow(name, claire.page.locator("main .plain-list"))


def prepare(enter: Enter, page: str, family: Family) -> None:
    """Question, day and place, information sheet; then nothing is missing any more and the conference is fixed."""
    claire = enter("coordinator")
    claire.open(page).follow("Question centrale").type(words=family.question).press("Garder la question")
    claire.open(f"{page}/seance").type(day=today().isoformat(), hour="23:59", place="Salle des fêtes")
    claire.press("Garder la date et le lieu")
    claire.open(page).follow("Note d’information").press("Garder la note")
    while "La lire ensemble" in claire.text:
        claire.follow("La lire ensemble").choose("Oui, d’accord").press("Noter sa réponse")
    claire.open(page).follow("Fixer la conférence").press("Fixer la conférence")
    assert "La conférence est fixée." in claire.text


def hold(enter: Enter, page: str, family: Family) -> None:
    """They come in, then the three parts; while the family is alone nothing but its end can be reached."""
    claire = enter("coordinator").follow("Ouvrir le jour de la conférence")
    if claire.scripts:
        way_day.hold(claire, page, (*family.kin, "Docteur Test"))
        return
    for name in (*family.kin, "Docteur Test"):
        with claire.page.expect_navigation():
            claire.page.get_by_role("button", name=name).filter(has_text="Noter l’arrivée").click()
        claire.check()
    assert claire.page.get_by_role("button", name="Noter l’arrivée").count() == 0
    claire.press("Commencer : partage d’informations").follow("Commencer le temps privé")
    assert claire.page.get_by_label("Docteur Test").is_checked() is False
    assert all(claire.page.get_by_label(name).is_checked() for name in family.kin)
    claire.press("Commencer le temps privé")
    assert "Temps privé de la famille" in claire.text
    assert claire.open(f"{page}/plan").page.get_by_role("button", name="Commencer le plan").count() == 0
    claire.open(page).follow("Ouvrir le jour de la conférence").press("Terminer le temps privé")
    claire.press("Commencer : présentation du plan").press("Terminer")
