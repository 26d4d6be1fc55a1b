"""The actions of a plan: written one by one while the family decides, in its own words."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from conference.audit import Act
from conference.casework import plan
from conference.extensions import db
from conference.models.case import Case
from conference.models.plan import Action, Plan
from conference.queries.plan import concerned
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.plan import ActionForWhomForm
from conference.web.plan import columns, written
from conference.web.preparation import barred, receive
from conference.web.versions import Difference, differences

pages = Blueprint("action", __name__)


@pages.get("/situations/<key>/plan/actions/nouvelle")
@requires(Permission.PLAN_KEEP, Act.PLAN_READ, case=True)
def ask(case: Case) -> Answer:
    """One more action."""
    written(db.session(), case)
    return _page(case, _form(case))


@pages.post("/situations/<key>/plan/actions/nouvelle")
@requires(Permission.PLAN_KEEP, Act.PLAN_WRITTEN, case=True)
def add(case: Case) -> Answer:
    """Keep it, once."""
    session, form = db.session(), _form(case)
    version = written(session, case)

    def act() -> str:
        people = form.chosen(concerned(session, case)) or ()
        plan.add_action(session, signed_in().actor, case, version, form.values(), people)
        return url_for("plan.show", key=case.key)

    return receive(form, act, lambda: _page(case, form), "L’action est ajoutée.")


@pages.get("/situations/<key>/plan/actions/<action>")
@requires(Permission.PLAN_KEEP, Act.PLAN_READ, case=True)
def show(case: Case, action: str) -> Answer:
    """One action, to change."""
    found = _find(written(db.session(), case), action)
    return _page(case, _form(case, _stored(found)), found)


@pages.post("/situations/<key>/plan/actions/<action>")
@requires(Permission.PLAN_KEEP, Act.PLAN_WRITTEN, case=True)
def write(case: Case, action: str) -> Answer:
    """Keep the change."""
    session, form = db.session(), _form(case)
    version = written(session, case)
    found = _find(version, action)
    if not form.validate_on_submit():
        return _page(case, form, found), 422
    if form.overtaken(found.version):
        typed = form.values() | ({"for_whom": form["for_whom"].data} if "for_whom" in form else {})
        theirs = differences(form, _stored(found), typed)
        form.version.data = str(found.version)
        return _page(case, form, found, theirs), 409
    people = form.chosen(concerned(session, case))
    plan.write_action(session, signed_in().actor, case, version, found, form.values(), people)
    session.commit()
    return redirect(url_for("plan.show", key=case.key))


@pages.post("/situations/<key>/plan/actions/<action>/retirer")
@requires(Permission.PLAN_KEEP, Act.PLAN_WRITTEN, case=True)
def remove(case: Case, action: str) -> Answer:
    """Take an action back."""
    session = db.session()
    version = written(session, case)
    plan.remove_action(session, signed_in().actor, case, version, _find(version, action))
    session.commit()
    flash("L’action est retirée.", "success")
    return redirect(url_for("plan.show", key=case.key))


def _find(version: Plan, key: str) -> Action:
    return next((action for action in version.actions if action.key == key), None) or abort(404)


def _stored(action: Action) -> dict[str, Any]:
    return {"for_whom": [one.key for one in action.for_whom], **columns(action)}


def _form(case: Case, filled: Mapping[str, Any] | None = None) -> ActionForWhomForm:
    form = ActionForWhomForm(data=filled)
    form.offer(concerned(db.session(), case))
    return form


def _page(
    case: Case, form: ActionForWhomForm, action: Action | None = None, overtaken: Sequence[Difference] | None = None
) -> str:
    reasons = barred(case, *plan.WRITTEN_AT)
    return render_template("plan/action.html", case=case, form=form, action=action, overtaken=overtaken, barred=reasons)
