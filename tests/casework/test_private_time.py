"""While its family is alone a case refuses every act, and every row: but the end, kin who come and go, and danger."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import ForeignKeyConstraint, Table, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from conference import casework, clock
from conference.casework import complaint, conference, family_page, leaflet, network
from conference.domain.preparation import Invitation, Part
from conference.domain.private_time import Moment
from conference.domain.reasons import Refused
from conference.domain.referral import PersonKind
from conference.models import Base
from conference.models.case import Case
from conference.models.conference import MomentRow, Presence
from conference.models.family_page import DoneMark
from conference.models.guest import Guest
from tests import bases, path, world
from tests.casework import scene
from tests.casework.acting import Scene
from tests.casework.examples import EXAMPLES as ACTS
from tests.casework.examples_network import OF_THE_NETWORK
from tests.casework.let_through import ASKS, LET_THROUGH
from tests.casework.telling import TELLING
from tests.copies import copied
from tests.postgresql import ENGINES
from tests.security import bodily
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


def alone(url: str) -> None:
    """In a base, a family alone."""
    bases.settle(url)
    with bases.opened(url, "33") as session:
        place = world.find(session, "33")
        found = scene.convened(session, place)
        bodily.live(session, place, found.case, lambda _name, _row: None)
        invited = network.name(session, found.case, {"kind": PersonKind.RELATIVE, "first_name": "Ana", "tie": ""})
        path.answer_by_link(session, found.who, found.case, invited)
        leaflet.give(session, found.who, found.case, [invited], world.today())
        _page(session, found)
        found.gather()
        found.leave_alone()
        session.commit()


def _page(session: Session, found: Scene) -> None:
    """Somebody who says on their page what they have done, and complains."""
    rose, done = found.guest("Rose"), found.agreed.actions[0]
    family_page.choose(session, found.who, found.case, marks=True)
    link = path.open_page(session, found.who, found.case, rose)
    said = {"case_id": found.case.id, "plan_id": done.plan_id, "action_id": done.id, "guest_id": rose.id}
    session.add(DoneMark(**said, link_id=link.id, done=True, recorded_at=clock.now()))
    complaint.receive(session, found.case, "On ne me rappelle pas.", "", "k" * 22)


@pytest.fixture(params=ENGINES)
def settled(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Scene]:
    """A family alone, on each engine in turn."""
    with copied(request, request.param, alone, tmp_path) as url, bases.opened(url, "33") as session:
        place, case = world.find(session, "33"), session.scalars(select(Case)).one()
        session.commit()
        yield Scene(session, place, case)


def test_kin_come_and_go_danger_is_noted_and_private_time_ends(settled: Scene) -> None:
    session = settled.session
    with session.begin_nested():
        for name in ("conference.leave", "conference.arrive", "conference.note_danger", "conference.end"):
            LET_THROUGH[name](settled)
    session.commit()
    ended = select(MomentRow.ended_at).where(MomentRow.moment == Moment.PRIVATE).order_by(MomentRow.id.desc())
    assert session.scalars(ended).first() == clock.now()
    assert why_not(settled, "step.take") == ""


# What goes on being written: who is there, and danger; mail leaves and roles are given whatever the hour.
OPEN = {"presence", "danger_notice", "mail", "membership"}
# What is never changed is not changed then either.
CLOSED = re.compile(f"{RUNS}|is append-only|an agreed plan never changes")
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
        if above and parent.name in {"sitting", "plan", "review", "hand_out", "consultation"}:
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


OUTSIDERS = (
    (Part.PROFESSIONAL, True),
    (Part.EXPERT, True),
    (Part.INTERPRETER, False),
    (Part.SUPPORT, False),
)


def test_who_should_not_be_inside_is_kept_out_by_the_act_and_by_the_base(settled: Scene) -> None:
    """Coming in behind the door, or a row written past the acts: a new one, or one that changes."""
    for part, asked in OUTSIDERS:
        conference.end(settled.session, settled.who, settled.case, Moment.PRIVATE)
        ugo = conference.welcome(settled.session, settled.who, settled.case, "Ugo", part, asked=asked)
        late = _invited(settled, part, asked=asked)
        _let_outside_only(settled.session, ugo, late)
        opened_again = "UPDATE moment SET ended_at = NULL WHERE moment = 'private' AND sitting_id = :sitting"
        settled.session.execute(text(opened_again), {"sitting": ugo.sitting_id})
        settled.session.expire_all()
        with pytest.raises(Refused) as refusal:
            conference.arrive(settled.session, settled.who, settled.case, late)
        assert {reason.code for reason in refusal.value.reasons} == {"private_time_running"}, part


def _let_outside_only(session: Session, presence: Presence, late: Guest) -> None:
    """Who is there may be noted as there, never as inside."""
    stays = f"UPDATE presence SET in_private_time = :inside WHERE id = {presence.id}"  # noqa: S608
    comes = (
        "INSERT INTO presence (department_id, sitting_id, guest_id, arrived_at, in_private_time) "  # noqa: S608
        f"SELECT department_id, sitting_id, {late.id}, arrived_at, :inside FROM presence WHERE id = {presence.id}"
    )
    for statement in (stays, comes):
        undo = session.begin_nested()
        with pytest.raises(DBAPIError, match="who should not be inside private time"):
            session.execute(text(statement), {"inside": True})
        undo.rollback()
        with session.begin_nested() as allowed:
            session.execute(text(statement), {"inside": False})
            allowed.rollback()


@pytest.mark.parametrize(("part", "asked"), OUTSIDERS)
def test_who_should_not_be_inside_does_not_stay_when_the_door_closes(
    session: Session, gironde: Place, part: Part, asked: bool
) -> None:
    found = scene.convened(session, gironde)
    found.gather()
    olga = conference.welcome(session, found.who, found.case, "Olga", part, asked=asked)
    inside = frozenset({olga.guest.key, found.guest("Rose").key})
    with pytest.raises(Refused) as refusal:
        conference.begin(session, found.who, found.case, Moment.PRIVATE, inside)
    assert {reason.code for reason in refusal.value.reasons} == {"intruder_in_private_time"}
    assert not session.scalars(
        select(Presence).where(Presence.in_private_time, Presence.guest_id == olga.guest_id)
    ).all()
    conference.begin(session, found.who, found.case, Moment.PRIVATE, inside - {olga.guest.key})


def test_a_support_person_who_works_for_an_institution_that_knows_the_family_is_kept_out_by_the_base(
    settled: Scene,
) -> None:
    session = settled.session
    conference.end(session, settled.who, settled.case, Moment.PRIVATE)
    name = settled.known.worker
    assert name
    jeanne = conference.welcome(session, settled.who, settled.case, name, Part.SUPPORT, asked=True)
    ugo = conference.welcome(session, settled.who, settled.case, "Ugo", Part.SUPPORT, asked=True)
    inside = "UPDATE presence SET in_private_time = true WHERE id = :id"
    undo = session.begin_nested()
    with pytest.raises(DBAPIError, match="who should not be inside private time"):
        session.execute(text(inside), {"id": jeanne.id})
    undo.rollback()
    session.execute(text(inside), {"id": ugo.id})
    session.refresh(ugo)
    assert ugo.in_private_time


def _invited(found: Scene, part: Part, *, asked: bool) -> Guest:
    """Somebody of the network who has not come yet."""
    person = network.name(found.session, found.case, {"kind": PersonKind.RELATIVE, "first_name": f"Late {part}"})
    coming = {"part": part, "invitation": Invitation.COMING, "asked_by_family": asked}
    return network.invite(found.session, found.who, found.case, coming, person)
