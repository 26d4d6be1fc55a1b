"""The one door: a stage changes here, with its line in the journal, its stays and its delays."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from conference import audit, clock
from conference.audit import Act
from conference.domain import delays, journal
from conference.domain.actors import Actor
from conference.domain.delays import Running, Term
from conference.domain.facts import Given
from conference.domain.outcomes import EndReason
from conference.domain.reasons import Refused
from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from conference.domain.workflow import Landing
from conference.models.assignment import Assignment
from conference.models.case import Case
from conference.models.consultation import Consultation
from conference.models.department import Department
from conference.models.journal import DelayRow, Passage, StayRow

NOTHING_GIVEN = Given()
CHOOSES = frozenset({StepCode.ASSIGN, StepCode.HAND_OVER})
# After these the body is asked nothing any more about a coordinator.
SETTLES = frozenset(
    {
        *(StepCode.RETURN, StepCode.DECLINE, StepCode.ASSIGN, StepCode.HAND_OVER),
        *(StepCode.RELEASE, StepCode.STOP, StepCode.CLOSE),
    }
)


def passages_of(session: Session, case: Case) -> list[Passage]:
    """The journal of a case, first line first."""
    return list(session.scalars(select(Passage).where(Passage.case_id == case.id).order_by(Passage.number)))


def folded(passages: Sequence[Passage]) -> list[journal.Passed]:
    """The journal as the domain folds it."""
    return [journal.Passed(p.step, p.target, p.outcome, p.happened_at, p.reason) for p in passages]


def record(
    session: Session,
    actor: Actor,
    case: Case,
    code: StepCode,
    given: Given = NOTHING_GIVEN,
    happened_at: datetime | None = None,
) -> Passage:
    """Take a step that its rule has allowed. Raises `Refused` when its time cannot be.

    ``happened_at`` is an instant in UTC, now by default; ``recorded_at`` is always the clock.
    """
    before = passages_of(session, case)
    recorded_at = clock.now()
    happened_at = happened_at or recorded_at
    reasons = journal.times(happened_at, before[-1].happened_at if before else None, recorded_at)
    if reasons:
        raise Refused(*reasons)
    past = folded(before)
    stands = Landing(case.stage, case.suspended, case.outcome)
    landing = journal.landing(code, stands, journal.stage_left(past), given)
    return _write(session, actor, case, before, code, landing, given, happened_at)


def take_over(
    session: Session,
    actor: Actor,
    case: Case,
    stage: Stage,
    happened_at: datetime,
    *,
    outcome: Outcome | None = None,
    reason: EndReason | None = None,
) -> Passage:
    """Enter a case where another tool had left it: rules are not replayed, only times are."""
    reasons = journal.times(happened_at, None, clock.now())
    if reasons:
        raise Refused(*reasons)
    landing = Landing(stage, False, outcome)
    return _write(session, actor, case, [], StepCode.TAKE_OVER, landing, Given(reason=reason), happened_at)


def _write(
    session: Session,
    actor: Actor,
    case: Case,
    before: list[Passage],
    code: StepCode,
    landing: Landing,
    given: Given,
    happened_at: datetime,
) -> Passage:
    department = session.get_one(Department, case.department_id)
    _hold(session, case, happened_at)
    passage = Passage(
        case_id=case.id,
        number=len(before) + 1,
        step=code,
        source=case.stage if before or code is not StepCode.TAKE_OVER else None,
        target=landing.stage,
        outcome=landing.outcome,
        reason=given.reason,
        ended_by=given.ended_by,
        until=given.until,
        words=given.words or None,
        advice=given.advice or None,
        pertinence=given.pertinence or None,
        # A family that asked for no text is not told as a case where somebody forgot one.
        pertinent=bool(given.pertinence) if code in CHOOSES and not case.minimal else None,
        body_name=department.body_name,
        way=given.decided.way if given.decided else None,
        deciders=given.decided.deciders if given.decided else None,
        body_sitting_id=given.decided.sitting_id if given.decided else None,
        coordinator_id=case.coordinator_id,
        actor_id=actor.account_id,
        happened_at=happened_at,
        recorded_at=clock.now(),
    )
    session.add(passage)
    session.flush()
    case.stage, case.suspended, case.outcome = landing.stage or case.stage, landing.suspended, landing.outcome
    case.end_reason = given.reason if landing.stage is Stage.CLOSED else None
    if landing.stage is Stage.CLOSED:
        release_coordinator(session, case, happened_at)
    if code in SETTLES:
        _close_consultation(session, case)
    write_measures(session, case, [*before, passage], department)
    audit.write(session, actor, Act.CASE_PASSED, case, (code.value,))
    return passage


def _hold(session: Session, case: Case, happened_at: datetime) -> None:
    """Lock the case at the version that was read: of two writers, the second gets a `StaleDataError`."""
    case.acted_at = happened_at
    flag_modified(case, "acted_at")
    session.flush()


def _close_consultation(session: Session, case: Case) -> None:
    """What the body was asked in writing is settled, or asks itself no more."""
    waiting = select(Consultation).where(Consultation.case_id == case.id, Consultation.closed_at.is_(None))
    for consultation in session.scalars(waiting):
        consultation.closed_at = clock.now()


def release_coordinator(session: Session, case: Case, at: datetime) -> None:
    """End the assignment that runs, if one does."""
    running = select(Assignment).where(Assignment.case_id == case.id, Assignment.until.is_(None))
    for assignment in session.scalars(running):
        assignment.until = at


def write_measures(session: Session, case: Case, passages: Sequence[Passage], department: Department) -> None:
    """Write the stays and delays of a case anew; a delay keeps the term that it began under."""
    past = folded(passages)
    known = {
        (row.kind, row.started_at): Term(row.unit, row.target, row.maximum, row.urgent)
        for row in session.scalars(select(DelayRow).where(DelayRow.case_id == case.id))
    }

    def term(delay: Running) -> Term:
        return known.get((delay.kind, delay.started)) or department.terms[delay.kind]

    for table in (StayRow, DelayRow):
        session.execute(delete(table).where(table.case_id == case.id))
    session.add_all(stay_rows(case, past))
    session.add_all(delay_rows(case, past, term, department))
    session.flush()


def stay_rows(case: Case, past: Sequence[journal.Passed]) -> list[StayRow]:
    """The stays that a journal gives."""
    return [
        StayRow(
            case_id=case.id,
            number=number,
            stage=stay.stage,
            outcome=stay.outcome,
            entered_at=stay.entered,
            left_at=stay.left,
        )
        for number, stay in enumerate(journal.stays(past), 1)
    ]


def delay_rows(
    case: Case, past: Sequence[journal.Passed], term: delays.Terms, department: Department
) -> list[DelayRow]:
    """The delays that a journal gives, under the terms they began under."""

    def civil(instant: datetime) -> date:
        return clock.civil(instant, department.zone)

    return [
        DelayRow(
            case_id=case.id,
            number=number,
            kind=delay.kind,
            unit=under.unit,
            target=under.target,
            maximum=under.maximum,
            urgent=under.urgent,
            started_at=delay.started,
            due_on=measure.due,
            maximum_on=measure.maximum,
            ended_at=delay.ended,
            ended_by=delay.ended_by,
            counted=measure.counted,
            suspended=measure.suspended,
        )
        for number, (delay, under, measure) in enumerate(delays.measured(past, term, civil, urgent=case.urgent), 1)
    ]
