"""Lists, searches, worklists and cases cost what they show, not what the years have gathered."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from conference import clock
from conference.cli.database import upgrade_to
from conference.domain.stages import Stage
from conference.models.account import Membership
from conference.models.case import Case
from conference.models.sign_in import WebSession
from conference.queries import cases, neutrality, referral, story, worklists
from conference.queries.cases import Anchor, Filters
from conference.security.permissions import Permission, visible
from conference.security.user import User
from tests import bases, world
from tests.benchmarks.counting import Cost, cost
from tests.benchmarks.filling import NOW, fill

TODAY = date(2026, 3, 12)
Reads = dict[str, Callable[[], object]]


@contextmanager
def filled(folder: Path, how_many: int) -> Iterator[Session]:
    """A session on a Gironde of so many cases."""
    path = folder / f"base{how_many}.sqlite"
    with clock.frozen(NOW):
        upgrade_to(f"sqlite:///{path}")
        bases.settle(f"sqlite:///{path}")
        fill(path, how_many)
    with bases.opened(f"sqlite:///{path}", "33") as session:
        yield session


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


def reads(session: Session) -> Reads:
    """Everything that a page reads, by name."""
    place = world.find(session, "33")
    body, lead = _seen(session, "committee"), _seen(session, "lead")
    referrer, coordinator = _seen(session, "referrer"), _seen(session, "coordinator")
    last, before = _ends(session)

    def page(seen: ColumnElement[bool], filters: Filters = Filters(), anchor: Anchor | None = None) -> object:  # noqa: B008
        return cases.page(session, seen, seen, filters, anchor, TODAY)

    shown = cases.page(session, body, body, Filters(), None, TODAY).cases
    one = session.scalars(select(Case).where(Case.key == "bench0000000")).one()
    me, mine = place.accounts["referrer"].id, place.accounts["coordinator"].id
    return {
        "list, first page": partial(page, body),
        "list, last page": partial(page, body, anchor=last),
        "list, page before": partial(page, body, anchor=before),
        "list of the lead": partial(page, lead),
        "list of a referrer": partial(page, referrer),
        "list of a coordinator": partial(page, coordinator),
        "list, one stage": partial(page, body, Filters(stage=Stage.CLOSED)),
        "list, what waits": partial(page, body, Filters(stage=Stage.ASSIGNMENT)),
        "list, what is late": partial(page, body, Filters(late=True)),
        "search of a name": partial(page, body, Filters(words="nom000020")),
        "search of two words": partial(page, body, Filters(words="lou nom000020")),
        "search of a reference": partial(page, body, Filters(words="33-2025-000012")),
        "search of a referrer": partial(page, referrer, Filters(words="nom000020")),
        "names of a page": lambda: cases.concerned(session, shown, body),
        "delays of a page": lambda: cases.due(session, shown),
        "to assign": lambda: worklists.to_assign(session, body, TODAY),
        "to finish": lambda: worklists.to_finish(session, me),
        "to declare": lambda: worklists.to_declare(session, mine),
        "coordinated": lambda: worklists.coordinated(session, mine),
        "referred": lambda: worklists.referred(session, me),
        "a case: journal": lambda: story.passages(session, one),
        "a case: delays": lambda: story.running_delays(session, one),
        "a case: referral": lambda: referral.dossier(session, one),
        "a case: coordinators": lambda: neutrality.candidates(session, one, place.department),
        "a case: duplicates": lambda: cases.likely_duplicates(session, one),
    }


def costs(folder: Path, how_many: int) -> dict[str, Cost]:
    with filled(folder, how_many) as session:
        return {name: cost(session, read) for name, read in reads(session).items()}


def compare(few: dict[str, Cost], many: dict[str, Cost]) -> None:
    for name, large in many.items():
        print(f"{name:24} {few[name].steps:>8} {large.steps:>8}")
        assert large.scans == [], name
        assert large.steps <= 2 * few[name].steps, name
    pages = [many[name].steps for name in ("list, first page", "list, last page", "list, page before")]
    assert max(pages) <= 2 * min(pages)


def test_twenty_times_the_cases_cost_the_same(tmp_path: Path) -> None:
    compare(costs(tmp_path, 1_000), costs(tmp_path, 20_000))


@pytest.mark.long
def test_a_hundred_times_the_cases_cost_the_same(tmp_path: Path) -> None:
    compare(costs(tmp_path, 1_000), costs(tmp_path, 100_000))
