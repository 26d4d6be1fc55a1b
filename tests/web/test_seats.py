"""Families' seats, and the date of a sitting in anybody's calendar: neither shows a name of a family."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.models.body import FamilySeat
from tests import world
from tests.browse import fill, lands, words
from tests.conftest import SignIn
from tests.world import Place


def test_a_seat_ends_and_stays_in_the_register(session: Session, sign_in: SignIn) -> None:
    client = sign_in("lead")
    assert lands(fill(client, "/seances/sieges", name="Une mère", since="2026-01-01")) == "/seances/sieges"
    seat = session.scalars(select(FamilySeat)).one()
    session.commit()
    answer = fill(client, f"/seances/sieges/{seat.key}/fin", until="2025-01-01")
    assert answer.status_code == 422
    assert "finirait avant de commencer" in words(answer.text)
    lands(fill(client, f"/seances/sieges/{seat.key}/fin", until="2026-03-01"))
    assert "Une mère du 1er janvier 2026 au 1er mars 2026" in words(client.get("/seances/sieges").text)


def test_a_sitting_goes_into_a_calendar(session: Session, gironde: Place, sign_in: SignIn) -> None:
    world.received(session, gironde)
    session.commit()
    client = sign_in("committee")
    address = lands(
        fill(client, "/seances/nouvelle", day="2026-03-12", hour="14:00", place="Chez Mme Ferrand, étage 2")
    )
    answer = client.get(f"{address}/seance.ics")
    assert answer.content_type.startswith("text/calendar")
    lines = answer.get_data(as_text=True).split("\r\n")
    assert "DTSTART:20260312T130000Z" in lines
    assert "LOCATION:Chez Mme •••\\, étage 2" in lines
