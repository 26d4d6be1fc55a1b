"""The register of coordinators: what each is now, under which letter of mission, with which cases."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload, selectinload

from conference.domain.stages import OPEN_STAGES, Stage
from conference.models.case import Case
from conference.models.coordinator import Coordinator, Standing
from conference.models.work import Mission


@dataclass(frozen=True, slots=True)
class Registered:
    """One coordinator as the register shows them on a day."""

    coordinator: Coordinator
    standing: Standing | None
    mission: Mission | None
    open_cases: int


def register(session: Session, today: date) -> list[Registered]:
    """Everybody ever trained, by name, in four queries."""
    query = select(Coordinator).order_by(Coordinator.folded)
    places = (joinedload(Coordinator.institution), joinedload(Coordinator.territory))
    people = session.scalars(query.options(*places, selectinload(Coordinator.standings))).all()
    running = {mission.coordinator_id: mission for mission in session.scalars(select(Mission).where(covers(today)))}
    # Counted here: to group them, SQLite would walk all that each has ever coordinated.
    carried = session.execute(select(Case.coordinator_id, Case.pair_id).where(Case.stage.in_(OPEN_STAGES)))
    load = Counter(who for theirs in carried for who in theirs)
    return [Registered(one, _now(one, today), running.get(one.id), load[one.id]) for one in people]


def _now(coordinator: Coordinator, today: date) -> Standing | None:
    return next((s for s in reversed(coordinator.standings) if s.since <= today), None)


def covers(day: date) -> ColumnElement[bool]:
    """Letters of mission that hold on a day."""
    return (Mission.since <= day) & (Mission.until.is_(None) | (Mission.until >= day))


def missions(session: Session, coordinator: Coordinator) -> Sequence[Mission]:
    """The letters of mission of somebody, the last one first."""
    query = select(Mission).where(Mission.coordinator_id == coordinator.id)
    return session.scalars(query.order_by(Mission.since.desc(), Mission.id.desc())).all()


def open_cases(session: Session, coordinator: Coordinator, shown: ColumnElement[bool]) -> Sequence[Case]:
    """The cases that would be left if somebody went, among those ``shown`` to the reader."""
    theirs = (Case.coordinator_id == coordinator.id) | (Case.pair_id == coordinator.id)
    query = select(Case).where(theirs, Case.stage != Stage.CLOSED, shown)
    return session.scalars(query.options(joinedload(Case.territory)).order_by(Case.reference)).all()
