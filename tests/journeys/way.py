"""A family's way: its ordinary stretches, each played through the web by the accounts that it needs."""

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from tests.browse import fill, lands, words
from tests.journeys.family import Family
from tests.world import today

Stretch = Callable[[Family], object]
Typed = dict[str, str]
LOU = {"kind": "child", "first_name": "Lou", "last_name": "Ferrand", "birth_year": "2014"}
NADIA = {"kind": "relative", "first_name": "Nadia", "last_name": "Ferrand", "tie": "mère"}
MARC = {"kind": "relative", "first_name": "Marc", "last_name": "Vidal", "tie": "père"}
JEANNE = {"institution": "MDS", "worker": "Jeanne Test", "is_key_worker": "y"}
ROSE_COMES = {"what": "Rose vient le mercredi", "who": "Rose", "by_when": "dès la semaine prochaine"}
ACCOUNTS = {"Claire": "coordinator", "Sofiane": "second"}


def draft(
    family: Family, *people: Typed, known: Sequence[Typed] = (JEANNE,), professional: str = "Des tensions.", **said: str
) -> str:
    """Five pages filled one after the other; the address of the last one, the check."""
    client, page = family.by("referrer"), lands(fill(family.by("referrer"), "/orientations/nouvelle"))
    asked = {"field": "childhood", "territory_id": family.place.territories["Nord"].key, "origin": "professional"}
    asked |= {name: said.pop(name) for name in ("field", "origin", "urgent") if name in said}
    for person in people or (LOU,):
        page = lands(fill(client, page, **asked, **person, add="1"))
        assert person["first_name"] in client.get(page).text
    page = lands(fill(client, page, **asked))
    page = lands(fill(client, page, family_situation="On veut rester ensemble.", professional_situation=professional))
    for one in known:
        institution = family.place.institutions[one["institution"]].key
        page = lands(fill(client, page, **one | {"institution": institution}, add="1"))
    page = lands(fill(client, page, **({} if known else {"known_by_none": "y"})))
    agreed = {"agreed_by": "la mère", "agreed_on": today().isoformat(), "agreement_way": "par téléphone"}
    page = lands(fill(client, page, agreed="yes", **agreed))
    return lands(fill(client, page, **({"danger": "no"} | said)))


def send(family: Family, check: str) -> str:
    """A referral is sent; what its acknowledgement says."""
    sent = lands(fill(family.by("referrer"), check))
    family.page = f"/situations/{sent.split('/')[2]}"
    return words(family.by("referrer").get(sent).text)


def refer(family: Family, *people: Typed, **said: Any) -> None:
    """A referral written and sent."""
    send(family, draft(family, *people, **said))


def assign(family: Family, name: str = "Claire", pertinence: str = "La famille veut décider.") -> None:
    """The body asks somebody, who declares no tie and is given the case."""
    family.coordinator = ACCOUNTS[name]
    chosen = f"/designation/{family.place.coordinators[name].key}"
    family.presses("committee", "/designation", f"Solliciter {family.place.coordinators[name].name}")
    assert "Dire si un lien existe" in family.home(family.coordinator)
    family.writes(family.coordinator, "/declaration", knows="no")
    assert family.writes("committee", chosen, pertinence=pertinence) == family.page


def ask(family: Family, question: str = "Comment Lou peut-elle rester à la maison ?") -> None:
    """The family writes its central question."""
    family.writes(family.coordinator, "/question", words=question)


def guest(family: Family, first_name: str) -> str:
    """The page of somebody of the network."""
    page = family.by(family.coordinator).get(f"{family.page}/reseau").text
    found = re.findall(rf'href="{family.page}(/reseau/[^"]+)"><strong>{first_name}\b', page)
    assert len(found) == 1, (first_name, found)
    return str(found[0])


def invite(family: Family, first_name: str, part: str = "", tie: str = "", **answers: str) -> None:
    """Somebody is added, those who are in the case already by their own button, and answers."""
    who, network = family.coordinator, family.by(family.coordinator).get(f"{family.page}/reseau").text
    known = re.search(rf"Ajouter {first_name}\b[^<]*", network)
    given = {name: said for name, said in (("part", part), ("tie", tie)) if said}
    if known:
        family.presses(who, "/reseau", words(known[0]))
    else:
        family.writes(who, "/reseau", first_name=first_name, **given)
    answers |= {} if "invitation" in answers or "child_way" in answers else {"invitation": "coming"}
    family.writes(who, guest(family, first_name), **answers)


def answer(family: Family, first_name: str, state: str, to: str = "principle") -> None:
    """Somebody of the case agrees, or does not."""
    who = family.coordinator
    family.writes(who, "/accords", person=family.choice(who, "/accords", first_name), to=to, state=state)


def fix(family: Family, days: int = 30) -> None:
    """A day and a place."""
    day = (today() + timedelta(days=days)).isoformat()
    family.writes(family.coordinator, "/seance", day=day, hour="14:30", place="Salle des fêtes")


def left(family: Family) -> list[str]:
    """Where the step of convening still sends its coordinator."""
    page = family.by(family.coordinator).get(f"{family.page}/etapes/convene").text
    return re.findall(r'href="[^"]*/(\w+)"', page.partition('class="reasons"')[2].partition("</ul>")[0])


def inform(family: Family) -> None:
    """The information sheet is written, read, agreed."""
    who = family.coordinator
    family.presses(who, "/note", "Garder la note", concerns="L’école ne la voit plus.")
    read(family)


def read(family: Family) -> None:
    """Everybody whose agreement counts has read the sheet, and agrees to it."""
    who = family.coordinator
    note = family.by(who).get(f"{family.page}/note").text
    for reader in re.findall(r'href="[^"]*(/note/lecture/[^"]+)"', note):
        family.writes(who, reader, state="given")


def prepare(family: Family, question: str = "Comment Lou peut-elle rester à la maison ?") -> None:
    """Everything that convening asks: question, network, safety, day and place, information sheet."""
    ask(family, question)
    invite(family, "Lou", child_way="present")
    invite(family, "Rose", tie="grand-mère")
    invite(family, "Yann", "network", invitation="remote")
    family.presses(family.coordinator, "/reseau", "Rien à signaler pour tous")
    fix(family)
    inform(family)


def convene(family: Family) -> None:
    """The conference is fixed."""
    assert "La conférence peut être fixée." in family.sees(family.coordinator, "/reseau")
    family.takes(family.coordinator, "convene")


def arrive(family: Family) -> list[str]:
    """Everybody who is awaited comes in; who they are."""
    page = family.by(family.coordinator).get(f"{family.page}/jour").text
    taps = [
        words(said) for said in re.findall(r'formaction="[^"]*/jour/arrivees/[^>]*>(.*?)</button>', page, re.DOTALL)
    ]
    for tap in taps:
        family.presses(family.coordinator, "/jour", tap)
    return [tap.partition(" : ")[2] for tap in taps]


def live(family: Family, days: float = 30) -> list[str]:
    """The day comes: arrivals, the three parts, the family alone with whom the page proposes; who could arrive."""
    who = family.coordinator
    family.waits(days=days)
    taps = arrive(family)
    family.presses(who, "/jour", "Commencer : partage d’informations")
    family.waits(minutes=20)
    family.writes(who, "/jour/temps-prive")
    family.waits(minutes=50)
    assert "50 min" in family.sees(who, "/jour")
    family.presses(who, "/jour", "Terminer le temps privé")
    family.presses(who, "/jour", "Commencer : présentation du plan")
    family.waits(minutes=10)
    family.presses(who, "/jour", "Terminer")
    return taps


def write_plan(family: Family, *actions: Typed) -> None:
    """The plan in the family's words, read back; each says yes."""
    who = family.coordinator
    page = family.sees(who, "/plan")
    family.presses(who, "/plan", "Commencer le plan" if "Commencer le plan" in page else "Écrire une nouvelle version")
    for action in actions or (ROSE_COMES,):
        family.writes(who, "/plan/actions/nouvelle", **action)
    family.presses(who, "/plan", "Relu, chacun a dit oui")


def validate(family: Family) -> None:
    """The conference is recorded with its plan, whose form the coordinator validates."""
    family.takes(family.coordinator, "record")
    assert family.writes(family.coordinator, "/plan/forme", answers="yes") == family.page


def ratify(family: Family, name: str = "referrer", **answer: str) -> None:
    """The content has its answer; follow-up opens."""
    assert "Répondre sur le contenu du plan" in family.home(name)
    assert family.writes(name, "/plan/contenu", **({"content": "ratified"} | answer)) == family.page


def wish(family: Family, said: str = "wanted") -> None:
    """Does the family want a review?"""
    family.writes(family.coordinator, "/suivi", wish=said, resolved_at_end="partly")


def review(family: Family, **said: str) -> None:
    """What one respondent says of the plan."""
    answers = {"respondent": "person", "plan_kept": "done", "resolved": "completely", "changed": "On respire."}
    family.writes(family.coordinator, "/suivi/bilan", **answers | said)


def synthesise(family: Family, course: str = "Une conférence, un plan.") -> None:
    """The coordinator's sheet."""
    family.writes(family.coordinator, "/synthese", course=course)


# The stretches of the ordinary way, to where other journeys leave it.
TO_THE_DAY: tuple[Stretch, ...] = (refer, assign, prepare, convene)
TO_A_PLAN: tuple[Stretch, ...] = (*TO_THE_DAY, live, write_plan, validate)
