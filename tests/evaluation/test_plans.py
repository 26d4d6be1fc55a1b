"""What a period's figures cost is what the period holds: no query walks through a whole table."""

import dataclasses
import random
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from conference.domain.referral import Field
from conference.domain.stages import Outcome, Stage
from conference.evaluation.indicators import REGISTRY, compute
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.period import Period
from conference.models import Base
from tests.evaluation.book import Book
from tests.evaluation.lives import World
from tests.evaluation.worlds import PEOPLE, draw_world, write_world

PERIOD = Period(date(2020, 1, 1), date(2020, 12, 31), "Europe/Paris")
TEN_YEARS = timedelta(days=3652)
# A département has tens of territories, whatever its age.
SMALL = {"territory"}
TABLES = set(Base.metadata.tables) - SMALL
SCOPES = [Scope(PERIOD), Scope(PERIOD, territory_id=1, field=Field.CHILDHOOD)]


def asked(session: Session, scope: Scope, code: str) -> list[tuple[str, Any]]:
    """The statements that one figure takes, with what they are given."""
    told: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_told: Any) -> None:
        told.append((statement, parameters))

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", note)
    compute(session, scope, [code])
    event.remove(connection, "before_cursor_execute", note)
    return told


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("scope", SCOPES, ids=["whole", "narrowed"])
def test_every_figure_is_found_by_an_index_in_two_queries_at_most(session: Session, scope: Scope) -> None:
    for code in REGISTRY:
        told = asked(session, scope, code)
        most = 3 if code == "effort.by_conference" else 2
        assert len(told) <= most, code
        for statement, parameters in told:
            plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            walked = {row.detail.split()[1] for row in plan if row.detail.startswith("SCAN")}
            assert not walked & TABLES, (code, statement)


def earlier(value: Any) -> Any:
    """The same ten years before."""
    if isinstance(value, (datetime, date)):
        return value - TEN_YEARS
    if isinstance(value, (list, tuple)):
        return type(value)(earlier(one) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        known = {field.name: earlier(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return dataclasses.replace(value, **known)
    return value


def long_ago(draw: random.Random) -> World:
    """What ten years leave behind: lives that are over, minutes; no delay still runs."""
    lives = [earlier(life) for life in draw_world(draw, 150).lives]
    for life in lives:
        life.territory, life.delays = None, [delay for delay in life.delays if delay.ended]
        if life.landings and life.landings[-1][0] is not Stage.CLOSED:
            life.landings.append((Stage.CLOSED, Outcome.NOT_COMPLETED, life.landings[-1][2] + timedelta(days=30)))
    past = World(lives=lives)
    past.entries = [
        dataclasses.replace(entry, life=draw.choice(lives), day=entry.day - TEN_YEARS) for entry in _minutes(draw)
    ]
    return past


def _minutes(draw: random.Random) -> list[Any]:
    return [entry for _ in range(6) for entry in draw_world(draw, 3).entries]


def steps(session: Session, code: str) -> int:
    """The steps of SQLite's machine that one figure takes."""
    taken = 0

    def step() -> None:
        nonlocal taken
        taken += 1

    driver: Any = session.connection().connection.driver_connection
    driver.set_progress_handler(step, 1)
    compute(session, Scope(PERIOD), [code])
    driver.set_progress_handler(None, 0)
    return taken


# What somebody has run in all their years is looked for in all of them.
OF_A_LIFE = {"programme.experience"}


@pytest.mark.long
def test_ten_years_more_behind_cost_a_figure_nothing(book: Book) -> None:
    draw = random.Random(5)  # noqa: S311
    accounts = [book.account(f"{n}@example.org") for n in range(PEOPLE)]
    write_world(book, draw_world(draw, 40), accounts)
    before = {code: steps(book.session, code) for code in REGISTRY}
    write_world(book, long_ago(draw), accounts)
    after = {code: steps(book.session, code) for code in REGISTRY}
    assert min(before.values()) > 10
    grown = {code: (before[code], after[code]) for code in REGISTRY if after[code] > 1.15 * before[code]}
    assert grown.keys() <= OF_A_LIFE
