"""Assigning and handing over: everyone's reasons beside their name, one person asked at a time, the body decides."""

from collections.abc import Sequence

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.casework import assignment, pair, step
from conference.domain import languages
from conference.domain.neutrality import Rule, TieKind
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.extensions import db
from conference.models.assignment import Declaration
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.queries.neutrality import Candidate, candidates
from conference.queries.recusal import asides
from conference.queries.referral import dossier, names
from conference.queries.tasks import OpenTask, tasks
from conference.security.guard import owned, requires, signed_in, the_department
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.body import back_to_sitting
from conference.web.choosing import choices, narrowed
from conference.web.consultation import room
from conference.web.filters import zone
from conference.web.forms.assignment import AssignForm, DeclarationForm, DerogationForm
from conference.web.forms.base import typed, wordless
from conference.words.reasons import sentence
from conference.words.workflow import CHOICE

pages = Blueprint("assignment", __name__)


def _decides(session: Session, case: Case) -> None:
    """Only a case that waits for a coordinator or may change its own, and never one's own referral."""
    step.check(session, signed_in().actor, case, assignment.choice(case))


def _handover(case: Case) -> list[OpenTask]:
    """What a successor will find to do; nothing while a case waits for its first coordinator."""
    if case.stage is Stage.ASSIGNMENT:
        return []
    return tasks(db.session(), Case.id == case.id, clock.today(zone()), zone())


def _one(session: Session, case: Case, key: str) -> Candidate:
    return _among(session, case, key)[0]


def _among(session: Session, case: Case, key: str) -> tuple[Candidate, list[Candidate]]:
    """One coordinator before a case, and every one."""
    _decides(session, case)
    every, asked = candidates(session, case, the_department()), owned(session, Coordinator, key)
    return next((one for one in every if one.coordinator.id == asked.id), None) or abort(404), every


@pages.get("/situations/<key>/designation")
@requires(Permission.CASE_DECIDE, Act.CASE_READ, case=True)
def show(case: Case) -> Answer:
    """Every coordinator: can be chosen or not, and why."""
    session = db.session()
    _decides(session, case)
    found, said = candidates(session, case, the_department()), dossier(session, case)
    filters, shown = narrowed(choices(session, case, found, said.referral.language))
    return render_template(
        "assignment/show.html",
        case=case,
        handover=_handover(case),
        words=CHOICE[assignment.choice(case)],
        said=said,
        hidden=said.names,
        asides=asides(session, case),
        asked=languages.asked(said.referral.language).values(),
        awaited=[one for one in found if one.awaited],
        choices=shown,
        filters=filters,
        everybody=len(found),
    )


@pages.post("/situations/<key>/designation/<coordinator>/solliciter")
@requires(Permission.CASE_DECIDE, Act.DECLARATION_ASKED, case=True)
def ask(case: Case, coordinator: str) -> Answer:
    """Ask one coordinator whether a tie exists."""
    session = db.session()
    chosen = owned(session, Coordinator, coordinator)
    assignment.ask(session, signed_in().actor, case, chosen)
    session.commit()
    flash(f"{chosen.name} est sollicité·e. Sa réponse apparaîtra ici.", "success")
    return redirect(url_for("assignment.show", key=case.key))


@pages.get("/situations/<key>/designation/<coordinator>")
@requires(Permission.CASE_DECIDE, Act.CASE_READ, case=True)
def confirm(case: Case, coordinator: str) -> Answer:
    """One coordinator before the case: reasons, derogations, and the decision."""
    chosen, every = _among(db.session(), case, coordinator)
    beside = _beside(chosen, every)
    kept = next((one.key for one in beside if one.id == case.pair_id), "")
    return _confirm(case, chosen, _form(case, beside, version=case.version, pair=kept))


def _beside(chosen: Candidate, every: Sequence[Candidate]) -> list[Coordinator]:
    """Who could stand beside somebody: nothing is in their way, and they have declared."""
    ready = [one.coordinator for one in every if one.declared and not one.reasons]
    return [one for one in ready if one.id != chosen.coordinator.id and one.account_id != signed_in().account.id]


def _form(case: Case, beside: Sequence[Coordinator], **given: object) -> AssignForm:
    form = AssignForm(**given)
    form.pertinence.label.text = CHOICE[assignment.choice(case)].question
    form.offer(beside)
    if case.minimal:
        wordless(form)
    return form


def _confirm(case: Case, chosen: Candidate, form: AssignForm, refused: Refused | None = None) -> str:
    said = [sentence(reason) for reason in refused.reasons] if refused else []
    return render_template(
        "assignment/confirm.html",
        case=case,
        chosen=chosen,
        hidden=names(db.session(), case),
        form=form,
        refused=said,
        room=room(case, chosen),
        handover=_handover(case),
        words=CHOICE[assignment.choice(case)],
    )


@pages.post("/situations/<key>/designation/<coordinator>")
@requires(Permission.CASE_DECIDE, Act.CASE_PASSED, case=True)
def assign(case: Case, coordinator: str) -> Answer:
    """Give the case its coordinator or a successor, or say every reason why not."""
    session, code = db.session(), assignment.choice(case)
    chosen, every = _among(session, case, coordinator)
    form = _form(case, _beside(chosen, every))
    if not form.validate_on_submit():
        return _confirm(case, chosen, form), 422
    if form.overtaken(case.version):
        abort(409)
    try:
        act = assignment.assign if code is StepCode.ASSIGN else assignment.hand_over
        act(session, signed_in().actor, case, chosen.coordinator, typed(form.pertinence))
        if form.data.get("pair"):
            pair.pair(session, signed_in().actor, case, owned(session, Coordinator, form.data["pair"]))
    except step.NotPossible:
        raise
    except Refused as refusal:
        session.rollback()
        return _confirm(case, chosen, form, refusal), 422
    onward = back_to_sitting(case) or url_for("case.show", key=case.key)
    session.commit()
    flash(CHOICE[code].done.format(name=chosen.coordinator.name, reference=case.reference), "success")
    return redirect(onward)


@pages.get("/situations/<key>/designation/<coordinator>/derogation")
@requires(Permission.CASE_DECIDE, Act.CASE_READ, case=True)
def ask_derogation(case: Case, coordinator: str) -> Answer:
    """Which rule to set aside, and why."""
    chosen = _one(db.session(), case, coordinator)
    form = _derogation(case, chosen)
    return render_template("assignment/derogation.html", case=case, chosen=chosen, form=form)


def _derogation(case: Case, chosen: Candidate) -> DerogationForm:
    form = DerogationForm()
    form.offer(chosen.derogable)
    if case.minimal:
        wordless(form)
    return form


@pages.post("/situations/<key>/designation/<coordinator>/derogation")
@requires(Permission.CASE_DECIDE, Act.DEROGATION_DECIDED, case=True)
def derogate(case: Case, coordinator: str) -> Answer:
    """Set a rule aside for this coordinator on this case."""
    session = db.session()
    chosen = _one(session, case, coordinator)
    form = _derogation(case, chosen)
    if not form.validate_on_submit():
        return render_template("assignment/derogation.html", case=case, chosen=chosen, form=form), 422
    rule = Rule(form.rule.data)
    assignment.derogate(session, signed_in().actor, case, chosen.coordinator, rule, typed(form.reason))
    session.commit()
    flash("La dérogation est enregistrée, avec son motif et votre nom.", "success")
    return redirect(_after_derogation(case, chosen))


def _after_derogation(case: Case, chosen: Candidate) -> str:
    """To what is left to decide: of who is in place nothing, of who has not declared yet to ask them."""
    if chosen.coordinator.id in {case.coordinator_id, case.pair_id} and case.stage is not Stage.ASSIGNMENT:
        return url_for("neutrality.show", key=case.key)
    if not chosen.declared:
        return url_for("assignment.show", key=case.key)
    return url_for("assignment.confirm", key=case.key, coordinator=chosen.coordinator.key)


def _asked(session: Session, case: Case) -> Declaration:
    own = select(Coordinator.id).where(Coordinator.account_id == signed_in().account.id)
    query = select(Declaration).where(Declaration.case_id == case.id, Declaration.coordinator_id.in_(own))
    return session.scalars(query).one_or_none() or abort(404)


@pages.get("/situations/<key>/declaration")
@requires(Permission.DECLARATION_ANSWER, Act.CASE_NAMES_READ, case=True)
def declare(case: Case) -> Answer:
    """What a coordinator is asked: the names, and nothing else of the case."""
    session = db.session()
    declaration = _asked(session, case)
    return render_template(
        "assignment/declare.html",
        case=case,
        said=dossier(session, case),
        declaration=declaration,
        form=DeclarationForm(),
    )


@pages.post("/situations/<key>/declaration")
@requires(Permission.DECLARATION_ANSWER, Act.DECLARATION_ANSWERED, case=True)
def answer(case: Case) -> Answer:
    """Keep the answer."""
    session, form = db.session(), DeclarationForm()
    declaration = _asked(session, case)
    if not form.validate_on_submit():
        said = dossier(session, case)
        page = render_template("assignment/declare.html", case=case, said=said, declaration=declaration, form=form)
        return page, 422
    ties = [TieKind(kind) for kind in form.ties.data or []]
    assignment.answer(session, signed_in().actor, declaration, knows=form.knows.data == "yes", ties=ties)
    session.commit()
    flash("Merci\u00a0: votre réponse est transmise à l’instance de désignation.", "success")
    return redirect(url_for("home.show"))


@pages.get("/situations/<key>/designation/<coordinator>/reponse")
@requires(Permission.CASE_DECIDE, Act.CASE_READ, case=True)
def take_down(case: Case, coordinator: str) -> Answer:
    """The answer of a coordinator reached by telephone, taken down by the body."""
    chosen, _ = _awaited(db.session(), case, coordinator)
    return render_template("assignment/take_down.html", case=case, chosen=chosen, form=DeclarationForm())


def _awaited(session: Session, case: Case, key: str) -> tuple[Candidate, Declaration]:
    """Somebody who is asked and has not answered: an answer that is there is theirs to change."""
    chosen = _one(session, case, key)
    if chosen.declaration is None:
        abort(404)
    if not chosen.awaited:
        raise step.NotPossible(Reason("answered_already"))
    return chosen, chosen.declaration


@pages.post("/situations/<key>/designation/<coordinator>/reponse")
@requires(Permission.CASE_DECIDE, Act.DECLARATION_ANSWERED, case=True)
def keep_taken_down(case: Case, coordinator: str) -> Answer:
    """Keep it, with the name of who took it down."""
    session, form = db.session(), DeclarationForm()
    chosen, told = _awaited(session, case, coordinator)
    if not form.validate_on_submit():
        return render_template("assignment/take_down.html", case=case, chosen=chosen, form=form), 422
    ties = [TieKind(kind) for kind in form.ties.data or []]
    knows = form.knows.data == "yes"
    assignment.answer(session, signed_in().actor, told, knows=knows, ties=ties)
    session.commit()
    flash(f"La réponse de {chosen.coordinator.name} est enregistrée.", "success")
    return redirect(url_for("assignment.show", key=case.key))
