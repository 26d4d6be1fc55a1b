"""The pages of institutions and of territories."""

from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from conference.domain.actors import MACHINE
from conference.domain.roles import Role
from conference.extensions import db
from conference.models.place import Institution, Territory
from conference.programme import accounts, departments
from conference.security.transactions import to_write
from tests import world
from tests.conftest import SignIn
from tests.web.pages import Browser

Table = type[Institution] | type[Territory]


@dataclass(frozen=True)
class Kind:
    """A kind of place: the address of its list, of its new page, its table, one that Gironde has."""

    path: str
    new: str
    table: Table
    known: str


KINDS = (
    Kind("/institutions", "/institutions/nouvelle", Institution, "MDS 33"),
    Kind("/territoires", "/territoires/nouveau", Territory, "Nord 33"),
)
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.path.strip("/"))


@pytest.fixture
def admin(sign_in: SignIn) -> Browser:
    """The administrator of Gironde, at their browser."""
    return Browser(sign_in("admin"))


def place(app: Flask, table: Table, name: str, code: str = "33") -> Any:
    """A place of a département by its whole name; None when there is none."""
    with app.app_context():
        session = db.session()
        world.find(session, code)
        return session.scalars(select(table).where(table.name == name)).one_or_none()


@each_kind
def test_the_list_is_the_departements_own(admin: Browser, kind: Kind) -> None:
    page = admin.get(kind.path).text
    assert kind.known in page
    assert kind.known.replace("33", "59") not in page


@each_kind
def test_a_place_is_added_inside_another_once(app: Flask, admin: Browser, kind: Kind) -> None:
    parent = place(app, kind.table, kind.known)
    page = admin.get(f"{kind.new}?dans={parent.key}")
    assert f'selected value="{parent.key}"' in page.text
    sent = {"name": "Médoc", "parent": parent.key, "once": page.hidden("once")}
    answers = [admin.post(kind.new, **sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert place(app, kind.table, "Médoc").parent_id == parent.id
    assert "Médoc" in admin.get(kind.path).text


@each_kind
def test_a_name_is_taken_whatever_its_capitals(admin: Browser, kind: Kind) -> None:
    answer = admin.send(kind.new, name=f"  {kind.known.lower()}", parent="")
    assert answer.status_code == 422
    assert "Ce nom existe déjà" in answer.text


@each_kind
def test_a_place_is_renamed_and_moved(app: Flask, admin: Browser, kind: Kind) -> None:
    admin.send(kind.new, name="Libourne", parent="")
    moved, parent = place(app, kind.table, "Libourne"), place(app, kind.table, kind.known)
    assert admin.send(f"{kind.path}/{moved.key}", name="Libournais", parent=parent.key).status_code == 302
    assert place(app, kind.table, "Libournais").parent_id == parent.id
    assert place(app, kind.table, "Libourne") is None


@each_kind
def test_a_place_does_not_contain_itself(app: Flask, admin: Browser, kind: Kind) -> None:
    top = place(app, kind.table, kind.known)
    admin.send(kind.new, name="Libourne", parent=top.key)
    inside = place(app, kind.table, "Libourne")
    answer = admin.send(f"{kind.path}/{top.key}", name=top.name, parent=inside.key)
    assert answer.status_code == 422
    assert place(app, kind.table, top.name).parent_id is None


@each_kind
def test_two_people_change_one_place_and_the_second_sees_both(app: Flask, admin: Browser, kind: Kind) -> None:
    one = place(app, kind.table, kind.known)
    version = admin.get(f"{kind.path}/{one.key}").hidden("version")
    first = admin.post(f"{kind.path}/{one.key}", name="Leur nom", parent="", authorised="y", version=version)
    second = admin.post(f"{kind.path}/{one.key}", name="Mon nom", parent="", authorised="y", version=version)
    assert (first.status_code, second.status_code) == (302, 409)
    assert "Leur nom" in second.text
    assert 'value="Mon nom"' in second.text
    assert place(app, kind.table, "Leur nom") is not None
    assert admin.send(f"{kind.path}/{one.key}", name="Mon nom", parent="", authorised="y").status_code == 302
    assert place(app, kind.table, "Mon nom").id == one.id


@each_kind
def test_places_of_another_departement_look_missing(app: Flask, admin: Browser, kind: Kind) -> None:
    foreign = place(app, kind.table, kind.known.replace("33", "59"), "59")
    assert admin.get(f"{kind.path}/{foreign.key}").status_code == 404
    assert admin.post(f"{kind.path}/{foreign.key}", name="Pris", parent="", version="1").status_code == 404
    assert admin.send(kind.new, name="Dedans", parent=foreign.key).status_code == 422
    assert place(app, kind.table, kind.known.replace("33", "59"), "59").version == 1
    assert place(app, kind.table, "Dedans") is None


@each_kind
def test_only_what_the_form_offers_is_written(app: Flask, admin: Browser, kind: Kind) -> None:
    columns = {"id": "900", "key": "chosen", "department_id": "2", "folded": "zzz", "parent_id": "1"}
    assert admin.send(kind.new, name="Médoc", parent="", **columns).status_code == 302
    written = place(app, kind.table, "Médoc")
    assert (written.folded, written.parent_id) == ("medoc", None)
    assert written.id != 900
    assert written.key != "chosen"


@each_kind
@pytest.mark.parametrize("role", ["referrer", "coordinator", "committee", "auditor", "observer"])
def test_places_are_for_administrators_and_who_leads_all(app: Flask, sign_in: SignIn, role: str, kind: Kind) -> None:
    visitor, one = Browser(sign_in(role)), place(app, kind.table, kind.known)
    for address in (kind.path, kind.new, f"{kind.path}/{one.key}"):
        assert visitor.get(address).status_code == 403
    for address in (kind.new, f"{kind.path}/{one.key}"):
        assert visitor.post(address, name="Pris", parent="", version="1").status_code == 403
    assert place(app, kind.table, "Pris") is None


def test_an_institution_may_know_families_without_taking_part(app: Flask, admin: Browser) -> None:
    one = place(app, Institution, "CCAS 33")
    assert one.authorised
    assert admin.send(f"/institutions/{one.key}", name="CCAS 33", parent="").status_code == 302
    assert not place(app, Institution, "CCAS 33").authorised
    assert "non habilitée" in admin.get("/institutions").text


def test_a_service_has_no_services(app: Flask, admin: Browser) -> None:
    top = place(app, Institution, "MDS 33")
    admin.send("/institutions/nouvelle", name="Service A", parent=top.key)
    service = place(app, Institution, "Service A")
    assert admin.send("/institutions/nouvelle", name="Service B", parent=service.key).status_code == 422
    assert place(app, Institution, "Service B") is None


def test_an_empty_list_says_how_to_begin(app: Flask, sign_in: SignIn) -> None:
    with app.app_context():
        session = db.session()
        to_write(session)
        departments.create(session, MACHINE, "07")
        account = accounts.create(session, MACHINE, "admin@07.example.org", "Ardèche")
        accounts.give(session, MACHINE, account, Role.ADMIN)
        session.commit()
    beginner = Browser(sign_in(account, "07"))
    assert "Aucune institution pour le moment" in beginner.get("/institutions").text
    assert "Aucun territoire pour le moment" in beginner.get("/territoires").text
