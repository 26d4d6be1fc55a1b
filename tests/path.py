"""Playing a case further than its assignment, through the acts, as a coordinator and a family do."""

from datetime import timedelta

from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import (
    conference,
    family_page,
    follow_up,
    invited,
    network,
    plan,
    preparation,
    question,
    sheet,
    step,
)
from conference.domain import tokens
from conference.domain.actors import Actor
from conference.domain.agreement import AgreementState
from conference.domain.facts import Given
from conference.domain.follow_up import Kept, Resolved, Wish
from conference.domain.plan import Content
from conference.domain.preparation import ChildWay, Invitation, Part, Safety
from conference.domain.private_time import Moment
from conference.domain.questionnaires import Respondent
from conference.domain.referral import PersonKind
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.personal_link import LinkKind, PersonalLink
from conference.models.referral import Person
from conference.queries.conference import day
from conference.queries.preparation import preparation as prepared
from conference.queries.sheet import standing
from conference.security import links
from tests import world
from tests.reel import kept
from tests.world import Place

# What a base keeps of a code: cheap to try.
CODE = PasswordHasher(1, 8, parallelism=1).hash("123456")


def ready(session: Session, place: Place, case: Case) -> None:
    """Everything that convening asks: question, network, sitting, sheet."""
    who = world.actor(place, "coordinator")
    question.ask(session, who, case, "Comment Lou peut-elle rester à la maison ?")
    lou = prepared(session, case).children[0]
    safe = {"safety": Safety.NOTHING, "invitation": Invitation.COMING}
    network.invite(session, who, case, safe | {"part": Part.FAMILY, "child_way": ChildWay.PRESENT}, lou)
    for first, part in (("Rose", Part.FAMILY), ("Yann", Part.NETWORK), ("Dr Test", Part.EXPERT)):
        someone = {"kind": PersonKind.RELATIVE, "first_name": first, "last_name": "", "tie": ""}
        network.invite(session, who, case, safe | {"part": part}, network.name(session, case, someone))
    at = clock.now() + timedelta(days=10)
    preparation.plan_sitting(session, who, case, at, "Salle des fêtes", chosen_by_family=True)
    sheet.do_without(session, who, case, "La famille sait déjà tout.")


def answer_by_link(session: Session, who: Actor, case: Case, person: Person) -> Guest:
    """Somebody is invited, given a link, and answers by it."""
    values = {"part": Part.FAMILY, "safety": Safety.NOTHING}
    guest = network.invite(session, who, case, values, person)
    token = invited.draw(session, who, case, guest)
    link = links.find(session, tokens.digest(token), LinkKind.INVITATION)
    assert link is not None
    invited.answer(session, link, case, guest, Invitation.REMOTE, "Un trajet depuis Libourne.")
    return guest


def open_page(session: Session, who: Actor, case: Case, guest: Guest) -> PersonalLink:
    """Somebody is given a page of their own; its code is ``123456``."""
    token = family_page.draw(session, who, case, guest, CODE)
    link = links.find(session, tokens.digest(token), LinkKind.FAMILY)
    assert link is not None
    return link


def agree_sheet(session: Session, who: Actor, case: Case) -> None:
    """Everybody whose agreement counts has read the last version and agrees to it."""
    for reader in standing(session, case).readers:
        sheet.answer(session, who, case, reader.person, AgreementState.GIVEN, world.today())


@kept
def convened(session: Session, place: Place) -> Case:
    """A case whose conference is fixed."""
    case = world.assigned(session, place)
    ready(session, place, case)
    step.take(session, world.actor(place, "coordinator"), case, StepCode.CONVENE)
    return case


def lived(session: Session, place: Place, case: Case, *away: Guest) -> None:
    """The day, from the first arrival to the end of its last part; all come but who is ``away``."""
    who = world.actor(place, "coordinator")
    for guest in prepared(session, case).guests:
        if guest not in away:
            conference.arrive(session, who, case, guest)
    conference.begin(session, who, case, Moment.SHARING)
    kin = {p.guest.key for p in day(session, case).here if p.guest.part in {Part.FAMILY, Part.NETWORK}}
    conference.begin(session, who, case, Moment.PRIVATE, frozenset(kin))
    conference.end(session, who, case, Moment.PRIVATE)
    conference.begin(session, who, case, Moment.PRESENTATION)
    conference.end(session, who, case, Moment.PRESENTATION)


@kept
def recorded(session: Session, place: Place) -> Case:
    """A case whose family has agreed on a plan."""
    case, who = convened(session, place), world.actor(place, "coordinator")
    lived(session, place, case)
    version = plan.begin(session, who, case)
    action = {"what": "Rose vient le mercredi", "who": "Rose", "by_when": "dès la semaine prochaine"}
    plan.add_action(session, who, case, version, action)
    session.refresh(version)
    plan.agree(session, who, case, version)
    conference.record(session, who, case, Given())
    return case


@kept
def followed(session: Session, place: Place) -> Case:
    """A case whose plan is ratified."""
    case = recorded(session, place)
    plan.check_form(session, world.actor(place, "coordinator"), case, answers_question=True)
    plan.answer_content(session, world.actor(place, "referrer"), case, Given(content=Content.RATIFIED))
    return case


@kept
def closed(session: Session, place: Place) -> Case:
    """A case whose review was held."""
    case, who = followed(session, place), world.actor(place, "coordinator")
    follow_up.wish(session, who, case, Wish.WANTED)
    said = {
        "respondent": Respondent.PERSON,
        "resolved": Resolved.PARTLY,
        "plan_kept": Kept.DONE,
        "changed": "On respire.",
    }
    actions = dict.fromkeys(plan.latest(session, case).actions, Kept.DONE)  # type: ignore[union-attr]
    follow_up.review(session, who, case, said, world.today(), actions)
    follow_up.synthesise(session, who, case, {"course": "Une conférence, un plan."})
    follow_up.close(session, who, case)
    return case
