"""Lists, searches, worklists, cases and whole pages cost what they show, not what the years have gathered."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import ColumnElement, Engine, select
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.stages import Stage
from conference.models.account import Membership
from conference.models.case import Case
from conference.models.sign_in import WebSession
from conference.queries import cases, neutrality, worklists
from conference.queries.cases import Anchor, Filters
from conference.security.permissions import Permission, visible
from conference.security.user import User
from tests import bases, world
from tests.benchmarks.conftest import Enter
from tests.benchmarks.counting import Cost, costing
from tests.benchmarks.filling import NOW, key
from tests.benchmarks.pages import OPENED, ROOMS, measured, of_cases
from tests.benchmarks.years import Years

TODAY = date(2026, 3, 12)
Reads = dict[str, Callable[[], object]]
Costs = dict[str, Cost]


def _seen(session: Session, role: str) -> ColumnElement[bool]:
    """What the policy opens to somebody of a role."""
    account = world.find(session, "33").accounts[role]
    held = tuple(session.scalars(select(Membership).where(Membership.account_id == account.id)))
    user = User(account, world.find(session, "33").department, held, WebSession())
    return visible(user, Permission.CASE_LIST)


def _ends(session: Session) -> tuple[Anchor, Anchor]:
    """What the last page begins after, and the one that it ends before."""
    query = select(Case.acted_at, Case.id).order_by(Case.acted_at, Case.id).offset(40).limit(1)
    at, number = session.execute(query).one()
    return Anchor(at, number), Anchor(at, number, True)


def _reads(session: Session) -> Reads:
    """What pages read when they are asked for something else than what they first show."""
    place = world.find(session, "33")
    body, lead = _seen(session, "committee"), _seen(session, "lead")
    referrer, coordinator = _seen(session, "referrer"), _seen(session, "coordinator")
    last, before = _ends(session)

    def page(seen: ColumnElement[bool], filters: Filters = Filters(), anchor: Anchor | None = None) -> object:  # noqa: B008
        return cases.page(session, seen, seen, filters, anchor, TODAY)

    one = session.scalars(select(Case).where(Case.key == key(1))).one()
    return {
        "list, first page": partial(page, body),
        "list, last page": partial(page, body, anchor=last),
        "list, page before": partial(page, body, anchor=before),
        "list of the lead": partial(page, lead),
        "list of a referrer": partial(page, referrer),
        "list of a coordinator": partial(page, coordinator),
        "list of somebody who is both": partial(page, referrer | coordinator),
        "list, one stage": partial(page, body, Filters(stage=Stage.CLOSED)),
        "list, what waits": partial(page, body, Filters(stage=Stage.ASSIGNMENT)),
        "list, what is late": partial(page, body, Filters(late=True)),
        "search of a name": partial(page, body, Filters(words="nom000020")),
        "search of two words": partial(page, body, Filters(words="lou nom000020")),
        "search of a reference": partial(page, body, Filters(words="33-2025-000012")),
        "search of a referrer": partial(page, referrer, Filters(words="nom000020")),
        "to assign": partial(worklists.to_assign, session, body, TODAY),
        "coordinators before a case": partial(neutrality.candidates, session, one, place.department),
        "likely duplicates": partial(cases.likely_duplicates, session, one),
    }


def _of_reads(base: Path) -> Costs:
    found = {}
    with bases.opened(f"sqlite:///{base}", "33") as session:
        for name, run in _reads(session).items():
            with costing(session.get_bind().engine, steps=True) as found[name]:
                run()
    return found


def _of_pages(engine: Engine, clients: dict[str, FlaskClient]) -> Costs:
    """Every page of each person."""
    found = {}
    for who, client in clients.items():
        for page, address in [*measured(who), *of_cases(rooms=ROOMS.get(who, ()))]:
            with clock.frozen(NOW), costing(engine, steps=True) as found[f"{who}: {page}"]:
                client.get(address)
    return found


def compare(few: Costs, many: Costs) -> None:
    for name, large in many.items():
        print(f"{name:40} {few[name].steps:>8} {large.steps:>8}")
    assert {name: large.scans for name, large in many.items() if large.scans} == {}
    dear = {name: (few[name].steps, large.steps) for name, large in many.items()}
    assert {name: (less, more) for name, (less, more) in dear.items() if more > 2 * less} == {}


def _grow(engine: Engine, enter: Enter, base: Path, years: int) -> None:
    gathered, clients = Years(base), {who: enter(who) for who in OPENED}
    few = _of_reads(base) | _of_pages(engine, clients)
    gathered.pass_by(years)
    many = _of_reads(base) | _of_pages(engine, clients)
    compare(few, many)
    pages = [many[name].steps for name in ("list, first page", "list, last page", "list, page before")]
    assert max(pages) <= 2 * min(pages)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_twenty_times_the_cases_cost_the_same(engine: Engine, enter: Enter, base: Path) -> None:
    _grow(engine, enter, base, 32)


@pytest.mark.long
def test_a_hundred_times_the_cases_cost_the_same(engine: Engine, enter: Enter, base: Path) -> None:
    _grow(engine, enter, base, 165)
