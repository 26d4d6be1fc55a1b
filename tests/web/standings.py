"""The standings that the matrix of steps is tried at, each played through the acts."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from conference.casework import assignment, follow_up, plan, step
from conference.domain.actors import MACHINE
from conference.domain.facts import Given
from conference.domain.follow_up import Resolved, Wish
from conference.domain.neutrality import Mode, Rule
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.questionnaires import Respondent
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.programme import departments
from tests import path, world
from tests.world import Place


@dataclass(frozen=True)
class Standing:
    """One case of the matrix: where it stands, and who is on it; ``holder`` is an account."""

    stage: str
    suspended: bool = False
    received: bool = True
    coordinated: bool = False
    holder: str | None = "referrer"
    assigned: bool = False


CASES = {
    "draft": Standing("referral", received=False, holder=None),
    "returned": Standing("referral"),
    "assignment": Standing("assignment"),
    "assignment suspended": Standing("assignment", suspended=True),
    "preparation": Standing("preparation", coordinated=True),
    "conference": Standing("conference", coordinated=True),
    "validation": Standing("validation", coordinated=True),
    "checked": Standing("validation", coordinated=True, holder="other"),
    "held by nobody": Standing("validation", coordinated=True, holder=None),
    "validation suspended": Standing("validation", suspended=True, coordinated=True),
    "released": Standing("assignment", assigned=True),
    "follow_up": Standing("follow_up", coordinated=True),
    "agreed anew": Standing("follow_up", coordinated=True),
    "stopped": Standing("closed", coordinated=True),
}
CHECKED = ("checked", "held by nobody")
# A form is validated once, and a content answered once it is: these are rules of the plan, not of the path.
DONE = {(name, "validate_form") for name in CHECKED}
# A plan is adapted by a version agreed since, and a case with one is not closed.
LACKS = {("validation", "ratify"), ("follow_up", "adapt"), ("agreed anew", "close")}


def build(session: Session, place: Place) -> dict[str, tuple[str, int]]:
    departments.set_modes(session, MACHINE, place.department, dict.fromkeys(Rule, Mode.WARN))
    body, who = world.actor(place, "committee"), world.actor(place, "coordinator")
    found: dict[str, Case] = {"draft": world.draft(session, place)}
    for name, standing in CASES.items():
        if standing.received:
            found[name] = PLAYED.get(name, PLAYED[standing.stage])(session, place)
        if standing.coordinated:
            follow_up.synthesise(session, who, found[name], {"course": "Une conférence."})
        if name in CHECKED:
            plan.check_form(session, who, found[name], answers_question=True)
            held = place.accounts[standing.holder] if standing.holder else None
            assignment.name_holder(session, body, found[name], held)
        if standing.stage not in {"referral", "closed"}:
            asked = assignment.ask(session, body, found[name], place.coordinators["Sofiane"])
            assignment.answer(session, body, asked, knows=False, ties=[])
        if standing.suspended:
            step.take(session, body, found[name], StepCode.SUSPEND, Given(words="Hospitalisation."))
    stop = Given(reason=EndReason.OTHER, ended_by=EndedBy.FAMILY)
    step.take(session, body, found["stopped"], StepCode.STOP, stop)
    session.commit()
    return {name: (case.key, case.version) for name, case in found.items()}


def _returned(session: Session, place: Place) -> Case:
    case = world.received(session, place)
    step.take(session, world.actor(place, "committee"), case, StepCode.RETURN, Given(words="La date de naissance."))
    return case


def _prepared(session: Session, place: Place) -> Case:
    case = world.assigned(session, place)
    path.ready(session, place, case)
    return case


def _lived(session: Session, place: Place) -> Case:
    case = path.convened(session, place)
    path.lived(session, place, case)
    _agree(session, place, case)
    return case


def _followed(session: Session, place: Place) -> Case:
    """Everything is there to hold a review and to close."""
    case, who = path.followed(session, place), world.actor(place, "coordinator")
    follow_up.wish(session, who, case, Wish.WANTED)
    said = {"respondent": Respondent.PERSON, "resolved": Resolved.PARTLY, "plan_kept": None, "changed": ""}
    follow_up.review(session, who, case, said, world.today(), {})
    return case


def _agreed_anew(session: Session, place: Place) -> Case:
    case = _followed(session, place)
    _agree(session, place, case)
    return case


def _released(session: Session, place: Place) -> Case:
    case, body = path.followed(session, place), world.actor(place, "committee")
    assignment.release(session, body, case, Given(words="Départ soudain."))
    return case


def _agree(session: Session, place: Place, case: Case) -> None:
    who = world.actor(place, "coordinator")
    version = plan.begin(session, who, case)
    plan.add_action(session, who, case, version, {"what": "Rose vient", "who": "Rose", "by_when": "le mercredi"})
    session.refresh(version)
    plan.agree(session, who, case, version)


PLAYED: dict[str, Callable[[Session, Place], Case]] = {
    "referral": _returned,
    "assignment": world.received,
    "preparation": _prepared,
    "conference": _lived,
    "validation": path.recorded,
    "follow_up": _followed,
    "released": _released,
    "agreed anew": _agreed_anew,
    "closed": _prepared,
}
