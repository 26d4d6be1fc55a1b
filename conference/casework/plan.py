"""The acts on the family's plan: write it down, agree, validate its form, answer on its content."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from types import MappingProxyType

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from conference import clock
from conference.casework import notices, passage, step
from conference.casework.version import CARRIED, carry_on, next_line
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.facts import Given
from conference.domain.plan import Content, FormPoint, reviewed_with
from conference.domain.preparation import kept_away
from conference.domain.reasons import Reason, Refused
from conference.domain.roles import Capacity
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.models.department import Department
from conference.models.guest import Guest
from conference.models.plan import Action, Beneficiary, Plan, ReviewGuest
from conference.models.referral import Person
from conference.models.resource import Resource
from conference.queries.capacities import capacities
from conference.queries.hand_out import began
from conference.queries.plan import in_force, versions

WRITTEN_AT = (Stage.CONFERENCE, Stage.FOLLOW_UP)
NO_REMARKS: Mapping[FormPoint, bool] = MappingProxyType({})


def latest(session: Session, case: Case) -> Plan | None:
    """The last version of a plan."""
    found = versions(session, case)
    return found[-1] if found else None


def begin(session: Session, actor: Actor, case: Case) -> Plan:
    """The version being written: the last one, or a new one that starts from it once it was agreed."""
    open_at(session, case, *WRITTEN_AT)
    last = latest(session, case)
    if last is not None and last.agreed_at is None:
        return last
    plan = Plan(case_id=case.id, number=(last.number if last else 0) + 1, taken_down_by=actor.account_id)
    if last is not None:
        for column in CARRIED:
            setattr(plan, column, getattr(last, column))
    keep(session, actor, case, Act.PLAN_WRITTEN, plan, "number")
    if last is not None:
        carry_on(session, last, plan)
    return plan


def write(
    session: Session,
    actor: Actor,
    case: Case,
    plan: Plan,
    values: Mapping[str, object],
    at_review: Collection[Guest] | None = None,
) -> None:
    """What if it goes otherwise, who watches over the plan, when it is looked at again and, if told, with whom.

    Raises `Refused` for a review before the conference, or with somebody who must not meet the others.
    """
    still_written(session, case, plan)
    on = values.get("review_on")
    reasons = _before_conference(session, case, on) if isinstance(on, date) else []
    reasons += reviewed_with(any(kept_away(guest.safety, guest.invitation) for guest in at_review or ()))
    if reasons:
        raise Refused(*reasons)
    for column, value in values.items():
        setattr(plan, column, value)
    if at_review is not None:
        session.execute(delete(ReviewGuest).where(ReviewGuest.plan_id == plan.id))
        session.add_all(ReviewGuest(case_id=case.id, plan_id=plan.id, guest_id=guest.id) for guest in at_review)
        flag_modified(plan, "otherwise")
    keep(session, actor, case, Act.PLAN_WRITTEN, plan, *values, *(["review_guests"] if at_review else []))
    session.expire(plan, ["review_guests"])


def _before_conference(session: Session, case: Case, on: date) -> list[Reason]:
    since = began(session, case)
    zone = session.get_one(Department, case.department_id).zone
    early = since is not None and on < clock.civil(since, zone)
    return [Reason("before_conference", "review_on")] if early else []


def add_action(
    session: Session,
    actor: Actor,
    case: Case,
    plan: Plan,
    values: Mapping[str, object],
    for_whom: Collection[Person] = (),
) -> Action:
    """One more action, in the family's words, for everybody unless some are named."""
    still_written(session, case, plan)
    number = session.scalar(select(func.max(Action.number)).where(Action.plan_id == plan.id)) or 0
    action = Action(plan_id=plan.id, number=number + 1, line=next_line(session, case), **values)
    keep(session, actor, case, Act.PLAN_WRITTEN, action, *values)
    _benefit(session, action, for_whom)
    return action


def write_action(
    session: Session,
    actor: Actor,
    case: Case,
    plan: Plan,
    action: Action,
    values: Mapping[str, object],
    for_whom: Collection[Person] | None = None,
) -> None:
    """Change an action while the family is still writing, and for whom it is if that is told."""
    still_written(session, case, plan)
    for column, value in values.items():
        setattr(action, column, value)
    if for_whom is not None:
        session.execute(delete(Beneficiary).where(Beneficiary.action_id == action.id))
        _benefit(session, action, for_whom)
        flag_modified(action, "what")
    keep(session, actor, case, Act.PLAN_WRITTEN, action, *values, *(["for_whom"] if for_whom is not None else []))


def _benefit(session: Session, action: Action, people: Collection[Person]) -> None:
    session.add_all(Beneficiary(plan_id=action.plan_id, action_id=action.id, person_id=one.id) for one in people)
    session.flush()
    session.expire(action, ["for_whom"])


def remove_action(session: Session, actor: Actor, case: Case, plan: Plan, action: Action) -> None:
    """Take an action back, with what was asked of institutions for it, while the family is still writing."""
    still_written(session, case, plan)
    for part in (Beneficiary, Resource):
        session.execute(delete(part).where(part.action_id == action.id))
    session.delete(action)
    keep(session, actor, case, Act.PLAN_WRITTEN, plan, "actions")


def agree(session: Session, actor: Actor, case: Case, plan: Plan, at: datetime | None = None) -> None:
    """Read back, and each said yes: from now on this version never changes."""
    still_written(session, case, plan)
    reasons = [] if versions(session, case)[-1].actions else [Reason("plan_without_action", "plan")]
    reasons += reviewed_with(any(kept_away(guest.safety, guest.invitation) for guest in plan.review_guests))
    if reasons:
        raise Refused(*reasons)
    plan.agreed_at = at or clock.now()
    keep(session, actor, case, Act.PLAN_WRITTEN, plan, "agreed_at")


def still_written(session: Session, case: Case, plan: Plan) -> None:
    """Raise `Refused` unless the family still writes this version."""
    open_at(session, case, *WRITTEN_AT)
    if plan.agreed_at is not None:
        raise Refused(Reason("plan_agreed_already", "plan"))


def check_form(
    session: Session,
    actor: Actor,
    case: Case,
    *,
    answers_question: bool,
    remarks: Mapping[FormPoint, bool] = NO_REMARKS,
    happened_at: datetime | None = None,
) -> None:
    """Validate the form, or hear every reason why not: the coordinator never judges the content.

    ``remarks`` are kept beside the version and bar nothing; whoever holds the case is written to.
    """
    step.check(session, actor, case, StepCode.VALIDATE_FORM)
    plan = _agreed(session, case)
    plan.answers_question = answers_question
    for point, holds in remarks.items():
        setattr(plan, point.value, holds)
    session.flush()
    step.allow(session, actor, case, StepCode.VALIDATE_FORM, Given())
    entry = passage.record(session, actor, case, StepCode.VALIDATE_FORM, happened_at=happened_at)
    plan.form_valid_at = entry.happened_at
    notices.content_asked(session, case, entry)


def answer_content(
    session: Session,
    actor: Actor,
    case: Case,
    given: Given,
    *,
    asked_on: date | None = None,
    answered_on: date | None = None,
    happened_at: datetime | None = None,
) -> None:
    """Ratify, in one of the three ways; follow-up opens."""
    step.allow(session, actor, case, StepCode.RATIFY, given)
    if given.content is not Content.SUBJECT_TO_DECISION:
        asked_on = answered_on = None
    elif asked_on is None:
        raise Refused(Reason("decision_date_missing", "asked_on"))
    plan = _agreed(session, case)
    entry = passage.record(session, actor, case, StepCode.RATIFY, given, happened_at)
    plan.content, plan.content_at = given.content, entry.happened_at
    plan.decision_asked_on, plan.decision_answered_on = asked_on, answered_on
    session.flush()


def answer_decision(session: Session, actor: Actor, case: Case, answered_on: date) -> None:
    """Note when a decision was given that the content was subject to. Raises `Refused` where none is awaited."""
    open_at(session, case, Stage.FOLLOW_UP, while_suspended=True)
    plan = in_force(session, case)
    if Capacity.HOLDER not in capacities(session, actor, case):
        raise Refused(Reason("not_yours"))
    if plan is None or plan.decision_asked_on is None or plan.decision_answered_on is not None:
        raise Refused(Reason("no_decision_awaited"))
    if answered_on < plan.decision_asked_on:
        raise Refused(Reason("before_request", "answered_on"))
    if answered_on > clock.today(session.get_one(Department, case.department_id).zone):
        raise Refused(Reason("in_the_future", "answered_on"))
    plan.decision_answered_on = answered_on
    keep(session, actor, case, Act.PLAN_WRITTEN, plan, "decision_answered_on")


def _agreed(session: Session, case: Case) -> Plan:
    plan = latest(session, case)
    if plan is None or plan.agreed_at is None:
        raise Refused(Reason("plan_not_agreed", "plan"))
    return plan
