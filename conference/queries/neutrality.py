"""What is recorded between coordinators and one case, for all of them at once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, aliased, joinedload

from conference.domain.coordinators import CoordinatorStatus
from conference.domain.neutrality import Finding, Mode, Rule, TieFacts, TieKind, blocking, findings
from conference.domain.reasons import Reason
from conference.domain.stages import Stage
from conference.models.assignment import Assignment, Declaration, Derogation, Tie
from conference.models.case import Case
from conference.models.coordinator import Coordinator, Standing
from conference.models.department import Department
from conference.models.referral import KnownBy, Person


@dataclass(frozen=True, slots=True)
class Candidate:
    """One coordinator before one case: what is found, what is set aside, what still blocks."""

    coordinator: Coordinator
    engaged: bool
    declaration: Declaration | None
    findings: Sequence[Finding]
    derogations: Sequence[Derogation]
    open_cases: int
    coordinates: bool = False

    @property
    def declared(self) -> bool:
        """Whether the coordinator has answered."""
        return self.declaration is not None and self.declaration.answered_at is not None

    @property
    def awaited(self) -> bool:
        """Whether the coordinator is asked and has not answered."""
        return self.declaration is not None and self.declaration.answered_at is None

    @property
    def derogated(self) -> frozenset[Rule]:
        """The rules that the body has set aside for them."""
        return frozenset(derogation.rule for derogation in self.derogations)

    @property
    def blocking(self) -> list[Reason]:
        """The reasons that still stand in the way: nobody succeeds themselves, and neutrality."""
        own = [Reason("coordinates_already", "assignment")] if self.coordinates else []
        return [*own, *blocking(list(self.findings), self.derogated)]

    @property
    def derogable(self) -> list[Rule]:
        """The rules in the way that the body could still set aside."""
        if self.coordinates:
            return []
        return [f.rule for f in self.findings if f.mode is Mode.BLOCK and f.rule not in self.derogated]

    @property
    def warnings(self) -> list[Finding]:
        """What is said without standing in the way."""
        return [finding for finding in self.findings if finding.mode is Mode.WARN]

    @property
    def reasons(self) -> list[Reason]:
        """Everything that stands in the way today, the declaration apart."""
        return [*([] if self.engaged else [Reason("coordinator_not_engaged", "assignment")]), *self.blocking]


def candidates(session: Session, case: Case, department: Department) -> list[Candidate]:
    """Every coordinator who has not left, with what is recorded: those who can be chosen first, whoever was asked atop.

    A fixed number of queries, whatever the number of coordinators.
    """
    rows = session.execute(_standing_coordinators()).all()
    facts = _Recorded(session, case)
    found = [
        Candidate(
            coordinator,
            status is CoordinatorStatus.ENGAGED,
            facts.declarations.get(coordinator.id),
            findings(facts.between(coordinator), department.modes),
            facts.derogations[coordinator.id],
            facts.load[coordinator.id],
            case.coordinator_id == coordinator.id and case.stage is not Stage.ASSIGNMENT,
        )
        for coordinator, status in rows
    ]
    return sorted(found, key=lambda c: (bool(c.reasons), c.declaration is None, c.open_cases, c.coordinator.folded))


def candidate(session: Session, case: Case, department: Department, coordinator: Coordinator) -> Candidate | None:
    """The same for one coordinator; None when they have left."""
    return next((c for c in candidates(session, case, department) if c.coordinator.id == coordinator.id), None)


def still_asked() -> ColumnElement[bool]:
    """Declarations that are waited for: not answered, and asked since the case last changed hands."""
    running = (Assignment.case_id == Declaration.case_id) & Assignment.until.is_(None)
    since = select(func.max(Assignment.since)).where(running).correlate(Declaration).scalar_subquery()
    return Declaration.answered_at.is_(None) & (since.is_(None) | (Declaration.asked_at >= since))


def _standing_coordinators() -> Select[Coordinator, CoordinatorStatus]:
    return (
        select(Coordinator, Standing.status)
        .join(Standing, Standing.coordinator_id == Coordinator.id)
        .where(Standing.until.is_(None), Standing.status != CoordinatorStatus.LEFT)
        .options(joinedload(Coordinator.institution), joinedload(Coordinator.territory))
        .order_by(Coordinator.folded)
    )


class _Recorded:
    """The rows that neutrality looks at, read once for a case."""

    def __init__(self, session: Session, case: Case) -> None:
        self.case = case
        self.known = session.scalars(
            select(KnownBy).where(KnownBy.case_id == case.id).options(joinedload(KnownBy.institution))
        ).all()
        self.ties: dict[int, set[TieKind]] = defaultdict(set)
        for tie in session.scalars(select(Tie).where(Tie.case_id == case.id)):
            self.ties[tie.coordinator_id].add(tie.kind)
        told = Declaration.answered_at.is_not(None) | still_asked()
        declarations = select(Declaration).where(Declaration.case_id == case.id, told)
        self.declarations = {d.coordinator_id: d for d in session.scalars(declarations)}
        self.derogations: dict[int, list[Derogation]] = defaultdict(list)
        for derogation in session.scalars(select(Derogation).where(Derogation.case_id == case.id)):
            self.derogations[derogation.coordinator_id].append(derogation)
        self.worked_with = _worked_with(session, case)
        self.load: dict[int, int] = defaultdict(int)
        open_now = select(Assignment.coordinator_id).where(Assignment.until.is_(None))
        for coordinator_id in session.scalars(open_now):
            self.load[coordinator_id] += 1

    def between(self, coordinator: Coordinator) -> TieFacts:
        """What is recorded between this coordinator and the case."""
        roots = {line.institution.parent_id or line.institution_id for line in self.known}
        own = coordinator.institution
        declaration = self.declarations.get(coordinator.id)
        referrer_id = self.case.referrer_id
        return TieFacts(
            is_key_worker=any(k.is_key_worker and k.folded == coordinator.folded for k in self.known),
            institution_knows=own is not None and (own.parent_id or own.id) in roots,
            service_refers=own is not None and own.id == self.case.institution_id,
            worked_with=coordinator.id in self.worked_with,
            knows=declaration.knows if declaration else None,
            ties=frozenset(self.ties[coordinator.id]),
            is_referrer=referrer_id is not None and coordinator.account_id == referrer_id,
        )


def _worked_with(session: Session, case: Case) -> set[int]:
    """Coordinators of an earlier case with somebody of the same full name, and no other year of birth."""
    here, there = aliased(Person), aliased(Person)
    same = (
        select(Assignment.coordinator_id)
        .join(there, there.case_id == Assignment.case_id)
        .join(here, here.folded == there.folded)
        .where(here.case_id == case.id, Assignment.case_id != case.id, here.last_name != "")
        .where(or_(here.birth_year.is_(None), there.birth_year.is_(None), here.birth_year == there.birth_year))
    )
    return set(session.scalars(same))
