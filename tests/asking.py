"""Asking for a conference as a person does, on the public page of a département: read, type, read again, send."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from conference import clock
from conference.domain.actors import MACHINE
from conference.domain.enquiry import Asked, BestMoment, EnquiryState, EnquiryWay, ForWhom
from conference.domain.welcome import Texts
from conference.models.enquiry import Enquiry
from conference.models.welcome import Welcome
from conference.programme import enquiry, offer, welcome
from conference.words.enquiry import QUESTIONS
from tests import world
from tests.browse import fields
from tests.browse import words as said
from tests.world import Place

PATH = "/d/33"
PHONE = "05 56 00 00 33"
TYPED = {
    "for_whom": "own",
    "first_name": "Nadia",
    "reach": "06.12.34.56.78",
    "words": "Mon fils ne va plus à l’école.\nOn voudrait se parler.",
    "agreed": "y",
}
ASKED = Asked("Nadia", "06.12.34.56.78", ForWhom.OWN, "Mon fils ne va plus à l’école.", "Libourne", "arabe")
NEAR = Asked("Paul", "paul@exemple.org", ForWhom.NEAR, "Ma voisine a besoin d’aide.", moment=BestMoment.EVENING)
TEXTS = Texts("Une équipe vous écoute.", "du lundi au vendredi", "tout le département", 3)


def opened(session: Session, place: Place) -> Welcome:
    """The public page of a département, with a service to call."""
    place.department.service_name, place.department.service_phone = "Le service des familles", PHONE
    return welcome.write(session, MACHINE, place.department, TEXTS, opened=True)


def received(session: Session, place: Place, asked: Asked = ASKED, once: str = "once") -> Enquiry:
    """What came by the public page."""
    return enquiry.receive(session, place.department, asked, once)


def taken(session: Session, place: Place, asked: Asked = NEAR, days_ago: int = 0) -> Enquiry:
    """What came by phone some days ago."""
    on = world.today() - timedelta(days=days_ago)
    return enquiry.take(session, world.actor(place, "committee"), place.department, asked, EnquiryWay.CALL, on)


def page_of(client: FlaskClient, address: str, at: datetime, typed: dict[str, Any]) -> TestResponse:
    """The page to read again, for somebody who took half a minute to fill the form."""
    with clock.frozen(at):
        form = fields(client.get(PATH, environ_overrides={"REMOTE_ADDR": address}).text, PATH)
    with clock.frozen(at + timedelta(seconds=30)):
        return post(client, form | typed, address)


def post(client: FlaskClient, form: dict[str, Any], address: str = "192.0.2.1") -> TestResponse:
    """One arrival, from an address."""
    return client.post(PATH, data=form, environ_overrides={"REMOTE_ADDR": address})


def ask(client: FlaskClient, at: datetime, typed: dict[str, Any] | None = None, address: str = "192.0.2.1") -> str:
    """Ask as a person does, answering what is asked besides; give the number that one is told, or nothing."""
    read = page_of(client, address, at, typed or TYPED)
    for second in range(40, 100, 20):
        with clock.frozen(at + timedelta(seconds=second)):
            sent = post(client, fields(read.text, PATH) | answered(read.text), address)
            if sent.status_code == 303:
                return number_of(client.get(sent.headers["Location"]).text)
            read = sent
    return ""


def answered(page: str) -> dict[str, str]:
    """The answer to the question of a page, where it asks one."""
    asked = [answers for question, answers in QUESTIONS if question.replace("\u00a0", " ") in said(page)]
    return {"answer": f" {sorted(asked[0])[0].capitalize()}."} if asked else {}


def number_of(page: str) -> str:
    """The number that a page acknowledges a request with."""
    found = re.search(r'figure-value number">(\d{5})<', page)
    return found[1] if found else ""


def live(session: Session, place: Place, keep: Callable[[str, object], None]) -> None:
    """An open page; ``waiting.enquiry`` waits, ``settled.enquiry`` went elsewhere; ``declined`` was counted today."""
    committee = world.actor(place, "committee")
    keep("welcome", opened(session, place))
    keep("waiting.enquiry", received(session, place))
    settled = taken(session, place)
    enquiry.settle(session, committee, place.department, settled, EnquiryState.ELSEWHERE, "La maison des adolescents")
    keep("settled.enquiry", settled)
    keep("declined", offer.note(session, world.actor(place, "referrer"), place.department, world.today()))
