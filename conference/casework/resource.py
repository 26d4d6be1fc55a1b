"""The acts on what a plan asks of institutions: ask while the family writes, note the answers once it is agreed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from conference import clock
from conference.casework.plan import still_written
from conference.casework.version import next_line
from conference.casework.writing import drop, keep, open_at
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.reasons import Reason, Refused
from conference.domain.resource import Reply, asking, replying
from conference.domain.roles import Capacity
from conference.models.case import Case
from conference.models.department import Department
from conference.models.plan import Action, Plan
from conference.models.resource import Resource, ResourceReply
from conference.queries.capacities import capacities

NOTED_BY = frozenset({Capacity.COORDINATOR, Capacity.HOLDER})


def ask(
    session: Session, actor: Actor, case: Case, plan: Plan, values: Mapping[str, Any], action: Action | None = None
) -> Resource:
    """Ask something (``what``) of one institution (``institution_id`` or ``asked_of``), for an action or for all."""
    still_written(session, case, plan)
    _one_institution(values)
    _of_plan(plan, action)
    line = next_line(session, case, Resource)
    resource = Resource(case_id=case.id, plan_id=plan.id, line=line, action_id=action.id if action else None, **values)
    return keep(session, actor, case, Act.PLAN_WRITTEN, resource, "resource")


def write(
    session: Session,
    actor: Actor,
    case: Case,
    resource: Resource,
    values: Mapping[str, Any],
    action: Action | None = None,
) -> None:
    """Change what is asked while the family writes; what is asked otherwise, or of another, was not answered yet."""
    still_written(session, case, resource.plan)
    _one_institution(values)
    _of_plan(resource.plan, action)
    if any(getattr(resource, column) != value for column, value in values.items()):
        resource.line = next_line(session, case, Resource)
    for column, value in values.items():
        setattr(resource, column, value)
    resource.action_id = action.id if action else None
    keep(session, actor, case, Act.PLAN_WRITTEN, resource, "resource")


def withdraw(session: Session, actor: Actor, case: Case, resource: Resource) -> None:
    """Ask it no more, while the family writes."""
    still_written(session, case, resource.plan)
    drop(session, actor, case, Act.PLAN_WRITTEN, resource, "resource")


def _one_institution(values: Mapping[str, Any]) -> None:
    known, typed = values.get("institution_id") is not None, values.get("asked_of", "")
    reasons = asking(values["what"], known=known, typed=typed)
    if reasons:
        raise Refused(*reasons)


def _of_plan(plan: Plan, action: Action | None) -> None:
    if action is not None and action.plan_id != plan.id:
        raise Refused(Reason("not_of_this_plan", "action"))


def reply(
    session: Session, actor: Actor, case: Case, resource: Resource, answer: Reply, on: date, reason: str = ""
) -> ResourceReply:
    """Note what an institution answered, once the family agreed; whoever coordinates or holds the case does."""
    open_at(session, case, while_suspended=True)
    if capacities(session, actor, case).isdisjoint(NOTED_BY):
        raise Refused(Reason("not_yours"))
    agreed_at = resource.plan.agreed_at
    if agreed_at is None:
        raise Refused(Reason("plan_not_agreed", "plan"))
    zone = session.get_one(Department, case.department_id).zone
    reasons = replying(on, agreed_on=clock.civil(agreed_at, zone), today=clock.today(zone))
    if reasons:
        raise Refused(*reasons)
    noted = ResourceReply(
        case_id=case.id,
        resource_id=resource.id,
        reply=answer,
        on=on,
        reason=reason or None,
        recorded_at=clock.now(),
        recorded_by=actor.account_id,
    )
    return keep(session, actor, case, Act.PLAN_WRITTEN, noted, "reply")
