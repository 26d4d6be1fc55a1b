"""Coordinators before cases: who may be chosen and why not, and what comes up of those in place."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, ScalarSelect, Select, func, select
from sqlalchemy.orm import Session, joinedload

from conference import clock
from conference.domain.coordinators import CoordinatorKind, CoordinatorStatus
from conference.domain.neutrality import (
    Finding,
    Mode,
    Rule,
    StandingFacts,
    TieFacts,
    TieKind,
    barred,
    blocking,
    broken,
    covers,
    expired,
    findings,
)
from conference.domain.neutrality import in_question as reasons_in_place
from conference.domain.reasons import Reason
from conference.domain.stages import OPEN_STAGES, Stage
from conference.domain.steps import StepCode
from conference.models.assignment import Assignment, Declaration, Derogation, FamilyRefusal
from conference.models.case import Case
from conference.models.coordinator import Coordinator, Standing
from conference.models.department import Department
from conference.models.journal import Passage
from conference.queries.coordinators import standing_on
from conference.queries.ties import Found, before, between, in_place, in_place_of

COORDINATED = OPEN_STAGES - {Stage.REFERRAL, Stage.ASSIGNMENT}


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
    bars: Sequence[Reason] = ()
    expired: bool = False

    @property
    def declared(self) -> bool:
        """Whether the coordinator has answered, not too long ago."""
        return self.declaration is not None and self.declaration.answered_at is not None and not self.expired

    @property
    def awaited(self) -> bool:
        """Whether the coordinator is asked and has not answered."""
        return self.declaration is not None and self.declaration.answered_at is None

    @property
    def derogated(self) -> frozenset[Rule]:
        """The rules that the body has set aside for them, as far as what they declared since leaves it so."""
        declared = self.declaration.answered_at if self.declaration else None
        return frozenset(one.rule for one in self.derogations if covers(one.rule, one.decided_at, declared))

    @property
    def blocking(self) -> list[Reason]:
        """The reasons that still stand in the way: those that nobody may take off, and neutrality."""
        return [*self.bars, *blocking(self.findings, self.derogated)]

    @property
    def derogable(self) -> list[Rule]:
        """The rules in the way that the body could still set aside: also for who coordinates already."""
        if len(self.bars) > self.coordinates:
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
    rows = session.execute(_standing_coordinators(clock.today(department.zone))).all()
    facts = _Recorded(session, cases, department)
    return {one.id: sorted((facts.candidate(one, *row) for row in rows), key=_place) for one in cases}


def _place(one: Candidate) -> tuple[bool, bool, int, str]:
    return bool(one.reasons), one.declaration is None, one.open_cases, one.coordinator.folded


def candidate(session: Session, case: Case, department: Department, coordinator: Coordinator) -> Candidate | None:
    """The same for one coordinator; None when they have left."""
    return next((c for c in candidates(session, case, department) if c.coordinator.id == coordinator.id), None)


def still_asked() -> ColumnElement[bool]:
    """Declarations that are waited for: not answered nor taken back, asked since the case last changed hands."""
    running = (Assignment.case_id == Declaration.case_id) & Assignment.until.is_(None)
    since = select(func.max(Assignment.since)).where(running).correlate(Declaration).scalar_subquery()
    waits = Declaration.answered_at.is_(None) & Declaration.withdrawn_at.is_(None)
    return waits & (since.is_(None) | (Declaration.asked_at >= since))


def _sent() -> ScalarSelect[datetime]:
    """When the case of a declaration was last sent to the body."""
    sent = select(func.max(Passage.recorded_at)).where(Passage.case_id == Declaration.case_id)
    return sent.where(Passage.step == StepCode.SUBMIT).correlate(Declaration).scalar_subquery()


def asked_here() -> ColumnElement[bool]:
    """Declarations asked since the case last came to wait for a coordinator."""
    came = (Passage.case_id == Declaration.case_id) & (Passage.target == Stage.ASSIGNMENT)
    came &= Passage.source.is_distinct_from(Stage.ASSIGNMENT)
    last = select(func.max(Passage.recorded_at)).where(came).correlate(Declaration).scalar_subquery()
    return last.is_(None) | (Declaration.asked_at >= last)


def family_refused() -> ColumnElement[bool]:
    """Declarations of whom the family asked not to have."""
    said = FamilyRefusal.case_id == Declaration.case_id, FamilyRefusal.coordinator_id == Declaration.coordinator_id
    return select(FamilyRefusal.id).where(*said).correlate(Declaration).exists()


def _standing_coordinators(today: date) -> Select[Coordinator, CoordinatorStatus]:
    return (
        select(Coordinator, Standing.status)
        .join(Standing, Standing.coordinator_id == Coordinator.id)
        .where(standing_on(today), Standing.status != CoordinatorStatus.LEFT)
        .options(joinedload(Coordinator.institution), joinedload(Coordinator.territory))
        .order_by(Coordinator.folded)
    )


class _Recorded:
    """The rows that neutrality looks at, read once for all the cases."""

    def __init__(self, session: Session, cases: Sequence[Case], department: Department) -> None:
        self.department, self.today = department, clock.today(department.zone)
        these = [one.id for one in cases]
        self.found = before(session, these, self.today)
        told = Declaration.answered_at.is_not(None) | still_asked()
        declarations = select(Declaration, _sent()).where(Declaration.case_id.in_(these), told)
        self.declarations: dict[tuple[int, int], Declaration] = {}
        self.sent: dict[int, datetime | None] = {}
        for declaration, sent in session.execute(declarations):
            self.declarations[declaration.case_id, declaration.coordinator_id] = declaration
            self.sent[declaration.case_id] = sent
        self.derogations: dict[tuple[int, int], list[Derogation]] = defaultdict(list)
        for derogation in session.scalars(select(Derogation).where(Derogation.case_id.in_(these))):
            self.derogations[derogation.case_id, derogation.coordinator_id].append(derogation)
        self.load: dict[int, int] = defaultdict(int)
        open_now = select(Assignment.coordinator_id).where(Assignment.until.is_(None))
        for coordinator_id in session.scalars(open_now):
            self.load[coordinator_id] += 1

    def candidate(self, case: Case, coordinator: Coordinator, status: CoordinatorStatus) -> Candidate:
        """One coordinator before one case; what somebody in place has told never grows too old."""
        pair = case.id, coordinator.id
        found, declaration = self.found[pair], self.declarations.get(pair)
        placed = case.stage is not Stage.ASSIGNMENT and coordinator.id in {case.coordinator_id, case.pair_id}
        old = declaration is not None and not placed and self._expired(declaration)
        facts = tie_facts(found, declaration.knows if declaration else None)
        coordinates = placed and coordinator.id == case.coordinator_id
        return Candidate(
            coordinator,
            status is CoordinatorStatus.ENGAGED,
            declaration,
            findings(replace(facts, knows=None, ties=frozenset()) if old else facts, self.department.modes),
            self.derogations[pair],
            self.load[coordinator.id],
            coordinates,
            barred(standing_facts(coordinator, found, self.today, coordinates=coordinates)),
            old,
        )

    def _expired(self, declaration: Declaration) -> bool:
        """Whether an answer is too old, or told of the family as it was before the case was sent again."""
        at, sent = declaration.answered_at, self.sent[declaration.case_id]
        if at is not None and sent is not None and at < sent:
            return True
        answered = clock.civil(at, self.department.zone) if at else None
        return expired(answered, self.today, self.department.declaration_days)


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


def standing_facts(
    coordinator: Coordinator, found: Mapping[Found, set[str]], today: date, *, coordinates: bool
) -> StandingFacts:
    """What bars them here whatever the settings."""
    signed = coordinator.undertaking_on is not None and coordinator.undertaking_on <= today
    return StandingFacts(
        coordinates,
        Found.REFUSED in found,
        coordinator.kind is CoordinatorKind.VOLUNTEER and not signed,
        coordinator.kind is CoordinatorKind.LENT and Found.LENT not in found,
        Found.HOLDER in found,
        Found.RECUSED in found,
    )


@dataclass(frozen=True, slots=True)
class InQuestion:
    """A case where something came up of those who coordinate it, and the body has not decided yet."""

    case: Case
    reasons: Sequence[Reason]


def in_question_of(session: Session, case: Case) -> list[Reason]:
    """What came up of those who coordinate one case."""
    department = session.get_one(Department, case.department_id)
    today = clock.today(department.zone)
    found = in_place_of(session, case.id, today)
    placed = [one for one in (case.coordinator, case.pair) if one is not None and (case.id, one.id) in found]
    return [reason for one in placed for reason in _of_one(one, found[case.id, one.id], department, today)]


def in_question(session: Session, seen: ColumnElement[bool], department: Department) -> list[InQuestion]:
    """Cases on their way whose coordinator, or pair, is no longer neutral: those convened first wait the longest.

    Two queries, whatever the number of cases.
    """
    today = clock.today(department.zone)
    found = between(session, in_place(seen & Case.stage.in_(COORDINATED)), today)
    if not found:
        return []
    ids = {case_id for case_id, _ in found}
    here = Coordinator.id.in_([Case.coordinator_id, Case.pair_id])
    query = select(Case, Coordinator).join(Coordinator, here).where(Case.id.in_(ids)).order_by(Case.acted_at, Case.id)
    query = query.options(joinedload(Case.territory))
    told: dict[Case, list[Reason]] = {}
    for case, coordinator in session.execute(query):
        reasons = _of_one(coordinator, found.get((case.id, coordinator.id), {}), department, today)
        told.setdefault(case, []).extend(reasons)
    return [InQuestion(case, reasons) for case, reasons in told.items() if reasons]


def _of_one(
    coordinator: Coordinator, found: Mapping[Found, set[str]], department: Department, today: date
) -> list[Reason]:
    """Of somebody in place. Who was never asked came with another tool: nobody has looked, and nothing is replayed."""
    facts = tie_facts(found, Found.KNOWS in found) if Found.DECLARED in found else TieFacts()
    aside = frozenset(Rule(rule) for rule in found.get(Found.SET_ASIDE, ()))
    bars = barred(standing_facts(coordinator, found, today, coordinates=False))
    # What the département does with a rule is read where one is broken that was not set aside.
    standing = findings(facts, department.modes) if broken(facts) - aside else []
    return reasons_in_place(standing, aside, bars, coordinator.name)
