"""Control sums close over every period, and say what a second reading of the journals says."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select, true
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import closing, step
from conference.domain.actors import MACHINE
from conference.domain.facts import Given
from conference.domain.neutrality import Mode, Rule
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.models.journal import Passage
from conference.programme import departments
from conference.queries.control import control_sum
from tests import path, world
from tests.conftest import NOW
from tests.world import Place

DAY = timedelta(days=1)
STOPPED = Given(reason=EndReason.SITUATION_CHANGED, ended_by=EndedBy.FAMILY)
DECLINED = Given(reason=EndReason.OTHER_ANSWER_FITTER, advice="Le service social.")


@pytest.fixture
def lived(session: Session, gironde: Place) -> None:
    """Cases of every kind over eight days: waiting, closed, declined, reopened, stopped twice, a draft."""
    modes = gironde.department.modes | {Rule.NEVER_WORKED_WITH: Mode.OFF}
    departments.set_modes(session, MACHINE, gironde.department, modes)
    body = world.actor(gironde, "committee")
    world.draft(session, gironde)
    declined, stopped = world.received(session, gironde), world.received(session, gironde)
    with clock.frozen(NOW + DAY):
        step.take(session, body, declined, StepCode.DECLINE, DECLINED)
        path.closed(session, gironde)
    with clock.frozen(NOW + 3 * DAY):
        step.take(session, body, stopped, StepCode.STOP, STOPPED)
        closing.reopen(session, body, declined, "La famille revient.")
    with clock.frozen(NOW + 5 * DAY):
        closing.reopen(session, body, stopped, "Un malentendu.")
        step.take(session, body, stopped, StepCode.STOP, STOPPED)
        world.assigned(session, gironde)
    session.commit()


def journals(session: Session) -> list[list[tuple[str, datetime]]]:
    """The targets of each case with their instants, read line by line."""
    rows = session.execute(
        select(Passage.case_id, Passage.target, Passage.happened_at).order_by(Passage.case_id, Passage.number)
    )
    found: dict[int, list[tuple[str, datetime]]] = {}
    for case_id, target, at in rows:
        found.setdefault(case_id, []).append((target.value, at))
    return list(found.values())


def open_before(lines: list[tuple[str, datetime]], at: datetime) -> bool:
    past = [target for target, happened in lines if happened < at]
    return bool(past) and past[-1] != "closed"


def by_hand(session: Session, begins: datetime, ends: datetime) -> tuple[int, int, int, int, int]:
    """Opening, received, reopened, closed, end: counted case after case."""
    received = reopened = closed = 0
    for lines in journals(session):
        received += begins <= lines[0][1] < ends
        for (before, _), (target, at) in pairwise(lines):
            if begins <= at < ends:
                closed += target == "closed" and before != "closed"
                reopened += before == "closed" and target != "closed"
    opening = sum(open_before(lines, begins) for lines in journals(session))
    return opening, received, reopened, closed, sum(open_before(lines, ends) for lines in journals(session))


@pytest.mark.usefixtures("lived")
def test_the_sum_closes_over_every_period(session: Session) -> None:
    days = [NOW + n * DAY for n in range(-1, 8)]
    for begins in days:
        for ends in [day for day in days if day > begins]:
            found = control_sum(session, true(), begins, ends)
            said = (found.open_at_start, found.received, found.reopened, found.closed, found.open_at_end)
            assert said == by_hand(session, begins, ends), (begins, ends)
            assert found.gap == 0


@pytest.mark.usefixtures("lived")
def test_what_eight_days_hold(session: Session) -> None:
    found = control_sum(session, true(), NOW - DAY, NOW + 8 * DAY)
    assert (found.open_at_start, found.received, found.reopened, found.closed, found.open_at_end) == (0, 4, 2, 4, 2)


@pytest.mark.usefixtures("lived")
def test_only_what_may_be_seen_is_counted(session: Session) -> None:
    nothing = control_sum(session, Case.id < 0, NOW - DAY, NOW + 8 * DAY)
    assert (nothing.received, nothing.closed, nothing.open_at_end) == (0, 0, 0)


def test_nothing_before_anything(session: Session) -> None:
    empty = control_sum(session, true(), datetime(2020, 1, 1, tzinfo=UTC), NOW)
    assert (empty.open_at_start, empty.received, empty.open_at_end, empty.gap) == (0, 0, 0, 0)
