"""What a plan says besides its actions, who received it, and what institutions answered to the family."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from conference import clock
from conference.casework import hand_out, plan, resource
from conference.cli.demo.themes import ANSWERS, ASKED, OTHERWISE, WATCHED_BY
from conference.domain.actors import Actor
from conference.domain.hand_out import Way
from conference.domain.preparation import Safety
from conference.domain.resource import Reply
from conference.models.case import Case
from conference.models.department import Department
from conference.models.plan import Plan
from conference.queries import resource as resources
from conference.queries.hand_out import handed
from conference.queries.plan import concerned, in_force

UNTIL_REVIEW = timedelta(days=91)


def enrich(session: Session, who: Actor, case: Case, version: Plan) -> None:
    """A family says what if, and who watches over its plan; one in two asks something of an institution."""
    people, first = concerned(session, case), version.actions[0]
    if len(people) > 1:
        plan.write_action(session, who, case, version, first, {"what": first.what}, people[:1])
    each = {"sheet_each": True} if len(people) > 1 else {}
    said = {"otherwise": OTHERWISE, "watched_by": WATCHED_BY, "review_on": _today(session, case) + UNTIL_REVIEW}
    came = [guest for guest in handed(session, case).came if guest.safety is not Safety.APART]
    plan.write(session, who, case, version, said | each, came[:2])
    if case.id % 2:
        what, of = ASKED[case.id % len(ASKED)]
        asked = {"what": what, "institution_id": None, "asked_of": of}
        resource.ask(session, who, case, version, asked, first)


def give_out(session: Session, who: Actor, case: Case) -> None:
    """Whoever took part receives the plan; of one family in three, somebody still waits for it."""
    version, today = in_force(session, case), _today(session, case)
    came = handed(session, case).came
    for number, guest in enumerate(came[: len(came) - (case.id % 3 == 0)]):
        if version is not None and guest.safety is not Safety.APART:
            hand_out.give(session, who, case, version, guest, today, manner=hand_out.Manner(tuple(Way)[number % 3]))


def hear(session: Session, who: Actor, case: Case) -> None:
    """What was asked is answered; one family in five still waits."""
    version = in_force(session, case)
    for one in resources.asked(session, case).get(version.id, []) if version and case.id % 5 else []:
        if one.last is not None:
            continue
        answer, reason = ANSWERS[case.id % len(ANSWERS)]
        resource.reply(session, who, case, one.resource, Reply(answer), _today(session, case), reason)


def _today(session: Session, case: Case) -> date:
    return clock.today(session.get_one(Department, case.department_id).zone)
