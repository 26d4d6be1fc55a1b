"""The content of a plan: the professional who holds the case answers, never the coordinator for them."""

from flask import Blueprint, flash, redirect, render_template, url_for

from conference import clock
from conference.audit import Act
from conference.casework import plan
from conference.casework.step import NotPossible, missing
from conference.casework.step import check as may_take
from conference.domain.facts import Given
from conference.domain.plan import Content
from conference.domain.reasons import Reason, Refused
from conference.domain.steps import StepCode
from conference.extensions import db
from conference.models.case import Case
from conference.queries import plan as plans
from conference.queries import resource as resources
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.base import typed, wordless
from conference.web.forms.plan import ContentForm, DecisionDateForm
from conference.web.preparation import arrived, keep
from conference.web.refusals import beside_fields
from conference.web.step import happened_at
from conference.words.form import FORM_REMARK

pages = Blueprint("content", __name__)


@pages.get("/situations/<key>/plan/contenu")
@requires(Permission.CONTENT_ANSWER, Act.PLAN_READ, case=True)
def show(case: Case) -> Answer:
    """The plan before whoever answers on it; or that nobody holds the case."""
    may_take(db.session(), signed_in().actor, case, StepCode.RATIFY)
    return _show(case, _form(case, version=case.version))


@pages.post("/situations/<key>/plan/contenu")
@requires(Permission.CONTENT_ANSWER, Act.CASE_PASSED, case=True)
def answer(case: Case) -> Answer:
    """Keep the answer, or say every reason why not."""
    session, form, actor = db.session(), _form(case), signed_in().actor
    may_take(session, actor, case, StepCode.RATIFY)
    if not form.validate_on_submit():
        return _show(case, form), 422
    if form.overtaken(case.version):
        form.version.data = str(case.version)
        return _show(case, form, overtaken=True), 409
    given = Given(content=Content(form.content.data), words=typed(form.words))
    asked, answered, at = form.asked_on.data, form.answered_on.data, happened_at(form.happened_on.data)
    try:
        plan.answer_content(session, actor, case, given, asked_on=asked, answered_on=answered, happened_at=at)
    except NotPossible:
        raise
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _show(case, form), 422
    session.commit()
    flash("La réponse est enregistrée\u00a0; le suivi commence.", "success")
    return redirect(url_for("case.show", key=case.key))


@pages.get("/situations/<key>/plan/contenu/decision")
@requires(Permission.CONTENT_ANSWER, Act.PLAN_READ, case=True)
def ask_decision(case: Case) -> Answer:
    """When the decision was given that the content was subject to."""
    return _decision(case, DecisionDateForm(data={"answered_on": clock.today(zone())}))


@pages.post("/situations/<key>/plan/contenu/decision")
@requires(Permission.CONTENT_ANSWER, Act.PLAN_WRITTEN, case=True)
def note_decision(case: Case) -> Answer:
    """Keep its date, once."""
    session, form = db.session(), DecisionDateForm()
    if not form.validate_on_submit():
        return _decision(case, form), 422

    def act() -> str:
        plan.answer_decision(session, signed_in().actor, case, form["answered_on"].data)
        return url_for("plan.show", key=case.key)

    return arrived(form) or keep(form, act, lambda: _decision(case, form), "La décision est notée.")


def _decision(case: Case, form: DecisionDateForm) -> str:
    found = plans.in_force(db.session(), case)
    if found is None or found.decision_asked_on is None or found.decision_answered_on is not None:
        raise Refused(Reason("no_decision_awaited"))
    return render_template("content/decision.html", case=case, form=form, plan=found)


def _form(case: Case, **data: object) -> ContentForm:
    held = case.holder_id is not None
    form = ContentForm(data=data, today=clock.today(zone()), held=held)
    if case.minimal:
        wordless(form)
    return form


def _show(case: Case, form: ContentForm, *, overtaken: bool = False) -> str:
    session = db.session()
    version = next(reversed(plans.read_through(session, case)), None)
    return render_template(
        "content/show.html",
        case=case,
        form=form,
        asked=resources.asked(session, case),
        plan=version,
        remarks=plans.remarks(version) if version else (),
        form_remark=FORM_REMARK,
        question=plans.question(session, case),
        left=missing(session, signed_in().actor, case, StepCode.RATIFY),
        overtaken=overtaken,
    )
