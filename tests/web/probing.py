"""Trying every route of a case as a browser would, and looking at all that the base holds."""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, TypeVar

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from conference.casework import conference
from conference.domain.private_time import Moment
from conference.domain.steps import StepCode
from conference.models import Base
from conference.models.agreement import Agreement
from conference.models.attachment import Attachment
from conference.models.case import Case
from conference.models.consultation import Consultation
from conference.models.contact import Contact
from conference.models.coordinator import Coordinator
from conference.models.guest import Bond, Guest, Mention, Side
from conference.models.log import LogEntry
from conference.models.logistics import CandidateDate, Offer
from conference.models.plan import Action, Plan
from conference.models.quotation import Quotation
from conference.models.referral import KnownBy, Person
from conference.models.resource import Resource
from conference.models.signed_paper import SignedPaper
from conference.models.sync import SentMessage
from conference.queries.conference import day
from tests import world
from tests.browse import fields, token
from tests.world import Place

Row = TypeVar("Row")
# What a day leaves beside the case: who did what, who is signed in.
BESIDE = {"audit_row", "audit_head", "web_session", "kept_form", "one_time_key"}


def beside(session: Session) -> Session:
    """A session for a glance, so that the test's own holds no lock while requests are made."""
    return Session(session.get_bind(), info=dict(session.info))


def read(session: Session, query: Select[Row]) -> Sequence[Row]:
    """What a query finds now, while the test's own session holds no lock."""
    with beside(session) as apart:
        return apart.scalars(query).all()


def everything(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """All that the base holds of families and of the programme."""
    names = [table.name for table in Base.metadata.sorted_tables if table.name not in BESIDE]
    with beside(session) as apart:
        # Past the engine: it is looked at after every request.
        base: sqlite3.Connection = apart.connection().connection.driver_connection  # type: ignore[assignment]
        return {name: base.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}  # noqa: S608


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
    "recipient": "autre",
    "to_whom": "Rose",
    "copy": "whole",
    "on": "2026-03-12",
    "minutes": "15",
}
# What private time lets through.
LET_THROUGH = {"day.end", "day.arrive", "day.leave", "danger.note"}


def writes(app: Flask) -> Iterable[Rule]:
    """Every route of a case that writes."""
    for rule in app.url_map.iter_rules():
        of_a_case = "key" in rule.arguments and rule.rule.startswith(("/situations/", "/orientations/"))
        if of_a_case and "POST" in (rule.methods or ()) and rule.endpoint not in LET_THROUGH:
            yield rule


def _things(session: Session, case: Case) -> dict[str, str]:
    """What an address may name, as it stands in the case: the last row of each kind; nothing, where there is none."""
    queries = {
        "action": select(Action.key).join(Plan, Plan.id == Action.plan_id).where(Plan.case_id == case.id),
        "coordinator": select(Coordinator.key).where(Coordinator.id != case.coordinator_id),
    }
    kinds = (
        ("guest", Guest),
        ("person", Person),
        ("known", KnownBy),
        ("agreement", Agreement),
        ("message", SentMessage),
        ("picture", Attachment),
        ("date", CandidateDate),
        ("row", Offer),
        ("line", Contact),
        ("entry", LogEntry),
        ("tied", Bond),
        ("mentioned", Mention),
        ("found", Side),
        ("resource", Resource),
        ("paper", SignedPaper),
        ("quotation", Quotation),
    )
    for name, table in (*kinds, ("consultation", Consultation)):
        queries[name] = select(table.key).where(table.case_id == case.id).order_by(table.id)
    with beside(session) as apart:
        found = {name: apart.scalars(query).all() for name, query in queries.items()}
    assert all(found[name] for name in ("guest", "person", "known", "coordinator"))
    return {name: keys[-1] if keys else "AAAAAAAAAAAA" for name, keys in found.items()}


def addresses(app: Flask, session: Session, case: Case) -> list[str]:
    """Each of them filled with what stands in the case."""
    known = _things(session, case) | {
        "key": case.key,
        "page": "people",
        "moment": "presentation",
        "code": "question",
        "part": "mots",
        "what": "secret",
        "item": "AAAAAAAAAAAA",
    }
    found = []
    with app.test_request_context():
        adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
        for rule in writes(app):
            assert rule.arguments <= {*known, "name"}, rule.rule
            for step in StepCode if "name" in rule.arguments else [None]:
                values = {name: known.get(name, step) for name in rule.arguments}
                found.append(adapter.build(rule.endpoint, values, method="POST"))
    return found


@cache
def _sealed(client: FlaskClient) -> dict[str, str]:
    """The token of a session, asked for once."""
    return token(client)


def attempt(client: FlaskClient, address: str, version: int) -> int:
    """Send the form of a page as a browser would, or what it could hold where there is none to read."""
    page = client.get(address)
    typed = fields(page.text) if page.status_code == 200 else {}
    shown = {name: value for name, value in typed.items() if value}
    sealed = {} if "csrf_token" in shown else _sealed(client)
    return client.post(address, data=sealed | PLAUSIBLE | {"version": str(version)} | shown).status_code
