"""What is recorded between coordinators and one case, for all of them at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, joinedload

from conference.domain.coordinators import CoordinatorStatus
from conference.domain.neutrality import Finding, Mode, Rule, TieFacts, TieKind, blocking, findings
from conference.domain.reasons import Reason
from conference.domain.stages import Stage
from conference.models.assignment import Assignment, Declaration, Derogation
from conference.models.case import Case
from conference.models.coordinator import Coordinator, Standing
from conference.models.department import Department
from conference.queries.ties import Found, between, pairs


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
    """Every coordinator who has not left, with what is recorded: who can be chosen first, whoever was asked atop."""
    return candidates_of(session, [case], department)[case.id]


def candidates_of(session: Session, cases: Sequence[Case], department: Department) -> dict[int, list[Candidate]]:
    """The same for several cases at once, each by its serial number.

    A fixed number of queries, whatever the number of cases and of coordinators.
    """
    rows = session.execute(_standing_coordinators()).all()
    facts = _Recorded(session, cases)
    return {one.id: sorted((facts.candidate(one, *row, department) for row in rows), key=_place) for one in cases}


def _place(one: Candidate) -> tuple[bool, bool, int, str]:
    return bool(one.reasons), one.declaration is None, one.open_cases, one.coordinator.folded


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
    """The rows that neutrality looks at, read once for all the cases."""

    def __init__(self, session: Session, cases: Sequence[Case]) -> None:
        these = [one.id for one in cases]
        self.found = between(session, pairs(Case.id.in_(these)))
        told = Declaration.answered_at.is_not(None) | still_asked()
        declarations = select(Declaration).where(Declaration.case_id.in_(these), told)
        self.declarations = {(d.case_id, d.coordinator_id): d for d in session.scalars(declarations)}
        self.derogations: dict[tuple[int, int], list[Derogation]] = defaultdict(list)
        for derogation in session.scalars(select(Derogation).where(Derogation.case_id.in_(these))):
            self.derogations[derogation.case_id, derogation.coordinator_id].append(derogation)
        self.load: dict[int, int] = defaultdict(int)
        open_now = select(Assignment.coordinator_id).where(Assignment.until.is_(None))
        for coordinator_id in session.scalars(open_now):
            self.load[coordinator_id] += 1

    def candidate(
        self, case: Case, coordinator: Coordinator, status: CoordinatorStatus, department: Department
    ) -> Candidate:
        """One coordinator before one case."""
        pair = case.id, coordinator.id
        declaration = self.declarations.get(pair)
        return Candidate(
            coordinator,
            status is CoordinatorStatus.ENGAGED,
            declaration,
            findings(tie_facts(self.found[pair], declaration.knows if declaration else None), department.modes),
            self.derogations[pair],
            self.load[coordinator.id],
            case.coordinator_id == coordinator.id and case.stage is not Stage.ASSIGNMENT,
        )


def tie_facts(found: Mapping[Found, set[str]], knows: bool | None) -> TieFacts:
    """What the rules look at, from what was found between one coordinator and one case."""
    return TieFacts(
        is_key_worker=Found.KEY_WORKER in found,
        institution_knows=Found.INSTITUTION in found,
        service_refers=Found.SERVICE in found,
        worked_with=Found.WORKED_WITH in found or Found.WORKER in found,
        knows=knows,
        ties=frozenset(TieKind(kind) for kind in found.get(Found.TIE, ())),
        is_referrer=Found.REFERRER in found,
    )
