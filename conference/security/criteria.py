"""Which cases somebody's role opens to them: each answer is one SQL criterion, for the policy to choose from."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, false, select, true

from conference import clock
from conference.domain.roles import Role
from conference.domain.stages import Stage
from conference.models.assignment import Declaration
from conference.models.case import WAS_RECEIVED, Case
from conference.models.coordinator import Coordinator
from conference.models.recusal import Recusal
from conference.models.sheet import Sheet
from conference.queries import body, complaint, council
from conference.queries.neutrality import asked_here, family_refused, still_asked
from conference.queries.places import beneath
from conference.queries.supervision import of_those_they_supervise
from conference.security.user import User

Criterion = Callable[[User], ColumnElement[bool]]


def anything(_user: User) -> ColumnElement[bool]:
    """Everything of the département."""
    return true()


def they_referred(user: User) -> ColumnElement[bool]:
    """Cases that they referred themselves, drafts included."""
    return Case.referrer_id == user.account.id


def they_draft(user: User) -> ColumnElement[bool]:
    """Their own referrals while these are not sent, or sent back for more."""
    return (Case.referrer_id == user.account.id) & (Case.stage == Stage.REFERRAL)


def they_coordinate(user: User) -> ColumnElement[bool]:
    """Cases assigned to them, now, alone or in a pair; a coordinator who is lent sees that case and no other."""
    own = select(Coordinator.id).where(Coordinator.account_id == user.account.id)
    theirs = Case.coordinator_id.in_(own) | Case.pair_id.in_(own)
    return theirs if user.lent_for is None else theirs & Case.id.in_(user.lent_for)


def received_by_others(user: User) -> ColumnElement[bool]:
    """Received cases of a lead that they never coordinated: what is complained of there may be of themselves."""
    return received(Role.LEAD)(user) & ~complaint.coordinated_by(user.account.id)


def they_hold(user: User) -> ColumnElement[bool]:
    """Cases that they hold as a professional: a post, not a role; none that they stepped aside from."""
    return (Case.holder_id == user.account.id) & ~stepped_aside(user)


def they_follow(user: User) -> ColumnElement[bool]:
    """Cases that they referred, and those that they hold since: who took them over must find them."""
    return they_referred(user) | they_hold(user)


def they_supervise(user: User) -> ColumnElement[bool]:
    """Cases of the coordinators whom they were named to supervise."""
    return of_those_they_supervise(user.account.id)


def they_hold_or_nobody_does(user: User) -> ColumnElement[bool]:
    """Cases that they coordinate and that no professional holds: the coordinator notes it."""
    return they_coordinate(user) & Case.holder_id.is_(None)


def they_referred_to_prepare(user: User) -> ColumnElement[bool]:
    """Their referrals in preparation: the referrer writes the information sheet.

    What somebody else wrote there is not theirs to open before it was agreed to by all.
    """
    of_another = Sheet.written_by.is_distinct_from(user.account.id) & Sheet.opened.is_(None)
    kept = select(Sheet.id).where(Sheet.case_id == Case.id, of_another).exists()
    return they_referred(user) & (Case.stage == Stage.PREPARATION) & ~kept


def they_are_asked(user: User) -> ColumnElement[bool]:
    """Cases on which they are asked for a declaration; once there is a coordinator, until they have answered.

    None that they stepped aside from, nor whose family refused them; answered, none that waits again since.
    """
    own = select(Coordinator.id).where(Coordinator.account_id == user.account.id)
    theirs = Declaration.coordinator_id.in_(own), Declaration.withdrawn_at.is_(None), ~family_refused()
    asked = select(Declaration.case_id).where(*theirs)
    to_succeed = Case.id.in_(asked.where(still_asked())) & Case.stage.not_in((Stage.REFERRAL, Stage.CLOSED))
    first = Case.id.in_(asked.where(asked_here())) & (Case.stage == Stage.ASSIGNMENT)
    found = (to_succeed | first) & ~stepped_aside(user)
    return found if user.lent_for is None else found & Case.id.in_(user.lent_for)


def received(role: Role) -> Criterion:
    """Received cases of the territories that a role is given for: never a draft."""

    def criterion(user: User) -> ColumnElement[bool]:
        seen = WAS_RECEIVED & _within(user.territories(role))
        return seen if role is not Role.LEAD else seen & ~stepped_aside(user)

    return criterion


def _within(roots: frozenset[int] | None) -> ColumnElement[bool]:
    return true() if roots is None else Case.territory_id.in_(beneath(roots))


def the_body_received(user: User) -> ColumnElement[bool]:
    """Received cases, for whoever sits in the designating body here, those apart from which they stepped aside."""
    role = user.department.body_role if user.department else Role.COMMITTEE
    theirs = received(role)(user) if role in user.roles else false()
    if user.decides_only and user.department:
        theirs |= Case.id.in_(user.decides_only) & body.left_to_neighbour(user.department, user.account.id)
    return theirs & ~stepped_aside(user)


def no_member_is_left_for(user: User) -> ColumnElement[bool]:
    """Received cases that no member of the body may decide on: the lead of the whole département does instead."""
    if user.department is None or user.department.body_role is Role.LEAD:
        return false()
    return WAS_RECEIVED & body.left_to_lead(user.department, user.account.id)


def nobody_may_decide_on(user: User) -> ColumnElement[bool]:
    """Open cases that nobody may decide on, here or of a neighbouring body."""
    return body.nobody_at_all(user.department) if user.department else false()


def they_sit_there(user: User) -> ColumnElement[bool]:
    """Bodies beside the designating one in which they sit today."""
    return council.seated(user.account.id, clock.today(user.department.zone)) if user.department else false()


def they_sit_there_as_coordinators(user: User) -> ColumnElement[bool]:
    """The same, and the group of all the coordinators; of that, somebody lent for one case has nothing to know."""
    group = council.of_coordinators() if user.lent_for is None else false()
    return they_sit_there(user) | group


def stepped_aside(user: User) -> ColumnElement[bool]:
    """Cases from which they recused themselves."""
    return Case.id.in_(select(Recusal.case_id).where(Recusal.account_id == user.account.id))
