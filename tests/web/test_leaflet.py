"""The leaflet on data and rights: who received it, when and how; and a page to print."""

from sqlalchemy.orm import Session

from conference.models.case import Case
from conference.queries.leaflet import told
from tests import path
from tests.browse import fields, fill, lands, token
from tests.conftest import SignIn
from tests.web.rooms import kept_out, prepared
from tests.world import Place


def without(session: Session, case: Case) -> list[str]:
    found = [person.first_name for person in told(session, case).without]
    session.commit()
    return found


def test_who_has_not_had_it_is_listed_until_it_is_noted(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = prepared(session, gironde)
    path.ready(session, gironde, case)
    session.commit()
    client, address = sign_in("coordinator"), f"/situations/{case.key}/vos-droits"
    assert without(session, case) == ["Lou", "Rose", "Yann", "Dr Test"]
    nobody = fill(client, address, way="lue ensemble")
    assert nobody.status_code == 422
    assert "Cochez au moins une personne." in nobody.text
    assert "lue ensemble" in nobody.text
    people = [person.key for person in told(session, case).people[:2]]
    session.commit()
    late = fill(client, address, people=people, on="2026-03-13")
    assert "La date est dans l’avenir." in late.text
    sent = fields(client.get(address).text) | {"people": people, "way": "lue ensemble", "by_whom": "la tante"}
    assert lands(client.post(address, data=sent)) == lands(client.post(address, data=sent))
    assert without(session, case) == ["Yann", "Dr Test"]
    page = client.get(address).text
    assert "le 12 mars 2026, lue ensemble, par la tante" in page


def test_the_page_to_print_names_nobody(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    page = client.get(f"/situations/{case.key}/vos-droits/feuille").text
    assert "Voir ce qui est écrit sur vous" in page
    assert "Lou" not in page


def test_a_closed_case_is_only_read(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = path.closed(session, gironde)
    people = [person.key for person in told(session, case).people[:1]]
    session.commit()
    client, address = sign_in("coordinator"), f"/situations/{case.key}/vos-droits"
    assert "Noter que c’est fait" not in client.get(address).text
    posted = token(client) | {"people": people, "on": "2026-03-12"}
    assert client.post(address, data=posted).status_code == 409


def test_nobody_else_opens_it(session: Session, gironde: Place, sign_in: SignIn) -> None:
    assert kept_out(sign_in, f"/situations/{prepared(session, gironde).key}/vos-droits") == {}
