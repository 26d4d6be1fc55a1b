"""The act of handing the plan out: who received it, whole or in an extract."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from conference import clock
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.hand_out import Copy, Way, handing, names
from conference.domain.preparation import Safety
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.department import Department
from conference.models.guest import Guest
from conference.models.hand_out import ExtractAction, HandOut
from conference.models.plan import Action, Plan
from conference.models.referral import Person
from conference.queries.hand_out import began
from conference.queries.network import guests
from conference.queries.plan import in_force


class Confirmed(str):
    """A typed name, said to be that of nobody who is kept apart."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Manner:
    """How a copy was given: ``child`` is whose sheet it is where each has one; an extract may have the question."""

    way: Way = Way.BY_HAND
    child: Person | None = None
    with_question: bool = False


_USUAL = Manner()


def give(
    session: Session,
    actor: Actor,
    case: Case,
    plan: Plan,
    to: Guest | str,
    on: date,
    extract: Collection[Action] | None = None,
    manner: Manner = _USUAL,
) -> HandOut:
    """Somebody of the network, or whom the family adds by name, received the plan, or some actions of it alone.

    Raises `Refused` where who is kept apart would hold the whole, were their name typed, and where any other
    name is not `Confirmed` to be that of none of them.
    """
    open_at(session, case)
    _settled(session, case, plan, on)
    guest = to if isinstance(to, Guest) else None
    copy = Copy.WHOLE if extract is None else Copy.EXTRACT
    chosen = list(dict.fromkeys(extract or ()))
    apart = [one.person for one in guests(session, case) if one.safety is Safety.APART]
    known = guest is not None or isinstance(to, Confirmed) or not apart
    reasons = handing(copy, apart=_kept_apart(to, apart), actions=len(chosen), confirmed=known)
    if any(action.plan_id != plan.id for action in chosen):
        reasons.append(Reason("not_of_this_plan", "actions"))
    if manner.child is not None and (not plan.sheet_each or extract is not None):
        reasons.append(Reason("no_sheet_each", "sheet"))
    if reasons:
        raise Refused(*reasons)
    handed = HandOut(
        case_id=case.id,
        plan_id=plan.id,
        guest_id=guest.id if guest else None,
        to_whom=f"{guest.person.first_name} {guest.person.last_name}".strip() if guest else str(to),
        way=manner.way,
        child_id=manner.child.id if manner.child else None,
        extract=copy is Copy.EXTRACT,
        with_question=copy is Copy.EXTRACT and manner.with_question,
        on=on,
    )
    keep(session, actor, case, Act.PLAN_WRITTEN, handed, "to_whom", *(["extract"] if chosen else []))
    session.add_all(ExtractAction(plan_id=plan.id, hand_out_id=handed.id, action_id=action.id) for action in chosen)
    session.flush()
    return handed


def _settled(session: Session, case: Case, plan: Plan, on: date) -> None:
    if plan.agreed_at is None:
        raise Refused(Reason("plan_not_agreed", "plan"))
    holds = in_force(session, case)
    if case.stage is Stage.FOLLOW_UP and (holds is None or plan.number > holds.number):
        raise Refused(Reason("version_unexamined", "plan"))
    zone = session.get_one(Department, case.department_id).zone
    if on > clock.today(zone):
        raise Refused(Reason("in_the_future", "on"))
    since = began(session, case)
    if since is not None and on < clock.civil(since, zone):
        raise Refused(Reason("before_conference", "on"))


def _kept_apart(to: Guest | str, apart: Collection[Person]) -> bool:
    """Whether a copy would go to somebody who must not meet the others, chosen or typed."""
    if isinstance(to, Guest):
        return to.safety is Safety.APART
    return any(names(to, person.first_name, person.last_name or "", person.tie or "") for person in apart)
