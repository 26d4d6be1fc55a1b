"""Every stage, suspended or not, every step, everybody, through HTTP: what the law allows, and nothing else."""

import sqlite3
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask

from conference import clock
from conference.domain.actors import MACHINE
from conference.domain.roles import Role
from conference.extensions import db
from conference.models.tenancy import work_for
from conference.programme import accounts
from conference.security.transactions import to_write
from tests import law, world
from tests.base_file import BaseFile
from tests.conftest import NOW, SignIn
from tests.web import standings
from tests.web.pages import Browser

# What a request may write besides its act: who asked, and that they were here.
APART = {"audit_row", "audit_head", "web_session", "attempt", "kept_form", "one_time_key", "alembic_version"}
FIELDS = {
    "words": "Parce que.",
    "advice": "À revoir en juin.",
    "reason": "other",
    "ended_by": "family",
    "until": "2026-04-01",
    "pertinence": "La famille veut décider.",
    "closes": "yes",
    "answers": "yes",
    "content": "needless",
    "respondent": "person",
    "resolved": "partly",
    "on": NOW.date().isoformat(),
}


@dataclass(frozen=True)
class Person:
    """Somebody who tries: an account of a département, its roles, and what they are to the cases."""

    account: str
    roles: tuple[Role, ...]
    code: str = "33"
    refers: bool = False
    coordinates: bool = False


# Tried each time; everybody on everything among the large numbers.
AT_ONCE = ("coordinator", "body")
R, C, B = Role.REFERRER, Role.COORDINATOR, Role.COMMITTEE
PEOPLE = {
    "referrer": Person("referrer", (R,), refers=True),
    "referrer of other cases": Person("other", (R,)),
    "referrer who sits": Person("referrer", (R, B), refers=True),
    "coordinator": Person("coordinator", (C,), coordinates=True),
    "second coordinator": Person("second", (C,)),
    "coordinator who sits": Person("coordinator", (C, B), coordinates=True),
    "body": Person("committee", (B,)),
    "lead": Person("lead", (Role.LEAD,)),
    "referrer elsewhere": Person("referrer", (R,), "59"),
    "body elsewhere": Person("committee", (B,), "59"),
}


def hats(person: Person, case: standings.Standing) -> frozenset[str]:
    """The capacities of somebody on a case."""
    here = person.code == "33"
    coordinates = person.coordinates and case.coordinated
    held = {
        "holder": _holds(person, case) and not coordinates,
        "referrer": person.refers and R in person.roles,
        "coordinator": coordinates and C in person.roles,
        "body": here and B in person.roles and not person.refers and not coordinates and person.account != case.holder,
    }
    return frozenset(hat for hat, holds in held.items() if holds)


def _holds(person: Person, case: standings.Standing) -> bool:
    return person.code == "33" and person.account == case.holder and R in person.roles


def sees(person: Person, case: standings.Standing) -> bool:
    """Their own cases; what was received, for those who sit and for the lead; nothing of another département."""
    own = person.refers or (person.coordinates and case.coordinated) or _holds(person, case)
    return own or (person.code == "33" and case.received and bool({B, Role.LEAD} & set(person.roles)))


@dataclass(frozen=True)
class Matrix:
    """The base of the matrix, to be given back after each success, and the address of each of its cases."""

    kept: sqlite3.Connection
    keys: dict[str, tuple[str, int]]
    chosen: str


@pytest.fixture(scope="module", name="built")
def _built(_app: Flask, _settled: sqlite3.Connection, base_file: BaseFile) -> Matrix:
    base_file.give_back(_settled)
    with clock.frozen(NOW), _app.app_context():
        session = db.session()
        to_write(session)
        place = world.find(session, "33")
        other = accounts.create(session, MACHINE, "other@33.example.org", "Autre 33")
        accounts.give(session, MACHINE, other, R, institution=place.institutions["UDAF"])
        place.accounts["other"] = other
        keys, chosen = standings.build(session, place), place.coordinators["Sofiane"].key
        work_for(session, None)
        db.session.remove()
        db.engine.dispose()
    return Matrix(base_file.copied(), keys, chosen)


@pytest.fixture(name="matrix")
def _matrix(built: Matrix, app: Flask, base_file: BaseFile) -> Matrix:
    assert app.testing
    base_file.give_back(built.kept)
    return built


def _content(opened: sqlite3.Connection) -> dict[str, list[Any]]:
    tables = [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {table: list(opened.execute(f"SELECT * FROM {table}")) for table in tables if table not in APART}  # noqa: S608


# Where the steps that have a page of their own are taken; the others share one.
OWN = {
    "submit": "/orientations/{key}/verification",
    "assign": "/situations/{key}/designation/{chosen}",
    "validate_form": "/situations/{key}/plan/forme",
    "ratify": "/situations/{key}/plan/contenu",
    "review": "/situations/{key}/suivi/bilan",
}
# A successor is chosen where a first coordinator is.
BY_ADDRESS = [code for code in law.STEPS if code != "hand_over"]


def _address(matrix: Matrix, code: str, key: str) -> str:
    return OWN.get(code, "/situations/{key}/etapes/" + code).format(key=key, chosen=matrix.chosen)


def _allowed(name: str, code: str, person: Person) -> bool:
    case = standings.CASES[name]
    codes = ("assign", "hand_over") if code == "assign" else (code,)
    where = {"suspended": case.suspended, "received": case.received, "holds": case.holder is not None}
    where |= {"assigned": case.assigned}
    mine = hats(person, case)
    return (name, code) not in standings.DONE and any(law.allowed(one, case.stage, mine, **where) for one in codes)


def _sit(app: Flask, person: Person) -> None:
    """Give somebody the roles that their account has not."""
    with app.app_context():
        session = db.session()
        to_write(session)
        place = world.find(session, "33")
        if person.roles in {(R, B), (C, B)}:
            accounts.give(session, MACHINE, place.accounts[person.account], B)
        session.commit()
        db.session.remove()


@pytest.mark.parametrize(
    ("who", "apart"),
    [*((who, 6) for who in AT_ONCE), *(pytest.param(who, 1, marks=pytest.mark.long) for who in PEOPLE)],
)
def test_what_the_law_allows_and_nothing_else(
    app: Flask, matrix: Matrix, base_file: BaseFile, sign_in: SignIn, who: str, apart: int
) -> None:
    """All that is allowed; of what is refused every step, or each sixth one and the others in the next cases."""
    person = PEOPLE[who]
    _sit(app, person)
    browser = Browser(sign_in(person.account, person.code))
    kept = base_file.copied()
    reader = sqlite3.connect(base_file.path)
    before, taken = _content(reader), 0
    for number, (name, standing) in enumerate(standings.CASES.items()):
        key, version = matrix.keys[name]
        lawful = {code for code in BY_ADDRESS if _allowed(name, code, person)}
        for code in BY_ADDRESS[number % apart :: apart]:
            if code not in lawful:
                status = browser.post(_address(matrix, code, key), version=version, **FIELDS).status_code
                refused = {403, 409} if sees(person, standing) and code != "take_over" else {403, 404}
                assert status in refused, (name, code, status)
        assert _content(reader) == before, name
        for code in sorted(lawful):
            shown = browser.get(_address(matrix, code, key)).status_code
            status = browser.post(_address(matrix, code, key), version=version, **FIELDS).status_code
            assert (shown, status) == (200, 422 if (name, code) in standings.LACKS else 302), (name, code)
            assert (_content(reader) != before) is (status == 302), (name, code)
            base_file.give_back(kept)
            taken += 1
    assert bool(taken) is any(hats(person, standing) for standing in standings.CASES.values())


@pytest.mark.parametrize(
    "who",
    [
        "second coordinator",
        *(pytest.param(one, marks=pytest.mark.long) for one in ("referrer elsewhere", "body elsewhere")),
    ],
)
def test_a_case_of_others_looks_like_none(matrix: Matrix, sign_in: SignIn, who: str) -> None:
    person = PEOPLE[who]
    browser = Browser(sign_in(person.account, person.code))
    for code in BY_ADDRESS:
        theirs = browser.get(_address(matrix, code, matrix.keys["preparation"][0]))
        missing = browser.get(_address(matrix, code, "AAAAAAAAAAAA"))
        assert theirs.status_code == missing.status_code
        assert theirs.status_code in {403, 404}
        assert theirs.text == missing.text
