"""A plan with something of everything: for whom an action is, what it asks, who is at its review, what was signed."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import plan, resource, signed_paper
from conference.domain.actors import Actor
from conference.domain.referral import CONCERNED
from conference.domain.resource import Reply
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.plan import Plan
from conference.models.referral import Person
from conference.models.resource import Resource, ResourceReply
from conference.models.signed_paper import SignedPaper
from tests import world

# The least that says of itself that it is a PDF, from its first line to its last.
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
ASKED: dict[str, Any] = {"what": "Une place au centre de loisirs", "institution_id": None, "asked_of": "La mairie"}
FURTHER = {"otherwise": "On se rappelle.", "watched_by": "Rose"}


def concerned(session: Session, case: Case) -> Person:
    """The first of those whom the plan is about."""
    found = select(Person).where(Person.case_id == case.id, Person.kind.in_(CONCERNED)).order_by(Person.id)
    return session.scalars(found.limit(1)).one()


def further(session: Session, who: Actor, case: Case, version: Plan, guest: Guest) -> Resource:
    """What a version that is written says besides its first action, which is for one child; what it asks."""
    session.refresh(version, ["actions"])
    action, lou = version.actions[0], concerned(session, case)
    plan.write_action(session, who, case, version, action, {"what": action.what}, [lou])
    plan.write(session, who, case, version, {"review_on": in_three_months()}, [guest])
    return resource.ask(session, who, case, version, ASKED, action)


def in_three_months() -> date:
    """When the family would look at its plan again."""
    return world.today() + timedelta(days=92)


def answered(session: Session, who: Actor, case: Case, asked: Resource) -> tuple[ResourceReply, SignedPaper]:
    """Once it is agreed: an answer, and a paper that was signed."""
    noted = resource.reply(session, who, case, asked, Reply.PARTLY, world.today(), "Un mercredi sur deux.")
    return noted, signed_paper.attach(session, who, case, asked.plan, PDF)
