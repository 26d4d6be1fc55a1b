"""Posting every column of every table changes only what the form offers."""

import io
import re

import pytest
from sqlalchemy import Enum

from conference.models.base import Base
from conference.security import addresses
from tests.security.access import Example, Things
from tests.security.tour import address, allowed, spread
from tests.security.visitors import House

pytestmark = pytest.mark.usefixtures("quick_press")

POSTS = {f"{case[0]} {case[1].path}": case for case in allowed("POST")}
Rows = dict[str, list[tuple[object, ...]]]
# What is drawn anew each time.
DRAWN = (
    "key",
    "digest",
    "code",
    "answer.id",
    "enquiry.number",
    "enquiry.once",
    "one_time_key.value",
    "one_time_key.led_to",
    "mail.mark",
    "roster.brought",
)


def _extra(offered: set[str]) -> dict[str, str]:
    """Every column that the form does not offer, with a value that it could hold."""
    found: dict[str, str] = {}
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if column.name not in offered:
                found[column.name] = column.type.enums[-1] if isinstance(column.type, Enum) else "1"
                found[f"{table.name}-{column.name}"] = found[column.name]
    return found


def _offered(house: House, actor: str, path: str) -> set[str]:
    """The names of the controls of a form, on the page that it stands on."""
    with house.app.app_context():
        nearest = addresses.page(path.partition("?")[0])[0]
    page = house.knock(actor, "GET", path if path.startswith(f"{nearest}?") else nearest)
    return set(re.findall(r'name="([^"]+)"', page.text)) if page.status_code == 200 else set()


def _after(house: House, example: Example, actor: str, things: Things, extra: dict[str, str]) -> Rows:
    house.restore()
    typed = dict(example.typed(house, things)) if example.typed else {}
    for name, value in typed.items():
        if isinstance(value, tuple):
            typed[name] = (io.BytesIO(value[0].getvalue()), value[1])
    if any(isinstance(value, tuple) for value in typed.values()):  # a form with a file has few parts
        extra = {name: value for name, value in extra.items() if "-" not in name}
    answer = house.knock(actor, "POST", address(house, example, things), extra | typed)
    assert answer.status_code in {200, 302, 303, 404, 422}, answer.status_code
    return {table: _bare(house, table) for table in house.changed()}


def _bare(house: House, table: str) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = house.rows(f"SELECT * FROM {table}")  # noqa: S608  (ours)
    names = [row[1] for row in house.rows(f"PRAGMA table_info({table})")]
    kept = [n for n, name in enumerate(names) if f"{table}.{name}" not in DRAWN and name not in DRAWN]
    return sorted((tuple(row[n] for n in kept) for row in rows), key=repr)


@pytest.mark.parametrize("name", spread(POSTS))
def test_a_form_takes_only_what_it_offers(house: House, name: str) -> None:
    _, example, actor, things = POSTS[name]
    typed = set(example.typed(house, things)) if example.typed else set()
    offered = typed | {"csrf_token", "add"} | _offered(house, actor, address(house, example, things))
    without = _after(house, example, actor, things, {})
    extra = _extra(offered)
    assert len(extra) > 100
    assert _after(house, example, actor, things, extra) == without
