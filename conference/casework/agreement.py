"""What each person agrees to: a line for each answer, and what follows where somebody does not, or no more, agree."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.casework import withdrawal
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.agreement import (
    BY_ITEM,
    MAY_COUNT_AS,
    AgreementState,
    AgreementTo,
    CountsAs,
    Details,
)
from conference.domain.reasons import Reason, Refused
from conference.models.agreement import Agreement
from conference.models.case import Case
from conference.models.department import Department
from conference.models.referral import Person

JUST_SO = Details()


def agree(
    session: Session,
    actor: Actor,
    case: Case,
    person: Person,
    to: AgreementTo,
    state: AgreementState,
    on: date,
    details: Details = JUST_SO,
) -> Agreement:
    """Keep what somebody agreed to, refused or withdrew; earlier lines stay. A case that is suspended takes it.

    Raises `Refused` for a day to come, for half an item, and where help is needed to agree and nobody is named.
    """
    open_at(session, case, while_suspended=True)
    reasons = _incomplete(person, to, state, details)
    if reasons:
        raise Refused(*reasons)
    item = _item(session, person, to, details) if details.item else 0
    return note(session, actor, case, person, (to, item), state, on, details)


def note(
    session: Session,
    actor: Actor,
    case: Case,
    person: Person,
    about: tuple[AgreementTo, int],
    state: AgreementState,
    on: date,
    details: Details = JUST_SO,
) -> Agreement:
    """Keep one line about a thing and its item, and do what follows from it."""
    if on > clock.today(session.get_one(Department, case.department_id).zone):
        raise Refused(Reason("in_the_future", "on"))
    to, item = about
    line = Agreement(
        case_id=case.id,
        person_id=person.id,
        to=to,
        item=item,
        state=state,
        on=on,
        way=details.way,
        helped_by=details.helped_by,
        what=details.what,
        with_whom=details.with_whom,
        recorded_at=clock.now(),
        recorded_by=actor.account_id,
    )
    keep(session, actor, case, Act.PREPARATION_WRITTEN, line, "agreement")
    withdrawal.follow(session, line)
    return line


def _incomplete(person: Person, to: AgreementTo, state: AgreementState, details: Details) -> list[Reason]:
    halved = bool(details.what) is not bool(details.with_whom)
    helpless = person.counts_as is CountsAs.ASSISTED and state is AgreementState.GIVEN and not details.helped_by
    asked = (
        (to is not AgreementTo.SHEET, "sheet_agreed_elsewhere", "to"),
        (not details.item or to in BY_ITEM, "item_of_nothing_shared", "what"),
        (not (to is AgreementTo.SHARING and halved), "item_incomplete", "what"),
        (not helpless, "help_missing", "helped_by"),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]


def _item(session: Session, person: Person, to: AgreementTo, details: Details) -> int:
    """The number of what somebody agrees to by itself: the one that it had, or the next one."""
    lines = select(Agreement).where(Agreement.person_id == person.id, Agreement.to == to, Agreement.item > 0)
    for line in session.scalars(lines):
        if Details(what=line.what, with_whom=line.with_whom).item == details.item:
            return line.item
    last = select(func.max(Agreement.item)).where(Agreement.person_id == person.id, Agreement.to == to)
    return (session.scalar(last) or 0) + 1


def withdraw(session: Session, actor: Actor, case: Case, given: Agreement, on: date, way: str = "") -> Agreement:
    """Keep that an agreement is withdrawn, as a line of its own. Raises `Refused` when it does not hold any more."""
    open_at(session, case, while_suspended=True)
    same = Agreement.person_id == given.person_id, Agreement.to == given.to, Agreement.item == given.item
    last = session.scalars(select(Agreement).where(*same).order_by(Agreement.id.desc()).limit(1)).one()
    if last.id != given.id or given.state is not AgreementState.GIVEN:
        raise Refused(Reason("agreement_not_standing"))
    if on < given.on:
        raise Refused(Reason("before_agreement", "on"))
    details = Details(way, what=given.what, with_whom=given.with_whom)
    about = given.to, given.item
    return note(session, actor, case, given.person, about, AgreementState.WITHDRAWN, on, details)


def count_as(session: Session, actor: Actor, case: Case, person: Person, capacity: CountsAs | None) -> None:
    """Say whether somebody's agreement counts, and in which capacity; none leaves it to be guessed from their tie."""
    open_at(session, case, while_suspended=True)
    if capacity is not None and capacity not in MAY_COUNT_AS[person.kind]:
        raise Refused(Reason("capacity_not_theirs", "counts_as"))
    person.counts_as = capacity
    keep(session, actor, case, Act.PREPARATION_WRITTEN, person, "counts_as")
    withdrawal.reopen_sheet(session, case.id)
