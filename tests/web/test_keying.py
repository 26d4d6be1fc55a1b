"""Sheets keyed one after the other: by their code or by hand, taken back, never of a case that one coordinates."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.questionnaires import AnswerWay, Asked, Respondent
from conference.models.answer import Answer
from conference.models.questionnaire import Tally
from conference.models.sign_in import KeptForm, WebSession
from tests import quoting, voicing
from tests.browse import fields, words
from tests.conftest import SignIn
from tests.voicing import PERSON
from tests.world import Place

PAGE = "/questionnaires/saisie"
FIGURES = {"coordinator": "9", "conference": "8", "plan": "7", "overall": "8", "heard": "4", "decided": "3"}


class Scene:
    """A case at its conference, of which some sheets came back."""

    def __init__(self, session: Session, place: Place, app: Flask) -> None:
        self.session, self.place, self.app = session, place, app
        self.case = voicing.held(session, place)
        self.given = voicing.given(session, place, self.case, {PERSON: 3, Respondent.CHILD: 1})
        session.commit()

    def rows(self) -> list[tuple[Respondent, AnswerWay | None, int | None, int | None]]:
        """What was kept of each answer."""
        columns = Answer.respondent, Answer.way, Answer.overall, Answer.territory_id
        found = [tuple(row) for row in self.session.execute(select(*columns).order_by(Answer.overall))]
        self.session.commit()
        return found  # type: ignore[return-value]

    def tally(self) -> tuple[int, ...]:
        """Expected, on paper, spoken, refused."""
        columns = Tally.expected, Tally.paper, Tally.spoken, Tally.refused
        where = Tally.case_id == self.case.id, Tally.respondent == PERSON, Tally.asked == Asked.END
        found = tuple(self.session.execute(select(*columns).where(*where)).one())
        self.session.commit()
        return found

    def code(self, number: int) -> str:
        """The code of a sheet, as a hand types it."""
        drawn = [one for one in self.given if one.respondent is PERSON][number].code
        return f" {drawn[:4].lower()} {drawn[4:]}"


@pytest.fixture
def scene(session: Session, gironde: Place, app: Flask) -> Scene:
    return Scene(session, gironde, app)


def sent(client: FlaskClient, **typed: str) -> tuple[int, str]:
    """An empty sheet filled in and kept; where it leads is opened."""
    page = client.get(PAGE)
    answer = client.post(PAGE, data=fields(page.text, PAGE) | typed)
    text = client.get(answer.location).text if answer.status_code == 302 else answer.text
    return answer.status_code, words(text)


def test_a_batch_is_keyed_by_codes_and_a_wrong_sheet_is_taken_back(scene: Scene, sign_in: SignIn) -> None:
    client = sign_in("lead")
    page = fields(client.get(PAGE).text, PAGE) | FIGURES | {"code": scene.code(0)}
    assert client.post(PAGE, data=page).status_code == 302
    assert client.post(PAGE, data=page).status_code == 302, "twice sent, kept once"
    assert sent(client, code=scene.code(0), **FIGURES)[0] == 422, "a sheet is keyed once"
    assert sent(client, code=scene.code(1), way="spoken", overall="2")[0] == 302
    told = sent(client, code=scene.code(2))
    assert "c’est un refus" in told[1]
    assert (len(scene.rows()), scene.tally()) == (2, (3, 1, 1, 1))
    # The first was mistyped: it is given back as it was, and kept anew in its place, without its code.
    text = client.get(PAGE).text
    assert "Ce lot : 2" in words(text)
    back = text.rpartition('name="back"')[2].partition('value="')[2].partition('"')[0]
    asked = {"csrf_token": page["csrf_token"], "back": back}
    again = client.post(PAGE, data=asked)
    assert "Cette feuille est reprise" in words(again.text)
    assert len(scene.rows()) == 2, "a page that is closed loses nothing"
    mended = fields(again.text, PAGE)
    assert mended["overall"] == "8"
    assert client.post(PAGE, data=mended | {"overall": "11"}).status_code == 422
    assert client.post(PAGE, data=mended | dict.fromkeys(FIGURES, "")).status_code == 422, "blank"
    for overall in ("6", "1"):
        assert client.post(PAGE, data=mended | {"overall": overall}).status_code == 302
    nord = scene.case.territory_id
    found = [(PERSON, AnswerWay.SPOKEN, 2, nord), (PERSON, AnswerWay.PAPER, 6, nord)]
    assert scene.rows() == found, "nothing beside it, and what arrives second changes nothing"
    assert scene.tally() == (3, 1, 1, 1), "it was received once"
    # Shown, and kept once the batch is over.
    late = fields(client.post(PAGE, data=asked).text, PAGE)
    assert late["overall"] == "6"
    client.post(PAGE, data={"csrf_token": page["csrf_token"], "end": "1"})
    assert "Ce lot : 0" in words(client.get(PAGE).text)
    assert client.post(PAGE, data=late | {"overall": "0"}).status_code == 302
    assert scene.rows() == found


def test_a_sheet_whose_words_were_cut_is_not_replaced(scene: Scene, sign_in: SignIn) -> None:
    client = sign_in("lead")
    assert sent(client, code=scene.code(0), liked=quoting.LIKED, overall="8", quotable="y")[0] == 302
    answer = scene.session.scalars(select(Answer)).one()
    quoting.cut(scene.session, scene.place, answer)
    name = answer.id.hex
    scene.session.commit()
    data = {"csrf_token": fields(client.get(PAGE).text, PAGE)["csrf_token"], "back": name}
    mended = fields(client.post(PAGE, data=data).text, PAGE)
    refused = client.post(PAGE, data=mended | {"liked": "Autre chose."})
    assert (refused.status_code, "déjà été choisi" in refused.text) == (422, True)
    assert scene.session.scalars(select(Answer.liked)).one() == quoting.LIKED


def test_nobody_keys_an_answer_of_a_case_they_coordinate_or_coordinated(scene: Scene, sign_in: SignIn) -> None:
    client = sign_in("coordinator")
    for way in ("paper", "spoken"):
        code, told = sent(client, code=scene.code(0), way=way, overall="10")
        assert (code, "que vous coordonnez" in told) == (422, True)
    assert sent(client, respondent="person", overall="10")[0] == 422, "without a code, for whoever coordinates"
    assert scene.rows() == []
    assert sent(sign_in("second"), code=scene.code(0), way="spoken", overall="10")[0] == 302


def test_a_sheet_without_its_code_says_where_it_comes_from(scene: Scene, sign_in: SignIn) -> None:
    client = sign_in("lead")
    where = {"respondent": "child", "territory": scene.place.territories["Sud"].key, "field": "childhood"}
    scene.session.commit()
    assert sent(client, overall="5")[0] == 422
    assert sent(client, overall="7", **where)[0] == 422, "a child answers by faces"
    assert sent(client, overall="5", way="spoken", **where)[0] == 422
    assert sent(client, **where)[0] == 422, "blank"
    assert sent(client, overall="5", **where)[0] == 302
    south = scene.place.territories["Sud"].id
    assert scene.rows() == [(Respondent.CHILD, AnswerWay.PAPER, 5, south)]
    assert scene.tally() == (3, 0, 0, 0), "no case is known"


def test_the_coordinator_gives_as_many_as_were_there_and_sees_numbers_alone(scene: Scene, sign_in: SignIn) -> None:
    client, page = sign_in("coordinator"), f"/situations/{scene.case.key}/questionnaires"
    drawn = fields(client.get(page).text, page) | {"how": "screen", "person": "1", "network": "2"}
    shown = client.post(page, data=drawn)
    assert (shown.status_code, shown.text.count('class="qr"')) == (200, 3)
    opening = re.findall(r"<a [^>]*/q/[^>]*>", shown.text)
    assert len(opening) == 3
    assert all('target="_blank" rel="noopener noreferrer"' in link for link in opening), "the other codes stay"
    assert "gardez cette page" in words(shown.text)
    assert client.post(page, data=drawn).status_code == 302, "twice sent, given once"
    assert scene.tally()[0] == 4
    refused = client.post(page, data=fields(client.get(page).text, page) | {"how": "screen", "person": "31"})
    assert refused.status_code == 422
    back = fields(client.get(page).text, page) | {"how": "back", "asked": "end"}
    assert client.post(page, data=back).status_code == 302
    assert scene.tally()[0] == 0
    told = words(client.get(page).text)
    assert "que des nombres" in told


def test_nothing_of_a_sheet_is_kept_under_whose_session_has_ended(scene: Scene, sign_in: SignIn) -> None:
    client = sign_in("coordinator")
    typed = fields(client.get(PAGE).text, PAGE) | {"overall": "8", "liked": "Ma tante."}
    scene.session.execute(update(WebSession).values(ended_at=clock.now()))
    scene.session.commit()
    answer = client.post(PAGE, data=typed)
    assert (answer.status_code, answer.location) == (302, "/connexion")
    assert scene.session.scalars(select(KeptForm)).all() == []
