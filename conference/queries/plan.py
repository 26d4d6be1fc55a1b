"""The versions of a plan, and what the rules of form and content look at."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, ScalarSelect, func, or_, select
from sqlalchemy.orm import Session, selectinload

from conference.domain.actors import Actor
from conference.domain.plan import PlanFacts
from conference.models.case import Case
from conference.models.plan import Action, Plan
from conference.models.preparation import Question


def versions(session: Session, case: Case) -> Sequence[Plan]:
    """The versions of a plan, first to last, with their actions."""
    query = select(Plan).where(Plan.case_id == case.id).order_by(Plan.number)
    return session.scalars(query.options(selectinload(Plan.actions))).all()


def question(session: Session, case: Case) -> Question | None:
    """The central question that the plan answers: its last version."""
    query = select(Question).where(Question.case_id == case.id).order_by(Question.number.desc()).limit(1)
    return session.scalars(query).one_or_none()


def in_force(session: Session, case: Case) -> Plan | None:
    """The last version that the family agreed on, whatever is being written since."""
    return last_agreed(versions(session, case))


def last_agreed(versions: Sequence[Plan]) -> Plan | None:
    """The last of these versions that was agreed on."""
    return next((one for one in reversed(versions) if one.agreed_at is not None), None)


def facts(session: Session, case: Case, actor: Actor) -> PlanFacts:
    """What the rules look at in the last version, for somebody who may answer on its content, in one query."""
    unclear = or_(Action.what == "", Action.who == "", (Action.by_when == "") & Action.by_day.is_(None))
    answered = Plan.decision_asked_on.is_(None) | Plan.decision_answered_on.is_not(None)
    query = select(
        _actions().label("actions"),
        _actions(unclear).label("incomplete_actions"),
        Plan.agreed_at.is_not(None).label("agreed"),
        Plan.answers_question,
        Plan.form_valid_at.is_not(None).label("form_valid"),
        (Plan.taken_down_by.is_not(None) & (Plan.taken_down_by == actor.account_id)).label("took_it_down"),
        answered.label("decision_answered"),
    )
    last = query.where(Plan.case_id == case.id).order_by(Plan.number.desc()).limit(1)
    found = session.execute(last).one_or_none()
    return PlanFacts(**found._asdict()) if found is not None else PlanFacts()


def _actions(*where: ColumnElement[bool]) -> ScalarSelect[int]:
    within = select(func.count()).select_from(Action).where(Action.plan_id == Plan.id, *where)
    return within.correlate(Plan).scalar_subquery()
