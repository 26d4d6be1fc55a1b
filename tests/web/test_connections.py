"""No request holds two connections: a page that reads twenty times reads in one transaction."""

from flask import Flask
from sqlalchemy import event
from sqlalchemy.orm import Session

from conference.extensions import db
from tests import world
from tests.conftest import SignIn
from tests.world import Place


def test_a_page_reads_on_one_connection(session: Session, gironde: Place, sign_in: SignIn, app: Flask) -> None:
    case = world.assigned(session, gironde)
    session.commit()
    client = sign_in("coordinator")
    held: list[int] = []
    out = 0

    def taken(*_: object) -> None:
        nonlocal out
        out += 1
        held.append(out)

    def given_back(*_: object) -> None:
        nonlocal out
        out -= 1

    with app.app_context():
        pool = db.engine.pool
    event.listen(pool, "checkout", taken)
    event.listen(pool, "checkin", given_back)
    try:
        assert client.get(f"/situations/{case.key}").status_code == 200
    finally:
        event.remove(pool, "checkout", taken)
        event.remove(pool, "checkin", given_back)
    assert (max(held), out) == (1, 0)
