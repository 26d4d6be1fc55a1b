"""Who is invited by a personal link: whether they may be, what they opened, what they answered by it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session, aliased, joinedload

from conference import clock
from conference.domain.acts import Act
from conference.domain.agreement import AGAINST, AgreementTo
from conference.domain.invited import OPEN_AT, READ_WITH_RELATIVES, InvitedFacts, tells_place, withheld
from conference.domain.reasons import Reason
from conference.domain.referral import CONTACT_FORBIDDEN, PersonKind
from conference.models.agreement import Agreement
from conference.models.audit import AuditRow
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.department import Department
from conference.models.guest import Guest
from conference.models.personal_link import GuestAnswer, LinkKind, PersonalLink
from conference.models.referral import Referral
from conference.queries.logistics import meets_at_home
from conference.queries.preparation import sitting
from conference.queries.sheet import FamilyVersion, family_version

BY_LINK = "personallink"


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody of the network: why they hold no link, or the one they hold, when it was first opened, their answer."""

    guest: Guest
    reasons: Sequence[Reason]
    link: PersonalLink | None
    opened: datetime | None
    answer: GuestAnswer | None


@dataclass(frozen=True, slots=True)
class Visit:
    """What somebody sees by their link: the case and themselves are there for the act, never for the page."""

    case: Case
    guest: Guest
    department: Department
    sitting: Sitting | None
    place: str
    family: FamilyVersion | None
    answer: GuestAnswer | None
    at_home: bool = False


def invited(session: Session, case: Case) -> list[Invited]:
    """Everybody of the network but the children, in a fixed number of queries."""
    query = select(Guest).where(Guest.case_id == case.id).order_by(Guest.id).options(joinedload(Guest.person))
    guests = session.scalars(query).all()
    forbidden, unwilling = _forbidden(session, case), unwilling_of(session, case)
    links = {
        link.guest_id: link
        for link in session.scalars(select(PersonalLink).where(_live(), PersonalLink.case_id == case.id))
    }
    last = select(func.max(GuestAnswer.id)).where(GuestAnswer.case_id == case.id).group_by(GuestAnswer.guest_id)
    answers = session.scalars(select(GuestAnswer).where(GuestAnswer.id.in_(last)))
    answered = {answer.guest_id: answer for answer in answers}
    opened = _opened(session, links.values())
    found = []
    for guest in guests:
        if guest.person.kind is PersonKind.CHILD:
            continue
        facts = _facts(guest, forbidden=forbidden, unwilling=guest.person_id in unwilling)
        link = links.get(guest.id)
        seen = opened.get(link.key) if link else None
        found.append(Invited(guest, withheld(facts), link, seen, answered.get(guest.id)))
    return found


def _live() -> ColumnElement[bool]:
    invites = PersonalLink.kind == LinkKind.INVITATION
    return invites & PersonalLink.ended_at.is_(None) & (PersonalLink.expires_at > clock.now())


def _opened(session: Session, links: Iterable[PersonalLink]) -> dict[str, datetime]:
    """When each link was first opened by who holds it: what somebody signed in opened to try it is not counted."""
    subjects = [f"{BY_LINK}:{link.key}" for link in links]
    query = select(AuditRow.subject, func.min(AuditRow.at)).where(AuditRow.subject.in_(subjects))
    query = query.where(AuditRow.act == Act.INVITATION_READ, AuditRow.actor_id.is_(None))
    if not subjects:
        return {}
    rows = session.execute(query.group_by(AuditRow.subject))
    return {subject.partition(":")[2]: at for subject, at in rows}


def unwilling_of(session: Session, case: Case) -> frozenset[int]:
    """The people who do not, or no more, agree to be contacted or to take part: nobody contacts them."""
    later = aliased(Agreement)
    same = later.person_id == Agreement.person_id, later.to == Agreement.to
    last = ~exists().where(*same, later.id > Agreement.id)
    asked = Agreement.to.in_((AgreementTo.CONTACT, AgreementTo.PRINCIPLE)), Agreement.state.in_(AGAINST)
    query = select(Agreement.person_id).where(Agreement.case_id == case.id, *asked, last)
    return frozenset(session.scalars(query))


def _forbidden(session: Session, case: Case) -> bool:
    return session.scalar(select(Referral.danger).where(Referral.case_id == case.id)) in CONTACT_FORBIDDEN


def _facts(guest: Guest, *, forbidden: bool, unwilling: bool) -> InvitedFacts:
    child = guest.person.kind is PersonKind.CHILD
    return InvitedFacts(guest.safety, guest.invitation, child, forbidden, unwilling)


def reasons(session: Session, case: Case, guest: Guest) -> list[Reason]:
    """Every reason why somebody may hold no link now."""
    unwilling = guest.person_id in unwilling_of(session, case)
    return withheld(_facts(guest, forbidden=_forbidden(session, case), unwilling=unwilling))


def live(session: Session, guest: Guest) -> PersonalLink | None:
    """The link that somebody holds, if one is open."""
    return session.scalars(select(PersonalLink).where(PersonalLink.guest_id == guest.id, _live())).one_or_none()


def last_answer(session: Session, guest: Guest) -> GuestAnswer | None:
    """What somebody last answered by their link."""
    query = select(GuestAnswer).where(GuestAnswer.guest_id == guest.id)
    return session.scalars(query.order_by(GuestAnswer.id.desc()).limit(1)).one_or_none()


def visited(session: Session, link: PersonalLink) -> Visit | None:
    """What a link shows as things stand, read in its own département; None where it opens nothing any more."""
    guest = session.get(Guest, link.guest_id, options=[joinedload(Guest.person)])
    case = session.get(Case, link.case_id)
    if guest is None or case is None or case.stage not in OPEN_AT or case.suspended or case.minimal:
        return None
    if reasons(session, case, guest):
        return None
    planned = sitting(session, case)
    home = planned is not None and meets_at_home(session, case, planned.place)
    ahead = planned if planned is not None and planned.held_at is None and planned.at is not None else None
    return Visit(
        case,
        guest,
        session.get_one(Department, case.department_id),
        ahead,
        ahead.place if ahead is not None and tells_place(guest.safety) and not home else "",
        family_version(session, case) if guest.part in READ_WITH_RELATIVES else None,
        last_answer(session, guest),
        home and tells_place(guest.safety),
    )
