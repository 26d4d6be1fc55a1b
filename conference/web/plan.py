"""The family's plan: written down in its own words, read back, agreed; its form."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from sqlalchemy.orm import Session

from conference.audit import Act
from conference.casework import plan
from conference.casework.step import check as may_take
from conference.casework.step import missing
from conference.domain.plan import REMARKS
from conference.domain.reasons import Refused
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.extensions import db
from conference.models.case import Case
from conference.models.plan import Action, Plan
from conference.queries import plan as plans
from conference.queries.hand_out import handed
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission, opened
from conference.web.forms.plan import ActionForm, AgreeForm, FormCheckForm, WordsForm
from conference.web.preparation import Answer, arrived, barred, in_private_time, keep
from conference.web.refusals import beside_fields
from conference.web.step import happened_at
from conference.web.versions import Difference, differences
from conference.words.form import FORM_REMARK

pages = Blueprint("plan", __name__)


@pages.get("/situations/<key>/plan")
@requires(Permission.PLAN_READ, Act.PLAN_READ, case=True)
def show(case: Case) -> Answer:
    """The plan, its versions, and what may be done with it now."""
    return _show(case)


def _show(case: Case, refused: Refused | None = None, *, overtaken: bool = False) -> str:
    session, user = db.session(), signed_in()
    versions = plans.versions(session, case)
    rights = opened(session, user, case, Permission.PLAN_KEEP, Permission.CONTENT_ANSWER)
    keeps, why = Permission.PLAN_KEEP in rights, barred(case, *plan.WRITTEN_AT)
    if not keeps:
        versions = [one for one in versions if one.agreed_at is not None]
    last, agreed = versions[-1] if versions else None, plans.holding(case, versions)
    return render_template(
        "plan/show.html",
        case=case,
        question=plans.question(session, case),
        plan=last,
        earlier=versions[:-1],
        agreed=agreed,
        handed=handed(session, case) if keeps and agreed and not case.minimal else None,
        numbers={version.id: version.number for version in versions},
        writable=keeps and not why,
        private=in_private_time(why),
        hands_out=keeps and agreed is not None and not barred(case),
        checks=keeps and case.stage is Stage.VALIDATION and last is not None and last.form_valid_at is None,
        decides=_awaits_decision(agreed) and Permission.CONTENT_ANSWER in rights and case.stage is Stage.FOLLOW_UP,
        answers=Permission.CONTENT_ANSWER in rights and case.stage is Stage.VALIDATION,
        remarks=plans.remarks(agreed) if agreed else (),
        form_remark=FORM_REMARK,
        agree=AgreeForm(formdata=None, version=_read(last)) if last else None,
        refused=refused.reasons if refused else (),
        overtaken=overtaken,
    )


def _awaits_decision(version: Plan | None) -> bool:
    return version is not None and version.decision_asked_on is not None and version.decision_answered_on is None


def _read(version: Plan) -> str:
    """A mark of everything in a version: who agrees, agrees to what they have read."""
    return "-".join([str(version.version), *(f"{action.id}.{action.version}" for action in version.actions)])


def written(session: Session, case: Case) -> Plan:
    """The version that the family is writing."""
    return plan.latest(session, case) or abort(404)


@pages.post("/situations/<key>/plan/commencer")
@requires(Permission.PLAN_KEEP, Act.PLAN_WRITTEN, case=True)
def begin(case: Case) -> Answer:
    """Begin the plan, or its next version."""
    session = db.session()
    plan.begin(session, signed_in().actor, case)
    session.commit()
    return redirect(url_for("plan.show", key=case.key))


@pages.post("/situations/<key>/plan/adopter")
@requires(Permission.PLAN_KEEP, Act.PLAN_WRITTEN, case=True)
def agree(case: Case) -> Answer:
    """Everybody said yes to what was read back."""
    session, form = db.session(), AgreeForm()
    version = written(session, case)
    if not form.validate_on_submit():
        abort(400)
    if version.agreed_at is None and form.version.data != _read(version):
        return _show(case, overtaken=True), 409
    try:
        plan.agree(session, signed_in().actor, case, version)
    except Refused as refusal:
        session.rollback()
        return _show(case, refusal), 409
    session.commit()
    flash("Le plan est adopté. Il ne changera plus.", "success")
    return redirect(url_for("plan.show", key=case.key))


@pages.get("/situations/<key>/plan/suites")
@requires(Permission.PLAN_KEEP, Act.PLAN_READ, case=True)
def ask_words(case: Case) -> Answer:
    """What if, and who watches over it."""
    return _words(case, WordsForm(obj=written(db.session(), case)))


@pages.post("/situations/<key>/plan/suites")
@requires(Permission.PLAN_KEEP, Act.PLAN_WRITTEN, case=True)
def write_words(case: Case) -> Answer:
    """Keep them."""
    session, form = db.session(), WordsForm()
    version = written(session, case)
    if not form.validate_on_submit():
        return _words(case, form), 422
    if form.overtaken(version.version):
        found = differences(form, _columns(version), form.values())
        form.version.data = str(version.version)
        return _words(case, form, found), 409
    plan.write(session, signed_in().actor, case, version, form.values())
    session.commit()
    return redirect(url_for("plan.show", key=case.key))


def _columns(row: Plan | Action) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in row.__mapper__.columns}


def _words(case: Case, form: WordsForm, overtaken: Sequence[Difference] | None = None) -> str:
    reasons = barred(case, *plan.WRITTEN_AT)
    return render_template("plan/words.html", case=case, form=form, overtaken=overtaken, barred=reasons)


@pages.get("/situations/<key>/plan/actions/nouvelle")
@requires(Permission.PLAN_KEEP, Act.PLAN_READ, case=True)
def new_action(case: Case) -> Answer:
    """One more action."""
    written(db.session(), case)
    return _action(case, ActionForm())


@pages.post("/situations/<key>/plan/actions/nouvelle")
@requires(Permission.PLAN_KEEP, Act.PLAN_WRITTEN, case=True)
def add_action(case: Case) -> Answer:
    """Keep it, once."""
    session, form = db.session(), ActionForm()
    version = written(session, case)
    if not form.validate_on_submit():
        return _action(case, form), 422

    def act() -> str:
        plan.add_action(session, signed_in().actor, case, version, form.values())
        return url_for("plan.show", key=case.key)

    return arrived(form) or keep(form, act, lambda: _action(case, form), "L’action est ajoutée.")


def _find(version: Plan, key: str) -> Action:
    return next((action for action in version.actions if action.key == key), None) or abort(404)


@pages.get("/situations/<key>/plan/actions/<action>")
@requires(Permission.PLAN_KEEP, Act.PLAN_READ, case=True)
def show_action(case: Case, action: str) -> Answer:
    """One action, to change."""
    found = _find(written(db.session(), case), action)
    return _action(case, ActionForm(obj=found), found)


@pages.post("/situations/<key>/plan/actions/<action>")
@requires(Permission.PLAN_KEEP, Act.PLAN_WRITTEN, case=True)
def write_action(case: Case, action: str) -> Answer:
    """Keep the change."""
    session, form = db.session(), ActionForm()
    version = written(session, case)
    found = _find(version, action)
    if not form.validate_on_submit():
        return _action(case, form, found), 422
    if form.overtaken(found.version):
        theirs = differences(form, _columns(found), form.values())
        form.version.data = str(found.version)
        return _action(case, form, found, theirs), 409
    plan.write_action(session, signed_in().actor, case, version, found, form.values())
    session.commit()
    return redirect(url_for("plan.show", key=case.key))


def _action(
    case: Case, form: ActionForm, action: Action | None = None, overtaken: Sequence[Difference] | None = None
) -> str:
    reasons = barred(case, *plan.WRITTEN_AT)
    return render_template("plan/action.html", case=case, form=form, action=action, overtaken=overtaken, barred=reasons)


@pages.post("/situations/<key>/plan/actions/<action>/retirer")
@requires(Permission.PLAN_KEEP, Act.PLAN_WRITTEN, case=True)
def remove_action(case: Case, action: str) -> Answer:
    """Take an action back."""
    session = db.session()
    version = written(session, case)
    plan.remove_action(session, signed_in().actor, case, version, _find(version, action))
    session.commit()
    flash("L’action est retirée.", "success")
    return redirect(url_for("plan.show", key=case.key))


@pages.get("/situations/<key>/plan/forme")
@requires(Permission.PLAN_KEEP, Act.PLAN_READ, case=True)
def check(case: Case) -> Answer:
    """Does it answer the question, does each action say who, what, by when?"""
    may_take(db.session(), signed_in().actor, case, StepCode.VALIDATE_FORM)
    return _check(case, FormCheckForm(data={"version": case.version} | _said(case)))


@pages.post("/situations/<key>/plan/forme")
@requires(Permission.PLAN_KEEP, Act.CASE_PASSED, case=True)
def validate(case: Case) -> Answer:
    """Validate the form, or hear every reason why not."""
    session, form, actor = db.session(), FormCheckForm(), signed_in().actor
    may_take(session, actor, case, StepCode.VALIDATE_FORM)
    if not form.validate_on_submit():
        return _check(case, form), 422
    if form.overtaken(case.version):
        form.version.data = str(case.version)
        return _check(case, form, overtaken=True), 409
    try:
        yes, at = form.answers.data == "yes", happened_at(form.happened_on.data)
        plan.check_form(session, actor, case, answers_question=yes, remarks=form.remarks(), happened_at=at)
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _check(case, form), 422
    session.commit()
    flash("La forme est validée.", "success")
    return redirect(url_for("case.show", key=case.key))


def _said(case: Case) -> dict[str, str]:
    """What the plan says by itself is answered already; the rest is for the coordinator to look at."""
    found = plans.points(db.session(), case, written(db.session(), case))
    return {point.value: "yes" for point, holds in found.items() if holds}


def _check(case: Case, form: FormCheckForm, *, overtaken: bool = False) -> str:
    session = db.session()
    return render_template(
        "plan/check.html",
        case=case,
        form=form,
        plan=written(session, case),
        points=[form[point.value] for point in REMARKS],
        question=plans.question(session, case),
        left=missing(session, signed_in().actor, case, StepCode.VALIDATE_FORM),
        overtaken=overtaken,
    )
