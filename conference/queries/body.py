"""The designating body before one case: who sits for it, who may decide, and who is there to."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, and_, func, not_, or_, select, true
from sqlalchemy.orm import Session, aliased

from conference import clock
from conference.domain.actors import Actor
from conference.domain.body import BodyFacts, Presence, SittingState, Way
from conference.domain.roles import BodyKind, Role
from conference.domain.stages import OPEN_STAGES, Stage
from conference.models.account import Account, Membership
from conference.models.body import Attendance, BodySitting
from conference.models.case import Case
from conference.models.consultation import Consultation, Opinion
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.models.place import Institution, Territory
from conference.models.recusal import Recusal

DECIDING = OPEN_STAGES - {Stage.REFERRAL}


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who sits in the body for a case: ``aside`` by their own act, ``concerned`` by what they are in it."""

    account_id: int
    name: str
    aside: bool
    concerned: bool

    @property
    def able(self) -> bool:
        """Whether they may take part in its decisions."""
        return not (self.aside or self.concerned)


def members(session: Session, case: Case) -> list[Member]:
    """Everybody who sits in the body for a case, by name: those who may not decide on it among them."""
    department = session.get_one(Department, case.department_id)
    query = (
        select(
            Membership.account_id, Membership.name, _aside().label("aside"), _concerned(department).label("concerned")
        )
        .join(Account, Account.id == Membership.account_id)
        .join(Case, Case.department_id == Membership.department_id)
        .where(Case.id == case.id, _sits(department.body_role, _today(department)))
        .order_by(Membership.folded, Membership.id)
    )
    found = {
        row.account_id: Member(row.account_id, row.name, row.aside, row.concerned) for row in session.execute(query)
    }
    return list(found.values())


def able(session: Session, case: Case, account_id: int | None) -> bool:
    """Whether somebody is one of the body, and may take part in its decisions on a case."""
    return any(member.able and member.account_id == account_id for member in members(session, case))


def _today(department: Department) -> date:
    return clock.today(department.zone)


def _sits(role: Role, today: date) -> ColumnElement[bool]:
    """A role that holds for the whole département or for the territory of a case, of an account that is open."""
    return and_(
        Membership.role == role,
        Membership.case_id.is_(None),
        Membership.holds(today),
        Account.closed_at.is_(None),
        or_(Membership.territory_id.is_(None), _covers()),
    )


def _covers() -> ColumnElement[bool]:
    """Whether the territory of a role is that of the case, or holds it."""
    above = select(Territory.id.label("leaf"), Territory.id.label("root")).cte(recursive=True)
    held = select(above.c.leaf, Territory.parent_id).join(Territory, Territory.id == above.c.root)
    above = above.union_all(held.where(Territory.parent_id.is_not(None)))
    query = select(above.c.root).where(above.c.leaf == Case.territory_id, above.c.root == Membership.territory_id)
    return query.correlate(Case, Membership).exists()


def _aside() -> ColumnElement[bool]:
    theirs = select(Recusal.id).where(Recusal.case_id == Case.id, Recusal.account_id == Membership.account_id)
    return theirs.correlate(Case, Membership).exists()


def _concerned(department: Department) -> ColumnElement[bool]:
    """Whoever refers a case, holds it or coordinates it; a head, where their own institution refers it."""
    coordinates = select(Coordinator.id).where(
        Coordinator.account_id == Membership.account_id,
        or_(Coordinator.id == Case.coordinator_id, Coordinator.id == Case.pair_id),
    )
    held = [
        func.coalesce(Case.referrer_id == Membership.account_id, False),
        func.coalesce(Case.holder_id == Membership.account_id, False),
        coordinates.correlate(Case, Membership).exists(),
    ]
    return or_(*held, _refers_themselves()) if department.body is BodyKind.PARTNER_HEADS else or_(*held)


def _refers_themselves() -> ColumnElement[bool]:
    """Whether a case comes from the institution of a head, or from one of its services."""
    role, own, sender = aliased(Membership), aliased(Institution), aliased(Institution)
    query = (
        select(role.id)
        .join(own, own.id == role.institution_id)
        .join(sender, sender.id == Case.institution_id)
        .where(role.account_id == Membership.account_id, role.department_id == Case.department_id)
        .where(func.coalesce(own.parent_id, own.id) == func.coalesce(sender.parent_id, sender.id))
    )
    return query.correlate(Case, Membership).exists()


def _somebody(department: Department, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether somebody with such a role may decide on a case."""
    query = (
        select(Membership.id)
        .join(Account, Account.id == Membership.account_id)
        .where(Membership.department_id == Case.department_id, *conditions)
        .where(not_(_aside()), not_(_concerned(department)))
    )
    return query.correlate(Case).exists()


def member_left(department: Department) -> ColumnElement[bool]:
    """Cases that a member of the body may decide on."""
    return _somebody(department, _sits(department.body_role, _today(department)))


def lead_left(department: Department, account_id: int | None = None) -> ColumnElement[bool]:
    """Cases that a lead of the whole département may decide on: this one, if one is named."""
    whole = _sits(Role.LEAD, _today(department)), Membership.territory_id.is_(None)
    return _somebody(department, *whole, _is(account_id))


def _is(account_id: int | None) -> ColumnElement[bool]:
    return true() if account_id is None else Membership.account_id == account_id


def neighbour_left(department: Department, account_id: int | None = None) -> ColumnElement[bool]:
    """Cases that somebody of a neighbouring body was asked to decide on, and may: this one, if one is named."""
    asked = Membership.role == Role.COMMITTEE, Membership.case_id == Case.id, Account.closed_at.is_(None)
    return _somebody(department, *asked, Membership.holds(_today(department)), _is(account_id))


def left_to_lead(department: Department, account_id: int) -> ColumnElement[bool]:
    """Cases that no member may decide on, and this lead of the whole département may."""
    return not_(member_left(department)) & lead_left(department, account_id)


def left_to_neighbour(department: Department, account_id: int) -> ColumnElement[bool]:
    """Cases that nobody here may decide on, and this one of a neighbouring body was asked to."""
    return nobody_here(department) & neighbour_left(department, account_id)


def nobody_here(department: Department) -> ColumnElement[bool]:
    """Cases that neither a member nor a lead may decide on."""
    return not_(member_left(department)) & not_(lead_left(department))


def nobody_at_all(department: Department) -> ColumnElement[bool]:
    """Cases that wait for an administrator to ask a neighbouring body: nobody may decide on them."""
    open_now = Case.stage.in_(DECIDING)
    return open_now & nobody_here(department) & not_(neighbour_left(department))


def instead(session: Session, actor: Actor, case: Case) -> Way | None:
    """In which way somebody decides because no member is left; None where one is, or where another comes first."""
    lent = case.id in actor.decides_only
    if actor.account_id is None or not (lent or Role.LEAD in actor.roles):
        return None
    department = session.get_one(Department, case.department_id)
    if department.body_role is Role.LEAD and not lent:
        return None
    lead, neighbour = (left(department, actor.account_id) for left in (left_to_lead, left_to_neighbour))
    leads, comes = session.execute(select(lead, neighbour).where(Case.id == case.id)).one()
    if leads and Role.LEAD in actor.roles:
        return Way.LEAD
    return Way.NEIGHBOUR if lent and comes else None


def refers_as_head(session: Session, actor: Actor, case: Case) -> bool:
    """Whether a case comes from the institution of one of the heads who designate for each other."""
    department = session.get_one(Department, case.department_id)
    if department.body is not BodyKind.PARTNER_HEADS:
        return False
    own = select(Membership.id).join(Case, Case.department_id == Membership.department_id)
    theirs = own.where(Case.id == case.id, Membership.account_id == actor.account_id, _refers_themselves())
    return session.scalars(theirs.limit(1)).first() is not None


def facts(session: Session, case: Case, actor: Actor, chosen: Coordinator | None = None) -> BodyFacts:
    """What tells whether the body can decide on a case now, as the one who acts.

    Where each member may decide alone, nothing is asked of the base: `in_sitting` says so once it is decided.
    """
    department = session.get_one(Department, case.department_id)
    alone = BodyFacts(quorum=department.quorum, urgent=case.urgent)
    seated = department.body_role in actor.roles or Role.LEAD in actor.roles or case.id in actor.decides_only
    if not department.quorum or not seated or case.stage not in DECIDING:
        return alone
    return _together(session, case, actor, chosen, alone)


def in_sitting(session: Session, case: Case, actor: Actor, found: BodyFacts) -> BodyFacts:
    """The same facts, where each may decide alone, with the sitting that is open: a decision names it."""
    if found.quorum or actor.account_id is None:
        return found
    return _together(session, case, actor, None, found)


def _together(session: Session, case: Case, actor: Actor, chosen: Coordinator | None, alone: BodyFacts) -> BodyFacts:
    way = instead(session, actor, case)
    if way is not None:
        return replace(alone, instead=way)
    seated = members(session, case)
    may = {member.account_id for member in seated if member.able} - {chosen.account_id if chosen else None}
    sitting_id, frozen, present = _present(session, actor, session.get_one(Department, case.department_id))
    return replace(
        alone,
        able=len(may),
        aside=sum(member.aside and not member.concerned for member in seated),
        present=len(present & may),
        sitting_id=sitting_id,
        frozen=frozen,
        favourable=len(_favourable(session, case, chosen) & may) if chosen else 0,
        urgent=alone.urgent and actor.account_id in may,
    )


def _present(session: Session, actor: Actor, department: Department) -> tuple[int | None, int | None, set[int]]:
    """The sitting that was opened today and that the actor is in, the quorum it was opened under, and who is there."""
    query = (
        select(BodySitting.id, BodySitting.quorum, BodySitting.opened_at, Attendance.account_id)
        .join(Attendance, Attendance.body_sitting_id == BodySitting.id)
        .where(BodySitting.state == SittingState.OPEN, Attendance.presence == Presence.PRESENT)
    )
    there: dict[tuple[int, int], set[int]] = {}
    for sitting_id, quorum, opened_at, account_id in session.execute(query):
        if account_id and opened_at and clock.civil(opened_at, department.zone) == _today(department):
            there.setdefault((sitting_id, quorum), set()).add(account_id)
    return next(((*one, who) for one, who in there.items() if actor.account_id in who), (None, None, set()))


def _favourable(session: Session, case: Case, chosen: Coordinator) -> set[int]:
    query = (
        select(Opinion.account_id)
        .join(Consultation, Consultation.id == Opinion.consultation_id)
        .where(Consultation.case_id == case.id, Consultation.coordinator_id == chosen.id)
        .where(Consultation.closed_at.is_(None), Opinion.favourable)
    )
    return set(session.scalars(query))
