"""The languages of the papers through the web: opened, filled by hand or from a file, looked through, taken away."""

import csv
import io

import pypdf
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import network
from conference.domain.actors import MACHINE
from conference.domain.paper import Direction
from conference.models.audit import AuditRow
from conference.models.guest import Guest
from conference.models.language import Language, Translation
from conference.programme import language
from conference.queries.language import tongues
from conference.words.papers import FRENCH
from tests import world
from tests.browse import fill, lands, press, token, words
from tests.conftest import SignIn
from tests.web.rooms import fixed
from tests.world import Place

ARABIC = {"name": "arabe", "code": "ar", "direction": "rtl"}


@pytest.fixture(name="arabic")
def _arabic(session: Session, gironde: Place) -> Language:
    """Arabic, opened here; ``gironde`` is the département of the session."""
    found = language.begin(session, MACHINE, "ar", "arabe", Direction.RTL)
    assert gironde.department.id == found.department_id
    session.commit()
    return found


def texts(session: Session) -> dict[str, str]:
    found = {line.code: line.words for line in session.scalars(select(Translation)).all()}
    session.commit()
    return found


def test_a_language_is_opened_then_filled(session: Session, sign_in: SignIn) -> None:
    client = sign_in("admin")
    page = words(client.get("/langues").text)
    assert ("Français fourni, complet" in page, "Anglais fourni, complet" in page) == (True, True)
    address = lands(fill(client, "/langues", **ARABIC))
    assert f"Il manque {len(FRENCH.texts)} textes" in words(client.get(address).text)
    shown = client.get(f"{address}/map").text
    assert 'dir="rtl"' in shown
    typed = {"map-title": "الخريطة", "map-intro": "  نص  "}
    assert lands(fill(client, f"{address}/map", **typed)) == address
    assert texts(session) == {"map.title": "الخريطة", "map.intro": "نص"}
    assert "2 sur 3" in words(client.get(address).text)
    lands(fill(client, f"{address}/map", **{"map-intro": ""}))
    assert texts(session) == {"map.title": "الخريطة"}
    assert tongues(session)["ar"].texts == {"map.title": "الخريطة"}
    session.commit()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"code": "fr"}, "Cette langue est déjà là."),
        ({"code": "français"}, "Tapez le code de la langue, comme"),
        ({"code": "ar-"}, "Tapez le code de la langue, comme"),
        ({"name": ""}, "Tapez le nom."),
    ],
)
def test_a_code_is_one_that_dates_know(sign_in: SignIn, typed: dict[str, str], said: str) -> None:
    answer = fill(sign_in("lead"), "/langues", **{**ARABIC, **typed})
    assert answer.status_code == 422
    assert said in words(answer.text)


def test_a_language_is_opened_once(arabic: Language, sign_in: SignIn) -> None:
    answer = fill(sign_in("lead"), "/langues", **ARABIC)
    assert (answer.status_code, "Cette langue est déjà là." in words(answer.text)) == (422, True)
    assert arabic.code == "ar"


def test_a_text_that_forgets_a_name_is_refused_beside_its_field(
    session: Session, arabic: Language, sign_in: SignIn
) -> None:
    client = sign_in("admin")
    address = f"/langues/{arabic.key}/easy"
    answer = fill(client, address, **{"easy-hello": "مرحبا", "easy-title": "دعوة {nom}", "easy-meeting": "اجتماع"})
    page = words(answer.text)
    assert answer.status_code == 422
    assert "Ce texte oublie {nom}" in page
    assert "Rien ne remplira {nom} dans ce texte" in page
    assert "اجتماع" in answer.text
    assert texts(session) == {}


def test_two_who_translate_both_see_it(arabic: Language, sign_in: SignIn) -> None:
    client = sign_in("admin")
    address = f"/langues/{arabic.key}/map"
    page = client.get(address)
    lands(fill(client, address, **{"map-title": "الخريطة"}))
    version = page.text.partition('name="version"')[2].partition('value="')[2].partition('"')[0]
    late = {**token(client), "version": version, "map-title": "خريطة", "map-intro": "", "map-room": ""}
    answer = client.post(address, data=late)
    assert answer.status_code == 409
    assert ("الخريطة" in answer.text, "خريطة" in answer.text) == (True, True)


def test_the_table_goes_out_and_comes_back(session: Session, arabic: Language, sign_in: SignIn) -> None:
    client = sign_in("lead")
    answer = client.get(f"/langues/{arabic.key}/textes.csv")
    rows = list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
    assert rows[0] == ["clé", "français", "traduction"]
    assert [row[0] for row in rows[1:]] == list(FRENCH.texts)
    filled = [[*row[:2], "دعوة" if row[0] == "adult.title" else row[2]] for row in rows]
    filled = [[*row[:2], "'=1+1" if row[0] == "map.title" else row[2]] for row in filled]
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([*filled, ["unknown.key", "", "rien"]])
    assert lands(_send(client, arabic, out.getvalue())) == f"/langues/{arabic.key}"
    assert texts(session) == {"adult.title": "دعوة", "map.title": "=1+1"}
    again = client.get(f"/langues/{arabic.key}/textes.csv").get_data().decode("utf-8-sig")
    assert "\nmap.title,La carte du réseau,'=1+1" in again.replace("\r", "")


def _send(client, arabic: Language, content: str):  # type: ignore[no-untyped-def]
    file = (io.BytesIO(content.encode()), "textes.csv")
    return client.post(f"/langues/{arabic.key}/textes", data={**token(client), "file": file})


def test_a_file_is_taken_whole_or_not_at_all(session: Session, arabic: Language, sign_in: SignIn) -> None:
    client = sign_in("admin")
    wrong = _send(client, arabic, "clé,traduction\nmap.title,الخريطة\nadult.hello,مرحبا\n")
    assert wrong.status_code == 422
    assert "adult.hello\u00a0: Ce texte oublie {nom}" in wrong.text
    strange = _send(client, arabic, "a,b\n1,2\n")
    assert (strange.status_code, "n’a pas les colonnes" in strange.text) == (422, True)
    nothing = client.post(f"/langues/{arabic.key}/textes", data=token(client))
    assert (nothing.status_code, "Choisissez un fichier" in nothing.text) == (422, True)
    assert texts(session) == {}


def test_a_language_is_looked_through_on_paper(arabic: Language, sign_in: SignIn) -> None:
    answer = sign_in("admin").get(f"/langues/{arabic.key}/apercu.pdf")
    reader = pypdf.PdfReader(io.BytesIO(answer.get_data()))
    assert len(reader.pages) == 9
    assert "Quévreux" in reader.pages[0].extract_text()


def test_a_language_that_is_taken_away_is_french_again(
    session: Session, gironde: Place, arabic: Language, sign_in: SignIn
) -> None:
    language.write(session, MACHINE, arabic, {"adult.title": "دعوة"})
    case = fixed(session, gironde)
    rose = session.scalars(select(Guest).where(Guest.case_id == case.id)).all()[1]
    network.write(session, world.actor(gironde, "coordinator"), case, rose, {"language": "ar"})
    session.commit()
    admin, key = sign_in("admin"), arabic.key
    address = f"/langues/{key}"
    assert lands(press(admin, address, "Retirer cette langue")) == "/langues"
    session.expunge_all()
    assert (texts(session), session.scalars(select(Language)).all()) == ({}, [])
    session.commit()
    coordinator = sign_in("coordinator")
    assert "Rose" in words(coordinator.get(f"/situations/{case.key}/papiers/invitations").text)
    assert "ar (retirée)" in coordinator.get(f"/situations/{case.key}/papiers/invitations/{rose.key}").text
    assert admin.get(address).status_code == 404
    told = session.scalars(select(AuditRow.act).where(AuditRow.subject == f"language:{key}")).all()
    assert "language.closed" in told
