"""Stepping aside from a case: what is found, what it does, and once confirmed it is for good."""

from flask import Blueprint, flash, redirect, render_template, url_for

from conference.audit import Act
from conference.casework import recusal
from conference.domain.body import FoundTie
from conference.domain.reasons import Reason
from conference.domain.roles import Capacity
from conference.extensions import db
from conference.models.case import Case
from conference.queries.body import DECIDING
from conference.queries.capacities import capacities
from conference.queries.recusal import asides, ties_found
from conference.security import once
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.recusal import RecusalForm
from conference.web.preparation import barred

pages = Blueprint("recusal", __name__)


def may_suggest(case: Case) -> bool:
    """Whether somebody who may open the decisions on a case has anything to step aside from."""
    return case.stage in DECIDING and signed_in().account.id not in {case.referrer_id, case.holder_id}


def suggested(case: Case) -> list[FoundTie]:
    """What is found between a case and whoever may decide on it."""
    return ties_found(db.session(), case, signed_in().account.id) if may_suggest(case) else []


@pages.get("/situations/<key>/deport")
@requires(Permission.CASE_DECIDE, Act.CASE_READ, case=True)
def ask(case: Case) -> Answer:
    """What stepping aside does, before it is done."""
    return _ask(case, RecusalForm())


def _ask(case: Case, form: RecusalForm) -> str:
    session = db.session()
    seated = Capacity.BODY in capacities(session, signed_in().actor, case)
    return render_template(
        "recusal/ask.html",
        case=case,
        form=form,
        barred=barred(case, *DECIDING, while_suspended=True, wordless=True)
        or ([] if seated else [Reason("not_yours")]),
        found=suggested(case),
        asides=asides(session, case),
    )


@pages.post("/situations/<key>/deport")
@requires(Permission.CASE_DECIDE, Act.RECUSED, case=True)
def step_aside(case: Case) -> Answer:
    """Step aside; home is where one goes from there."""
    session, user, form = db.session(), signed_in(), RecusalForm()
    if not form.validate_on_submit():
        return _ask(case, form), 422
    found = bool(suggested(case))

    def act() -> str:
        recusal.step_aside(session, user.actor, case, form.tie.data, suggested=found)
        return url_for("home.show")

    address = once.create(session, user.account.id, form.once.data or once.draw(), act)
    flash("Vous vous êtes déporté·e\u00a0: cette situation ne s’ouvre plus pour vous.", "success")
    return redirect(address)
