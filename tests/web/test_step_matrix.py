"""Every stage, suspended or not, every step, everybody, through HTTP: what the law allows, and nothing else."""

import sqlite3
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment, passage, step
from conference.casework.reference import next_reference
from conference.domain.actors import MACHINE
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.roles import Role
from conference.domain.stages import Stage
from conference.domain.workflow import Given, StepCode
from conference.extensions import db
from conference.models.case import Case
from conference.models.tenancy import work_for
from conference.programme import accounts
from conference.security.transactions import to_write
from tests import law, world
from tests.conftest import NOW, SignIn
from tests.web.pages import Browser
from tests.world import Place

# What a request may write besides its act: who asked, and that they were here.
APART = {"audit_row", "audit_head", "web_session", "attempt", "kept_form", "one_time_key", "alembic_version"}
FIELDS = {
    "words": "Parce que.",
    "advice": "À revoir en juin.",
    "reason": "other",
    "ended_by": "family",
    "until": "2026-04-01",
    "pertinence": "La famille veut décider.",
}


@dataclass(frozen=True)
class Standing:
    """One case of the matrix: where it stands, and who is on it."""

    stage: str
    suspended: bool = False
    received: bool = True
    coordinated: bool = False


CASES = {
    "draft": Standing("referral", received=False),
    "returned": Standing("referral"),
    "declined": Standing("closed"),
    **{
        f"{stage}{' suspended' * suspended}": Standing(stage, suspended, coordinated=stage != "assignment")
        for stage in law.AFTER_REFERRAL
        for suspended in (False, True)
    },
    "stopped": Standing("closed", coordinated=True),
}


@dataclass(frozen=True)
class Person:
    """Somebody who tries: an account of a département, its roles, and what they are to the cases."""

    account: str
    roles: tuple[Role, ...]
    code: str = "33"
    refers: bool = False
    coordinates: bool = False


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
    "administrator": Person("admin", (Role.ADMIN,)),
    "auditor": Person("auditor", (Role.AUDITOR,)),
    "observer": Person("observer", (Role.OBSERVER,)),
    "referrer elsewhere": Person("referrer", (R,), "59"),
    "coordinator elsewhere": Person("coordinator", (C,), "59"),
    "body elsewhere": Person("committee", (B,), "59"),
    "lead elsewhere": Person("lead", (Role.LEAD,), "59"),
}


def hats(person: Person, case: Standing) -> frozenset[str]:
    """The capacities of somebody on a case."""
    here = person.code == "33"
    coordinates = person.coordinates and case.coordinated
    held = {
        "referrer": person.refers and R in person.roles,
        "coordinator": coordinates and C in person.roles,
        "body": here and B in person.roles and not person.refers and not coordinates,
    }
    return frozenset(hat for hat, holds in held.items() if holds)


def sees(person: Person, case: Standing) -> bool:
    """Their own cases; what was received, for those who sit and for the lead; nothing of another département."""
    own = person.refers or (person.coordinates and case.coordinated)
    return own or (person.code == "33" and case.received and bool({B, Role.LEAD} & set(person.roles)))


def _build(session: Session, place: Place) -> dict[str, tuple[str, int]]:
    found: dict[str, Case] = {"draft": world.draft(session, place)}
    body = world.actor(place, "committee")
    found["returned"], found["declined"] = world.received(session, place), world.received(session, place)
    step.take(session, body, found["returned"], StepCode.RETURN, Given(words="La date de naissance."))
    declined = Given(reason=EndReason.OTHER, advice="À revoir en juin.")
    step.take(session, body, found["declined"], StepCode.DECLINE, declined)
    for name, standing in CASES.items():
        if standing.stage == "assignment":
            found[name] = world.received(session, place)
            asked = assignment.ask(session, body, found[name], place.coordinators["Sofiane"])
            assignment.answer(session, body, asked, knows=False, ties=[])
        elif standing.coordinated:
            found[name] = _taken_over(session, place, Stage(standing.stage) if name != "stopped" else Stage.PREPARATION)
        if standing.suspended:
            step.take(session, body, found[name], StepCode.SUSPEND, Given(words="Hospitalisation."))
    stop = Given(reason=EndReason.OTHER, ended_by=EndedBy.FAMILY)
    step.take(session, body, found["stopped"], StepCode.STOP, stop)
    session.commit()
    return {name: (case.key, case.version) for name, case in found.items()}


def _taken_over(session: Session, place: Place, stage: Stage) -> Case:
    """A case at a stage that no step leads to yet, with both its people."""
    at = clock.now() - timedelta(days=30)
    case = Case(
        reference=next_reference(session, place.department, at.year),
        referrer_id=place.accounts["referrer"].id,
        coordinator_id=place.coordinators["Claire"].id,
        territory_id=place.territories["Nord"].id,
        taken_over=True,
        opened_at=at,
        received_at=at,
        acted_at=at,
    )
    session.add(case)
    session.flush()
    passage.take_over(session, MACHINE, case, stage, at)
    return case


@dataclass(frozen=True)
class Matrix:
    """The base of the matrix, to be given back after each success, and the address of each of its cases."""

    kept: sqlite3.Connection
    keys: dict[str, tuple[str, int]]
    chosen: str


@pytest.fixture(scope="module", name="built")
def _built(_app: Flask, _settled: sqlite3.Connection, base: Path) -> Matrix:
    _give_back(_settled, base)
    with clock.frozen(NOW), _app.app_context():
        session = db.session()
        to_write(session)
        place = world.find(session, "33")
        other = accounts.create(session, MACHINE, "other@33.example.org", "Autre 33")
        accounts.give(session, MACHINE, other, R, institution=place.institutions["UDAF"])
        keys, chosen = _build(session, place), place.coordinators["Sofiane"].key
        work_for(session, None)
        db.session.remove()
        db.engine.dispose()
    return Matrix(_copy(base), keys, chosen)


@pytest.fixture(name="matrix")
def _matrix(built: Matrix, app: Flask, base: Path) -> Matrix:
    assert app.testing
    _give_back(built.kept, base)
    return built


def _copy(base: Path) -> sqlite3.Connection:
    kept = sqlite3.connect(":memory:", check_same_thread=False)
    source = sqlite3.connect(base)
    source.backup(kept)
    source.close()
    return kept


def _give_back(kept: sqlite3.Connection, base: Path) -> None:
    target = sqlite3.connect(base)
    kept.backup(target)
    target.close()


def _content(base: Path) -> dict[str, list[Any]]:
    opened = sqlite3.connect(base)
    tables = [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {table: list(opened.execute(f"SELECT * FROM {table}")) for table in tables if table not in APART}  # noqa: S608
    opened.close()
    return found


def _address(matrix: Matrix, name: str, key: str) -> str:
    if name == "submit":
        return f"/orientations/{key}/verification"
    return f"/situations/{key}/designation/{matrix.chosen}" if name == "assign" else f"/situations/{key}/etapes/{name}"


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


@pytest.mark.parametrize("who", PEOPLE)
def test_what_the_law_allows_and_nothing_else(
    app: Flask, matrix: Matrix, base: Path, sign_in: SignIn, who: str
) -> None:
    person = PEOPLE[who]
    _sit(app, person)
    browser = Browser(sign_in(person.account, person.code))
    kept = _copy(base)
    before, taken = _content(base), 0
    for (name, standing), code in ((case, code) for case in CASES.items() for code in law.STEPS):
        key, version = matrix.keys[name]
        allowed = law.allowed(
            code, standing.stage, hats(person, standing), suspended=standing.suspended, received=standing.received
        )
        address = _address(matrix, code, key)
        shown = browser.get(address).status_code
        assert _content(base) == before, (name, code)
        status = browser.post(address, version=version, **FIELDS).status_code
        if allowed:
            assert (shown, status) == (200, 302), (name, code)
            assert _content(base) != before, (name, code)
            _give_back(kept, base)
            taken += 1
        else:
            refused = {403, 409} if sees(person, standing) else {403, 404}
            assert {shown, status} <= refused, (name, code, shown, status)
            assert _content(base) == before, (name, code)
    assert bool(taken) is any(hats(person, standing) for standing in CASES.values())


@pytest.mark.parametrize("who", ["referrer elsewhere", "body elsewhere", "second coordinator"])
def test_a_case_of_others_looks_like_none(matrix: Matrix, sign_in: SignIn, who: str) -> None:
    person = PEOPLE[who]
    browser = Browser(sign_in(person.account, person.code))
    for code in law.STEPS:
        theirs = browser.get(_address(matrix, code, matrix.keys["preparation"][0]))
        missing = browser.get(_address(matrix, code, "AAAAAAAAAAAA"))
        assert theirs.status_code == missing.status_code
        assert theirs.status_code in {403, 404}
        assert theirs.text == missing.text
