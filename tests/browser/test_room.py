"""The designating body's room on screens: a sitting before a projector, and a declaration answered from a phone."""

import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator
from sqlalchemy.orm import Session

from conference.casework import assignment, referral
from conference.domain.names import fold
from conference.domain.referral import PersonKind
from conference.models.assignment import Declaration
from conference.models.case import Case
from tests import seats, world
from tests.browser.conftest import NewTab
from tests.browser.site import Site
from tests.browser.tab import PHONE, WIDE, Tab
from tests.world import SITUATION, Place, today

# What a thumb reaches without aiming, in pixels.
THUMB = 44
# Families that have nothing in common, so that who coordinates one has never met another; the first is urgent.
FAMILIES = (
    ("Éloïse", "Quévreux"),
    ("Anatole", "Kerguélen"),
    ("Ximena", "Vandenbroucke"),
    ("Wassila", "Benyoucef"),
    ("Maëlys", "Zwingelstein"),
)
MINUTES = (
    "Salle des commissions",
    "3 présent·e·s pour 3 nécessaires",
    "Coordination confiée à Claire 33.",
    "Coordination confiée à Sofiane 33.",
    "par les membres qui pouvaient décider, moins nombreux que le quorum, 2 décisionnaires",
    "1 membre s’est déporté·e ; le quorum en a été réduit.",
    "Dérogation pour Agathe 33 : « Ne pas être du service qui oriente » est levée.",
    "Coordination confiée à Agathe 33.",
    "Calendrier des formations.",
)


def received(session: Session, place: Place, number: int) -> Case:
    """One family of those above, referred and waiting."""
    who, (first, last) = world.actor(place, "referrer"), FAMILIES[number]
    case = referral.begin(session, who, place.department, place.institutions["MDS"].id)
    situation = SITUATION | {"territory_id": place.territories["Nord"].id, "urgent": number == 0}
    referral.write(session, who, case, situation | {"family_situation": f"On veut garder {first} ici."})
    child = {"kind": PersonKind.CHILD, "first_name": first, "last_name": last, "birth_year": 2012, "tie": ""}
    referral.name_person(session, who, case, child)
    known = {"institution_id": place.institutions["MDS"].id, "worker": "Jeanne Test", "is_key_worker": True}
    referral.name_institution(session, who, case, known)
    referral.submit(session, who, case)
    return case


def convened(site: Site) -> list[str]:
    """Five families wait before three members who decide together; the references, in order of arrival.

    Before the sitting, Claire has declared no tie on the first and the third case, Sofiane on the second.
    """
    with site.session() as session:
        place = world.find(session, "33")
        cases = [received(session, place, number) for number in range(len(FAMILIES))]
        body = world.actor(place, "committee")
        for number, name in ((0, "Claire"), (1, "Sofiane"), (2, "Claire")):
            seats.declared(session, place, cases[number], body, name)
        seats.three(session, place, quorum=3)
        session.commit()
        return [case.reference or "" for case in cases]


def said(number: int) -> str:
    """A line that names a family, as somebody in a hurry types it."""
    return f"{' '.join(FAMILIES[number]).upper()} veut décider."


@pytest.mark.long
@pytest.mark.timeout(300)  # some forty pages, each looked at
def test_five_cases_from_the_agenda_to_the_minutes(site: Site, tab: NewTab, tmp_path: Path) -> None:
    references = convened(site)
    body, rita = (tab(site, f"{name}@33.example.org", WIDE) for name in ("committee", "rita"))
    room = begin(body, references)
    designate(body, references[0], "Claire 33", said(0))
    designate(body, references[1], "Sofiane 33", said(1))
    step_aside(rita, room, references[2])
    designate(body, references[2], "Claire 33", said(2))
    set_aside(body, references[3])
    put_off(body, references[4])
    assert "L’ordre du jour est épuisé" in body.text
    assert references[2] not in rita.open(room).text
    close(body)
    look_at(minutes(body, tmp_path), references)
    assert "1 situation que vous ne pouvez pas lire" in rita.open(room).text
    assert references[2] not in rita.text


def begin(body: Tab, references: list[str]) -> str:
    """A sitting is planned for today and opened; everybody is there; the agenda has made itself. Its address."""
    body.open("/").open("/seances").follow("Prévoir une séance")
    body.type(day=today().isoformat(), hour="23:30", place="Salle des commissions").press("Prévoir la séance")
    room = body.path
    body.press("Ouvrir la séance").press("Présent·e : Paul").press("Présent·e : Rita")
    assert "3 présent·es sur 3 nécessaires" in body.text
    body.follow("Noter des points généraux").type(general="Calendrier des formations.")
    body.page.get_by_role("button").last.click()
    assert "Calendrier des formations." in body.check().text
    lines = body.page.get_by_role("row").all_inner_texts()[1:]
    assert [reference for line in lines for reference in references if reference in line] == references
    assert [line for line in lines if "rgent" in line] == lines[:1]
    return room


def examine(body: Tab, reference: str) -> None:
    """The case that comes next, before everybody: no name on the wall."""
    assert reference in body.page.locator(".next-step").inner_text()
    body.follow("Examiner cette situation")
    nameless(body)


def nameless(body: Tab) -> None:
    """Nothing that a whole room reads names a family."""
    assert not [name for pair in FAMILIES for name in pair if fold(name) in fold(body.text).split()]


def designate(body: Tab, reference: str, name: str, pertinence: str) -> None:
    """One act, and back to the agenda."""
    examine(body, reference)
    body.follow("Choisir qui coordonne").follow(f"Désigner {name}").type(pertinence=pertinence)
    body.press(f"Désigner {name}")
    assert f"Coordination confiée à {name}" in body.text


def step_aside(rita: Tab, room: str, reference: str) -> None:
    """A member who knows the family leaves the decision to the others, from her own screen."""
    rita.open(room).follow(reference).follow("Se déporter").type(tie="neighbourhood", sure="y").press("Me déporter")
    assert "cette situation ne s’ouvre plus pour vous" in rita.text


def card(body: Tab, name: str) -> Locator:
    """What is said of one coordinator."""
    return body.page.get_by_role("row").filter(has=body.page.get_by_role("rowheader", name=name))


def set_aside(body: Tab, reference: str) -> None:
    """Nobody of another service speaks the language: a rule is set aside, and she answers by telephone."""
    examine(body, reference)
    body.follow("Choisir qui coordonne")
    assert "Travaille dans le service qui oriente." in card(body, "Agathe 33").inner_text()
    body.follow("Lever une règle par dérogation", card(body, "Agathe 33"))
    body.type(rule="other_service", reason=f"Personne d’autre. {said(3)}").press("Enregistrer la dérogation")
    nameless(body)
    body.press("Solliciter Agathe 33").follow("Noter sa réponse")
    body.type(knows="no").press("Enregistrer sa réponse")
    nameless(body)
    body.follow("Désigner Agathe 33")
    body.type(pertinence=said(3)).press("Désigner Agathe 33")
    assert "Coordination confiée à Agathe 33" in body.text


def put_off(body: Tab, reference: str) -> None:
    """The decision waits for another day, and says why."""
    examine(body, reference)
    later = (today() + timedelta(days=21)).isoformat()
    body.follow("Reporter l’examen").type(until=later, words=said(4)).press("Reporter l’examen")
    assert "Décision reportée au" in body.text


def close(body: Tab) -> None:
    """Read once more, then closed."""
    body.follow("Clore la séance").press("Clore la séance")
    assert "Une séance close ne change plus." in body.text


def minutes(body: Tab, folder: Path) -> str:
    """What anybody copies out of the minutes that the page gives, on one line."""
    with body.page.expect_download() as given:
        body.page.get_by_role("link", name="Procès-verbal en PDF").click()
    assert given.value.suggested_filename == f"proces-verbal-{today()}.pdf"
    file = folder / "minutes.pdf"
    given.value.save_as(file)
    done = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True)  # noqa: S603, S607
    return " ".join(done.stdout.decode().split())


def look_at(text: str, references: list[str]) -> None:
    """Every decision is told by its reference, and no word of a family's name is left."""
    assert [reference for reference in references if reference not in text] == []
    assert [told for told in (*MINUTES, "Décision reportée au") if told not in text] == []
    assert [name for pair in FAMILIES for name in pair if fold(name) in fold(text)] == []


def test_a_declaration_is_answered_from_a_phone_in_three_taps(site: Site, tab: NewTab) -> None:
    with site.session() as session:
        place = world.find(session, "33")
        case, claire = received(session, place, 0), place.coordinators["Claire"]
        asked = assignment.ask(session, world.actor(place, "committee"), case, claire)
        session.commit()
    phone = tab(site, "coordinator@33.example.org", PHONE).open("/")
    assert "Quévreux" not in phone.text
    tap(phone, phone.page.get_by_role("link", name="Répondre"))
    assert "Éloïse Quévreux" in phone.text
    assert [told for told in ("MDS", "Jeanne", "On veut garder", "Nord 33") if told in phone.text] == []
    tap(phone, phone.page.locator("label", has_text="Non"), leads=False)
    tap(phone, phone.page.get_by_role("button", name="Envoyer ma réponse"))
    assert "Merci" in phone.text
    assert "Répondre" not in phone.text
    with site.session() as session:
        answered = session.get_one(Declaration, asked.id)
        assert (answered.knows, answered.answered_at is not None) == (False, True)


def tap(phone: Tab, target: Locator, *, leads: bool = True) -> None:
    """A thumb on something large enough for it, seen without scrolling sideways; the page that follows is checked."""
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box is not None
    assert box["height"] >= THUMB, box
    if not leads:
        return target.click()
    with phone.page.expect_navigation():
        target.click()
    phone.check()
    return None
