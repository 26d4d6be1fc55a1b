"""A family's page while the family is alone: who may not be told that it meets learns nothing of it."""

import re
from collections.abc import Mapping

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from conference import audit
from conference.casework import conference
from conference.domain.acts import Act
from conference.domain.preparation import Invitation, Safety
from conference.domain.private_time import Moment
from conference.models.complaint import Complaint
from conference.models.guest import Guest
from conference.models.personal_link import PersonalLink
from tests import path
from tests.browse import fields, words
from tests.web.holding import Scene
from tests.world import Place

BUSY = "Cette page ne peut rien enregistrer pour le moment, réessayez plus tard."
MEETING = "Une réunion est en cours"
SAID = "On ne me rappelle jamais."


@pytest.fixture
def scene(session: Session, gironde: Place, app: Flask) -> Scene:
    return Scene(session, gironde, app, "Yann", path.convened)


def _alone(scene: Scene) -> None:
    """Rose is in private time; what is changed of Yann was changed before."""
    rose = scene.guest("Rose")
    conference.arrive(scene.session, scene.who, scene.case, rose)
    conference.begin(scene.session, scene.who, scene.case, Moment.SHARING)
    conference.begin(scene.session, scene.who, scene.case, Moment.PRIVATE, frozenset({rose.key}))


def _write(scene: Scene, values: Mapping[str, object]) -> None:
    scene.session.execute(update(Guest).where(Guest.id == scene.holder.id).values(values))
    audit.write(scene.session, scene.who, Act.PREPARATION_WRITTEN, scene.case)


@pytest.mark.parametrize("values", [{"safety": Safety.APART}, {"invitation": Invitation.NOT_INVITED}])
def test_who_is_kept_apart_or_not_invited_learns_nothing(scene: Scene, values: Mapping[str, object]) -> None:
    scene.does(lambda: _write(scene, values))
    client = scene.inside()
    before = words(client.get("/famille").text)
    scene.does(lambda: _alone(scene))
    page = client.get("/famille")
    assert (page.status_code, words(page.text)) == (200, before)
    writing = client.get("/famille/ecrire")
    assert writing.status_code == 200
    sent = client.post("/famille/ecrire", data=fields(writing.text, "/famille/ecrire") | {"words": SAID})
    assert sent.status_code == 409
    assert SAID in sent.text
    token = {"csrf_token": fields(page.text, "/famille/quitter")["csrf_token"]}
    marked = client.post("/famille/fait/abc", data=token)
    assert (marked.status_code, marked.location) == (303, "/famille")
    for answer in (sent.text, client.get("/famille").text):
        assert BUSY in words(answer)
        assert "réunion" not in answer
    assert scene.session.scalars(select(Complaint)).all() == []


def test_who_is_invited_is_told_once_the_code_is_given(scene: Scene) -> None:
    client = scene.inside()
    scene.does(lambda: _alone(scene))
    for address in ("/famille", "/famille/ecrire"):
        answer = client.get(address)
        assert answer.status_code == 409
        assert MEETING in words(answer.text)
    assert scene.visitor().get("/famille").status_code == 200


def test_no_code_is_tried_meanwhile_and_a_right_one_is_answered_like_a_wrong_one(scene: Scene) -> None:
    client = scene.visitor()
    assert scene.types(client, "000000").status_code == 422
    scene.does(lambda: _alone(scene))
    answers = [scene.types(client, code) for code in ("123456", *["000000"] * 6)]
    assert {answer.status_code for answer in answers} == {409}
    assert len({re.sub(r'value="[^"]*"', "", answer.text) for answer in answers}) == 1
    assert BUSY in words(answers[0].text)
    assert "réunion" not in answers[0].text
    assert scene.session.scalars(select(PersonalLink.tries)).all() == [1]
    scene.does(lambda: conference.end(scene.session, scene.who, scene.case, Moment.PRIVATE))
    assert scene.types(client).status_code == 303
