"""What the papers of an agreed plan are written from, as plain values."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from conference import clock
from conference.domain.plan_paper import Deed, PlanTold
from conference.models.case import Case
from conference.models.department import Department
from conference.models.hand_out import HandOut
from conference.models.plan import Action, Plan
from conference.models.referral import Person
from conference.queries import hand_out as copies
from conference.queries.paper import service
from conference.queries.plan import holding, read_through
from conference.queries.resource import asked


def told(session: Session, case: Case, department: Department, child: Person | None = None) -> PlanTold | None:
    """The plan in force, or what of it is for one child and for everybody; nothing before any was agreed."""
    version = holding(case, read_through(session, case))
    if version is None or case.minimal:
        return None
    question = copies.question_of(session, version)
    kept = copies.of_sheet(version.actions, child)
    numbers = {one.id for one in kept}
    asks = [one.resource for one in asked(session, case).get(version.id, ())]
    return PlanTold(
        service=service(department),
        deeds=_deeds(kept),
        question=question.words if question else "",
        agreed_on=_agreed_on(version, department),
        otherwise=version.otherwise,
        watched_by=version.watched_by,
        review_on=version.review_on,
        review_with=tuple(_name(guest.person) for guest in version.review_guests),
        asked=tuple((one.of, one.what) for one in asks if one.action_id is None or one.action_id in numbers),
        child=child.first_name if child else "",
    )


def extract(session: Session, copy: HandOut, department: Department) -> PlanTold:
    """The actions that an extract holds, and the question where it was asked for."""
    question = copies.question_of(session, session.get_one(Plan, copy.plan_id)) if copy.with_question else None
    deeds = _deeds(copies.chosen(session, copy))
    return PlanTold(service(department), deeds, question=question.words if question else "")


def _deeds(actions: Sequence[Action]) -> tuple[Deed, ...]:
    return tuple(
        Deed(
            one.what,
            one.who,
            one.by_when,
            one.by_day,
            one.helped_by,
            one.checked_by,
            tuple(person.first_name for person in one.for_whom),
        )
        for one in actions
    )


def _agreed_on(version: Plan, department: Department) -> date | None:
    return clock.civil(version.agreed_at, department.zone) if version.agreed_at else None


def _name(person: Person) -> str:
    return f"{person.first_name} {person.last_name}".strip()
