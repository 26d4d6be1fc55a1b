"""Home: what waits for me, the most urgent first; then my cases, a line each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, url_for
from sqlalchemy import or_
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference import clock
from conference.audit import Act
from conference.domain.follow_up import ReviewState
from conference.domain.roles import Role
from conference.domain.stages import Stage
from conference.extensions import db
from conference.models.case import Case
from conference.models.referral import Person
from conference.queries import cases as list_of_cases
from conference.queries import disagreement, worklists
from conference.queries.tasks import review_states
from conference.queries.worklists import Waiting
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission, may, visible
from conference.security.user import User
from conference.web import (
    body,
    complaint,
    confirmation,
    consultation,
    council_meeting,
    delays,
    departure,
    enquiry,
    loan,
    memory,
    neighbour,
    neutrality,
    partner,
    practice_exchange,
    practice_sheet,
    resource,
    setup,
    unserved,
)
from conference.web.filters import from_now, short_day, zone
from conference.web.tasks import Task, followed, shown, to_hand_out
from conference.words.case import STAGE
from conference.words.numbers import at_most

pages = Blueprint("home", __name__)


@dataclass(frozen=True, slots=True)
class Glance:
    """One stage of the département at a glance."""

    label: str
    count: str
    url: str
    late: int
    late_url: str


@pages.get("/")
@requires(Permission.OWN_SESSION, Act.HOME_READ, department=False)
def show() -> str | Response:
    """What waits for the one who is signed in."""
    user, session = signed_in(), db.session()
    if not may(user, Permission.HOME):
        return redirect(url_for("sign_in.departments"))
    own, unsent = _own_cases(session, user), _unsent(session, user)
    mine = [*own, *(one.case for one in unsent)]
    named = list_of_cases.concerned(session, mine, visible(user, Permission.CASE_NAMES)) if mine else {}
    return render_template(
        "home/show.html",
        tasks=shown(*_cards(session, user, [_referral(one, named.get(one.case.id, [])) for one in unsent])),
        own=own,
        named=named,
        glance=_glance(session, user),
        reviews=_reviews(session, user),
        lead=may(user, Permission.FIGURES_READ),
        may_refer=may(user, Permission.REFERRAL_BEGIN),
    )


def _cards(session: Session, user: User, unsent: list[Task]) -> Iterator[list[Task]]:
    """The lists of cards, what others wait for first; what a spreadsheet left can wait."""
    to_assign, disagreements, unanswered = _decisions(session, user) or ([], [], [])
    yield setup.cards(session, user)
    yield body.cards(session, user)
    yield _declarations(session, user)
    yield consultation.cards(session, user)
    yield neutrality.cards(session, user)
    yield complaint.cards(session, user)
    yield to_assign
    yield disagreements
    for room in (confirmation, departure, neighbour, loan):
        yield room.cards(session, user)
    yield followed(session, user)
    yield to_hand_out(session, user)
    yield resource.cards(session, user)
    yield enquiry.cards(session, user)
    yield unsent
    for room in (council_meeting, partner, practice_exchange, practice_sheet, memory):
        yield room.cards(session, user)
    yield unserved.cards(session, user)
    yield unanswered


def _declarations(session: Session, user: User) -> list[Task]:
    if Role.COORDINATOR not in user.roles:
        return []
    return [
        Task(
            "Dire si un lien existe entre vous et cette famille",
            declaration.case.reference or "",
            url_for("assignment.declare", key=declaration.case.key),
            "Répondre",
            since=f"demandé {from_now(declaration.asked_at)}",
        )
        for declaration in worklists.to_declare(session, user.account.id, visible(user, Permission.DECLARATION_ANSWER))
    ]


def _decisions(session: Session, user: User) -> tuple[list[Task], ...]:
    if not user.sits_in_body:
        return ()
    decided = visible(user, Permission.CASE_DECIDE)
    waiting = worklists.to_assign(session, decided, clock.today(zone()))
    disagreements = [_disagreement(case) for case in disagreement.waiting(session, decided)]
    return [_assignment(one) for one in waiting], disagreements, _unanswered(worklists.unanswered(session, decided))


def _disagreement(case: Case) -> Task:
    return Task(
        "Quelqu’un n’est pas d’accord\u00a0: décider de continuer ou d’arrêter",
        case.reference or "",
        url_for("disagreement.index", key=case.key),
        "Voir le désaccord",
        url_for("case.show", key=case.key),
    )


def _by(waiting: Waiting) -> str:
    if waiting.delay is None or waiting.due_on is None:
        return ""
    said = delays.late(waiting.delay) or f"avant le {short_day(waiting.due_on)}"
    return f"{said[0].upper()}{said[1:]}" if waiting.late else said


def _unanswered(count: int) -> list[Task]:
    """One card for all the cases that a spreadsheet left without an answer."""
    if not count:
        return []
    many = "s" if count > 1 else ""
    return [
        Task(
            "Dire ce que sont devenues les situations reprises sans suite connue",
            f"{count} situation{many} reprise{many} d’un tableau",
            url_for("case.index", stage=Stage.ASSIGNMENT.value),
            "Les passer en revue",
        )
    ]


def _assignment(waiting: Waiting) -> Task:
    case = waiting.case
    territory = case.territory.name if case.territory else "territoire non renseigné"
    urgent = "Situation urgente\u00a0: désigner sans attendre" if case.urgent else "Examiner et désigner"
    return Task(
        "Plus personne ne coordonne\u00a0: désigner en premier" if waiting.released else urgent,
        f"{case.reference} · {territory}",
        url_for("case.show", key=case.key),
        "Examiner la situation",
        url_for("case.show", key=case.key),
        f"reçue {from_now(case.received_at)}" if case.received_at else "",
        _by(waiting),
        waiting.late,
    )


def _unsent(session: Session, user: User) -> list[Waiting]:
    return worklists.to_finish(session, user.account.id) if Role.REFERRER in user.roles else []


def _referral(waiting: Waiting, concerned: Sequence[Person]) -> Task:
    case = waiting.case
    names = ", ".join(person.first_name for person in concerned)
    url = url_for("referral.page", key=case.key, page="people")
    if case.received and waiting.last:
        since = f"demandé {from_now(waiting.last.happened_at)}"
        text = (
            f"Compléter l’orientation\u00a0: «\u00a0{waiting.last.words}\u00a0»"
            if waiting.last.words
            else "Compléter l’orientation"
        )
        return Task(text, case.reference or "", url, "Compléter", url_for("case.show", key=case.key), since)
    label = f"Brouillon pour {names}" if names else "Brouillon"
    label = "Brouillon, dossier minimal" if case.minimal else label
    return Task("Terminer l’orientation", label, url, "Continuer", since=f"modifié {from_now(case.acted_at)}")


def _own_cases(session: Session, user: User) -> Sequence[Case]:
    theirs = {Role.COORDINATOR: worklists.coordinated, Role.REFERRER: worklists.referred}
    held = [criterion(user.account.id) for role, criterion in theirs.items() if role in user.roles]
    return worklists.own(session, or_(*held) & visible(user, Permission.CASE_LIST)) if held else []


def _glance(session: Session, user: User) -> list[Glance]:
    if not (Role.LEAD in user.roles or user.sits_in_body):
        return []
    counts = worklists.at_a_glance(session, visible(user, Permission.CASE_LIST), clock.today(zone()))
    return [
        Glance(STAGE[stage], *_count(counts, stage))
        for stage in Stage
        if stage is not Stage.REFERRAL or counts.get(stage)
    ]


def _reviews(session: Session, user: User) -> dict[ReviewState, int]:
    """Where the reviews of the département stand; those that families decline are a count of their own."""
    if Role.LEAD not in user.roles:
        return {}
    return review_states(session, visible(user, Permission.CASE_LIST), clock.today(zone()))


def _count(counts: dict[Stage, tuple[int, int]], stage: Stage) -> tuple[str, str, int, str]:
    count, late = counts.get(stage, (0, 0))
    url = url_for("case.index", stage=stage.value)
    return at_most(count, list_of_cases.MANY), url, late, url_for("case.index", stage=stage.value, late="y")
