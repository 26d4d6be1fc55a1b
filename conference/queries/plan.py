"""The versions of a plan, and what the rules of form and content look at."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from conference.domain.actors import Actor
from conference.domain.plan import PlanFacts
from conference.models.case import Case
from conference.models.plan import HandOut, Plan
from conference.models.preparation import Question


def versions(session: Session, case: Case) -> Sequence[Plan]:
    """The versions of a plan, first to last, with their actions."""
    query = select(Plan).where(Plan.case_id == case.id).order_by(Plan.number)
    return session.scalars(query.options(selectinload(Plan.actions))).all()


def question(session: Session, case: Case) -> Question | None:
    """The central question that the plan answers: its last version."""
    query = select(Question).where(Question.case_id == case.id).order_by(Question.number.desc()).limit(1)
    return session.scalars(query).one_or_none()


def hand_outs(session: Session, versions: Sequence[Plan]) -> Sequence[HandOut]:
    """Who received a copy of these versions, first to last."""
    query = select(HandOut).where(HandOut.plan_id.in_([version.id for version in versions]))
    return session.scalars(query.order_by(HandOut.on, HandOut.id)).all()


def in_force(session: Session, case: Case) -> Plan | None:
    """The last version that the family agreed on, whatever is being written since."""
    return next((one for one in reversed(versions(session, case)) if one.agreed_at is not None), None)


def facts(plan: Plan | None, actor: Actor | None = None) -> PlanFacts:
    """What the rules look at in a version, for somebody who may answer on its content."""
    if plan is None:
        return PlanFacts()
    took_it_down = actor is not None and plan.taken_down_by is not None and plan.taken_down_by == actor.account_id
    return PlanFacts(
        actions=len(plan.actions),
        incomplete_actions=sum(not (a.what and a.who and (a.by_when or a.by_day)) for a in plan.actions),
        agreed=plan.agreed_at is not None,
        answers_question=plan.answers_question,
        form_valid=plan.form_valid_at is not None,
        took_it_down=took_it_down,
        decision_answered=plan.decision_asked_on is None or plan.decision_answered_on is not None,
    )
