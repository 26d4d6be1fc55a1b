"""Somebody's act on a case, about to be made: what it would need of the case, wherever that stands."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import (
    agreement,
    assignment,
    conference,
    plan,
    step,
)
from conference.domain.actors import Actor
from conference.domain.agreement import AgreementState, AgreementTo
from conference.domain.facts import Given
from conference.domain.neutrality import TieKind
from conference.domain.plan import Content
from conference.domain.preparation import Invitation, Part
from conference.domain.private_time import Moment
from conference.domain.steps import StepCode
from conference.models.agreement import Agreement
from conference.models.assignment import Declaration
from conference.models.case import Case
from conference.models.conference import Presence
from conference.models.guest import Guest
from conference.models.plan import Plan
from conference.models.referral import KnownBy, Person
from conference.models.resource import Resource
from conference.models.signed_paper import SignedPaper
from conference.queries.conference import day
from conference.queries.network import guests
from conference.queries.plan import in_force
from tests import world
from tests.world import Place

KIN = {Part.FAMILY, Part.NETWORK}


@dataclass(frozen=True)
class Scene:
    """Somebody's act, about to be made."""

    session: Session
    place: Place
    case: Case

    @property
    def who(self) -> Actor:
        """Its coordinator."""
        return world.actor(self.place, "coordinator")

    @property
    def body(self) -> Actor:
        """Somebody of the designating body."""
        return world.actor(self.place, "committee")

    @property
    def referrer(self) -> Actor:
        """Who referred it, and holds it."""
        return world.actor(self.place, "referrer")

    def person(self, first_name: str) -> Person:
        """Somebody of the case."""
        query = select(Person).where(Person.case_id == self.case.id, Person.first_name == first_name)
        return self.session.scalars(query).one()

    def guest(self, first_name: str) -> Guest:
        """Somebody of its network."""
        return next(one for one in guests(self.session, self.case) if one.person.first_name == first_name)

    def presence(self, first_name: str) -> Presence:
        """Somebody who came."""
        came = day(self.session, self.case).presences
        return next(one for one in came if one.guest.person.first_name == first_name)

    @property
    def known(self) -> KnownBy:
        """An institution that knows the family."""
        return self.session.scalars(select(KnownBy).where(KnownBy.case_id == self.case.id)).one()

    @property
    def written(self) -> Plan:
        """The version being written, or the last one."""
        found = plan.latest(self.session, self.case)
        assert found is not None
        return found

    @property
    def agreed(self) -> Plan:
        """The plan in force."""
        found = in_force(self.session, self.case)
        assert found is not None
        return found

    def asked(self, version: Plan) -> Resource:
        """What a version asks of an institution."""
        return self.session.scalars(select(Resource).where(Resource.plan_id == version.id)).one()

    @property
    def paper(self) -> SignedPaper:
        """What the family signed."""
        return self.session.scalars(select(SignedPaper).where(SignedPaper.case_id == self.case.id)).one()

    @property
    def declaration(self) -> Declaration:
        """What its coordinator was asked."""
        query = select(Declaration).where(Declaration.case_id == self.case.id)
        return self.session.scalars(query.order_by(Declaration.id).limit(1)).one()

    def line(self, state: AgreementState) -> Agreement:
        """An agreement that was given, or refused."""
        query = select(Agreement).where(Agreement.case_id == self.case.id, Agreement.state == state)
        return self.session.scalars(query.order_by(Agreement.id.desc()).limit(1)).one()

    def refuse(self, first_name: str) -> Agreement:
        """A parent does not agree."""
        said = (AgreementTo.SHARING, AgreementState.REFUSED, world.today())
        return agreement.agree(self.session, self.who, self.case, self.person(first_name), *said)

    def declare(self, name: str, *ties: TieKind) -> None:
        """Another coordinator is asked, and answers."""
        chosen = self.place.coordinators[name]
        asked = assignment.ask(self.session, self.body, self.case, chosen)
        assignment.answer(self.session, self.body, asked, knows=bool(ties), ties=ties)

    def gather(self) -> None:
        """All come who may, and the first part begins."""
        for guest in guests(self.session, self.case):
            if guest.invitation is Invitation.COMING:
                conference.arrive(self.session, self.who, self.case, guest)
        conference.begin(self.session, self.who, self.case, Moment.SHARING)

    def leave_alone(self) -> None:
        """The family is alone."""
        kin = {one.guest.key for one in day(self.session, self.case).here if one.guest.part in KIN}
        conference.begin(self.session, self.who, self.case, Moment.PRIVATE, frozenset(kin))

    def talk(self) -> None:
        """The family has talked."""
        self.gather()
        self.leave_alone()
        conference.end(self.session, self.who, self.case, Moment.PRIVATE)

    def present(self) -> None:
        """The day is over, and everybody agrees on the plan."""
        self.talk()
        conference.begin(self.session, self.who, self.case, Moment.PRESENTATION)
        conference.end(self.session, self.who, self.case, Moment.PRESENTATION)
        plan.agree(self.session, self.who, self.case, self.written)

    def ratify(self) -> None:
        """Form and content, subject to a decision."""
        plan.check_form(self.session, self.who, self.case, answers_question=True)
        subject = Given(content=Content.SUBJECT_TO_DECISION)
        plan.answer_content(self.session, self.referrer, self.case, subject, asked_on=world.today())

    def stand(self, code: StepCode, **given: str) -> None:
        """Its coordinator takes a step that needs nothing but words."""
        step.take(self.session, self.who, self.case, code, Given(**given))  # type: ignore[arg-type]
