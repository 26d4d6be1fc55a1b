"""A minimal record through its pages: asked for, ticked by each whose step it is, and never a field for a word."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.minimal import Tickable
from conference.domain.stages import Outcome, Stage
from conference.models.case import Case
from conference.models.minimal import Tick
from conference.models.referral import Person, Referral
from conference.models.sign_in import KeptForm
from conference.words.minimal import TICK
from tests import ticking, world
from tests.browse import fill, lands, press, token, words
from tests.conftest import SignIn
from tests.world import Place

pytestmark = pytest.mark.usefixtures("quick_press")

KEEP = "Garder ce qui est coché"


def fresh(session: Session, key: str) -> Case:
    """A case as the base has it now."""
    found = session.scalars(select(Case).where(Case.key == key).execution_options(populate_existing=True)).one()
    session.commit()
    return found


def boxes(page: str) -> list[str]:
    return re.findall(r'name="(tick_[a-z_]+)"', page)


def ticks_all(client: FlaskClient, room: str, **typed: Any) -> list[str]:
    """Tick every box that a page offers, but those of an ending, each today."""
    found = [box for box in boxes(client.get(room).text) if box != "tick_synthesis_missing"]
    assert lands(press(client, room, KEEP, **dict.fromkeys(found, "y"), **typed)) == room
    return found


def test_a_family_without_a_name_goes_from_its_draft_to_its_end(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    referrer, body, claire = sign_in("referrer"), sign_in("committee"), sign_in("coordinator")
    # A draft, minimal from its first page.
    explained = lands(fill(referrer, "/orientations/nouvelle", minimal="1"))
    assert "aucun nom et aucun texte" in words(referrer.get(explained).text)
    page = lands(fill(referrer, explained))
    north = gironde.territories["Nord"].key
    typed = {"field": "childhood", "territory_id": north, "origin": "professional", "children": "2"}
    room = lands(fill(referrer, page, **typed))
    key = room.split("/")[2]
    assert len(ticks_all(referrer, room)) == 6
    check = f"/orientations/{key}/verification"
    assert "Envoyer l’orientation" in words(referrer.get(room).text)
    lands(fill(referrer, check))
    assert fresh(session, key).children == 2
    # The body asks and assigns, without a line.
    case = f"/situations/{key}"
    claire_key = gironde.coordinators["Claire"].key
    lands(press(body, f"{case}/designation", f"Solliciter {gironde.coordinators['Claire'].name}"))
    assert "son nom n’est écrit nulle part" in words(claire.get(f"{case}/declaration").text)
    lands(fill(claire, f"{case}/declaration", knows="no"))
    lands(fill(body, f"{case}/designation/{claire_key}"))
    # Preparation: a real date, the rest is ticked.
    lands(fill(claire, f"{case}/seance", day="2026-03-12", hour="09:00"))
    assert len(ticks_all(claire, room)) == 6
    lands(fill(claire, f"{case}/etapes/convene"))
    # The day, and three actions.
    assert lands(claire.get(f"{case}/jour")) == room
    assert len(ticks_all(claire, room)) == 5
    lands(press(claire, room, "Garder ce nombre", how_many="3"))
    lands(fill(claire, f"{case}/etapes/record"))
    # Form by the coordinator, content by the professional.
    assert ticks_all(claire, room) == ["tick_action_incomplete"]
    lands(fill(claire, f"{case}/plan/forme", answers="yes"))
    assert "3 actions. La famille en garde les mots." in words(referrer.get(f"{case}/plan/contenu").text)
    lands(fill(referrer, f"{case}/plan/contenu", content="ratified"))
    # Three tries, a synthesis, the end.
    for _ in range(3):
        lands(press(claire, f"{case}/suivi", "Noter cet essai"))
    lands(press(claire, room, KEEP, tick_synthesis_missing="y"))
    lands(fill(claire, f"{case}/etapes/close"))
    found = fresh(session, key)
    assert (found.stage, found.outcome, found.minimal) == (Stage.CLOSED, Outcome.PLAN_AGREED, True)


ROOMS = ("", "/minimal", "/seance", "/plan", "/suivi", "/danger", "/temps", "/etapes/suspend", "/etapes/stop")
PLAYED = {
    "draft": (ticking.draft, ("referrer",)),
    "waiting": (ticking.received, ("referrer", "committee", "lead")),
    "prepared": (ticking.assigned, ("referrer", "committee", "lead", "coordinator")),
    "recorded": (ticking.recorded, ("referrer", "committee", "lead", "coordinator")),
    "followed": (ticking.followed, ("referrer", "committee", "lead", "coordinator")),
    "closed": (ticking.closed, ("referrer", "committee", "lead", "coordinator")),
}


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=[] if n in {"draft", "prepared"} else [pytest.mark.long]) for n in PLAYED]
)
def test_every_page_of_it_opens_and_says_that_it_is_minimal(
    session: Session, gironde: Place, sign_in: SignIn, name: str
) -> None:
    play, people = PLAYED[name]
    case = play(session, gironde)
    session.commit()
    for who in people:
        client = sign_in(who)
        shown = words(client.get(f"/situations/{case.key}").text)
        assert "dossier minimal" in shown.lower()
        assert "nom masqué" not in shown
        assert "Personne n’est encore nommé" not in shown
        for address in re.findall(
            rf'href="(/(?:situations|orientations)/{case.key}[^"#]*)"', client.get(f"/situations/{case.key}").text
        ):
            assert client.get(address).status_code in {200, 302}, (who, address)
        assert "dossier minimal" in words(client.get("/situations").text)
        assert client.get("/").status_code == 200


WALKED = {"followed"}


@pytest.mark.parametrize(
    "name",
    [pytest.param(n, marks=[] if n in WALKED else [pytest.mark.long]) for n in PLAYED if n != "draft"],
)
def test_no_page_of_it_has_a_field_for_a_text(session: Session, gironde: Place, sign_in: SignIn, name: str) -> None:
    play, people = PLAYED[name]
    case = play(session, gironde)
    session.commit()
    for who in people:
        client = sign_in(who)
        seen: set[str] = set()
        waiting = [f"/situations/{case.key}{room}" for room in ROOMS]
        while waiting:
            address = waiting.pop()
            seen.add(address)
            answer = client.get(address)
            if answer.status_code == 200 and answer.mimetype == "text/html":
                assert "<textarea" not in answer.text, (who, address)
                links = re.findall(rf'href="(/(?:situations|orientations)/{case.key}[^"#?]*)"', answer.text)
                waiting += [link for link in links if link not in seen]
        assert len(seen) > 5


def test_what_was_typed_is_erased_once_it_is_asked_minimal(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = world.draft(session, gironde)
    account = gironde.accounts["referrer"]
    kept = KeptForm(
        account_id=account.id,
        path=f"/orientations/{case.key}/situation",
        fields={"worries": ["Lou"]},
        kept_at=case.opened_at,
    )
    session.add(kept)
    session.commit()
    referrer = sign_in("referrer")
    first = referrer.get(f"/orientations/{case.key}/pour-qui").text
    assert f"/orientations/{case.key}/minimal" in first
    assert "sera effacé" in words(referrer.get(f"/orientations/{case.key}/minimal").text)
    lands(fill(referrer, f"/orientations/{case.key}/minimal"))
    session.expire_all()
    assert session.scalars(select(Person).where(Person.case_id == case.id)).all() == []
    assert session.scalars(select(Referral.family_situation).where(Referral.case_id == case.id)).one() == ""
    assert session.scalars(select(KeptForm)).all() == []
    assert fresh(session, case.key).minimal
    page = referrer.get(f"/orientations/{case.key}/pour-qui").text
    assert "Lou" not in page
    assert 'name="first_name"' not in page
    for place in ("situation", "institutions", "accord", "securite"):
        assert lands(referrer.get(f"/orientations/{case.key}/{place}")) == f"/situations/{case.key}/minimal"
    answer = referrer.post(
        f"/orientations/{case.key}/situation",
        data=token(referrer) | {"family_situation": "Lou reste.", "version": str(fresh(session, case.key).version)},
    )
    assert answer.status_code == 409
    assert "il ne reçoit ni nom ni texte" in words(answer.text)


def test_after_sending_it_is_too_late(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, body = world.received(session, gironde), sign_in
    session.commit()
    lands(fill(body("committee"), f"/situations/{case.key}/etapes/return", words="La date de naissance ?"))
    referrer = sign_in("referrer")
    assert "/minimal" not in referrer.get(f"/orientations/{case.key}/pour-qui").text
    answer = fill(referrer, f"/orientations/{case.key}/minimal")
    assert answer.status_code == 409
    assert "il est trop tard pour un dossier minimal" in words(answer.text)
    assert not fresh(session, case.key).minimal


def test_a_tick_bears_its_day_and_is_taken_back(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = ticking.assigned(session, gironde)
    session.commit()
    room, claire = f"/situations/{case.key}/minimal", sign_in("coordinator")
    none = press(claire, room, KEEP)
    assert none.status_code == 422
    assert "Cochez au moins une ligne." in words(none.text)
    future = press(claire, room, KEEP, tick_question_missing="y", on_question_missing="2026-03-13")
    assert future.status_code == 422
    assert "La date est dans l’avenir." in words(future.text)
    undated = press(claire, room, KEEP, tick_question_missing="y", on_question_missing="")
    assert undated.status_code == 422
    assert "Indiquez la date." in words(undated.text)
    assert session.scalars(select(Tick).where(Tick.code == Tickable.QUESTION)).all() == []
    session.commit()
    lands(press(claire, room, KEEP, tick_question_missing="y", on_question_missing="2026-03-10"))
    shown = words(claire.get(room).text)
    assert f"{TICK[Tickable.QUESTION]} le 10 mars 2026, par Coordinator 33" in shown
    assert "tick_question_missing" not in boxes(claire.get(room).text)
    lands(press(claire, room, f"Retirer : {TICK[Tickable.QUESTION]}"))
    assert "tick_question_missing" in boxes(claire.get(room).text)


def test_two_clicks_are_one_tick(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = ticking.assigned(session, gironde)
    session.commit()
    room, claire = f"/situations/{case.key}/minimal", sign_in("coordinator")
    page = claire.get(room).text
    once = re.findall(r'name="once"[^>]*value="([^"]+)"', page)[0]
    typed = token(claire) | {"once": once, "tick_question_missing": "y", "on_question_missing": "2026-03-12"}
    assert {lands(claire.post(room, data=typed)) for _ in range(2)} == {room}
    assert len(session.scalars(select(Tick).where(Tick.code == Tickable.QUESTION)).all()) == 1


def test_each_ticks_what_their_own_step_asks(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = ticking.assigned(session, gironde)
    session.commit()
    room = f"/situations/{case.key}/minimal"
    typed = {"tick_question_missing": "y", "on_question_missing": "2026-03-12"}
    for name in ("referrer", "committee"):
        client = sign_in(name)
        assert boxes(client.get(room).text) == []
        assert client.post(room, data=token(client) | typed).status_code == 409
        assert client.post(f"{room}/actions", data=token(client) | {"how_many": "3"}).status_code == 403
    for name in ("lead", "admin", "auditor", "observer"):
        client = sign_in(name)
        assert client.get(room).status_code == 403
        assert client.post(room, data=token(client) | typed).status_code == 403
    for client in (sign_in("second"), sign_in("coordinator", "59")):
        assert client.get(room).status_code == 404
        assert client.post(room, data=token(client) | typed).status_code == 404
    assert session.scalars(select(Tick).where(Tick.code == Tickable.QUESTION)).all() == []


def test_a_case_with_words_has_no_such_page(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = world.assigned(session, gironde)
    session.commit()
    claire = sign_in("coordinator")
    room = f"/situations/{case.key}/minimal"
    assert claire.get(room).status_code == 404
    for address in (room, f"{room}/actions", f"{room}/question_missing/retirer"):
        assert claire.post(address, data=token(claire) | {"how_many": "2"}).status_code == 404
    assert "minimal" not in claire.get(f"/situations/{case.key}").text


def test_pages_that_only_hold_words_say_so(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = ticking.assigned(session, gironde)
    session.commit()
    claire = sign_in("coordinator")
    sections = claire.get(f"/situations/{case.key}").text.partition("Le dossier")[2].partition("</nav>")[0]
    assert [
        room for room in ("question", "reseau", "note", "accords", "synthese", "jour") if f"/{room}" in sections
    ] == []
    for room in ("question", "reseau", "note", "accords"):
        shown = words(claire.get(f"/situations/{case.key}/{room}").text)
        assert "Dans un dossier minimal, cette page ne s’écrit pas" in shown, room
    refused = claire.post(
        f"/situations/{case.key}/question", data=token(claire) | {"words": "Où vit Lou ?", "version": "0"}
    )
    assert refused.status_code == 409
    assert "il ne reçoit ni nom ni texte" in words(refused.text)


def test_the_number_of_actions_is_a_number(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = ticking.assigned(session, gironde)
    ticking.convene(session, gironde, case)
    session.commit()
    room, claire = f"/situations/{case.key}/minimal", sign_in("coordinator")
    for typed in ("", "0", "100", "trois"):
        assert press(claire, room, "Garder ce nombre", how_many=typed).status_code == 422
    lands(press(claire, room, "Garder ce nombre", how_many="2"))
    assert "2 actions, adoptées le 12 mars 2026." in words(claire.get(room).text)
    assert "2 actions. La famille en garde les mots." in words(claire.get(f"/situations/{case.key}/plan").text)
