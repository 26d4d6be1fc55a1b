"""A questionnaire answered by a link: nobody named, sent once, refused in one tap; and a link that opens nothing."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session
from werkzeug.exceptions import TooManyRequests

from conference import clock
from conference.casework import questionnaires
from conference.domain.acts import Act
from conference.domain.questionnaires import LIFE, AnswerWay, Asked, Own, Respondent, Scale
from conference.models.answer import Answer
from conference.models.audit import AuditRow
from conference.models.base import Base
from conference.models.questionnaire import Slip, Tally
from conference.models.sign_in import Attempt, KeptForm, WebSession
from conference.programme import questionnaires as forms
from conference.security.throttle import BY_ADDRESS
from conference.web.questionnaire import enter
from tests import voicing, world
from tests.browse import fields, words
from tests.conftest import NOW, SignIn
from tests.voicing import PERSON
from tests.world import Place

PAGE, HERE = "/questionnaire", {"REMOTE_ADDR": "127.0.0.1"}


class Scene:
    """A case at its conference, and questionnaires that are out."""

    def __init__(self, session: Session, place: Place, app: Flask) -> None:
        self.session, self.place, self.app = session, place, app
        self.case = voicing.held(session, place)
        self.given = voicing.given(session, place, self.case, {PERSON: 2, Respondent.CHILD: 1})
        session.commit()

    def visitor(self, token: str) -> FlaskClient:
        """A browser that has opened a link."""
        client = self.app.test_client()
        client.environ_base["wsgi.url_scheme"] = "https"
        answer = client.get(f"/q/{token}")
        assert (answer.status_code, answer.location) == (303, PAGE)
        return client

    def tally(self, respondent: Respondent = PERSON) -> tuple[int, ...]:
        """How many were expected, came online, were refused."""
        mine = Tally.case_id == self.case.id, Tally.asked == Asked.END, Tally.respondent == respondent
        return tuple(self.rows(select(Tally.expected, Tally.online, Tally.refused).where(*mine))[0])

    def answers(self) -> list[Answer]:
        """What was kept."""
        self.session.expire_all()
        return [one for (one,) in self.rows(select(Answer))]

    def rows(self, query: Select[*tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """What a query finds; the base is let go."""
        found = [tuple(row) for row in self.session.execute(query)]
        self.session.commit()
        return found

    def count(self, table: type[Base]) -> int:
        """How many rows a table holds."""
        return int(self.rows(select(func.count()).select_from(table))[0][0])


@pytest.fixture
def scene(session: Session, gironde: Place, app: Flask) -> Scene:
    return Scene(session, gironde, app)


def test_it_is_answered_once_names_nobody_and_is_told_as_an_answer_and_nothing_more(scene: Scene) -> None:
    token = scene.given[-1].token
    last = scene.rows(select(func.max(AuditRow.id)))[0][0]
    client = scene.visitor(token)
    page = client.get(PAGE)
    assert page.headers["Cache-Control"] == "no-store"
    title = re.findall(r"<title>(.*?)</title>", page.text, re.DOTALL)[0]
    assert not re.search("Lou|Rose|Claire|33-", title + page.text.partition("<main")[2])
    assert token not in page.text
    sent = fields(page.text, PAGE) | {"overall": "8", "heard": "4", "liked": " Ma tante. ", "quotable": "y"}
    arrived = client.post(PAGE, data=sent)
    assert (arrived.status_code, arrived.location.partition("?")[0]) == (303, PAGE)
    # The same form once more, before its browser was told.
    again = client.post(PAGE, data=sent)
    assert again.status_code == 303
    assert "C’est bien arrivé" in words(client.get(again.location).text)
    answer = scene.answers()[0]
    assert len(scene.answers()) == 1
    assert (answer.overall, answer.heard, answer.coordinator, answer.liked) == (8, 4, None, "Ma tante.")
    assert (answer.respondent, answer.way, answer.quotable) == (PERSON, AnswerWay.ONLINE, True)
    assert (answer.quarter.isoformat(), answer.territory_id) == ("2026-01-01", scene.case.territory_id)
    assert scene.tally() == (2, 1, 0)
    columns = AuditRow.act, AuditRow.subject, AuditRow.fields, AuditRow.actor_id
    assert scene.rows(select(*columns).where(AuditRow.id > last)) == [(Act.ANSWER_RECEIVED, "", "", None)]
    assert scene.count(WebSession) == 0


def test_refusing_takes_one_tap_and_leaves_a_count_alone(scene: Scene) -> None:
    client = scene.visitor(scene.given[-1].token)
    sent = fields(client.get(PAGE).text, PAGE)
    for _ in range(2):
        assert client.post(PAGE, data=sent | {"refuse": "1"}).status_code == 303
    assert "Merci" in client.get(PAGE).text
    # Nothing chosen, and sent: that is a refusal too.
    other = scene.visitor(scene.given[-2].token)
    assert other.post(PAGE, data=fields(other.get(PAGE).text, PAGE)).status_code == 303
    assert (scene.answers(), scene.tally()) == ([], (2, 0, 2))


def test_a_link_that_opens_nothing_tells_nothing(scene: Scene) -> None:
    """Unknown, used, taken back, expired: the same to the letter, before and after; only who sent it is thanked."""
    child, used, revoked = (one.token for one in scene.given)
    sender = scene.visitor(used)
    sender.post(PAGE, data=fields(sender.get(PAGE).text, PAGE) | {"refuse": "1"})
    late = scene.visitor(child)
    typed = fields(late.get(PAGE).text, PAGE) | {"overall": "10"}
    told = {}
    with clock.frozen(NOW + LIFE):
        told["expired"] = scene.visitor(child).get(PAGE)
        told["expired and sent"] = late.post(PAGE, data=typed)
    questionnaires.take_back(scene.session, world.actor(scene.place, "coordinator"), scene.case, Asked.END)
    scene.session.commit()
    told["taken back"] = scene.visitor(revoked).get(PAGE)
    told["used"] = scene.visitor(used).get(PAGE)
    told["unknown"] = scene.visitor("x" * 43).get(PAGE)
    told["none"] = scene.app.test_client().get(PAGE)
    assert {(one.status_code, one.data) for one in told.values()} == {(404, told["unknown"].data)}
    assert re.search(r"data-gone[\s>].*js/questionnaire/main\.js", told["used"].text, re.DOTALL), "forgets drafts"
    assert "Merci" in sender.get(PAGE).text
    assert scene.answers() == []
    # A thanked browser that tries another link is not thanked for it.
    sender.get("/q/" + "y" * 43)
    assert sender.get(PAGE).data == told["unknown"].data


def test_what_is_not_offered_is_refused_and_nothing_typed_is_lost(scene: Scene) -> None:
    client = scene.visitor(scene.given[0].token)
    sent = fields(client.get(PAGE).text, PAGE) | {"overall": "7", "heard": "2", "liked": "Mon frère."}
    page = client.post(PAGE, data=sent)
    assert page.status_code == 422, "a child answers by faces"
    assert "Mon frère." in page.text
    assert "Choisissez une des réponses proposées." in words(page.text)
    too_long = client.post(PAGE, data=sent | {"overall": "5", "liked": "x" * 2001})
    assert (too_long.status_code, scene.answers()) == (422, [])
    assert client.post(PAGE, data=fields(page.text, PAGE) | {"overall": "5"}).status_code == 303
    assert [one.overall for one in scene.answers()] == [5]


def test_it_asks_the_version_that_was_given_out_in_the_language_one_chooses(scene: Scene) -> None:
    session, lead = scene.session, world.actor(scene.place, "lead")
    earlier = scene.given[-1].token
    forms.write(session, lead, PERSON, (Own("Avez-vous choisi le lieu\u00a0?", Scale.AGREE),))
    new = voicing.given(session, scene.place, scene.case)[0].token
    session.commit()
    assert "choisi le lieu" not in scene.visitor(earlier).get(PAGE).text
    client = scene.visitor(new)
    page = client.get(PAGE)
    assert "choisi le lieu" in page.text
    english = client.get(PAGE, query_string={"langue": "en"}).text
    assert 'lang="en" dir="ltr"' in english
    assert "All in all, what mark do you give?" in words(english)
    assert 'hreflang="fr"' in english
    client.post(PAGE, data=fields(page.text, PAGE) | {"own_first": "3", "langue": "en"})
    assert [(one.own_first, one.form_id is not None) for one in scene.answers()] == [(3, True)]
    assert "Thank you!" in client.get(PAGE, query_string={"langue": "en"}).text


def test_a_session_that_has_ended_keeps_nothing_of_an_answer(scene: Scene, sign_in: SignIn) -> None:
    client = sign_in("referrer")
    client.get(f"/q/{scene.given[-1].token}")
    sent = fields(client.get(PAGE).text, PAGE) | {"overall": "8", "liked": "Ma tante."}
    for row in scene.session.scalars(select(WebSession)):
        row.ended_at = clock.now()
    scene.session.commit()
    client.post(PAGE, data=sent)
    assert scene.count(KeptForm) == 0


def _guesses(scene: Scene, many: int) -> None:
    """Many guesses from one address: the first are answered alike, then all are made to wait, a right one too."""
    client = scene.app.test_client()
    told = []
    for number in range(70):
        answer = client.get(f"/q/{number:043}")
        told.append((answer.status_code, answer.location, len(answer.data)))
    assert [code for code, *_ in told] == [303] * BY_ADDRESS + [429] * (70 - BY_ADDRESS)
    assert len(set(told)) == 2
    for number in range(70, many):
        with scene.app.test_request_context(environ_base=HERE), pytest.raises(TooManyRequests):
            enter(f"{number:043}")
    right = scene.given[0].token
    assert client.get(f"/q/{right}").status_code == 429
    assert client.get(f"/q/{right}", environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 303
    assert (scene.count(Attempt), scene.count(Slip)) == (BY_ADDRESS, 3)


def test_guesses_are_made_to_wait_and_tell_nothing(scene: Scene) -> None:
    _guesses(scene, 500)


@pytest.mark.long
def test_ten_thousand_guesses_are_made_to_wait_and_tell_nothing(scene: Scene) -> None:
    _guesses(scene, 10_000)
