"""A case that holds something of everything, and what an act would need of it, wherever the case stands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import (
    assignment,
    conference,
    disagreement,
    follow_up,
    hand_out,
    network,
    plan,
    preparation,
    step,
)
from conference.domain.actors import MACHINE, Actor
from conference.domain.facts import Given
from conference.domain.follow_up import Kept, Wish
from conference.domain.neutrality import Mode, Rule, TieKind
from conference.domain.plan import Content
from conference.domain.preparation import AgreementState, AgreementTo, Invitation, Part
from conference.domain.private_time import Moment
from conference.domain.referral import PersonKind
from conference.domain.steps import StepCode
from conference.domain.work import WorkKind
from conference.models.assignment import Declaration
from conference.models.case import Case
from conference.models.conference import Presence
from conference.models.contact import Contact
from conference.models.guest import Guest
from conference.models.plan import Plan
from conference.models.preparation import Agreement
from conference.models.referral import KnownBy, Person
from conference.programme import departments, time
from conference.queries.conference import day
from conference.queries.network import guests
from conference.queries.plan import in_force
from tests import confiding, path, world
from tests.reel import kept
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
    def phone(self) -> Contact:
        """How somebody is reached."""
        return self.session.scalars(select(Contact).where(Contact.case_id == self.case.id, Contact.preferred)).one()

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
        return preparation.agree(self.session, self.who, self.case, self.person(first_name), *said)

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


def waiting(session: Session, place: Place) -> Scene:
    """Received, and nobody asked."""
    # So that one coordinator may have several such families.
    departments.set_modes(session, MACHINE, place.department, dict.fromkeys(Rule, Mode.WARN))
    return Scene(session, place, world.received(session, place))


def drafted(session: Session, place: Place) -> Scene:
    """Not sent."""
    return Scene(session, place, world.draft(session, place))


@kept
def _prepared(session: Session, place: Place) -> Case:
    scene = waiting(session, place)
    case, who = scene.case, scene.who
    assignment.derogate(
        session, scene.body, case, place.coordinators["Agathe"], Rule.OTHER_SERVICE, "Personne d’autre."
    )
    scene.declare("Claire")
    assignment.assign(session, scene.body, case, place.coordinators["Claire"], "La famille veut décider.")
    scene.declare("Sofiane", TieKind.FRIENDSHIP)
    for first, tie in (("Marc", "père"), ("Nadia", "mère"), ("Ina", "tante")):
        network.name(session, case, {"kind": PersonKind.RELATIVE, "first_name": first, "tie": tie})
    given = (AgreementTo.PRINCIPLE, AgreementState.GIVEN, world.today())
    preparation.agree(session, who, case, scene.person("Lou"), *given)
    disagreement.go_on(session, scene.body, case, scene.refuse("Marc"), "Lou veut cette conférence.")
    path.ready(session, place, case)
    preparation.write_sheet(session, who, case, {"concerns": "L’école."})
    preparation.agree_sheet(session, who, case, "la mère", world.today())
    scene.stand(StepCode.CONVENE)
    version = plan.begin(session, who, case)
    plan.add_action(session, who, case, version, {"what": "Rose vient", "who": "Rose", "by_when": "lundi"})
    session.refresh(version)
    scene.present()
    conference.record(session, who, case, Given())
    scene.ratify()
    _look_back(scene)
    scene.stand(StepCode.CONVENE_AGAIN, words="Ils veulent se revoir.")
    at = clock.now() + timedelta(days=3)
    preparation.plan_sitting(session, who, case, at, "Chez Rose", chosen_by_family=True)
    time.log(session, who, WorkKind.TRAVEL, 30, world.today(), case)
    confiding.live(session, place, case, scene.person("Marc"))
    return scene.case


def prepared(session: Session, place: Place) -> Scene:
    """A second conference is prepared, after a first one with its plan, its copies and its review."""
    return Scene(session, place, _prepared(session, place))


def _look_back(scene: Scene) -> None:
    session, case, who = scene.session, scene.case, scene.who
    follow_up.wish(session, who, case, Wish.WANTED)
    follow_up.try_again(session, who, case, "un message")
    said = {"respondent": "person", "resolved": "partly", "plan_kept": "done", "changed": "On respire."}
    follow_up.review(session, who, case, said, world.today(), {scene.agreed.actions[0]: Kept.DONE})
    follow_up.synthesise(session, who, case, {"course": "Une conférence, un plan."})
    hand_out.give(session, who, case, scene.agreed, scene.guest("Rose"), world.today(), scene.agreed.actions)


@kept
def _convened(session: Session, place: Place) -> Case:
    scene = prepared(session, place)
    scene.stand(StepCode.CONVENE)
    version = plan.begin(session, scene.who, scene.case)
    session.refresh(version)
    return scene.case


def convened(session: Session, place: Place) -> Scene:
    """It is fixed, and the family has begun to write."""
    return Scene(session, place, _convened(session, place))


@kept
def _alone(session: Session, place: Place) -> Case:
    scene = convened(session, place)
    scene.gather()
    scene.leave_alone()
    return scene.case


def alone(session: Session, place: Place) -> Scene:
    """Its family is alone."""
    return Scene(session, place, _alone(session, place))


@kept
def _recorded(session: Session, place: Place) -> Case:
    scene = convened(session, place)
    scene.present()
    conference.record(session, scene.who, scene.case, Given())
    return scene.case


def recorded(session: Session, place: Place) -> Scene:
    """The second plan waits for its form to be looked at."""
    return Scene(session, place, _recorded(session, place))


@kept
def _followed(session: Session, place: Place) -> Case:
    scene = recorded(session, place)
    scene.ratify()
    return scene.case


def followed(session: Session, place: Place) -> Scene:
    """Its content was ratified, subject to a decision."""
    return Scene(session, place, _followed(session, place))


@kept
def _closed(session: Session, place: Place) -> Case:
    scene = followed(session, place)
    follow_up.wish(session, scene.who, scene.case, Wish.DECLINED)
    follow_up.close(session, scene.who, scene.case)
    return scene.case


def closed(session: Session, place: Place) -> Scene:
    """At its end."""
    return Scene(session, place, _closed(session, place))


STANDINGS: dict[str, Callable[[Session, Place], Scene]] = {
    "draft": drafted,
    "waiting": waiting,
    "preparation": prepared,
    "conference": convened,
    "validation": recorded,
    "follow-up": followed,
    "closed": closed,
}
