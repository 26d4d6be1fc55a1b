"""The way after the day: the plan, its answers, what became of it, the end."""

from tests.browser.tab import Tab
from tests.browser.way import Enter, Family
from tests.world import today

ROSE_COMES = {"what": "Rose vient le mercredi", "who": "Rose", "by_when": "dès la semaine prochaine"}
A_LETTER = {"what": "Une lettre chaque mois", "who": "chacun", "by_when": "à partir de juin"}


def write_plan(enter: Enter, page: str, family: Family) -> None:
    """The family's words, read back; each says yes, and the conference is recorded."""
    claire = enter("coordinator").follow("Le plan de la famille").press("Commencer le plan")
    assert family.question.rstrip(" ?") in claire.text
    for action in (ROSE_COMES, A_LETTER):
        claire.follow("Ajouter une action").type(**action).press("Ajouter cette action")
    claire.follow("Dire quoi faire sinon, qui veille, et le bilan").type(otherwise="On se rappelle.", watched_by="Rose")
    claire.press("Enregistrer").press("Relu, chacun a dit oui")
    assert "adoptée le" in claire.text
    assert claire.page.get_by_role("link", name="Ajouter une action").count() == 0
    claire.open(page).follow("Enregistrer la conférence").press("Enregistrer la conférence")
    claire.follow("Valider la forme").type(answers="yes").press("Valider la forme")


def hand_out(enter: Enter, page: str, family: Family) -> None:
    """Who is kept apart receives what concerns them, and nothing else."""
    claire = enter("coordinator").open(f"{page}/plan").follow("Noter une remise")
    if not family.apart:
        claire.choose(family.kin[0]).type(copy="whole").press("Noter la remise")
        assert "le plan entier" in claire.text
        return
    claire.choose(f"{family.apart} Vidal (n’a pas pris part").choose("Une lettre chaque mois").type(copy="extract")
    claire.press("Noter la remise")
    assert "Une lettre chaque mois" in claire.text
    assert "Rose" not in claire.text


def answer_content(enter: Enter, page: str, family: Family) -> None:
    """The professional who holds the case answers, never the coordinator; a decision may be awaited."""
    assert "Répondre sur le contenu" not in enter("coordinator").open(page).text
    holder = enter("referrer").open("/").follow("Répondre")
    assert "Rose vient le mercredi" in holder.text
    if family.apart:
        holder.type(content="ratified").press("Enregistrer la réponse")
        return
    asked = holder.page.locator("[name=asked_on]")
    assert not asked.is_visible()
    holder.type(content="subject_to_decision")
    assert asked.is_visible()
    holder.type(asked_on=today().isoformat()).press("Enregistrer la réponse")
    holder.open(f"{page}/plan").follow("Noter la décision rendue")
    holder.type(answered_on=today().isoformat()).press("Noter la décision")
    assert "Décision rendue" in holder.open(f"{page}/plan").text


def follow_up(enter: Enter, page: str) -> None:
    """What the family wishes, and what it says of the plan."""
    claire = enter("coordinator").open(page).follow("Suivi et bilan")
    claire.type(wish="wanted", resolved_at_end="partly").press("Noter le souhait de la famille")
    claire.follow("Noter une réponse").type(respondent="person", on=today().isoformat())
    claire.type(changed="On respire.", plan_kept="done", resolved="completely").press("Enregistrer cette réponse")
    assert "On respire." in claire.text


def close(enter: Enter, page: str) -> Tab:
    """The synthesis sheet, then the end; the page of the case."""
    claire = enter("coordinator").open(page).follow("Fiche de synthèse")
    claire.type(course="Une conférence, un plan.").press("Enregistrer la fiche")
    return claire.follow("Clore la situation").press("Clore la situation")
