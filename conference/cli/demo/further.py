"""Deeds after the assignment: preparing, the day with its three parts, the plan, and what follows."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.casework import (
    assignment,
    closing,
    conference,
    follow_up,
    invited,
    leaflet,
    network,
    plan,
    preparation,
    step,
)
from conference.cli.demo import promise
from conference.cli.demo.people import BODY, Cast
from conference.cli.demo.situation import Deed, coordinating, referring
from conference.cli.demo.themes import SYNTHESIS, Theme
from conference.domain.actors import Actor
from conference.domain.facts import Given
from conference.domain.follow_up import Home, Kept, Resolved, ThanksWay, When, Wish
from conference.domain.plan import Content
from conference.domain.preparation import KIN, ChildWay, Invitation, Part, Safety
from conference.domain.private_time import Moment
from conference.domain.questionnaires import Respondent
from conference.domain.referral import LegalContext, PersonKind
from conference.domain.steps import StepCode
from conference.domain.work import WorkKind
from conference.models.case import Case
from conference.programme import time
from conference.queries import conference as days
from conference.queries.follow_up import children
from conference.queries.preparation import preparation as prepared
from conference.words.demo import COUNTS

Work = Callable[[Session, Actor, Case], object]
BESIDES = (
    ("Denise", "voisine", Part.NETWORK, Invitation.COMING),
    ("Karim", "ami de la famille", Part.NETWORK, Invitation.REMOTE),
    ("Dr Sarrazin", "médecin", Part.EXPERT, Invitation.COMING),
)


def coordinated(work: Work, kind: WorkKind | None = None, minutes: int = 0) -> Deed:
    """The coordinator does some work on a case they have open, and says how long it took."""

    def deed(session: Session, cast: Cast, case: Case) -> None:
        who = coordinating(session, cast, case)
        audit.write(session, who, Act.CASE_READ, case)
        work(session, who, case)
        if kind is not None:
            time.log(session, who, kind, minutes, clock.today(cast.department.zone), case)

    return deed


def invites(way: ChildWay) -> Deed:
    """Those of the referral, a neighbour, a friend who will call in, and a doctor for the first part."""

    def work(session: Session, who: Actor, case: Case) -> None:
        leaflet.give(
            session,
            who,
            case,
            prepared(session, case).people,
            clock.civil(clock.now(), "Europe/Paris"),
            "lue ensemble, à domicile",
        )
        for person in prepared(session, case).people:
            child = {"child_way": way} if person.kind is PersonKind.CHILD else {}
            coming: dict[str, object] = {"part": Part.FAMILY, "invitation": Invitation.COMING, "safety": Safety.NOTHING}
            network.invite(session, who, case, coming | child, person)
        for first, tie, part, answer in BESIDES:
            someone = {"kind": PersonKind.RELATIVE, "first_name": first, "last_name": "", "tie": tie}
            named = network.name(session, case, someone)
            values = {"part": part, "invitation": answer, "safety": Safety.NOTHING}
            guest = network.invite(session, who, case, values, named)
            if answer is Invitation.COMING and part is Part.NETWORK:
                invited.draw(session, who, case, guest)

    return coordinated(work, WorkKind.PREPARATION, 150)


def sitting(at: datetime, place: str) -> Deed:
    """A date and a place, chosen by the family."""
    return coordinated(
        lambda session, who, case: preparation.plan_sitting(session, who, case, at, place, chosen_by_family=True),
        WorkKind.TRAVEL,
        45,
    )


def passes(code: StepCode, **given: object) -> Deed:
    """The coordinator takes a step."""
    return coordinated(lambda session, who, case: step.take(session, who, case, code, Given(**given)))  # type: ignore[arg-type]


def adjourned(words: str) -> Deed:
    """The sitting is put off."""
    return coordinated(lambda session, who, case: conference.adjourn(session, who, case, Given(words=words)))


def arrivals() -> Deed:
    """They come in, and the first part begins."""

    def work(session: Session, who: Actor, case: Case) -> None:
        for guest in prepared(session, case).guests:
            conference.arrive(session, who, case, guest)
        conference.begin(session, who, case, Moment.SHARING)

    return coordinated(work, WorkKind.CONFERENCE, 240)


def alone() -> Deed:
    """Everybody who is not of the family leaves the room."""

    def work(session: Session, who: Actor, case: Case) -> None:
        here = days.day(session, case).here
        kin = frozenset(presence.guest.key for presence in here if presence.guest.part in KIN)
        conference.begin(session, who, case, Moment.PRIVATE, kin)

    return coordinated(work)


def presents() -> Deed:
    """The family calls the others back."""

    def work(session: Session, who: Actor, case: Case) -> None:
        conference.end(session, who, case, Moment.PRIVATE)
        conference.begin(session, who, case, Moment.PRESENTATION)

    return coordinated(work)


def ends() -> Deed:
    """The day is over."""
    return coordinated(lambda session, who, case: conference.end(session, who, case, Moment.PRESENTATION))


def _written(session: Session, who: Actor, case: Case, actions: tuple[tuple[str, str, str], ...]) -> None:
    version = plan.begin(session, who, case)
    for what, name, when in actions:
        plan.add_action(session, who, case, version, {"what": what, "who": name, "by_when": when})
    session.refresh(version)
    if version.number == 1:
        promise.enrich(session, who, case, version)
    plan.agree(session, who, case, version)


def planned(theme: Theme) -> Deed:
    """The plan is read aloud, everybody says yes, the conference is recorded."""

    def work(session: Session, who: Actor, case: Case) -> None:
        _written(session, who, case, theme.actions)
        conference.record(session, who, case, Given())

    return coordinated(work, WorkKind.WRITING, 40)


def amended(code: StepCode) -> Deed:
    """One more action, agreed by all, and the step that takes it along."""

    def work(session: Session, who: Actor, case: Case) -> None:
        _written(session, who, case, (("On se rappelle tous le premier dimanche", "chacun", "chaque mois"),))
        step.take(session, who, case, code, Given())

    return coordinated(work)


def handed() -> Deed:
    """Those who took part receive the plan."""
    return coordinated(promise.give_out, WorkKind.FOLLOW_UP, 30)


def heard() -> Deed:
    """The institutions answer what the family asked of them."""
    return coordinated(promise.hear)


def unplanned(given: Given) -> Deed:
    """No plan this time, in the family's words."""
    return coordinated(
        lambda session, who, case: conference.record(session, who, case, given, StepCode.RECORD_WITHOUT_PLAN)
    )


def form_valid() -> Deed:
    """The form holds; the family says whether it wants to be seen again."""
    return coordinated(lambda session, who, case: plan.check_form(session, who, case, answers_question=True))


def content(answer: Content) -> Deed:
    """The professional who holds the case answers."""

    def deed(session: Session, cast: Cast, case: Case) -> None:
        asked = clock.today(cast.department.zone) if answer is Content.SUBJECT_TO_DECISION else None
        plan.answer_content(session, referring(cast, case), case, Given(content=answer), asked_on=asked)

    return deed


def sent_back(words: str) -> Deed:
    """The professional asks the family for another version."""

    def deed(session: Session, cast: Cast, case: Case) -> None:
        step.take(session, referring(cast, case), case, StepCode.SEND_BACK, Given(words=words))

    return deed


def needless(words: str) -> Deed:
    """Where nobody holds the case the coordinator notes it."""
    answer = Given(content=Content.NEEDLESS, words=words)
    return coordinated(lambda session, who, case: plan.answer_content(session, who, case, answer))


def wishes(wish: Wish, resolved: Resolved) -> Deed:
    """The family says whether it wants a review, and how things stand at the end of the conference."""

    def work(session: Session, who: Actor, case: Case) -> None:
        follow_up.wish(session, who, case, wish)
        follow_up.resolved_at_end(session, who, case, resolved)

    return coordinated(work, WorkKind.FOLLOW_UP, 30)


def tried(way: str) -> Deed:
    """Nobody answered."""
    return coordinated(lambda session, who, case: follow_up.try_again(session, who, case, way))


def reviewed(respondent: Respondent, resolved: Resolved, kept: Kept, changed: str) -> Deed:
    """One respondent says what became of the plan."""

    def work(session: Session, who: Actor, case: Case) -> None:
        said = {"respondent": respondent, "resolved": resolved, "plan_kept": kept, "changed": changed}
        said |= {"criterion": COUNTS} if respondent is Respondent.PERSON else {}
        version = plan.latest(session, case)
        actions = dict.fromkeys(version.actions if version else (), kept)
        follow_up.review(session, who, case, said, clock.civil(clock.now(), "Europe/Paris"), actions)

    return coordinated(work, WorkKind.FOLLOW_UP, 90)


def closed() -> Deed:
    """The synthesis sheet, then the end."""

    def work(session: Session, who: Actor, case: Case) -> None:
        follow_up.synthesise(session, who, case, SYNTHESIS)
        follow_up.close(session, who, case)
        closing.thank(session, who, case, clock.civil(clock.now(), "Europe/Paris"), ThanksWay.POST)

    return coordinated(work, WorkKind.WRITING, 45)


def lives_then(home: Home, measure: LegalContext) -> Deed:
    """Where the children live at the review, who lived with one of their parents before."""

    def work(session: Session, who: Actor, case: Case) -> None:
        found = children(session, case)
        before = dict.fromkeys(((child, When.BEFORE) for child in found), (Home.ONE_PARENT, measure))
        follow_up.live(session, who, case, before | {(child, When.REVIEW): (home, measure) for child in found})

    return coordinated(work)


def synthesised() -> Deed:
    """The sheet alone, before a case ends otherwise."""
    return coordinated(lambda session, who, case: follow_up.synthesise(session, who, case, SYNTHESIS))


def released(words: str) -> Deed:
    """The coordinator is gone: the case is on top of the body's list."""
    return lambda session, cast, case: assignment.release(session, cast.actor(BODY), case, Given(words=words))


def handed_over(name: str, pertinence: str) -> Deed:
    """Another coordinator follows."""

    def deed(session: Session, cast: Cast, case: Case) -> None:
        assignment.hand_over(session, cast.actor(BODY), case, cast.coordinators[name], pertinence)

    return deed
