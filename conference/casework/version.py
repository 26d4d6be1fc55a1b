"""A new version of a plan starts from the one before it: its words, its actions, what it asks, who is at its review."""

from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.preparation import kept_away
from conference.models.base import Base
from conference.models.case import Case
from conference.models.plan import Action, Beneficiary, Plan, ReviewGuest
from conference.models.resource import Resource

CARRIED = ("otherwise", "watched_by", "review_on", "sheet_each")
_OWN = frozenset({"id", "key", "department_id", "plan_id", "version"})
Part = TypeVar("Part", bound=Base)


def carry_on(session: Session, last: Plan, plan: Plan) -> None:
    """Copy into a version that begins all that the last one is made of; each part keeps its line."""
    renewed = {}
    for action in last.actions:
        renewed[action.id] = _again(session, action, plan)
        session.flush()
        for person in action.for_whom:
            of_action = {"action_id": renewed[action.id].id, "person_id": person.id}
            session.add(Beneficiary(plan_id=plan.id, **of_action))
    for resource in session.scalars(select(Resource).where(Resource.plan_id == last.id).order_by(Resource.line)):
        copy = _again(session, resource, plan)
        copy.action_id = renewed[resource.action_id].id if resource.action_id is not None else None
    for guest in last.review_guests:
        if not kept_away(guest.safety, guest.invitation):
            session.add(ReviewGuest(case_id=plan.case_id, plan_id=plan.id, guest_id=guest.id))
    session.flush()


def _again(session: Session, row: Part, plan: Plan) -> Part:
    values: dict[str, Any] = {c.key: getattr(row, c.key) for c in row.__mapper__.columns if c.key not in _OWN}
    copy = type(row)(plan_id=plan.id, **values)
    session.add(copy)
    return copy


def next_line(session: Session, case: Case, of: type[Action | Resource] = Action) -> int:
    """A line that nothing of a plan had in any of its versions."""
    query = select(func.max(of.line)).join(Plan, Plan.id == of.plan_id).where(Plan.case_id == case.id)
    return (session.scalar(query) or 0) + 1
