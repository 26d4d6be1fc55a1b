"""What is confided to a coordinator is on their pages and on no other: no list, search, file, mail, log nor audit."""

import logging
import re
from io import StringIO
from itertools import cycle
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import network, question
from conference.domain.actors import MACHINE
from conference.domain.referral import PersonKind
from conference.models.base import Base
from conference.models.contact import Contact
from conference.models.texts import is_confided
from conference.programme import supervision as naming
from tests import world
from tests.browse import fill, lands, token
from tests.conftest import SignIn
from tests.security.readers import CONFIDED_TABLES
from tests.security.tour import address, allowed
from tests.security.visitors import House
from tests.web.rooms import prepared
from tests.world import Place

MARKED = re.compile(rf"zibeline33-({'|'.join(sorted(CONFIDED_TABLES))})-(\w+)-(\d+)", re.IGNORECASE)
FILE = re.compile(r"\.(pdf|csv|docx|ics|xlsx)|agenda|papier|export")


def test_the_tables_that_hold_secrets_of_families_are_these() -> None:
    found = {t.name for t in Base.metadata.sorted_tables if any(is_confided(column) for column in t.columns)}
    assert found == CONFIDED_TABLES


FILES = [case for case in allowed("GET") if FILE.search(case[1].path)]


# A file in two now, in the order of the routes; the others wait for the long run.
@pytest.mark.usefixtures("quick_press")
@pytest.mark.parametrize("asked", [FILES[::2], pytest.param(FILES[1::2], marks=pytest.mark.long)], ids=["now", "then"])
def test_no_file_carries_any_whoever_asks_for_it(house: House, asked: list[Any]) -> None:
    files = 0
    for _, example, actor, things in asked:
        answer = house.knock(actor, "GET", address(house, example, things))
        files += answer.mimetype != "text/html"
        assert not MARKED.search(answer.get_data().decode("utf-8", "replace")), example.path
    assert files > 2


def test_the_numbers_at_hand_are_phones_that_need_no_protection(house: House) -> None:
    shown = {int(row) for table, column, row in MARKED.findall(house.knock("coordinator", "GET", "/telephones").text)}
    of_theirs = "SELECT c.id, c.kind, c.protected FROM contact c"
    kinds = {row: (kind, bool(protected)) for row, kind, protected in house.settled(of_theirs)}
    assert {kinds[row] for row in shown} == {("phone", False)}
    assert ("address", True) in kinds.values()


NUMBERS = [f"06 39 98 {n:02d} {n:02d}" for n in range(10)] + [f"{n} impasse du Refuge" for n in range(10)]
NOTES = ("Il faudra parler de Bayonne.", "La tante Odile sait.", "Rue des Violettes, on ne sonne pas.")
WHY = "Reprendre ensemble Carcassonne."


@pytest.fixture
def written(app: Flask) -> Any:
    """What the server's log says."""
    log = StringIO()
    handler = logging.StreamHandler(log)
    for logger in (app.logger, logging.getLogger()):
        logger.addHandler(handler)
    yield log
    for logger in (app.logger, logging.getLogger()):
        logger.removeHandler(handler)


def test_what_is_typed_stands_in_its_own_tables_and_nowhere_else_in_the_base(
    session: Session, gironde: Place, sign_in: SignIn, written: StringIO
) -> None:
    case = prepared(session, gironde)
    who = world.actor(gironde, "coordinator")
    names = ("Rose", "Yann", "Odile")
    people = [network.name(session, case, {"kind": PersonKind.RELATIVE, "first_name": one}) for one in names]
    question.ask(session, who, case, "Où vit Lou ?")
    session.commit()
    client, here = sign_in("coordinator"), f"/situations/{case.key}"
    for value, person in zip(NUMBERS, cycle(people), strict=False):
        kind = "phone" if value.startswith("06") else "address"
        lands(fill(client, f"{here}/coordonnees/{person.key}", kind=kind, value=value, protected="y"))
    for words in NOTES:
        sent = {"whom": NUMBERS[0], "way": "phone", "result": "reached", "words": words}
        lands(fill(client, f"{here}/carnet", **sent))
        lands(client.post(f"{here}/carnet/note", data=token(client) | {"note-words": words}))
    naming.name(session, MACHINE, gironde.coordinators["Claire"], gironde.accounts["observer"])
    session.commit()
    lands(fill(sign_in("observer"), f"/supervision/{case.key}", reason=WHY))
    for secret in (*NUMBERS, *NOTES):
        assert case.key not in client.get("/situations", query_string={"q": secret}).text
    assert len(session.scalars(select(Contact)).all()) == len(NUMBERS)
    # What a family complains of is theirs to write, on a page of their own.
    assert _found_in_the_base(session) == CONFIDED_TABLES - {"complaint"}
    assert not [secret for secret in (*NUMBERS, *NOTES, WHY) if secret in written.getvalue()]


def _found_in_the_base(session: Session) -> set[str]:
    """The tables where any of the secrets stands."""
    found = set()
    for table in Base.metadata.sorted_tables:
        text = " ".join(str(cell) for row in session.execute(select(table)) for cell in row)
        if any(secret in text for secret in (*NUMBERS, *NOTES, WHY)):
            found.add(table.name)
    return found
