"""Enquiries of a département: those that wait first, and what a visitor has sent already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from conference import clock
from conference.domain.enquiry import MONTHS_KEPT, MONTHS_OPEN, OPEN, Asked, EnquiryState, has_lapsed, is_past
from conference.domain.follow_up import months_after
from conference.domain.roles import Role
from conference.models.account import Account, Membership
from conference.models.case import Case
from conference.models.enquiry import Enquiry

DAY = timedelta(days=1)
MOST_SETTLED = 100


@dataclass(frozen=True, slots=True)
class Book:
    """What came in: everything that waits, the oldest first, and the latest of what is settled."""

    waiting: Sequence[Enquiry]
    settled: Sequence[Enquiry]


def book(session: Session) -> Book:
    """Every enquiry that waits; of the others the last hundred."""
    is_open = Enquiry.state.in_(OPEN)
    waits = select(Enquiry).where(is_open).order_by(Enquiry.received_on, Enquiry.id)
    query = select(Enquiry).where(~is_open).options(joinedload(Enquiry.referrer))
    late = query.order_by(Enquiry.settled_on.desc(), Enquiry.id.desc()).limit(MOST_SETTLED)
    return Book(session.scalars(waits).all(), session.scalars(late).all())


def waiting(session: Session) -> int:
    """How many wait for somebody to call, or to say what became of them."""
    return session.scalar(select(func.count()).select_from(Enquiry).where(Enquiry.state.in_(OPEN))) or 0


def to_call(session: Session) -> int:
    """How many wait for a first call."""
    return session.scalar(select(func.count()).select_from(Enquiry).where(Enquiry.state == EnquiryState.NEW)) or 0


def received_lately(session: Session) -> int:
    """How many came by the public page within a day."""
    recent = Enquiry.once.is_not(None), Enquiry.recorded_at > clock.ago(DAY)
    return session.scalar(select(func.count()).select_from(Enquiry).where(*recent)) or 0


def sent_already(session: Session, asked: Asked, once: str) -> Enquiry | None:
    """The enquiry of the same page, or one that waits and says the same of the same person."""
    page = session.scalars(select(Enquiry).where(Enquiry.once == once)).one_or_none()
    if page is not None:
        return page
    same = Enquiry.reach == asked.reach, Enquiry.words == asked.words, Enquiry.first_name == asked.first_name
    query = select(Enquiry).where(Enquiry.state.in_(OPEN), *same).order_by(Enquiry.id).limit(1)
    return session.scalars(query).one_or_none()


def of_the_same(session: Session, enquiry: Enquiry) -> Sequence[Enquiry]:
    """The others that came from the same number or address, the latest first."""
    if not enquiry.reach:
        return ()
    query = select(Enquiry).where(Enquiry.reach == enquiry.reach, Enquiry.id != enquiry.id)
    return session.scalars(query.order_by(Enquiry.id.desc()).limit(10)).all()


def of_case(session: Session, case: Case) -> Enquiry | None:
    """The enquiry that a referral comes from."""
    return session.scalars(select(Enquiry).where(Enquiry.case_id == case.id)).one_or_none()


def past(session: Session, today: date) -> list[Enquiry]:
    """Those settled so long ago that their words are to be forgotten on a day."""
    settled = Enquiry.settled_on <= months_after(today, -MONTHS_KEPT) + DAY
    query = select(Enquiry).where(Enquiry.emptied_on.is_(None), settled).order_by(Enquiry.id)
    return [one for one in session.scalars(query) if one.settled_on is not None and is_past(one.settled_on, today)]


def lapsed(session: Session, today: date) -> list[Enquiry]:
    """Those that still wait, and that nobody has tried to call for so long that they are to be forgotten on a day."""
    old = func.coalesce(Enquiry.tried_on, Enquiry.received_on) <= months_after(today, -MONTHS_OPEN) + DAY
    query = select(Enquiry).where(Enquiry.state.in_(OPEN), old).order_by(Enquiry.id)
    found = session.scalars(query)
    return [one for one in found if has_lapsed(one.received_on, one.tried_on, one.settled_before, today)]


def referrer(session: Session, key: str, today: date) -> Membership | None:
    """The role by which an account refers here today; None for who does not."""
    query = select(Membership).join(Account, Account.id == Membership.account_id)
    theirs = Account.key == key, Account.closed_at.is_(None), Membership.role == Role.REFERRER, Membership.holds(today)
    return session.scalars(query.where(*theirs).order_by(Membership.id).limit(1)).one_or_none()
