"""The acts on enquiries: one comes in, somebody calls back, what became of it is noted, its words are forgotten."""

import secrets
from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.casework import referral
from conference.domain import tokens
from conference.domain.actors import MACHINE, Actor
from conference.domain.delays import days_between, is_working_day
from conference.domain.enquiry import (
    MOST_A_DAY,
    OPEN,
    ORIGIN,
    Asked,
    EnquiryState,
    EnquiryWay,
    ForWhom,
    call_reasons,
    ending_reasons,
    missing,
)
from conference.domain.mail import MailKind
from conference.domain.reasons import Reason, Refused
from conference.domain.referral import PersonKind
from conference.models.account import Membership
from conference.models.case import Case
from conference.models.department import Department
from conference.models.enquiry import Enquiry
from conference.models.place import Territory
from conference.outbox import queue
from conference.queries.enquiry import lapsed, past, received_lately, sent_already
from conference.words.dates import long_date
from conference.words.enquiry import TIE

OLDEST_DAYS = 366
LOWEST, HIGHEST = 10_000, 99_999


def receive(session: Session, department: Department, asked: Asked, once: str) -> Enquiry:
    """Keep what a visitor sent; the same page again, or the same words of the same person, is the same enquiry.

    Raises `Refused` with what is missing, and where too many came within a day.
    """
    asked, kept = asked.plain, tokens.digest(once)
    again = sent_already(session, asked, kept)
    if again is not None:
        return again
    reasons = missing(asked) or ([Reason("enquiry_later")] if received_lately(session) >= MOST_A_DAY else [])
    if reasons:
        raise Refused(*reasons)
    row = _row(session, asked, EnquiryWay.FORM, clock.today(department.zone))
    row.once = kept
    # The same page may arrive twice at once: of two, the base keeps one.
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        first = sent_already(session, asked, kept)
        if first is None:
            raise
        return first
    return _kept(session, MACHINE, Act.ENQUIRY_RECEIVED, row)


def take(
    session: Session, actor: Actor, department: Department, asked: Asked, way: EnquiryWay, received_on: date
) -> Enquiry:
    """Write down what somebody said on the phone or at the desk. Raises `Refused`."""
    asked, today = asked.plain, clock.today(department.zone)
    reasons = missing(asked)
    reasons += [Reason("in_the_future", "received_on")] if received_on > today else []
    reasons += [Reason("enquiry_day_before", "received_on")] if (today - received_on).days > OLDEST_DAYS else []
    if reasons:
        raise Refused(*reasons)
    row = _row(session, asked, way, received_on)
    row.taken_by = actor.account_id
    return _kept(session, actor, Act.ENQUIRY_WRITTEN, row)


def _row(session: Session, asked: Asked, way: EnquiryWay, received_on: date) -> Enquiry:
    """Its number is drawn: it tells nobody how many others have asked."""
    number = 0
    while not number or session.scalar(select(Enquiry.id).where(Enquiry.number == number)) is not None:
        number = LOWEST + secrets.randbelow(HIGHEST - LOWEST + 1)
    return Enquiry(
        number=number,
        way=way,
        received_on=received_on,
        recorded_at=clock.now(),
        for_whom=asked.for_whom,
        first_name=asked.first_name,
        reach=asked.reach,
        moment=asked.moment,
        language=asked.language,
        town=asked.town,
        words=asked.words,
    )


def call(
    session: Session, actor: Actor, department: Department, enquiry: Enquiry, on: date, note: str, *, reached: bool
) -> None:
    """Note that somebody was called, and whether they answered. Raises `Refused`."""
    reasons = call_reasons(enquiry.state, on, enquiry.received_on, clock.today(department.zone))
    if reasons:
        raise Refused(*reasons)
    enquiry.tries += 1
    enquiry.tried_on = max(on, enquiry.tried_on or on)
    if note.strip():
        said = f"{long_date(on)}\u00a0: {note.strip()}"
        enquiry.note = f"{enquiry.note}\n{said}".strip()
    if reached:
        enquiry.state = EnquiryState.CALLED
        enquiry.called_on = min(on, enquiry.called_on or on)
        enquiry.waited = days_between(enquiry.received_on, enquiry.called_on, is_working_day)
    _kept(session, actor, Act.ENQUIRY_WRITTEN, enquiry, "tries", "called_on" if reached else "tried_on")


def settle(
    session: Session, actor: Actor, department: Department, enquiry: Enquiry, ending: EnquiryState, where: str = ""
) -> None:
    """Note what became of it. Raises `Refused`."""
    reasons = ending_reasons(enquiry.state, ending, enquiry.tries, where)
    if reasons:
        raise Refused(*reasons)
    enquiry.sent_to = where.strip() if ending is EnquiryState.ELSEWHERE else ""
    _settled(enquiry, actor, ending, clock.today(department.zone))
    _kept(session, actor, Act.ENQUIRY_WRITTEN, enquiry, "state")


def reopen(session: Session, actor: Actor, enquiry: Enquiry) -> None:
    """Have it wait again: what was noted of it was a mistake, or they called once more. Raises `Refused`."""
    asked = (
        (enquiry.state not in OPEN, "enquiry_open"),
        (enquiry.emptied_on is None, "enquiry_emptied"),
        (enquiry.state is not EnquiryState.REFERRAL, "enquiry_referred"),
    )
    reasons = [Reason(code) for holds, code in asked if not holds]
    if reasons:
        raise Refused(*reasons)
    enquiry.wait_again()
    _kept(session, actor, Act.ENQUIRY_WRITTEN, enquiry, "state")


def refer(
    session: Session,
    actor: Actor,
    department: Department,
    enquiry: Enquiry,
    by: Membership | None,
    territory: Territory | None = None,
) -> Case:
    """Make a draft of it for whoever is named, with its words as they were typed. Raises `Refused`.

    The draft tells where it comes from; the day that the enquiry came in stays the enquiry's own.
    """
    if enquiry.state not in OPEN:
        raise Refused(Reason("enquiry_settled"))
    if by is None:
        raise Refused(Reason("enquiry_referrer_unknown", "referrer"))
    case = referral.begin(session, actor, department, by.institution_id, by.account_id)
    said = "professional_situation" if enquiry.for_whom is ForWhom.PROFESSIONAL else "family_situation"
    values: dict[str, object] = {said: enquiry.words, "language": enquiry.language, "origin": ORIGIN[enquiry.for_whom]}
    if territory is not None:
        values["territory_id"] = territory.id
    referral.write(session, actor, case, values)
    if enquiry.for_whom in TIE:
        person = {"kind": PersonKind.RELATIVE, "first_name": enquiry.first_name, "tie": TIE[enquiry.for_whom]}
        referral.name_person(session, actor, case, person)
    enquiry.referrer_id, enquiry.case_id = by.account_id, case.id
    _settled(enquiry, actor, EnquiryState.REFERRAL, clock.today(department.zone))
    _kept(session, actor, Act.ENQUIRY_REFERRED, enquiry, "referrer_id")
    if by.account_id != actor.account_id:
        queue(session, MailKind.DRAFT_ENTRUSTED, by.account_id, mark=f"{enquiry.key}:{case.key}")
    return case


def forget(session: Session, today: date) -> int:
    """Empty of words and contact what was settled long enough ago, and say how many; their numbers still count.

    What waits still, and that nobody has called for a year, is settled so and emptied too.
    """
    waited, settled = lapsed(session, today), past(session, today)
    for enquiry in waited:
        _settled(enquiry, MACHINE, EnquiryState.LAPSED, today)
    for enquiry in (*waited, *settled):
        enquiry.empty(today)
        _kept(session, MACHINE, Act.ENQUIRY_EMPTIED, enquiry, *(("state",) if enquiry in waited else ()))
    return len(waited) + len(settled)


def _settled(enquiry: Enquiry, actor: Actor, ending: EnquiryState, today: date) -> None:
    enquiry.state, enquiry.settled_on, enquiry.settled_by = ending, today, actor.account_id


def _kept(session: Session, actor: Actor, act: Act, enquiry: Enquiry, *fields: str) -> Enquiry:
    session.add(enquiry)
    session.flush()
    audit.write(session, actor, act, enquiry, fields)
    return enquiry
