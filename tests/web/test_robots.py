"""A flood of machines before the public form: people's requests keep arriving, and nothing of the machines is kept."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from click.testing import Result
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import clock
from conference.models.enquiry import Enquiry
from conference.models.outbox import Mail
from conference.models.sign_in import Attempt
from conference.security import gate
from tests import asking
from tests.asking import PATH, TYPED
from tests.browse import fields
from tests.browse import words as said
from tests.conftest import NOW
from tests.robots import STRATEGIES, Replay, Robot, Send, found, one_page
from tests.world import Place


@pytest.fixture
def visitor(visitor: FlaskClient, session: Session, gironde: Place) -> FlaskClient:
    """Somebody without account, before an open page."""
    asking.opened(session, gironde)
    session.commit()
    return visitor


def _person(visitor: FlaskClient, number: int) -> str:
    """Somebody who asks, each from home, in words of their own."""
    words = f"Ma mère ne peut plus rester seule ({number})."
    return asking.ask(visitor, NOW, TYPED | {"first_name": "Ana", "words": words}, f"192.0.2.{number}")


def _used(visitor: FlaskClient) -> dict[str, str]:
    """The second page of somebody who sends it: what a machine may have taken of it."""
    form = fields(asking.page_of(visitor, "192.0.2.200", NOW, TYPED).text, PATH)
    with clock.frozen(NOW + timedelta(seconds=40)):
        assert asking.post(visitor, form, "192.0.2.200").status_code == 303
    return form


def _machine(app: Flask) -> FlaskClient:
    """A browser of its own, which keeps its cookies."""
    client = app.test_client()
    client.environ_base["wsgi.url_scheme"] = "https"
    return client


def _late(app: Flask) -> Result:
    return app.test_cli_runner().invoke(args=["outbox", "late"])


def test_people_are_heard_through_a_flood_that_leaves_nothing(
    app: Flask, visitor: FlaskClient, session: Session
) -> None:
    strategies: tuple[Send, ...] = (*STRATEGIES, Replay(_used(visitor)))
    machine = _machine(app)
    numbers, form = [], found(machine, NOW)
    for n in range(54):
        strategies[n % len(strategies)](Robot(machine, NOW, n, form))
        if n % 18 == 17:
            numbers.append(_person(visitor, n))
    assert len(set(numbers)) == 3
    assert all(numbers)
    kept = session.scalars(select(Enquiry)).all()
    assert {one.first_name for one in kept} == {"Nadia", "Ana"}
    assert sorted(str(one.number) for one in kept if one.first_name == "Ana") == sorted(numbers)
    session.commit()
    assert [_late(app).exit_code for _ in range(2)] == [0, 0]
    assert session.scalar(select(func.count()).select_from(Mail)) == 1, "one mail that day, however many wait"


def test_a_question_is_asked_of_everybody_only_while_many_arrive(visitor: FlaskClient) -> None:
    calm = asking.page_of(visitor, "192.0.2.1", NOW, TYPED).text
    assert asking.answered(calm) == {}
    form = found(visitor, NOW)
    for n in range(gate.USUAL):
        one_page(Robot(visitor, NOW, n, form))
    read = asking.page_of(visitor, "192.0.2.2", NOW, TYPED).text
    assert asking.answered(read)
    assert "Pour vérifier que ce n’est pas une machine qui écrit." in said(read)
    with clock.frozen(NOW + timedelta(seconds=40)):
        wrong = asking.post(visitor, fields(read, PATH) | {"answer": "oui"}, "192.0.2.2")
    assert wrong.status_code == 422
    assert asking.answered(wrong.text), "another question"
    assert asking.answered(asking.page_of(visitor, "192.0.2.3", NOW + timedelta(minutes=16), TYPED).text) == {}


def test_whoever_corrects_one_form_is_counted_once_and_what_is_sent_anew(visitor: FlaskClient) -> None:
    page = asking.page_of(visitor, "192.0.2.1", NOW, TYPED | {"reach": "06 12"})
    for n in range(gate.USUAL):
        typed = TYPED | ({"words": f"Encore {n}"} if n % 2 else {"reach": "06 12"})
        with clock.frozen(NOW + timedelta(seconds=40 + 10 * n)):
            page = asking.post(visitor, fields(page.text, PATH) | typed)
        assert asking.answered(page.text) == {}
    with clock.frozen(NOW + timedelta(seconds=120)):
        form = fields(page.text, PATH)
        for _ in range(gate.USUAL_FROM_ONE):
            asking.post(visitor, form)
        other = asking.post(visitor, form | {"words": "Autre chose"})
    assert asking.answered(other.text), "who sends again and again is asked"


def test_what_is_counted_of_a_flood_is_bounded(session: Session) -> None:
    crowds = [gate.crowded(session, "33", "203.0.113.9") for _ in range(100)]
    assert crowds == [False] * gate.USUAL_FROM_ONE + [True] * (100 - gate.USUAL_FROM_ONE)
    assert session.scalar(select(func.count()).select_from(Attempt)) == gate.MOST_FROM_ONE + gate.MOST
    assert not gate.crowded(session, "59", "203.0.113.9"), "each département has its own"


@pytest.fixture
def flood(app: Flask, visitor: FlaskClient) -> Iterator[list[threading.Thread]]:
    """Five hundred machines in what is a minute for the clock, on eight threads."""
    strategies: tuple[Send, ...] = (*STRATEGIES, Replay(_used(visitor)))

    def run(first: int) -> None:
        machine = _machine(app)
        for n in range(first, 500, 8):
            with clock.frozen(NOW):
                strategies[n % len(strategies)](Robot(machine, NOW + timedelta(seconds=n * 60 / 500), n))

    threads = [threading.Thread(target=run, args=(first,)) for first in range(8)]
    for thread in threads:
        thread.start()
    yield threads
    for thread in threads:
        thread.join()


@pytest.mark.long
def test_five_hundred_machines_a_minute_and_twenty_people_at_once(
    app: Flask, visitor: FlaskClient, flood: list[threading.Thread], session: Session
) -> None:
    numbers = [_person(visitor, n) for n in range(20)]
    for thread in flood:
        thread.join()
    numbers += [_person(visitor, n) for n in range(20, 25)]
    assert len({number for number in numbers if number}) == 25, "each of them is heard, and told a number"
    kept = session.scalars(select(Enquiry)).all()
    assert {one.first_name for one in kept} == {"Nadia", "Ana"}
    assert len(kept) == 26
    session.commit()
    assert _late(app).exit_code == 0
    assert session.scalar(select(func.count()).select_from(Mail)) == 1
