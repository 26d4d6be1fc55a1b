"""Papers through the web: what each lacks, who gets an invitation and in which language, and what the audit is told."""

import io
import re
from datetime import timedelta

import docx
import pytest
from docx.oxml.ns import qn
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import contact, network, preparation
from conference.documents import papers
from conference.documents.press import PressFailed
from conference.domain.actors import MACHINE
from conference.domain.contact import ContactKind
from conference.domain.paper import Direction, Letter, Service
from conference.domain.preparation import Invitation, Part, Safety
from conference.domain.referral import PersonKind
from conference.models.audit import AuditRow
from conference.models.case import Case
from conference.models.guest import Guest
from conference.programme import departments, language
from conference.queries.preparation import preparation as prepared_by
from conference.words.documents import PressFailure
from tests import path, ticking, world
from tests.browse import fill, lands, words
from tests.conftest import SignIn
from tests.web.rooms import fixed, kept_out, prepared
from tests.world import Place

SECRETS = ("06 11 22 33 44", "7 rue des Lilas")
SERVICE = Service("Conférences familiales 33", "1 place de l’Exemple\n33000 Bordeaux", "05 00 00 00 00")


@pytest.fixture(name="case")
def _case(session: Session, gironde: Place) -> Case:
    """A conference that is fixed, its service known; one guest is kept apart, one declined, one reads Arabic."""
    case, who = fixed(session, gironde), world.actor(gironde, "coordinator")
    departments.set_service(session, MACHINE, gironde.department, SERVICE)
    arabic = language.begin(session, MACHINE, "ar", "arabe", Direction.RTL)
    language.write(session, MACHINE, arabic, {"adult.title": "دعوة", "adult.hello": "مرحباً {nom}،"})
    for first, values in (
        ("Fatima", {"invitation": Invitation.WAITING, "language": "ar"}),
        ("Apolline", {"invitation": Invitation.WAITING, "safety": Safety.APART}),
        ("Désiré", {"invitation": Invitation.DECLINED}),
    ):
        someone = {"kind": PersonKind.RELATIVE, "first_name": first, "last_name": "O’Brien", "tie": ""}
        network.invite(session, who, case, {"part": Part.FAMILY, **values}, network.name(session, case, someone))
    session.commit()
    return case


def told(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    return "".join(node.text or "" for node in document.element.iter(qn("w:t")))


def guest(session: Session, case: Case, first: str) -> Guest:
    found = next(one for one in prepared_by(session, case).guests if one.person.first_name == first)
    session.commit()
    return found


def test_a_page_says_what_each_paper_lacks(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    page = words(client.get(f"/situations/{case.key}/papiers").text)
    for said in (
        "Le réseau est vide",
        "Fixez la date et l’heure.",
        "Elle n’est pas encore écrite",
        "l’adresse du service",
    ):
        assert said in page
    assert "apparaîtra quand la date sera fixée" in page


def test_a_page_of_a_conference_that_is_ready_lacks_nothing(case: Case, sign_in: SignIn) -> None:
    page = sign_in("coordinator").get(f"/situations/{case.key}/papiers").text
    assert "reasons" not in page.partition("Note d’information")[0].partition("<h2")[2]
    assert f"/situations/{case.key}/papiers/seance.ics" in page


def test_a_language_that_lacks_texts_says_so_before_it_is_printed(case: Case, sign_in: SignIn) -> None:
    client = sign_in("coordinator")
    page = client.get(f"/situations/{case.key}/papiers?langue=ar")
    assert "textes manquent en arabe" in words(page.text)
    assert f"/situations/{case.key}/papiers/plan.pdf?langue=ar" in page.text
    assert "textes manquent" not in words(client.get(f"/situations/{case.key}/papiers?langue=en").text)


def test_who_is_kept_apart_or_said_no_gets_no_common_invitation(session: Session, case: Case, sign_in: SignIn) -> None:
    client = sign_in("coordinator")
    page = words(client.get(f"/situations/{case.key}/papiers/invitations").text)
    invited, _, apart = page.partition("Sans invitation commune")
    assert [name for name in ("Lou", "Rose", "Yann", "Fatima") if name not in invited] == []
    assert [name for name in ("Apolline", "Désiré") if name in invited or name not in apart] == []
    everybody = told(client.get(f"/situations/{case.key}/papiers/invitations.docx").get_data())
    assert "Rose" in everybody
    assert [name for name in ("Apolline", "Désiré") if name in everybody] == []
    for name in ("Apolline", "Désiré"):
        key = guest(session, case, name).key
        assert client.get(f"/situations/{case.key}/papiers/invitations/{key}.docx").status_code == 404


def test_everybody_is_written_to_as_suits_them(session: Session, case: Case, sign_in: SignIn) -> None:
    client = sign_in("coordinator")
    address = f"/situations/{case.key}/papiers/invitations"
    document = docx.Document(io.BytesIO(client.get(f"{address}.docx").get_data()))
    assert len(document.sections) == 5
    body = "".join(node.text or "" for node in document.element.iter(qn("w:t")))
    assert "مرحباً \u2068Fatima\u00a0O’Brien\u2069،" in body
    assert "Une invitation pour toi" in body
    assert "Votre conférence familiale" not in body
    rose = guest(session, case, "Rose")
    assert lands(fill(client, f"{address}/{rose.key}", language="en", letter="easy")) == address
    session.refresh(rose)
    assert (rose.language, rose.letter) == ("en", Letter.EASY)
    session.commit()
    assert "This meeting is called a family group conference." in told(
        client.get(f"{address}/{rose.key}.docx").get_data()
    )
    lands(fill(client, f"{address}/{rose.key}", language="fr", letter=""))
    session.refresh(rose)
    assert (rose.language, rose.letter) == ("", None)


def test_two_who_choose_for_one_person_both_see_it(session: Session, case: Case, sign_in: SignIn) -> None:
    client, rose = sign_in("coordinator"), guest(session, case, "Rose")
    address = f"/situations/{case.key}/papiers/invitations/{rose.key}"
    page = client.get(address)
    lands(fill(client, address, language="en"))
    late = client.post(address, data={**_fields(page.text), "language": "ar"})
    assert late.status_code == 409
    assert "Anglais" in words(late.text)


def _fields(page: str) -> dict[str, str]:
    found = re.findall(r'name="(csrf_token|version)"[^>]*value="([^"]*)"', page)
    return dict(found) | {"letter": ""}


def reached(session: Session, place: Place, case: Case, somebody: Guest) -> None:
    """How somebody is reached, which the coordinator knows and no paper says."""
    who = world.actor(place, "coordinator")
    for kind, value in ((ContactKind.PHONE, SECRETS[0]), (ContactKind.ADDRESS, SECRETS[1])):
        contact.add(session, who, case, somebody.person, {"kind": kind, "value": value})
    session.commit()


def test_a_letter_says_what_it_must_and_nothing_of_anybody(
    session: Session, gironde: Place, case: Case, sign_in: SignIn
) -> None:
    rose = guest(session, case, "Rose")
    reached(session, gironde, case, rose)
    letter = told(sign_in("coordinator").get(f"/situations/{case.key}/papiers/invitations/{rose.key}.docx").get_data())
    asked = ("Bonjour Rose,", "Salle des fêtes", "Claire 33", "dimanche 22 mars 2026", SERVICE.phone, "33000 Bordeaux")
    assert [said for said in asked if said not in letter] == []
    assert [secret for secret in (*SECRETS, "Yann", "Ferrand") if secret in letter] == []


def test_a_home_stands_on_no_paper_and_in_no_calendar(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, who = world.assigned(session, gironde), world.actor(gironde, "coordinator")
    path.ready(session, gironde, case)
    at = clock.now() + timedelta(days=10)
    preparation.plan_sitting(session, who, case, at, f"Chez Rose, {SECRETS[1]}", chosen_by_family=True)
    session.commit()
    client = sign_in("coordinator")
    for paper in ("programme", "attendance", "plan", "sheet", "map", "invitations"):
        assert "Lilas" not in told(client.get(f"/situations/{case.key}/papiers/{paper}.docx").get_data())
    calendar = client.get(f"/situations/{case.key}/papiers/seance.ics").get_data()
    assert b"DTSTART:20260322T093000Z" in calendar
    assert b"LOCATION" not in calendar


def test_a_calendar_names_nobody(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, who = world.assigned(session, gironde), world.actor(gironde, "coordinator")
    path.ready(session, gironde, case)
    at = clock.now() + timedelta(days=10)
    preparation.plan_sitting(session, who, case, at, "Salle Ferrand, centre social", chosen_by_family=True)
    session.commit()
    answer = sign_in("coordinator").get(f"/situations/{case.key}/papiers/seance.ics")
    said = answer.get_data().decode()
    assert ("SUMMARY:Rencontre\r\n" in said, "LOCATION:Salle •••\\, centre social" in said) == (True, True)
    assert [name for name in ("Lou", "Ferrand", "Rose", case.reference or "-", "famil") if name in said] == [
        "famil",  # of the product that wrote the file, on its own line
    ]
    assert "rencontre.ics" in answer.headers["Content-Disposition"]


def test_papers_of_a_minimal_record_are_blank(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = ticking.assigned(session, gironde)
    session.commit()
    client = sign_in("coordinator")
    page = words(client.get(f"/situations/{case.key}/papiers").text)
    assert "Les papiers sont vides" in page
    letter = told(client.get(f"/situations/{case.key}/papiers/invitations.docx").get_data())
    assert "Bonjour …," in letter
    assert client.get(f"/situations/{case.key}/papiers/attendance.docx").status_code == 200


def test_a_blank_paper_names_nobody(case: Case, sign_in: SignIn) -> None:
    client = sign_in("coordinator")
    address = f"/situations/{case.key}/papiers/attendance.docx"
    assert "Fatima" in told(client.get(address).get_data())
    assert "Fatima" not in told(client.get(f"{address}?vide=1").get_data())


def test_the_map_on_paper_is_the_network_unless_it_is_asked_blank(
    case: Case, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "press", lambda html: html.encode())
    client, address = sign_in("coordinator"), f"/situations/{case.key}/papiers/map.pdf"
    whole, blank = client.get(address).text, client.get(f"{address}?vide=1").text
    assert ("Yann" in whole, 'class="map-person"' in whole, "Apolline" in whole) == (True, True, True)
    assert ("Yann" in blank, 'class="map-person"' in blank) == (False, False)


def test_what_is_printed_is_told(session: Session, case: Case, sign_in: SignIn) -> None:
    client = sign_in("coordinator")
    client.get(f"/situations/{case.key}/papiers/invitations.docx")
    client.get(f"/situations/{case.key}/papiers/plan.docx")
    rows = session.scalars(select(AuditRow).where(AuditRow.act == "paper.printed").order_by(AuditRow.id)).all()
    assert [(row.subject, set(row.fields.split())) for row in rows] == [
        (f"case:{case.key}", {"paper:invitation", "count:5", "format:docx"}),
        (f"case:{case.key}", {"paper:plan", "format:docx"}),
    ]


def test_a_press_that_fails_says_so_and_leads_back(
    case: Case, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_html: str) -> bytes:
        raise PressFailed(PressFailure.BUSY)

    monkeypatch.setattr(papers, "press", fail)
    client = sign_in("coordinator")
    answer = client.get(f"/situations/{case.key}/papiers/plan.pdf")
    assert lands(answer) == f"/situations/{case.key}/papiers"
    assert "D’autres documents sont en cours de préparation" in words(client.get(answer.location).text)


def test_nobody_but_who_coordinates_chooses_for_a_guest(session: Session, case: Case, sign_in: SignIn) -> None:
    assert kept_out(sign_in, f"/situations/{case.key}/papiers/invitations/{guest(session, case, 'Rose').key}") == {}
