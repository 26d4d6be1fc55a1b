"""An agreed plan never changes: not through its models, one row or many, and not by any statement, on both engines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from conference.casework import plan
from conference.domain.plan import Carrier, Content, FormPoint
from conference.models.base import Base, Instant
from conference.models.plan import Action, Beneficiary, Plan, ReviewGuest
from conference.models.resource import Resource
from conference.models.tenancy import OtherDepartment
from conference.queries.network import guests
from tests import bases, path, planning, world
from tests.conftest import NOW
from tests.copies import copied
from tests.postgresql import ENGINES

NEVER = "agreed plan never changes"
# What is answered of a plan once it is agreed; a number that a form carries moves with it.
ANSWERS: dict[str, Any] = {
    **{point.value: True for point in FormPoint},
    "form_valid_at": NOW,
    "content": Content.RATIFIED,
    "content_at": NOW,
    "decision_asked_on": NOW.date(),
    "decision_answered_on": NOW.date(),
}
BESIDE = {*ANSWERS, "version"}
PARTS: tuple[type[Base], ...] = (Action, Beneficiary, ReviewGuest, Resource)


@dataclass(frozen=True)
class Agreed:
    """A case with an agreed plan of two actions and all that hangs on it, and a newer version still being written."""

    session: Session
    plan: int
    action: int
    written: int
    begun: int
    parts: dict[type[Base], int]

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        """All that stands of the agreed plan, but what is answered of it."""
        self.session.expire_all()
        fixed = [column for column in Plan.__table__.columns if column.name not in BESIDE]
        own = [tuple(row) for row in self.session.execute(select(*fixed).where(Plan.id == self.plan))]
        for part in PARTS:
            columns = part.__table__.columns
            query = select(*columns).where(columns.plan_id == self.plan).order_by(columns.id)
            own += [tuple(row) for row in self.session.execute(query)]
        return own


def twice_planned(url: str) -> None:
    """In a base, a plan that was agreed and one that is begun."""
    bases.settle(url)
    with bases.opened(url, "33") as session:
        place = world.find(session, "33")
        case, who = path.followed(session, place), world.actor(place, "coordinator")
        begun = plan.begin(session, who, case)
        plan.add_action(session, who, case, begun, {"what": "Ina vient", "who": "Ina"})
        planning.further(session, who, case, begun, guests(session, case)[0])
        plan.agree(session, who, case, begun)
        plan.begin(session, who, case)
        session.commit()


@pytest.fixture(params=ENGINES)
def agreed(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Agreed]:
    """On each engine in turn."""
    with copied(request, request.param, twice_planned, tmp_path) as url, bases.opened(url, "33") as session:
        _, last, begun = session.scalars(select(Plan).order_by(Plan.number)).all()
        parts = {part: _first(session, part, last) for part in PARTS}
        yield Agreed(session, last.id, last.actions[0].id, begun.id, begun.actions[-1].id, parts)


def _first(session: Session, part: type[Base], version: Plan) -> int:
    columns = part.__table__.columns
    found = session.scalars(select(columns.id).where(columns.plan_id == version.id).order_by(columns.id)).first()
    assert found is not None, part
    return int(found)


def refused(agreed: Agreed, change: Callable[[], object]) -> bool:
    """Whether a change is refused for that reason; either way it is undone, and leaves nothing."""
    before, undo, said = agreed.rows, agreed.session.begin_nested(), ""
    try:
        change()
        agreed.session.flush()
    except OtherDepartment:
        said = NEVER
    except DBAPIError as error:
        said = str(error.orig)
    finally:
        undo.rollback()
    assert NEVER in said or not said, said
    assert agreed.rows == before
    return bool(said)


def another(table: type[Base], column: str, now: Any) -> Any:
    """A value that a column of an agreed plan does not have."""
    if column == "carrier":
        return Carrier.SERVICE
    kind = table.__table__.columns[column].type
    if kind.python_type is bool:
        return not now
    if isinstance(kind, Instant):
        return NOW + timedelta(days=1)
    if kind.python_type is str:
        return "autre"
    return (now or 0) + 1_000_000 if kind.python_type is int else NOW.date()


def test_no_column_changes_through_the_models(agreed: Agreed) -> None:
    """One row, then many at once; every column is tried, those that a later table would have too."""
    session, let = agreed.session, []
    tables: list[tuple[Any, int]] = [(Plan, agreed.plan), *agreed.parts.items()]
    for table, number in tables:
        for column in table.__table__.columns:
            if table is Plan and column.name in BESIDE:
                continue
            value = another(table, column.name, getattr(session.get_one(table, number), column.name))

            one = partial(_set, session, table, number, {column.name: value})
            many = partial(session.execute, update(table).where(table.id == number).values({column.name: value}))
            for way, change in (("many", many), *(() if column.name == "version" else (("one", one),))):
                if not refused(agreed, change):
                    let.append(f"{way} {table.__tablename__}.{column.name}")
    assert let == []


def _set(session: Session, table: type[Base], number: int, values: dict[str, Any]) -> None:
    row = session.get_one(table, number)
    for name, value in values.items():
        setattr(row, name, value)


def test_nothing_of_it_goes_nor_comes(agreed: Agreed) -> None:
    """Deleted, added, moved in or out, taken back to be written: by a row, in bulk, by a statement."""
    session = agreed.session
    action = {"number": 9, "line": 9, "what": "de plus", "carrier": Carrier.FAMILY, "version": 1}
    own = {"department_id": session.get_one(Plan, agreed.plan).department_id, "key": "k" * 12}
    changes: dict[str, Callable[[], object]] = {
        "delete an action": lambda: session.delete(session.get_one(Action, agreed.action)),
        "delete the plan": lambda: session.execute(delete(Plan).where(Plan.id == agreed.plan)),
        "delete its actions": lambda: session.execute(delete(Action).where(Action.plan_id == agreed.plan)),
        "add one": lambda: session.add(Action(plan_id=agreed.plan, **action)),
        "add many": lambda: session.execute(insert(Action), [{"plan_id": agreed.plan, **action, **own}]),
        "move one in": lambda: session.execute(
            update(Action).where(Action.id == agreed.begun).values(plan_id=agreed.plan, number=9)
        ),
        "move one out": lambda: session.execute(
            update(Action).where(Action.id == agreed.action).values(plan_id=agreed.written, number=9)
        ),
        "write it again": lambda: session.execute(
            update(Plan).where(Plan.id == agreed.plan).values(agreed_at=None, form_valid_at=None)
        ),
        "swap two numbers": lambda: session.execute(text("UPDATE action SET number = number + 10")),
    }
    assert [name for name, change in changes.items() if not refused(agreed, change)] == []


STATEMENTS = (
    "UPDATE plan SET otherwise = 'x' WHERE id = {plan}",
    "UPDATE plan SET watched_by = otherwise || 'x'",
    "UPDATE plan SET agreed_at = NULL, form_valid_at = NULL WHERE id = {plan}",
    "UPDATE action SET what = 'x' WHERE id = {action}",
    "UPDATE action SET plan_id = {written} WHERE id = {action}",
    "DELETE FROM action WHERE plan_id = {plan}",
    "DELETE FROM beneficiary WHERE plan_id = {plan}",
    "DELETE FROM review_guest WHERE plan_id = {plan}",
    "DELETE FROM resource WHERE plan_id = {plan}",
    "UPDATE review_guest SET plan_id = {written} WHERE plan_id = {plan}",
    "UPDATE resource SET plan_id = {written}, line = 99 WHERE plan_id = {plan}",
    "UPDATE review_guest SET plan_id = {plan} WHERE plan_id = {written}",
    "DELETE FROM plan WHERE id = {plan}",
    "INSERT INTO action SELECT * FROM action WHERE id = {action}",
    "INSERT INTO plan SELECT * FROM plan WHERE id = {plan} ON CONFLICT (id) DO UPDATE SET otherwise = 'x'",
    "INSERT INTO action SELECT * FROM action WHERE id = {action} ON CONFLICT (id) DO UPDATE SET what = 'x'",
)
# What SQLite alone says: a row put in the place of another, which goes without being deleted by name.
REPLACED = (
    "REPLACE INTO plan SELECT * FROM plan WHERE id = {plan}",
    "UPDATE OR REPLACE plan SET number = 1 WHERE id = {written}",
    "UPDATE OR REPLACE action SET id = {action} WHERE id = {begun}",
)


def test_no_statement_changes_it(agreed: Agreed) -> None:
    sqlite = agreed.session.get_bind().dialect.name == "sqlite"
    names = {"plan": agreed.plan, "action": agreed.action, "written": agreed.written, "begun": agreed.begun}
    tried = [*STATEMENTS, *(REPLACED if sqlite else ())]
    told = {one: refused(agreed, partial(agreed.session.execute, text(one.format(**names)))) for one in tried}
    assert [one for one, said in told.items() if not said] == []


def test_what_is_answered_of_it_is_still_written_and_so_is_the_next_version(agreed: Agreed) -> None:
    session = agreed.session
    first = session.get_one(Plan, agreed.plan)
    for name, value in ANSWERS.items():
        assert not refused(agreed, partial(setattr, first, name, value)), name
    assert not refused(agreed, lambda: setattr(session.get_one(Plan, agreed.written), "otherwise", "On verra."))
    assert not refused(agreed, lambda: setattr(session.get_one(Action, agreed.begun), "what", "Ina ne vient plus"))
    assert not refused(agreed, lambda: session.delete(session.get_one(Action, agreed.begun)))
