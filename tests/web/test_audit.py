"""The auditor's page: who opened this case, without anything that the case contains."""

import pytest
from flask import Flask
from sqlalchemy import select

from conference.audit import Act
from conference.audit import write as tell
from conference.domain.actors import Actor
from conference.extensions import db
from conference.models.audit import AuditRow
from conference.models.case import Case
from conference.security.transactions import to_write
from conference.words.audit import ACT
from tests import world
from tests.conftest import SignIn
from tests.web.pages import Browser


@pytest.fixture
def auditor(sign_in: SignIn) -> Browser:
    """The auditor of Gironde, at their browser."""
    return Browser(sign_in("auditor"))


@pytest.fixture
def case(app: Flask) -> str:
    """The key of a case that waits in Gironde, 33-2026-0001."""
    return settled(app, "33")


def settled(app: Flask, code: str) -> str:
    """Let a case wait in a département, and give its key."""
    with app.app_context():
        session = db.session()
        to_write(session)
        received: Case = world.received(session, world.find(session, code))
        session.commit()
        return received.key


def key_of(app: Flask, name: str) -> str:
    """The key of an account of Gironde."""
    with app.app_context():
        return world.find(db.session(), "33").accounts[name].key


def test_every_act_has_words() -> None:
    assert set(ACT) == {act.value for act in Act}


def test_who_opened_a_case_and_revealed_its_names_is_told(auditor: Browser, case: str, sign_in: SignIn) -> None:
    body = sign_in("committee")
    assert body.get(f"/situations/{case}").status_code == 200
    assert "Lead 33" not in auditor.get("/controle?reference=33-2026-0001").text.partition("<table")[2]
    assert body.get(f"/situations/{case}/noms").status_code == 200
    assert sign_in("lead").get(f"/situations/{case}").status_code == 200
    rows = auditor.get("/controle?reference= 33-2026-0001 ").text.partition("<tbody>")[2]
    assert "Committee 33" in rows
    assert "Lead 33" in rows
    assert "noms révélés" in rows
    assert rows.index("Lead 33") < rows.index("A révélé les noms") < rows.index("Envoyer l’orientation")
    for contained in ("Ferrand", "Lou", "tensions", "grand-mère", "Jeanne Test"):
        assert contained not in rows


def test_the_page_is_narrowed_to_a_person(app: Flask, auditor: Browser, case: str, sign_in: SignIn) -> None:
    sign_in("committee").get(f"/situations/{case}")
    sign_in("lead").get("/situations")
    rows = auditor.get(f"/controle?who={key_of(app, 'lead')}").text.partition("<tbody>")[2]
    assert "A parcouru la liste des situations" in rows
    assert "Committee 33" not in rows
    both = auditor.get(f"/controle?who={key_of(app, 'lead')}&reference=33-2026-0001")
    assert "Aucun acte ne répond" in both.text


def test_somebody_who_has_left_is_still_told(app: Flask, auditor: Browser, sign_in: SignIn) -> None:
    leaving, key = sign_in("lead"), key_of(app, "lead")
    leaving.get("/situations")
    assert Browser(sign_in("admin")).post(f"/comptes/{key}/fermeture").status_code == 302
    rows = auditor.get(f"/controle?who={key}").text.partition("<tbody>")[2]
    assert "A parcouru la liste des situations" in rows


@pytest.mark.usefixtures("case")
def test_another_departement_is_never_told(app: Flask, auditor: Browser, sign_in: SignIn) -> None:
    foreign = settled(app, "59")
    sign_in("committee", "59").get(f"/situations/{foreign}")
    page = auditor.get("/controle").text
    assert " 59" not in page
    assert "Aucune situation ne porte cette référence" in auditor.get("/controle?reference=59-2026-0001").text
    with app.app_context():
        stranger = world.find(db.session(), "59").accounts["committee"].key
    narrowed = auditor.get(f"/controle?who={stranger}").text
    assert "Committee 59" not in narrowed


def test_one_account_in_two_departements_is_told_apart(app: Flask, auditor: Browser) -> None:
    with app.app_context():
        session = db.session()
        to_write(session)
        lead = world.find(session, "33").accounts["lead"]
        world.find(session, "59")
        tell(session, Actor(lead.id), Act.NOTE_EXPORTED)
        session.commit()
    rows = auditor.get(f"/controle?who={lead.key}").text
    assert "A téléchargé la note annuelle" not in rows


def test_reading_the_audit_is_told_too(app: Flask, auditor: Browser, case: str) -> None:
    auditor.get("/controle?reference=33-2026-0001")
    with app.app_context():
        query = select(AuditRow).where(AuditRow.scope == "33").order_by(AuditRow.number.desc()).limit(1)
        row = db.session.scalars(query).one()
    assert (row.act, row.subject, row.fields) == ("audit.read", f"case:{case}", "case")
    assert "A consulté cette page de contrôle" in auditor.get("/controle?reference=33-2026-0001").text


def test_a_refusal_is_told(auditor: Browser, case: str, sign_in: SignIn) -> None:
    assert sign_in("observer").get(f"/situations/{case}").status_code == 403
    rows = auditor.get("/controle").text.partition("<tbody>")[2]
    assert rows.index("Observer 33") < rows.index("refusé")


def numbers(page: str) -> list[str]:
    """The moments of the rows of a page are all one here: rows are told apart by what they are about."""
    return [row.partition("</tr>")[0] for row in page.partition("<tbody>")[2].split("<tr>")[1:]]


def test_the_list_is_paged_by_number_both_ways(app: Flask, auditor: Browser) -> None:
    with app.app_context():
        session = db.session()
        to_write(session)
        place = world.find(session, "33")
        for _ in range(120):
            tell(session, world.actor(place, "observer"), Act.FIGURES_READ)
        session.commit()
    address = f"/controle?who={key_of(app, 'observer')}"
    first = auditor.get(address)
    second = auditor.get(first.link("Suivantes"))
    third = auditor.get(second.link("Suivantes"))
    assert [len(numbers(page.text)) for page in (first, second, third)] == [50, 50, 20]
    assert "Suivantes" not in third.text
    back = auditor.get(third.link("Précédentes"))
    assert (len(numbers(back.text)), back.link("Précédentes")) == (50, second.link("Précédentes"))


@pytest.mark.parametrize("anchor", ["x", "-1", "1" * 40, "²"])
def test_an_anchor_that_is_none_is_refused(auditor: Browser, anchor: str) -> None:
    assert auditor.get(f"/controle?apres={anchor}").status_code == 400


@pytest.mark.parametrize("role", ["referrer", "coordinator", "committee", "lead", "admin", "observer"])
def test_the_audit_is_the_auditors_alone(sign_in: SignIn, role: str) -> None:
    assert sign_in(role).get("/controle").status_code == 403
