"""The register of coordinators: what each is now, under which letter of mission, with which cases."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, case, exists, select
from sqlalchemy.orm import Session, aliased, joinedload, selectinload

from conference.domain.coordinators import CoordinatorStatus
from conference.domain.entry import EntryStep
from conference.domain.stages import OPEN_STAGES, Stage
from conference.models.case import Case
from conference.models.charter import Charter
from conference.models.coordinator import Coordinator, Standing, StandingCorrection
from conference.models.mentoring import Mentoring
from conference.models.place import Territory
from conference.models.supervision import Supervision
from conference.models.work import Mission
from conference.queries import supervision
from conference.queries.experience import Experience, experience


@dataclass(frozen=True, slots=True)
class Registered:
    """One coordinator as the register shows them on a day."""

    coordinator: Coordinator
    standing: Standing | None
    mission: Mission | None
    open_cases: int

    @property
    def places(self) -> list[Territory]:
        """Where they coordinate, their own territory first; nothing is the whole département."""
        home = [self.coordinator.territory] if self.coordinator.territory else []
        return [*home, *self.coordinator.elsewhere]


def register(session: Session, today: date) -> list[Registered]:
    """Everybody ever trained, by name, with what they were on a day and what they carry now: in five queries."""
    query = select(Coordinator).order_by(Coordinator.folded)
    places = (joinedload(Coordinator.institution), joinedload(Coordinator.territory))
    lists = (selectinload(Coordinator.standings), selectinload(Coordinator.elsewhere))
    people = session.scalars(query.options(*places, *lists)).all()
    running = {mission.coordinator_id: mission for mission in session.scalars(select(Mission).where(covers(today)))}
    # Counted here: to group them, SQLite would walk all that each has ever coordinated.
    carried = session.execute(select(Case.coordinator_id, Case.pair_id).where(Case.stage.in_(OPEN_STAGES)))
    load = Counter(who for theirs in carried for who in theirs)
    return [Registered(one, _now(one, today), running.get(one.id), load[one.id]) for one in people]


def _now(coordinator: Coordinator, today: date) -> Standing | None:
    return next((s for s in reversed(coordinator.standings) if s.since <= today), None)


def standing_on(day: date) -> ColumnElement[bool]:
    """The statuses that hold on a day: of each coordinator, the last one that had begun."""
    later = aliased(Standing)
    again = exists().where(later.coordinator_id == Standing.coordinator_id, later.since > Standing.since)
    return (Standing.since <= day) & ~again.where(later.since <= day)


def covers(day: date) -> ColumnElement[bool]:
    """Letters of mission that hold on a day."""
    return (Mission.since <= day) & (Mission.until.is_(None) | (Mission.until >= day))


def share_on(day: date) -> ColumnElement[Decimal]:
    """What a letter gives on a day that it covers: a beginner's extra share counts until its own day."""
    return case((Mission.extra_until >= day, Mission.share + Mission.extra), else_=Mission.share)


def missions(session: Session, coordinator: Coordinator) -> Sequence[Mission]:
    """The letters of mission of somebody, the last one first."""
    query = select(Mission).where(Mission.coordinator_id == coordinator.id)
    return session.scalars(query.order_by(Mission.since.desc(), Mission.id.desc())).all()


def current_mission(session: Session, coordinator: Coordinator, today: date) -> Mission | None:
    """The letter to be signed, else the one that runs: the first that is not over, an unsigned one before others."""
    theirs = Mission.coordinator_id == coordinator.id, Mission.until.is_(None) | (Mission.until >= today)
    query = select(Mission).where(*theirs).order_by(Mission.signed_on.is_not(None), Mission.since).limit(1)
    return session.scalars(query).one_or_none()


def engaged(session: Session, day: date) -> Sequence[Coordinator]:
    """Those who are engaged on a day, by name."""
    query = select(Coordinator).join(Standing, Standing.coordinator_id == Coordinator.id)
    query = query.where(standing_on(day), Standing.status == CoordinatorStatus.ENGAGED)
    return session.scalars(query.order_by(Coordinator.folded)).all()


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the register holds of one person, besides their own line."""

    standing: Standing | None
    corrections: Sequence[StandingCorrection]
    letters: Sequence[Mission]
    running: Mission | None
    charter: Charter | None
    mentoring: Mentoring | None
    accompanies: Sequence[Mentoring]
    supervision: Supervision | None
    experience: Experience

    def done(self, person: Coordinator) -> set[EntryStep]:
        """The steps of coming in that are behind them."""
        steps = {
            EntryStep.TRAINED: person.trained_on is not None,
            EntryStep.UNDERTAKING: person.undertaking_on is not None,
            EntryStep.CHARTER: self.charter is not None and self.charter.complete,
            EntryStep.LETTER: self.running is not None and self.running.signed_on is not None,
            EntryStep.ACCOUNT: person.account_id is not None,
            EntryStep.SUPERVISED: self.supervision is not None,
            EntryStep.ACCOMPANIED: self.mentoring is not None,
            EntryStep.ENGAGED: self.standing is not None and self.standing.status is CoordinatorStatus.ENGAGED,
        }
        return {step for step, done in steps.items() if done}


def dossier(session: Session, person: Coordinator, zone: str, today: date) -> Dossier:
    """Everything that the register holds of somebody: a fixed number of queries."""
    corrections = select(StandingCorrection).where(StandingCorrection.coordinator_id == person.id)
    corrections = corrections.options(joinedload(StandingCorrection.account)).order_by(StandingCorrection.id.desc())
    charter = select(Charter).where(Charter.coordinator_id == person.id, Charter.ended_on.is_(None))
    accompanied = select(Mentoring).where(Mentoring.until.is_(None)).options(joinedload(Mentoring.mentor))
    accompanies = select(Mentoring).where(Mentoring.until.is_(None), Mentoring.mentor_id == person.id)
    letters = missions(session, person)
    return Dossier(
        _now(person, today),
        session.scalars(corrections).all(),
        letters,
        next((one for one in letters if one.letter.on(today)), None),
        session.scalars(charter).one_or_none(),
        session.scalars(accompanied.where(Mentoring.coordinator_id == person.id)).one_or_none(),
        session.scalars(accompanies.options(joinedload(Mentoring.coordinator))).all(),
        supervision.running(session, person),
        experience(session, person, zone),
    )


def open_cases(session: Session, coordinator: Coordinator, shown: ColumnElement[bool]) -> Sequence[Case]:
    """The cases that would be left if somebody went, among those ``shown`` to the reader."""
    theirs = (Case.coordinator_id == coordinator.id) | (Case.pair_id == coordinator.id)
    query = select(Case).where(theirs, Case.stage != Stage.CLOSED, shown)
    return session.scalars(query.options(joinedload(Case.territory)).order_by(Case.reference)).all()
