"""The versions of a plan, and what the rules of form and content look at."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    ScalarSelect,
    Select,
    bindparam,
    exists,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Session, aliased, selectinload

from conference.domain.actors import Actor
from conference.domain.plan import FormPoint, PlanFacts
from conference.domain.referral import CONCERNED
from conference.domain.stages import Stage
from conference.models.assignment import Assignment
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.follow_up import FollowUp
from conference.models.guest import Guest
from conference.models.plan import Action, Plan
from conference.models.question import Question
from conference.models.referral import Person
from conference.queries.columns import OF_CASE

ACTOR: BindParameter[int | None] = bindparam("account_id", type_=Integer)


def versions(session: Session, case: Case) -> Sequence[Plan]:
    """The versions of a plan, first to last, with their actions."""
    query = select(Plan).where(Plan.case_id == case.id).order_by(Plan.number)
    return session.scalars(query.options(selectinload(Plan.actions))).all()


def read_through(session: Session, case: Case) -> Sequence[Plan]:
    """The same with all that a page says of them: for whom each action is, who is at the review."""
    query = select(Plan).where(Plan.case_id == case.id).order_by(Plan.number)
    actions = selectinload(Plan.actions).selectinload(Action.for_whom)
    return session.scalars(query.options(actions, selectinload(Plan.review_guests).joinedload(Guest.person))).all()


def concerned(session: Session, case: Case) -> Sequence[Person]:
    """Those whom the plan is about, in the order they were named: actions are for all of them, or for some."""
    query = select(Person).where(Person.case_id == case.id, Person.kind.in_(CONCERNED))
    return session.scalars(query.order_by(Person.id)).all()


def question(session: Session, case: Case) -> Question | None:
    """The central question that the plan answers: its last version."""
    query = select(Question).where(Question.case_id == case.id).order_by(Question.number.desc()).limit(1)
    return session.scalars(query).one_or_none()


def in_force(session: Session, case: Case) -> Plan | None:
    """The version that holds now, whatever is being written since."""
    return holding(case, versions(session, case))


def holding(case: Case, versions: Sequence[Plan]) -> Plan | None:
    """The last of these versions that was agreed on; once one was answered, the last whose content is.

    The family reads a fresh version until it is examined. In follow-up what is agreed on since is not yet the plan.
    """
    agreed = [one for one in versions if one.agreed_at is not None]
    examined = [one for one in agreed if one.form_valid_at is not None and one.content is not None]
    if case.stage is Stage.FOLLOW_UP or (case.stage is Stage.CLOSED and examined):
        agreed = examined
    return agreed[-1] if agreed else None


def points(session: Session, case: Case, plan: Plan) -> dict[FormPoint, bool]:
    """What a version says by itself of the form; of a minimal case nothing is written."""
    wish = select(FollowUp.wish).where(FollowUp.case_id == case.id).order_by(FollowUp.id.desc()).limit(1)
    clear = [action for action in plan.actions if action.who and (action.by_when or action.by_day)]
    return {
        FormPoint.CLEAR: bool(plan.actions) and len(clear) == len(plan.actions),
        FormPoint.OTHERWISE: bool(plan.otherwise),
        FormPoint.WATCHED: bool(plan.watched_by),
        FormPoint.REVIEW: plan.review_on is not None or session.scalar(wish) is not None,
    }


def remarks(plan: Plan) -> list[FormPoint]:
    """The questions on its form that were answered by no."""
    return [point for point in FormPoint if getattr(plan, point.value) is False]


def facts(session: Session, case: Case, actor: Actor) -> PlanFacts:
    """What the rules look at in the last version, for somebody who may answer on its content, in one query."""
    found = session.execute(_facts(), {OF_CASE.key: case.id, ACTOR.key: actor.account_id}).one_or_none()
    return PlanFacts(**found._asdict()) if found is not None else PlanFacts()


@cache
def _facts() -> Select[*tuple[Any, ...]]:
    agreed = aliased(Plan)
    unexamined = select(or_(agreed.form_valid_at.is_(None), agreed.content.is_(None)))
    unexamined = unexamined.where(agreed.case_id == OF_CASE, agreed.agreed_at.is_not(None))
    unclear = or_(Action.what == "", Action.who == "", (Action.by_when == "") & Action.by_day.is_(None))
    answered = Plan.decision_asked_on.is_(None) | Plan.decision_answered_on.is_not(None)
    query = select(
        _actions().label("actions"),
        _actions(unclear).label("incomplete_actions"),
        Plan.agreed_at.is_not(None).label("agreed"),
        Plan.answers_question,
        Plan.form_valid_at.is_not(None).label("form_valid"),
        _wrote().label("took_it_down"),
        answered.label("decision_answered"),
        func.coalesce(unexamined.order_by(agreed.number.desc()).limit(1).scalar_subquery(), false()).label(
            "unexamined"
        ),
    )
    return query.where(Plan.case_id == OF_CASE).order_by(Plan.number.desc()).limit(1)


def _wrote() -> ColumnElement[bool]:
    """Whether somebody took a version down or ever coordinated the case: whoever did may have written in any.

    Of an actor without an account (NULL) it is false.
    """
    written = aliased(Plan)
    took = exists().where(written.case_id == OF_CASE, written.taken_down_by == ACTOR)
    followed = select(Assignment.id).join(Coordinator, Coordinator.id == Assignment.coordinator_id)
    return or_(took, followed.where(Assignment.case_id == OF_CASE, Coordinator.account_id == ACTOR).exists())


def _actions(*where: ColumnElement[bool]) -> ScalarSelect[int]:
    within = select(func.count()).select_from(Action).where(Action.plan_id == Plan.id, *where)
    return within.correlate(Plan).scalar_subquery()
