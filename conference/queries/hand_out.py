"""Who received the plan, who of those that took part has not yet, and what an extract holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session, joinedload

from conference.models.case import Case
from conference.models.conference import MomentRow, Presence, Sitting
from conference.models.guest import Guest
from conference.models.hand_out import ExtractAction, HandOut
from conference.models.plan import Action, Plan
from conference.models.question import Question
from conference.models.referral import Person
from conference.queries import network


@dataclass(frozen=True, slots=True)
class Handed:
    """The copies of a plan, first to last, and the network: those who took part in the conference, and the others."""

    copies: Sequence[HandOut]
    came: Sequence[Guest]
    absent: Sequence[Guest]

    def awaiting(self, version: Plan) -> list[Guest]:
        """Those who took part and have received nothing of a version, not even an extract."""
        served = {copy.guest_id for copy in self.copies if copy.plan_id == version.id}
        return [guest for guest in self.came if guest.id not in served]


def handed(session: Session, case: Case) -> Handed:
    """Who received a copy, who took part, who did not: in four queries."""
    copies = select(HandOut).where(HandOut.case_id == case.id).order_by(HandOut.on, HandOut.id)
    sitting = _attended(session, case)
    there = select(Presence.guest_id).where(Presence.sitting_id == (sitting.id if sitting else None))
    present = set(session.scalars(there))
    guests = network.guests(session, case)
    came = [guest for guest in guests if guest.id in present]
    copies = copies.options(joinedload(HandOut.child))
    return Handed(session.scalars(copies).all(), came, [guest for guest in guests if guest.id not in present])


def began(session: Session, case: Case) -> datetime | None:
    """When the conference that a plan comes from began: nothing of it was handed out before."""
    sitting = _attended(session, case)
    if sitting is None:
        return None
    return session.scalar(select(func.min(MomentRow.began_at)).where(MomentRow.sitting_id == sitting.id))


def _attended(session: Session, case: Case) -> Sitting | None:
    """The last sitting that anybody came to, given-up ones left aside: the next one has no plan yet."""
    query = select(Sitting).where(Sitting.case_id == case.id, Sitting.given_up_at.is_(None))
    came = select(Presence.id).where(Presence.sitting_id == Sitting.id).exists()
    return session.scalars(query.where(came).order_by(Sitting.number.desc()).limit(1)).one_or_none()


def took_part(session: Session, plan: Plan, guest: Guest) -> bool:
    """Whether somebody came to the sitting that an agreed plan came out of: the last that had begun by then."""
    query = select(Sitting.id).where(Sitting.case_id == plan.case_id, Sitting.given_up_at.is_(None))
    began = exists().where(MomentRow.sitting_id == Sitting.id, MomentRow.began_at <= plan.agreed_at)
    came = exists().where(Presence.sitting_id == Sitting.id, Presence.arrived_at <= plan.agreed_at)
    its = query.where(or_(began, came)).order_by(Sitting.number.desc()).limit(1).scalar_subquery()
    there = select(Presence.id).where(Presence.sitting_id == its, Presence.guest_id == guest.id)
    return session.scalar(there) is not None


def received(session: Session, plan: Plan, guest: Guest) -> Sequence[HandOut]:
    """The copies of a plan that somebody of the network received, first to last."""
    query = select(HandOut).where(HandOut.plan_id == plan.id, HandOut.guest_id == guest.id)
    return session.scalars(query.order_by(HandOut.id).options(joinedload(HandOut.child))).all()


def of_sheet(actions: Sequence[Action], child: Person | None) -> list[Action]:
    """Those of a plan's actions that a child's sheet holds: for that child, or for everybody; all without a child."""
    return [one for one in actions if child is None or not one.for_whom or child in one.for_whom]


def chosen(session: Session, copy: HandOut) -> Sequence[Action]:
    """The actions that an extract holds, in the order of the plan."""
    query = select(Action).join(ExtractAction, ExtractAction.action_id == Action.id)
    return session.scalars(query.where(ExtractAction.hand_out_id == copy.id).order_by(Action.number)).all()


def question_of(session: Session, plan: Plan) -> Question | None:
    """The question that a plan answered when it was agreed, whatever is asked since."""
    query = select(Question).where(Question.case_id == plan.case_id, Question.recorded_at <= plan.agreed_at)
    return session.scalars(query.order_by(Question.number.desc()).limit(1)).one_or_none()
