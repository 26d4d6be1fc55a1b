"""The acts of preparation: agreements, question, guests, sitting, information sheet."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.casework.writing import keep, open_at
from conference.domain import days
from conference.domain.actors import Actor
from conference.domain.preparation import AgreementState, AgreementTo, SheetState
from conference.domain.reasons import Reason, Refused
from conference.domain.roles import Capacity
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.department import Department
from conference.models.preparation import Agreement, Question, Sheet
from conference.models.referral import Person
from conference.queries.capacities import capacities
from conference.queries.preparation import sitting as last_sitting


def agree(
    session: Session,
    actor: Actor,
    case: Case,
    person: Person,
    to: AgreementTo,
    state: AgreementState,
    on: date,
    way: str = "",
) -> Agreement:
    """Keep what somebody agreed to, refused or withdrew; earlier lines stay. A case that is suspended takes it."""
    open_at(session, case, while_suspended=True)
    _not_in_the_future(session, case, on, "on")
    agreement = Agreement(
        case_id=case.id,
        person_id=person.id,
        to=to,
        state=state,
        on=on,
        way=way,
        recorded_at=clock.now(),
        recorded_by=actor.account_id,
    )
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, agreement, "agreement")


def withdraw(session: Session, actor: Actor, case: Case, given: Agreement, on: date, way: str = "") -> Agreement:
    """Keep that an agreement is withdrawn, as a line of its own. Raises `Refused` when it does not hold any more."""
    open_at(session, case, while_suspended=True)
    lines = select(Agreement).where(Agreement.person_id == given.person_id, Agreement.to == given.to)
    last = session.scalars(lines.order_by(Agreement.id.desc()).limit(1)).one()
    if last.id != given.id or given.state is not AgreementState.GIVEN:
        raise Refused(Reason("agreement_not_standing"))
    if on < given.on:
        raise Refused(Reason("before_agreement", "on"))
    return agree(session, actor, case, given.person, given.to, AgreementState.WITHDRAWN, on, way)


def ask_question(session: Session, actor: Actor, case: Case, words: str, written_by: str = "") -> Question:
    """Keep a version of the central question; it is locked on the day."""
    open_at(session, case, Stage.PREPARATION)
    if not words.strip():
        raise Refused(Reason("question_missing", "words"))
    number = session.scalar(select(func.max(Question.number)).where(Question.case_id == case.id)) or 0
    question = Question(
        case_id=case.id,
        number=number + 1,
        words=words,
        written_by=written_by,
        recorded_at=clock.now(),
        recorded_by=actor.account_id,
    )
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, question, "question")


def plan_sitting(
    session: Session, actor: Actor, case: Case, at: datetime | None, place: str, *, chosen_by_family: bool | None
) -> Sitting:
    """Fix, or move, the date and place of the next sitting; of a minimal case the place is not written.

    Raises `Refused` for neither, for a day before the case was received, and for one out of reach.
    """
    open_at(session, case, Stage.PREPARATION)
    if at is None and not place.strip():
        raise Refused(Reason("day_missing" if case.minimal else "sitting_empty", "day"))
    reasons = _unlikely(session, case, at) if at else []
    if reasons:
        raise Refused(*reasons)
    sitting = last_sitting(session, case)
    if sitting is None or sitting.held_at is not None:
        number = session.scalar(select(func.max(Sitting.number)).where(Sitting.case_id == case.id)) or 0
        sitting = Sitting(case_id=case.id, number=number + 1)
    sitting.at, sitting.place, sitting.chosen_by_family = at, place, chosen_by_family
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, sitting, "at", "place")


def _unlikely(session: Session, case: Case, at: datetime) -> list[Reason]:
    zone = session.get_one(Department, case.department_id).zone
    received = clock.civil(case.received_at, zone) if case.received_at else None
    return days.of_a_sitting(clock.civil(at, zone), received, clock.today(zone))


def write_sheet(session: Session, actor: Actor, case: Case, values: Mapping[str, object]) -> Sheet:
    """Keep the information sheet: concerns, resources, non-negotiables. Changing it asks for a new agreement."""
    open_at(session, case, Stage.PREPARATION)
    sheet = _sheet(session, actor, case)
    for column, value in values.items():
        setattr(sheet, column, value)
    sheet.state, sheet.agreed_on, sheet.written_by = SheetState.WRITTEN, None, actor.account_id
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, sheet, *values)


def agree_sheet(session: Session, actor: Actor, case: Case, by: str, on: date) -> Sheet:
    """Those whose agreement counts have read the sheet and agree to its being read."""
    open_at(session, case, Stage.PREPARATION)
    sheet = _sheet(session, actor, case)
    if sheet.state not in {SheetState.WRITTEN, SheetState.AGREED}:
        raise Refused(Reason("sheet_not_written", "sheet"))
    _not_in_the_future(session, case, on, "agreed_on")
    sheet.state, sheet.agreed_on, sheet.agreed_by = SheetState.AGREED, on, by
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, sheet, "agreed_on", "agreed_by")


def do_without_sheet(session: Session, actor: Actor, case: Case, why: str) -> Sheet:
    """No information sheet is needed, and why. Raises `Refused` where a referrer would set aside another's sheet."""
    open_at(session, case, Stage.PREPARATION)
    if not why.strip():
        raise Refused(Reason("words_missing", "needless_why"))
    sheet = _sheet(session, actor, case)
    theirs = sheet.written_by == actor.account_id and sheet.state is not SheetState.AGREED
    if not theirs and Capacity.COORDINATOR not in capacities(session, actor, case):
        raise Refused(Reason("sheet_not_yours", "needless_why"))
    sheet.state, sheet.needless_why, sheet.agreed_on = SheetState.NEEDLESS, why, None
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, sheet, "needless_why")


def _sheet(session: Session, actor: Actor, case: Case) -> Sheet:
    sheet = session.scalars(select(Sheet).where(Sheet.case_id == case.id)).one_or_none()
    return sheet or Sheet(case_id=case.id, written_by=actor.account_id)


def _not_in_the_future(session: Session, case: Case, day: date, place: str) -> None:
    if day > clock.today(session.get_one(Department, case.department_id).zone):
        raise Refused(Reason("in_the_future", place))
