"""Date and place through the web: half known, moved, in the département's own time, and only read later."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import conference
from conference.domain.facts import Given
from conference.models.conference import DangerNotice, Sitting
from conference.queries import preparation
from conference.queries.disagreement import answers
from tests import path, ticking, world
from tests.browse import fields, fill, lands, token, words
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
    facts = preparation.facts(session, case, answers(session, case))
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
    assert "Ce qui était prévu avant" in page
    assert "Rose est malade." in page
    lands(fill(client, address, **SATURDAY))
    again = reread(session, case).sitting
    assert again is not None
    assert again.number == 2


def test_nobody_else_opens_it(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = prepared(session, gironde)
    assert kept_out(sign_in, f"/situations/{case.key}/seance") == {}


def test_fixing_a_conference_reads_its_day_place_and_question_again(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case = prepared(session, gironde)
    path.ready(session, gironde, case)
    session.commit()
    page = words(sign_in("coordinator").get(f"/situations/{case.key}/etapes/convene").text)
    assert "Jour où cette étape a eu lieu (facultatif) Laissez vide si c’est aujourd’hui." in page
    assert "Conférence prévue dimanche 22 mars 2026 à 10:30 Lieu Salle des fêtes" in page
    assert "Question de la famille Comment Lou peut-elle rester à la maison ? Fixer la conférence" in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Indiquez au moins la date ou le lieu."),
        ({"chosen": "yes"}, "Indiquez au moins la date ou le lieu."),
        ({"day": "2026-03-11", "hour": "10:00"}, "Cette date précède l’arrivée de l’orientation."),
        ({"day": "2028-03-13", "hour": "10:00"}, "Cette date est à plus de deux ans : vérifiez l’année."),
        ({"day": "9999-12-31", "hour": "10:00"}, "Choisissez un jour entre 1900 et 2100."),
        ({"day": "0001-01-01", "hour": "00:00"}, "Choisissez un jour entre 1900 et 2100."),
    ],
)
def test_a_day_that_cannot_be_is_said_beside_it(
    session: Session, gironde: Place, sign_in: SignIn, typed: dict[str, str], said: str
) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    answer = fill(client, f"/situations/{case.key}/seance", **typed)
    assert answer.status_code == 422
    assert said in words(answer.text)
    assert reread(session, case).sitting is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"place": "Chez Rose"}, "Le lieu est gardé, la date manque encore."),
        ({"day": "2026-04-11", "hour": "14:30"}, "La date est gardée, le lieu manque encore."),
        (SATURDAY, "La date et le lieu sont gardés."),
    ],
)
def test_what_is_kept_is_said_and_what_is_still_to_find(
    session: Session, gironde: Place, sign_in: SignIn, typed: dict[str, str], said: str
) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    page = client.get(lands(fill(client, f"/situations/{case.key}/seance", **typed))).text
    assert said in words(page)


def test_a_conference_is_not_fixed_once_its_day_is_past(session: Session, gironde: Place, sign_in: SignIn) -> None:
    """Unless it was fixed earlier, and is only typed now; on the day itself there is still time."""
    case = prepared(session, gironde)
    path.ready(session, gironde, case)
    planned = reread(session, case).sitting
    assert planned is not None
    assert planned.at is not None
    address, later = f"/situations/{case.key}/etapes/convene", planned.at + timedelta(days=2)
    session.commit()
    with clock.frozen(later):
        client = sign_in("coordinator")
        refused = fill(client, address)
        assert refused.status_code == 422
        assert "La date de la conférence est passée" in words(refused.text)
        lands(fill(client, address, happened_on=planned.at.date().isoformat()))


def test_neither_where_they_meet_nor_to_whom_danger_was_told_is_written(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    """The fields are not there, and what is posted all the same is not read."""
    case = ticking.assigned(session, gironde)
    session.commit()
    claire, room = sign_in("coordinator"), f"/situations/{case.key}"
    for page, posted in (("seance", "place"), ("danger", "to_whom")):
        assert f'name="{posted}"' not in claire.get(f"{room}/{page}").text
    empty = fill(claire, f"{room}/seance", place="Chez Rose")
    assert empty.status_code == 422
    assert "Indiquez la date." in words(empty.text)
    lands(fill(claire, f"{room}/seance", day="2026-04-11", hour="10:00", chosen="yes", place="Chez Rose"))
    assert "La date est gardée." in words(claire.get(f"{room}/seance").text)
    lands(fill(claire, f"{room}/danger", transmitted="Une gifle.", to_whom="La CRIP"))
    session.expire_all()
    sitting, notice = session.scalars(select(Sitting)).one(), session.scalars(select(DangerNotice)).one()
    assert (sitting.place, sitting.chosen_by_family) == ("", True)
    assert (notice.transmitted, notice.to_whom) == ("", "")
    session.commit()
    assert "Rose" not in claire.get(f"{room}/seance").text
    assert "12 mars 2026" in words(claire.get(f"{room}/danger").text)
