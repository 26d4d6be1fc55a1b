"""Date and place through the web: half known, moved, in the département's own time, and only read later."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from conference.casework import conference
from conference.domain.facts import Given
from conference.queries import preparation
from tests import world
from tests.browse import fields, fill, lands, token
from tests.conftest import SignIn
from tests.web.rooms import fixed, kept_out, prepared, reread
from tests.world import Place

SATURDAY = {"day": "2026-04-11", "hour": "14:30", "place": "Salle des fêtes", "chosen": "yes"}


def test_date_and_place_are_kept_then_moved(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/seance"
    assert lands(fill(client, address, **SATURDAY)) == address
    sitting = reread(session, case).sitting
    assert sitting is not None
    assert (sitting.at, sitting.place, sitting.chosen_by_family) == (
        datetime(2026, 4, 11, 12, 30, tzinfo=UTC),
        "Salle des fêtes",
        True,
    )
    page = client.get(address).text
    assert "samedi 11 avril 2026 à 14:30" in page
    assert fields(page)["hour"] == "14:30"
    lands(fill(client, address, place="Chez Rose"))
    moved = reread(session, case).sitting
    assert moved is not None
    assert (moved.number, moved.place, moved.at) == (1, "Chez Rose", sitting.at)


def test_a_place_may_be_known_before_the_day(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    lands(fill(client, f"/situations/{case.key}/seance", place="Chez Rose"))
    facts = preparation.facts(session, case)
    assert (facts.dated, facts.placed) == (False, True)


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"day": "2026-04-11"}, "Indiquez l’heure."), ({"hour": "14:30"}, "Indiquez la date.")],
)
def test_a_day_goes_with_its_hour(
    session: Session, gironde: Place, sign_in: SignIn, typed: dict[str, str], said: str
) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    answer = fill(client, f"/situations/{case.key}/seance", place="Chez Rose", **typed)
    assert answer.status_code == 422
    assert said in answer.text
    assert "Chez Rose" in answer.text
    assert reread(session, case).sitting is None


def test_who_moved_it_from_an_older_page_sees_both(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/seance"
    before = fields(client.get(address).text)
    lands(fill(client, address, **SATURDAY))
    answer = client.post(address, data=before | {"place": "Chez Yann"})
    assert answer.status_code == 409
    assert "Salle des fêtes" in answer.text
    assert "Chez Yann" in answer.text
    kept = reread(session, case).sitting
    assert kept is not None
    assert kept.place == "Salle des fêtes"


def test_two_clicks_fix_it_once(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/seance"
    sent = fields(client.get(address).text) | SATURDAY
    assert lands(client.post(address, data=sent)) == lands(client.post(address, data=sent))
    sitting = reread(session, case).sitting
    assert sitting is not None
    assert sitting.number == 1


def test_once_fixed_it_is_only_read_and_once_adjourned_it_is_kept(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, client = fixed(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/seance"
    assert 'name="place"' not in client.get(address).text
    assert client.post(address, data=token(client) | SATURDAY).status_code == 409
    conference.adjourn(session, world.actor(gironde, "coordinator"), case, Given(words="Rose est malade."), None)
    session.commit()
    page = client.get(address).text
    assert "Séances ajournées" in page
    assert "Rose est malade." in page
    lands(fill(client, address, **SATURDAY))
    again = reread(session, case).sitting
    assert again is not None
    assert again.number == 2


def test_nobody_else_opens_it(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = prepared(session, gironde)
    assert kept_out(sign_in, f"/situations/{case.key}/seance") == {}
