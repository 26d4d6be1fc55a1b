"""The written consultation: a member opens it about one coordinator, the others answer, the decision closes it."""

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, url_for
from sqlalchemy.orm import Session

from conference.audit import Act
from conference.casework import assignment, consultation, step
from conference.domain.body import Decided, decided
from conference.extensions import db
from conference.models.case import Case
from conference.models.consultation import Consultation
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.queries import body
from conference.queries.consultation import Standing, asked, open_on, opinion_of, standing
from conference.queries.neutrality import Candidate, candidate
from conference.queries.referral import names
from conference.security import once
from conference.security.guard import child, owned, requires, signed_in
from conference.security.permissions import Permission, visible
from conference.security.user import User
from conference.web.answers import Answer
from conference.web.filters import from_now
from conference.web.forms.base import Form
from conference.web.forms.consultation import ConsultForm, OpinionForm
from conference.web.tasks import Task

pages = Blueprint("consultation", __name__)


@dataclass(frozen=True, slots=True)
class Room:
    """The body before one coordinator for a case: how it would decide now, or how far it is from deciding.

    ``there`` of ``needed`` are there to decide; ``standing`` is the open consultation, about them or somebody else.
    """

    decided: Decided | None
    there: int
    needed: int
    urgent: bool
    standing: Standing | None
    own: bool
    may_consult: bool
    form: ConsultForm


def room(case: Case, chosen: Candidate) -> Room:
    """What a decision on a coordinator needs now, for whoever would take it."""
    session, user, coordinator = db.session(), signed_in(), chosen.coordinator
    found = body.facts(session, case, user.actor, coordinator)
    together = found.quorum > 0 and found.instead is None
    waiting = open_on(session, case) if together else None
    ready = chosen.declared and not chosen.reasons
    return Room(
        decided=decided(body.in_sitting(session, case, user.actor, found)),
        there=max(found.present, found.favourable),
        needed=found.needed,
        urgent=case.urgent,
        standing=standing(session, case, waiting, found.quorum) if waiting else None,
        own=waiting is not None and waiting.coordinator_id == coordinator.id,
        may_consult=together and waiting is None and ready,
        form=ConsultForm(formdata=None),
    )


@pages.post("/situations/<key>/designation/<coordinator>/consulter")
@requires(Permission.CASE_DECIDE, Act.CONSULTATION_OPENED, case=True)
def consult(case: Case, coordinator: str) -> Answer:
    """Ask the other members about one coordinator."""
    session, user, form = db.session(), signed_in(), ConsultForm()
    chosen = owned(session, Coordinator, coordinator)

    def act() -> str:
        opened = consultation.consult(session, user.actor, case, chosen)
        return url_for("consultation.show", key=case.key, consultation=opened.key)

    address = once.create(session, user.account.id, form.once.data or once.draw(), act)
    flash("La consultation est ouverte\u00a0: chaque membre la trouve sur sa page d’accueil.", "success")
    return redirect(address)


@pages.get("/situations/<key>/consultations/<consultation>")
@requires(Permission.CASE_DECIDE, Act.CASE_READ, case=True)
def show(case: Case, consultation: str) -> Answer:
    """About whom, what was answered, and one's own answer."""
    return _show(case, child(db.session(), Consultation, consultation, case), OpinionForm())


def _show(case: Case, asked_about: Consultation, form: OpinionForm) -> str:
    session, user = db.session(), signed_in()
    step.check(session, user.actor, case, assignment.choice(case))
    assignment.not_oneself(user.actor, asked_about.coordinator)
    department = session.get_one(Department, case.department_id)
    return render_template(
        "consultation/show.html",
        case=case,
        consultation=asked_about,
        hidden=names(session, case),
        c=candidate(session, case, department, asked_about.coordinator),
        standing=standing(session, case, asked_about, department.quorum),
        own=opinion_of(session, asked_about, user.account.id),
        form=form,
        blank=Form(formdata=None),
    )


@pages.post("/situations/<key>/consultations/<consultation>")
@requires(Permission.CASE_DECIDE, Act.OPINION_GIVEN, case=True)
def answer(case: Case, consultation: str) -> Answer:
    """Say yes or no."""
    session, user, form = db.session(), signed_in(), OpinionForm()
    found = child(session, Consultation, consultation, case)
    if not form.validate_on_submit():
        return _show(case, found, form), 422

    def act() -> str:
        _keep(session, user, case, found, form)
        return url_for("consultation.show", key=case.key, consultation=found.key)

    address = once.create(session, user.account.id, form.once.data or once.draw(), act)
    flash("Votre avis est enregistré.", "success")
    return redirect(address)


def _keep(session: Session, user: User, case: Case, found: Consultation, form: OpinionForm) -> None:
    consultation.answer(session, user.actor, case, found, favourable=form.favourable.data == "yes")


@pages.post("/situations/<key>/consultations/<consultation>/abandonner")
@requires(Permission.CASE_DECIDE, Act.CONSULTATION_CLOSED, case=True)
def give_up(case: Case, consultation: str) -> Answer:
    """Close it without a decision."""
    session = db.session()
    _close(session, signed_in(), case, child(session, Consultation, consultation, case))
    session.commit()
    flash("La consultation est abandonnée. Une autre peut être ouverte.", "success")
    return redirect(url_for("assignment.show", key=case.key))


def _close(session: Session, user: User, case: Case, found: Consultation) -> None:
    consultation.give_up(session, user.actor, case, found)


def cards(session: Session, user: User) -> list[Task]:
    """What somebody is asked in writing and has not answered; nothing is asked where each may decide alone."""
    department = user.department
    if department is None or not department.quorum or not user.sits_in_body:
        return []
    return [
        Task(
            "Donner un avis par écrit sur une désignation",
            case.reference or "",
            url_for("consultation.show", key=case.key, consultation=found.key),
            "Donner mon avis",
            url_for("case.show", key=case.key),
            f"demandé {from_now(found.opened_at)}",
        )
        for found, case in asked(session, visible(user, Permission.CASE_DECIDE), user.account)
    ]
