"""While its family is alone a case refuses every act, and every row: but the end, kin who come and go, and danger."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator

import pytest
from sqlalchemy import ForeignKeyConstraint, Table, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from conference import casework, clock
from conference.casework import conference
from conference.domain.private_time import Moment
from conference.domain.reasons import Refused
from conference.models import Base
from conference.models.case import Case
from conference.models.conference import MomentRow
from tests.casework import scene
from tests.casework.acting import Scene
from tests.casework.examples import EXAMPLES as ACTS
from tests.casework.examples_network import OF_THE_NETWORK
from tests.casework.let_through import ASKS, LET_THROUGH
from tests.casework.telling import TELLING
from tests.world import Place

EXAMPLES = {**ACTS, **OF_THE_NETWORK, **TELLING}
RUNS = "private family time runs"
# What acts are made of, and do not ask again: the base refuses them by itself.
PARTS = {
    *("writing.keep", "writing.drop", "index.index", "agreement.note", "personal_link.draw"),
    *("passage.record", "passage.release_coordinator", "passage.write_measures"),
}


def acts() -> set[str]:
    """Every public function of the house that works in a case: it takes the case, or what was declared on it."""
    found = set()
    for module in pkgutil.walk_packages(casework.__path__, f"{casework.__name__}."):
        named = importlib.import_module(module.name)
        for name, function in vars(named).items():
            if inspect.isfunction(function) and function.__module__ == module.name and not name.startswith("_"):
                taken = set(inspect.signature(function).parameters)
                if "session" in taken and taken & {"case", "declaration"}:
                    found.add(f"{module.name.removeprefix(f'{casework.__name__}.')}.{name}")
    return found


def test_every_act_has_its_example() -> None:
    assert acts() == {*EXAMPLES, *LET_THROUGH, *ASKS}


def why_not(found: Scene, name: str) -> str:
    """Why an act is refused, by its reasons or by the base; nothing of it stays."""
    undo = found.session.begin_nested()
    try:
        EXAMPLES[name].call(found)
        found.session.flush()
    except Refused as refusal:
        return " ".join(sorted(reason.code for reason in refusal.reasons))
    except DBAPIError as error:
        return RUNS if RUNS in str(error.orig) else str(error.orig)
    finally:
        undo.rollback()
    return ""


def test_every_act_is_refused_while_the_family_is_alone(session: Session, gironde: Place) -> None:
    found = scene.alone(session, gironde)
    session.commit()
    refused = {name: why_not(found, name) for name in EXAMPLES}
    assert [name for name, why in refused.items() if not why] == []
    here = {name: why for name, why in refused.items() if EXAMPLES[name].at == "conference"}
    assert len(here) > 20
    assert set(here.values()) == {"private_time_running", RUNS}
    # A version told twice cannot be there: the base refuses it before anybody could choose.
    assert {name for name, why in here.items() if why == RUNS} == {*PARTS, "choosing.choose"}


@pytest.mark.parametrize("at", scene.STANDINGS)
def test_each_of_them_is_let_through_elsewhere(session: Session, gironde: Place, at: str) -> None:
    """Its example is a plausible one: what refuses it above is private time, or the stage that it has not reached."""
    found = scene.STANDINGS[at](session, gironde)
    session.commit()
    here = [name for name, example in EXAMPLES.items() if example.at == at]
    assert here
    refused = {}
    for name in here:
        undo = session.begin_nested()
        if EXAMPLES[name].before is not None:
            EXAMPLES[name].before(found)  # type: ignore[misc]
        refused[name] = why_not(found, name)
        undo.rollback()
    assert {name: why for name, why in refused.items() if why} == {}


def test_kin_come_and_go_danger_is_noted_and_private_time_ends(settled: Scene) -> None:
    session = settled.session
    with session.begin_nested():
        for name in ("conference.leave", "conference.arrive", "conference.note_danger", "conference.end"):
            LET_THROUGH[name](settled)
    session.commit()
    ended = select(MomentRow.ended_at).where(MomentRow.moment == Moment.PRIVATE).order_by(MomentRow.id.desc())
    assert session.scalars(ended).first() == clock.now()
    assert why_not(settled, "step.take") == ""


# What goes on being written: who is there, and danger; mail leaves and roles are given whatever the hour, and what
# people answered of an earlier conference is counted. An enquiry is what came before a case: its words go one day.
OPEN = {"presence", "danger_notice", "mail", "membership", "questionnaire_slip", "questionnaire_tally", "enquiry"}
# What is never changed is not changed then either.
CLOSED = re.compile(f"{RUNS}|is append-only|an agreed plan never changes|is kept before it changes")
EVENTS = {"cases": ("UPDATE",), "moment": ("INSERT",)}


def of_a_case(table: Table) -> str | None:
    """Which rows of a table are of a case, as a condition; None for a table that is of no case."""
    if table.name == "cases":
        return "id = :case"
    if "case_id" in table.columns:
        return "case_id = :case"
    for key in (key for key in table.constraints if isinstance(key, ForeignKeyConstraint)):
        parent, column = key.referred_table, key.column_keys[-1]
        above = of_a_case(parent) if parent.name != "cases" and parent is not table else None
        if above and parent.name in {"sitting", "plan", "review", "hand_out", "consultation", "quotation"}:
            return f'{column} IN (SELECT id FROM "{parent.name}" WHERE {above})'  # noqa: S608  (names of tables)
    return None


def test_every_table_of_a_case_is_closed_by_the_base(settled: Scene) -> None:
    """A row more, changed or gone: refused by the guards, in every table that the models hang on a case.

    Once private time has ended, it is no more the reason of any refusal.
    """
    session, case = settled.session, settled.case
    tried = dict(_tried(session, case))
    assert len(tried) > 80
    assert [what for what, one in tried.items() if not CLOSED.search(_said(session, one, case.id))] == []
    conference.end(session, settled.who, case, Moment.PRIVATE)
    assert [what for what, one in tried.items() if RUNS in _said(session, one, case.id)] == []


def _tried(session: Session, case: Case) -> Iterator[tuple[str, str]]:
    for table in Base.metadata.sorted_tables:
        where = None if table.name in OPEN else of_a_case(table)
        for event, statement in _statements(session, table, where, case.id).items() if where else ():
            yield f"{event} {table.name}", statement


def _statements(session: Session, table: Table, where: str, case: int) -> dict[str, str]:
    name, columns = f'"{table.name}"', ", ".join(f'"{column.name}"' for column in table.columns if column.name != "id")
    rows = session.execute(text(f"SELECT count(*) FROM {name} WHERE {where}"), {"case": case}).scalar_one()  # noqa: S608
    if table.name == "tick":
        # A minimal record has ticks and no private time: no row of them is here, and one more is refused at once.
        return {"INSERT": f"INSERT INTO {name} (case_id) VALUES (:case)"}  # noqa: S608
    assert rows, table.name
    found = {
        "INSERT": f"INSERT INTO {name} ({columns}) SELECT {columns} FROM {name} WHERE {where}",  # noqa: S608
        "UPDATE": f"UPDATE {name} SET department_id = department_id WHERE {where}",  # noqa: S608
        "DELETE": f"DELETE FROM {name} WHERE {where}",  # noqa: S608
    }
    return {event: found[event] for event in EVENTS.get(table.name, found)}


def _said(session: Session, statement: str, case: int) -> str:
    undo = session.begin_nested()
    try:
        session.execute(text(statement), {"case": case})
    except DBAPIError as error:
        return str(error.orig)
    finally:
        undo.rollback()
    return ""
