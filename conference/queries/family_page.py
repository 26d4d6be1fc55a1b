"""Family pages: who holds one, and what a page shows, read anew each time it opens."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session, aliased, joinedload

from conference import clock
from conference.domain.acts import Act
from conference.domain.agreement import AgreementState
from conference.domain.family_page import HolderFacts, bars_whole, copy_shown, spent, stands, tells_dates, withheld
from conference.domain.follow_up import ReviewState
from conference.domain.hand_out import Copy, names
from conference.domain.reasons import Reason
from conference.domain.referral import CONCERNED, PersonKind
from conference.domain.stages import Stage
from conference.models.agreement import Agreement
from conference.models.audit import AuditRow
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.department import Department
from conference.models.family_page import DoneMark, FamilyPage
from conference.models.guest import Guest
from conference.models.hand_out import HandOut
from conference.models.journal import StayRow
from conference.models.personal_link import LinkKind, PersonalLink
from conference.models.plan import Action, Plan
from conference.models.question import Question
from conference.queries import conference as days
from conference.queries.follow_up import after
from conference.queries.hand_out import chosen, of_sheet, question_of, received, took_part
from conference.queries.invited import BY_LINK, unwilling_of
from conference.queries.logistics import meets_at_home
from conference.queries.plan import in_force
from conference.queries.preparation import sitting
from conference.queries.resource import Asked, asked


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody of the network: why they hold no page, or their last one and the last time they opened it."""

    guest: Guest
    reasons: Sequence[Reason]
    link: PersonalLink | None
    opened: datetime | None

    @property
    def open(self) -> bool:
        """Whether their page opens."""
        return self.link is not None and not self.reasons and _alive(self.link)

    @property
    def guessed(self) -> bool:
        """Whether wrong codes closed it."""
        return self.link is not None and spent(self.link.tries)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of the plan in force: whole or some actions, one's own first, and the question answered.

    What is ``asked`` of institutions, with their answers, is of the whole plan or of children's sheets; so is what
    stands ``beside`` the actions: what else if they fail, and who watches.
    """

    plan: Plan
    copy: Copy
    own: Sequence[Action]
    others: Sequence[Action]
    question: Question | None
    asked: Sequence[Asked] = ()
    beside: bool = True


@dataclass(frozen=True, slots=True)
class Visit:
    """A page as it stands; the case and its holder are there for the acts, never for the page."""

    case: Case
    guest: Guest
    department: Department
    plan: Shown | None
    done: Mapping[int, DoneMark]
    marks: bool
    sitting: Sitting | None
    place: str
    review_on: date | None
    agreements: Sequence[Agreement]


def choice(session: Session, case: Case) -> FamilyPage | None:
    """What the family chose for its pages, if it was asked."""
    return session.scalars(select(FamilyPage).where(FamilyPage.case_id == case.id)).one_or_none()


def holders(session: Session, case: Case) -> list[Holder]:
    """Everybody of the network but the children, with their pages, in a fixed number of queries."""
    query = select(Guest).where(Guest.case_id == case.id).order_by(Guest.id).options(joinedload(Guest.person))
    last = select(func.max(PersonalLink.id)).where(PersonalLink.case_id == case.id, _FAMILY)
    rows = session.scalars(select(PersonalLink).where(PersonalLink.id.in_(last.group_by(PersonalLink.guest_id))))
    links, unwilling = {link.guest_id: link for link in rows}, unwilling_of(session, case)
    opened = _opened(session, links.values())
    found = []
    for guest in session.scalars(query):
        if guest.person.kind is not PersonKind.CHILD:
            link = links.get(guest.id)
            seen = opened.get(link.key) if link else None
            found.append(Holder(guest, withheld(_facts(guest, unwilling)), link, seen))
    return found


_FAMILY = PersonalLink.kind == LinkKind.FAMILY


def _alive(link: PersonalLink) -> bool:
    return link.ended_at is None and link.expires_at > clock.now()


def _facts(guest: Guest, unwilling: Iterable[int]) -> HolderFacts:
    child = guest.person.kind is PersonKind.CHILD
    return HolderFacts(guest.part, guest.safety, child, guest.person_id in unwilling)


def reasons(session: Session, case: Case, guest: Guest) -> list[Reason]:
    """Every reason why somebody may hold no page now."""
    return withheld(_facts(guest, unwilling_of(session, case)))


def _opened(session: Session, links: Iterable[PersonalLink]) -> dict[str, datetime]:
    """When each page was last opened by who holds it."""
    subjects = [f"{BY_LINK}:{link.key}" for link in links]
    if not subjects:
        return {}
    query = select(AuditRow.subject, func.max(AuditRow.at)).where(AuditRow.subject.in_(subjects))
    query = query.where(AuditRow.act == Act.FAMILY_READ, AuditRow.actor_id.is_(None))
    return {subject.partition(":")[2]: at for subject, at in session.execute(query.group_by(AuditRow.subject))}


def opens(session: Session, link: PersonalLink) -> tuple[Case, Guest] | None:
    """The case and the holder of a link, read in its own département; None where it opens nothing any more."""
    guest = session.get(Guest, link.guest_id, options=[joinedload(Guest.person)])
    case = session.get(Case, link.case_id)
    if guest is None or case is None or case.minimal or reasons(session, case, guest):
        return None
    return (case, guest) if stands(case.stage, _closed_at(session, case), clock.now()) else None


def _closed_at(session: Session, case: Case) -> datetime | None:
    closed = select(func.max(StayRow.entered_at)).where(StayRow.case_id == case.id, StayRow.stage == Stage.CLOSED)
    return session.scalar(closed)


def resting(session: Session, case: Case) -> bool:
    """Whether the family is alone just now: its pages wait until it is over."""
    return case.stage is Stage.CONFERENCE and days.facts(session, case).running


def visit(session: Session, case: Case, guest: Guest) -> Visit:
    """What somebody sees by their page, as things stand."""
    department, chose = session.get_one(Department, case.department_id), choice(session, case)
    tells = tells_dates(guest.safety, guest.invitation)
    ahead = _ahead(session, case) if tells else None
    return Visit(
        case,
        guest,
        department,
        shown(session, case, guest),
        _marked(session, case, guest),
        chose is not None and chose.marks,
        ahead,
        ahead.place if ahead is not None and not meets_at_home(session, case, ahead.place) else "",
        _review_on(session, case, guest, department) if tells else None,
        _agreed(session, guest),
    )


def shown(session: Session, case: Case, guest: Guest) -> Shown | None:
    """What somebody sees of the plan in force: that of who took part or was handed it, or their parts of it."""
    plan = in_force(session, case)
    if plan is None:
        return None
    barred = bars_whole(guest.safety)
    theirs = [copy for copy in received(session, plan, guest) if copy.extract or not barred]
    parts = [copy for copy in theirs if copy.extract or copy.child_id is not None]
    came = took_part(session, plan, guest)
    copy = copy_shown(guest.safety, took_part=came, whole=len(parts) < len(theirs), extract=bool(parts))
    if copy is None:
        return None
    return _whole(session, case, plan, guest) if copy is Copy.WHOLE else _parts(session, case, plan, guest, parts)


def _whole(session: Session, case: Case, plan: Plan, guest: Guest) -> Shown:
    resources = asked(session, case).get(plan.id, ())
    return Shown(plan, Copy.WHOLE, *_split(plan.actions, guest), question_of(session, plan), resources)


def _parts(session: Session, case: Case, plan: Plan, guest: Guest, copies: Sequence[HandOut]) -> Shown:
    """The actions of extracts and of children's sheets; a sheet tells what stands on its paper beside them."""
    sheets = [copy for copy in copies if copy.child_id is not None]
    on_sheets = {one for sheet in sheets for one in of_sheet(plan.actions, sheet.child)}
    extracts = {one for copy in copies if copy.extract for one in chosen(session, copy)}
    actions = sorted(on_sheets | extracts, key=lambda one: one.number)
    numbers = {None, *(one.id for one in on_sheets)}
    resources = asked(session, case).get(plan.id, ()) if sheets else ()
    resources = [one for one in resources if one.resource.action_id in numbers]
    question = question_of(session, plan) if sheets or any(copy.with_question for copy in copies) else None
    return Shown(plan, Copy.EXTRACT, *_split(actions, guest), question, resources, beside=bool(sheets))


def _split(actions: Sequence[Action], guest: Guest) -> tuple[list[Action], list[Action]]:
    """One's own, then the others."""
    own = [action for action in actions if is_own(action, guest)]
    return own, [action for action in actions if action not in own]


def is_own(action: Action, guest: Guest) -> bool:
    """Whether the family said of an action that somebody carries it: by their name, or what they are to it."""
    person = guest.person
    return names(action.who, person.first_name, person.last_name or "", person.tie or "")


def _ahead(session: Session, case: Case) -> Sitting | None:
    planned = sitting(session, case)
    return planned if planned is not None and planned.held_at is None and planned.at is not None else None


def _review_on(session: Session, case: Case, guest: Guest, department: Department) -> date | None:
    """The day of the review that the family wants and that is still ahead, for those whom it wants there."""
    if case.stage is not Stage.FOLLOW_UP or not _at_review(session, case, guest):
        return None
    found = after(session, case)
    wanted = found.state(clock.today(department.zone)) is ReviewState.WANTED
    return found.follow_up.due_on if wanted and found.follow_up else None


def _at_review(session: Session, case: Case, guest: Guest) -> bool:
    """Whether the review is also somebody's: all are there unless the plan names who is; those concerned always are."""
    plan = in_force(session, case)
    named = [one.id for one in plan.review_guests] if plan is not None else []
    return not named or guest.id in named or guest.person.kind in CONCERNED


def _agreed(session: Session, guest: Guest) -> Sequence[Agreement]:
    """The last answer of somebody to each thing, as they gave or refused it."""
    later = aliased(Agreement)
    same = later.person_id == Agreement.person_id, later.to == Agreement.to, later.item == Agreement.item
    said = Agreement.state.in_((AgreementState.GIVEN, AgreementState.REFUSED, AgreementState.WITHDRAWN))
    query = select(Agreement).where(Agreement.person_id == guest.person_id, said)
    return session.scalars(query.where(~exists().where(*same, later.id > Agreement.id)).order_by(Agreement.id)).all()


def _last_marks(case: Case) -> ColumnElement[bool]:
    last = select(func.max(DoneMark.id)).where(DoneMark.case_id == case.id)
    return DoneMark.id.in_(last.group_by(DoneMark.action_id, DoneMark.guest_id)) & DoneMark.done


def _marked(session: Session, case: Case, guest: Guest) -> dict[int, DoneMark]:
    query = select(DoneMark).where(_last_marks(case), DoneMark.guest_id == guest.id)
    return {mark.action_id: mark for mark in session.scalars(query)}


def said_done(session: Session, case: Case) -> dict[int, list[tuple[Guest, DoneMark]]]:
    """Who says by their page that an action is done, by action."""
    query = select(DoneMark, Guest).join(Guest, Guest.id == DoneMark.guest_id).where(_last_marks(case))
    found: dict[int, list[tuple[Guest, DoneMark]]] = {}
    for mark, guest in session.execute(query.order_by(DoneMark.id).options(joinedload(Guest.person))):
        found.setdefault(mark.action_id, []).append((guest, mark))
    return found
