"""Everything is told: one row for each reading, writing and refusal, with names of fields and never a value."""

import re

import pytest
from sqlalchemy import Enum

from conference.models.base import Base
from tests.security.tour import address, allowed, spread
from tests.security.visitors import ANONYMOUS, House

pytestmark = pytest.mark.usefixtures("quick_press")

READINGS = {f"{case[0]} {case[1].path}": case for case in allowed("GET")}
WRITINGS = {f"{case[0]} {case[1].path}": case for case in allowed("POST")}
# What a field of the audit may say besides the names of tables, columns and relations, and the codes of enums.
OTHER = {"people", "case", "ties", "tries", "presences", "search", "pdf", "csv", "q", "late", "register", "contact"}
OTHER |= {"taken_back", "removed", "note_recipient", "note_validator", "first", "last", "namesake"}
OTHER |= {"moved", "supervisor", "checklist", "criteria", "grid", "columns", "checked"}
# What somebody without account does is told, signed by nobody.
OF_A_VISITOR = {"POST practice_exchange.send": ["exchange.asked"], "POST asking.ask": ["enquiry.received"]}


def _told(house: House) -> list[tuple[str, str, str, int | None]]:
    found: list[tuple[str, str, str, int | None]] = house.rows(
        "SELECT act, subject, fields, actor_id FROM audit_row WHERE id > ? ORDER BY id", house.told
    )
    return found


@pytest.mark.parametrize("name", spread(READINGS))
def test_a_reading_leaves_one_row_signed_by_its_reader(house: House, name: str) -> None:
    _, example, actor, things = READINGS[name]
    answer = house.knock(actor, "GET", address(house, example, things))
    told = _told(house)
    if actor == ANONYMOUS:
        assert told == []
        return
    assert answer.status_code == 200
    assert [row[3] for row in told] == [house.life.accounts[actor]]
    if things and things[0] in {"draft", "waiting", "assigned", "ready", "fresh"}:
        assert told[0][1] == f"case:{house.key(things[0])}"


@pytest.mark.parametrize("name", spread(WRITINGS))
def test_a_writing_leaves_its_rows_and_never_a_value(house: House, name: str) -> None:
    route, example, actor, things = WRITINGS[name]
    typed = dict(example.typed(house, things)) if example.typed else {}
    answer = house.knock(actor, "POST", address(house, example, things), typed)
    told = _told(house)
    if actor == ANONYMOUS:
        kept = OF_A_VISITOR.get(route, [])
        assert [row[0] for row in told] == kept
        assert answer.status_code == 303 or not kept
        return
    assert answer.status_code in {200, 302}
    # What was there already is not told again.
    assert told or set(house.changed()) <= {"one_time_key"}, route
    assert {row[3] for row in told} <= {house.life.accounts[actor]}
    assert {row[0] for row in told} & {"refused"} == set()
    for _, subject, fields, _ in told:
        assert re.fullmatch(r"([a-z_]+:[\w.-]+)?", subject), subject
        assert not _unknown(fields), (route, fields)


def _unknown(fields: str) -> set[str]:
    columns = [column for table in Base.metadata.sorted_tables for column in table.columns]
    related = {relation.key for mapper in Base.registry.mappers for relation in mapper.relationships}
    names = {column.name for column in columns} | set(Base.metadata.tables) | related
    codes = {code for column in columns if isinstance(column.type, Enum) for code in column.type.enums}
    words = {word for word in fields.split() if not re.fullmatch(r"(count:)?\d+", word)}
    return words - names - codes - OTHER


@pytest.mark.parametrize(
    ("actor", "path", "code"),
    [
        ("auditor", "/comptes", "403"),
        ("referrer", "/situations/{waiting2}", "404"),
        ("committee", "/situations/{waiting@59}", "404"),
        ("lead", "/situations/{waiting}/noms", "403"),
        ("committee", "/situations/{private}/etapes/suspend", "409"),
    ],
)
def test_a_refusal_leaves_one_row_that_names_the_view_and_not_the_thing(
    house: House, actor: str, path: str, code: str
) -> None:
    answer = house.knock(actor, "GET", re.sub(r"{(.+)}", lambda found: house.key(found[1]), path))
    assert str(answer.status_code) == code
    told = _told(house)
    assert [(row[0], row[2], row[3]) for row in told] == [("refused", code, house.life.accounts[actor])]
    assert told[0][1].startswith("view:")


def test_a_list_and_a_search_are_one_row_with_a_count_and_never_the_words(house: House) -> None:
    house.knock("committee", "GET", "/situations?q=Durand&stage=preparation")
    (told,) = _told(house)
    assert "durand" not in " ".join(map(str, told)).casefold()
    assert re.search(r"count:\d+", told[2])
    assert {"search", "stage"} <= set(told[2].split())


@pytest.mark.parametrize("path", ["/", "/situations", "/situations/{waiting}", "/situations/{waiting}/noms"])
def test_a_reading_that_cannot_be_told_is_not_given(house: House, path: str) -> None:
    house.write("CREATE TRIGGER deaf BEFORE INSERT ON audit_row BEGIN SELECT RAISE(ABORT, 'deaf'); END")
    answer = house.knock("committee", "GET", path.replace("{waiting}", house.key("waiting")))
    assert answer.status_code == 503
    assert "zibeline33-person" not in answer.text
    assert "zibeline33-referral" not in answer.text
    assert "Content-Security-Policy" in answer.headers


def test_a_writing_that_cannot_be_told_is_not_done(house: House) -> None:
    typed = {"version": house.version("waiting"), "words": "Qui ?"}
    house.write("CREATE TRIGGER deaf BEFORE INSERT ON audit_row BEGIN SELECT RAISE(ABORT, 'deaf'); END")
    answer = house.knock("committee", "POST", f"/situations/{house.key('waiting')}/etapes/return", typed)
    assert answer.status_code == 503
    assert "zibeline33-person" not in answer.text
    assert "zibeline33-referral" not in answer.text
    assert house.changed() == []
