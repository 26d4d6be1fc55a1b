"""The family's plan: written down in its own words, read back, agreed; its form."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from sqlalchemy.orm import Session

from conference.audit import Act
from conference.casework import plan
from conference.casework.step import check as may_take
from conference.casework.step import missing
from conference.domain.plan import REMARKS
from conference.domain.reasons import Refused
from conference.domain.referral import PersonKind
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.extensions import db
from conference.models.case import Case
from conference.models.plan import Action, Plan
from conference.models.referral import Person
from conference.models.resource import Resource
from conference.queries import plan as plans
from conference.queries import resource as resources
from conference.queries import signed_paper as signed_papers
from conference.queries.hand_out import handed
from conference.queries.language import tongues
from conference.queries.network import guests
from conference.queries.resource import Asked
from conference.queries.version import differences as changed
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission, opened
from conference.web.answers import Answer
from conference.web.forms.choices import of_tongues
from conference.web.forms.plan import AgreeForm, FormCheckForm, FurtherForm
from conference.web.preparation import barred, in_private_time
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
    versions = plans.read_through(session, case)
    rights = opened(session, user, case, Permission.PLAN_KEEP, Permission.CONTENT_ANSWER)
    keeps, why = Permission.PLAN_KEEP in rights, barred(case, *plan.WRITTEN_AT)
    if not keeps:
        versions = [one for one in versions if one.agreed_at is not None]
    last, agreed = versions[-1] if versions else None, plans.holding(case, versions)
    asked = resources.asked(session, case) if versions else {}
    return render_template(
        "plan/show.html",
        case=case,
        question=plans.question(session, case),
        plan=last,
        earlier=versions[:-1],
        asked=asked,
        changes=changed(versions[-2], versions[-1], asked, network=keeps) if len(versions) > 1 else None,
        children=children(session, case) if agreed and agreed.sheet_each else (),
        tongues=of_tongues(tongues(session).values()) if keeps and agreed else (),
        keeps=keeps,
        writes_papers=keeps and not case.minimal,
        papers=signed_papers.of_case(session, case) if keeps else (),
        agreed=agreed,
        handed=handed(session, case) if keeps and agreed and not case.minimal else None,
        numbers={version.id: version.number for version in versions},
        writable=keeps and not why,
        private=in_private_time(why),
        standing=next((one for one in reversed(versions) if one.agreed_at), None),
        replies=not barred(case, while_suspended=True),
        hands_out=keeps and agreed is not None and not barred(case),
        checks=keeps and case.stage is Stage.VALIDATION and last is not None and last.form_valid_at is None,
        decides=_awaits_decision(agreed) and Permission.CONTENT_ANSWER in rights and case.stage is Stage.FOLLOW_UP,
        answers=Permission.CONTENT_ANSWER in rights and case.stage is Stage.VALIDATION,
        remarks=plans.remarks(agreed) if agreed else (),
        form_remark=FORM_REMARK,
        agree=AgreeForm(formdata=None, version=_read(last, asked.get(last.id, ()))) if last else None,
        refused=refused.reasons if refused else (),
        overtaken=overtaken,
    )


def children(session: Session, case: Case) -> list[Person]:
    """Those who may have a sheet each."""
    return [one for one in plans.concerned(session, case) if one.kind is PersonKind.CHILD]


def _awaits_decision(version: Plan | None) -> bool:
    return version is not None and version.decision_asked_on is not None and version.decision_answered_on is None


def _read(version: Plan, asked: Sequence[Asked]) -> str:
    """A mark of everything in a version: who agrees, agrees to what they have read."""
    parts: list[Action | Resource] = [*version.actions, *(one.resource for one in asked)]
    return "-".join([str(version.version), *(f"{part.id}.{part.version}" for part in parts)])


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
    asked = resources.asked(session, case).get(version.id, ())
    if version.agreed_at is None and form.version.data != _read(version, asked):
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
    version = written(db.session(), case)
    return _words(case, _further(case, _stored(version)))


def _stored(version: Plan) -> dict[str, Any]:
    return {"at_review": [one.key for one in version.review_guests], **columns(version)}


def _further(case: Case, filled: Mapping[str, Any] | None = None) -> FurtherForm:
    session, form = db.session(), FurtherForm(data=filled)
    form.offer(guests(session, case), len(children(session, case)))
    return form


@pages.post("/situations/<key>/plan/suites")
@requires(Permission.PLAN_KEEP, Act.PLAN_WRITTEN, case=True)
def write_words(case: Case) -> Answer:
    """Keep them."""
    session, form = db.session(), _further(case)
    version = written(session, case)
    if not form.validate_on_submit():
        return _words(case, form), 422
    if form.overtaken(version.version):
        found = differences(form, _stored(version), form.values() | {"at_review": form.at_review.data})
        form.version.data = str(version.version)
        return _words(case, form, found), 409
    at_review = [one for one in guests(session, case) if one.key in (form.at_review.data or ())]
    try:
        plan.write(session, signed_in().actor, case, version, form.values(), at_review)
    except Refused as refusal:
        session.rollback()
        if any(reason.place not in form for reason in refusal.reasons):
            raise
        beside_fields(form, refusal.reasons)
        return _words(case, form), 422
    session.commit()
    return redirect(url_for("plan.show", key=case.key))


def columns(row: Plan | Action) -> dict[str, Any]:
    """What a row says, as its form shows it."""
    return {column.key: getattr(row, column.key) for column in row.__mapper__.columns}


def _words(case: Case, form: FurtherForm, overtaken: Sequence[Difference] | None = None) -> str:
    reasons = barred(case, *plan.WRITTEN_AT)
    return render_template("plan/words.html", case=case, form=form, overtaken=overtaken, barred=reasons)


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
