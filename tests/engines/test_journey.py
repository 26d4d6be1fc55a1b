"""A whole journey on each engine; its journal, its chain, and the references of many at once."""

import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from conference import clock
from conference.audit import verify
from conference.casework import closing, follow_up, step
from conference.casework.checking import faults
from conference.domain.facts import Given
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from conference.models.assignment import Assignment
from conference.models.audit import AuditRow
from conference.models.case import Case, ReferenceCounter
from conference.models.journal import DelayRow, Passage, StayRow
from tests import bases, world
from tests.conftest import NOW

ROOT = Path(__file__).resolve().parents[2]
STOP = Given(reason=EndReason.FAMILY_ORGANISED, ended_by=EndedBy.FAMILY)


def nothing_wrong(session: Session) -> None:
    """Every journal folds to where its case stands; every chain holds."""
    assert list(faults(session)) == []
    for scope in verify.scopes(session):
        assert list(verify.faults(session, scope)) == []


def test_from_a_referral_to_a_reopening(settled_base: str) -> None:
    with bases.opened(settled_base, "33") as session:
        place = world.find(session, "33")
        body, coordinator = world.actor(place, "committee"), world.actor(place, "coordinator")
        case = world.assigned(session, place)
        session.commit()
        with clock.frozen(NOW + timedelta(days=3)):
            step.take(session, coordinator, case, StepCode.SUSPEND, Given(words="Hospitalisation."))
            session.commit()
        with clock.frozen(NOW + timedelta(days=10)):
            follow_up.synthesise(session, coordinator, case, {"course": "La famille s’est organisée."})
            step.take(session, coordinator, case, StepCode.STOP, STOP)
            session.commit()
        assert (case.stage, case.outcome, case.suspended) == (Stage.CLOSED, Outcome.OWN_SOLUTION, False)
        with clock.frozen(NOW + timedelta(days=40)):
            closing.reopen(session, body, case, "La famille revient.")
            session.commit()
        assert (case.stage, case.outcome, case.end_reason) == (Stage.PREPARATION, None, None)
        steps = session.scalars(select(Passage.step).order_by(Passage.number)).all()
        assert [code.value for code in steps] == ["submit", "assign", "suspend", "stop", "reopen"]
        stays = session.scalars(select(StayRow).order_by(StayRow.number)).all()
        assert [stay.stage.value for stay in stays] == ["assignment", "preparation", "closed", "preparation"]
        assert [row.until for row in session.scalars(select(Assignment).order_by(Assignment.id))] == [
            NOW + timedelta(days=10),
            None,
        ]
        nothing_wrong(session)


def test_a_day_of_steps_typed_the_day_after(settled_base: str) -> None:
    """Noon is all that is known of each: they follow one another within the same instant."""
    with bases.opened(settled_base, "33") as session:
        place = world.find(session, "33")
        body = world.actor(place, "committee")
        case = world.received(session, place)
        declined = Given(reason=EndReason.OTHER, advice="À revoir en juin.")
        noon = NOW + timedelta(days=2)
        with clock.frozen(NOW + timedelta(days=3)):
            step.take(session, body, case, StepCode.DECLINE, declined, noon)
            for _ in range(2):
                closing.reopen(session, body, case, "Une erreur.", noon)
                step.take(session, body, case, StepCode.DECLINE, declined, noon)
            session.commit()
        started = session.scalars(select(DelayRow.started_at).where(DelayRow.kind == "assignment")).all()
        assert started == [NOW, noon, noon]
        nothing_wrong(session)


def test_the_second_of_two_writers_is_told(settled_base: str) -> None:
    """Both had read the same version; the first one has written since."""
    with bases.opened(settled_base, "33") as first, bases.opened(settled_base, "33") as second:
        place = world.find(first, "33")
        body = world.actor(place, "committee")
        case = world.received(first, place)
        first.commit()
        seen = second.scalars(select(Case)).one()
        second.commit()
        postponed = Given(words="Vacances.", until=world.today() + timedelta(days=1))
        step.take(first, body, case, StepCode.POSTPONE, postponed)
        first.commit()
        with pytest.raises(StaleDataError):
            step.take(second, body, seen, StepCode.POSTPONE, postponed)
        second.rollback()
        assert len(second.scalars(select(Passage)).all()) == 2
        nothing_wrong(second)


@pytest.mark.postgres
@pytest.mark.parametrize("settled_base", ["postgresql"], indirect=True)
def test_the_second_of_two_at_the_same_moment_waits_and_is_told(settled_base: str) -> None:
    """SQLite has one writer at a time; PostgreSQL lets two begin, and the case itself is held."""
    told: list[str] = []
    with bases.opened(settled_base, "33") as first, bases.opened(settled_base, "33") as second:
        place = world.find(first, "33")
        body = world.actor(place, "committee")
        case = world.received(first, place)
        first.commit()
        seen = second.scalars(select(Case)).one()
        step.take(first, body, case, StepCode.RETURN, Given(words="La date de naissance."))

        def late() -> None:
            try:
                postponed = Given(words="Vacances.", until=world.today() + timedelta(days=1))
                step.take(second, body, seen, StepCode.POSTPONE, postponed)
            except StaleDataError:
                told.append("stale")
                second.rollback()

        with clock.frozen(NOW):
            writer = threading.Thread(target=late)
            writer.start()
        writer.join(0.3)
        assert writer.is_alive()
        first.commit()
        writer.join(10)
        assert told == ["stale"]
        nothing_wrong(first)


def _submit_together(url: str, processes: int, each: int) -> None:
    command = [sys.executable, "-m", "tests.engines.submitting", url, str(each)]
    running = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603  (our own module)
        for _ in range(processes)
    ]
    outputs = [process.communicate(timeout=600)[0] for process in running]
    assert [process.returncode for process in running] == [0] * processes
    told = [reference for output in outputs for reference in output.split()]
    total = processes * each
    with bases.opened(url, "33") as session:
        cases = session.scalars(select(Case)).all()
        year = clock.civil(cases[0].received_at or NOW, "Europe/Paris").year
        given = {f"33-{year}-{number:04d}" for number in range(1, total + 1)}
        assert set(told) == {case.reference for case in cases} == given
        assert len(told) == len(cases) == total
        assert session.scalars(select(ReferenceCounter.last)).all() == [total]
        passed = select(AuditRow.id).where(AuditRow.scope == "33", AuditRow.act == "case.passed")
        assert len(session.scalars(passed).all()) == total
        nothing_wrong(session)


@pytest.mark.long
def test_referrals_sent_by_four_processes_have_as_many_references(settled_base: str) -> None:
    _submit_together(settled_base, 4, 15)


@pytest.mark.long
def test_four_hundred_referrals_sent_by_four_processes(settled_base: str) -> None:
    _submit_together(settled_base, 4, 100)
