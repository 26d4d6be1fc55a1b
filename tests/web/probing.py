"""Trying every route of a case as a browser would, and looking at all that the base holds."""

from collections.abc import Iterable
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from conference.casework import conference
from conference.domain.private_time import Moment
from conference.domain.steps import StepCode
from conference.models import Base
from conference.models.case import Case
from conference.models.preparation import Guest
from conference.models.referral import Person
from conference.queries.conference import day
from tests import world
from tests.browse import fields, token
from tests.world import Place

# What a day leaves beside the case: who did what, who is signed in.
BESIDE = {"audit_row", "audit_head", "web_session", "kept_form", "one_time_key"}


def beside(session: Session) -> Session:
    """A session for a glance, so that the test's own holds no lock while requests are made."""
    return Session(session.get_bind(), info=dict(session.info))


def everything(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """All that the base holds of families and of the programme."""
    names = [table.name for table in Base.metadata.sorted_tables if table.name not in BESIDE]
    with beside(session) as apart:
        return {name: [tuple(row) for row in apart.execute(text(f'SELECT * FROM "{name}"'))] for name in names}  # noqa: S608


def guest_keys(session: Session, case: Case) -> dict[str, str]:
    query = (
        select(Person.first_name, Guest.key).join(Guest, Guest.person_id == Person.id).where(Guest.case_id == case.id)
    )
    with beside(session) as apart:
        return dict(apart.execute(query).all())


def post(client: FlaskClient, address: str, **typed: Any) -> Any:
    return client.post(address, data=token(client) | typed)


def begin_private(session: Session, gironde: Place, case: Case, *names: str) -> None:
    """Play the day until the door closes behind the family."""
    who = world.actor(gironde, "coordinator")
    for guest in session.scalars(select(Guest).where(Guest.case_id == case.id)):
        if guest.person.first_name in (names or ("Lou", "Rose", "Yann", "Dr Test")):
            conference.arrive(session, who, case, guest)
    conference.begin(session, who, case, Moment.SHARING)
    kin = frozenset(p.guest.key for p in day(session, case).here if p.guest.part in {"family", "network"})
    conference.begin(session, who, case, Moment.PRIVATE, kin)
    session.commit()


PLAUSIBLE = {
    "words": "Parce que.",
    "reason": "other",
    "ended_by": "family",
    "closes": "no",
    "first_name": "Ina",
    "part": "family",
    "what": "Rose vient",
    "who": "Rose",
    "by_when": "demain",
    "holder": "",
    "place": "Salle",
    "course": "Une conférence.",
    "safety": "nothing",
    "invitation": "coming",
    "kind": "relative",
    "to_whom": "Rose",
    "on": "2026-03-12",
    "minutes": "15",
}
# What private time lets through, and time worked, which is its worker's own.
LET_THROUGH = {"day.end", "day.arrive", "day.leave", "danger.note", "time.add", "time.write"}


def writes(app: Flask) -> Iterable[Rule]:
    """Every route of a case that writes."""
    for rule in app.url_map.iter_rules():
        of_a_case = "key" in rule.arguments and rule.rule.startswith(("/situations/", "/orientations/"))
        if of_a_case and "POST" in (rule.methods or ()) and rule.endpoint not in LET_THROUGH:
            yield rule


def addresses(app: Flask, session: Session, case: Case) -> list[str]:
    """Each of them filled with what stands in the case, or with nothing that does."""
    rows: dict[str, Any] = {"guest": Guest, "person": Person}
    with beside(session) as apart:
        known = {name: apart.scalars(select(t.key).where(t.case_id == case.id)).first() for name, t in rows.items()}
        assert None not in known.values()
    steps = list(StepCode)
    found = []
    with app.test_request_context():
        adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
        for rule in writes(app):
            filled = dict.fromkeys(rule.arguments, "AAAAAAAAAAAA") | known | {"key": case.key, "page": "people"}
            filled |= {"moment": "presentation", "known": "AAAAAAAAAAAA", "coordinator": "AAAAAAAAAAAA"}
            for step in steps if "name" in rule.arguments else steps[:1]:
                values = {name: filled[name] for name in rule.arguments} | (
                    {"name": step} if "name" in rule.arguments else {}
                )
                found.append(adapter.build(rule.endpoint, values, method="POST"))
    return found


def attempt(client: FlaskClient, address: str, version: int) -> int:
    """Send the form of a page as a browser would, or what it could hold where there is none to read."""
    page = client.get(address)
    typed = fields(page.text) if page.status_code == 200 else {}
    shown = {name: value for name, value in typed.items() if value}
    return client.post(address, data=token(client) | PLAUSIBLE | {"version": str(version)} | shown).status_code
