"""The professional who holds a case and answers on the content of its plan: a post, since staff moves."""

from flask import Blueprint, flash, redirect, render_template, url_for
from sqlalchemy.orm import Session

from conference.audit import Act
from conference.casework import assignment
from conference.casework.step import NotPossible
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.queries.accounts import Colleague, referrers
from conference.queries.recusal import accounts_aside
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.holder import HolderForm
from conference.web.preparation import barred
from conference.web.refusals import beside_fields

pages = Blueprint("holder", __name__)


def _offered(session: Session, case: Case) -> dict[str, Colleague]:
    """Who may hold the case: not who coordinates it, alone or in a pair, nor who names, nor who stepped aside."""
    both = [session.get_one(Coordinator, one) for one in (case.coordinator_id, case.pair_id) if one]
    kept_out = {*(one.account_id for one in both), signed_in().account.id, *accounts_aside(session, case)}
    return {one.key: one for one in referrers(session) if one.account.id not in kept_out}


@pages.get("/situations/<key>/referent")
@requires(Permission.CASE_DECIDE, Act.CASE_READ, case=True)
def show(case: Case) -> Answer:
    """Who holds it, and who could."""
    form = HolderForm(data={"version": case.version, "holder": case.holder.key if case.holder else ""})
    return _show(case, form)


@pages.post("/situations/<key>/referent")
@requires(Permission.CASE_DECIDE, Act.HOLDER_NAMED, case=True)
def name(case: Case) -> Answer:
    """Name another professional, or nobody."""
    session, form = db.session(), HolderForm()
    offered = _offered(session, case)
    form.offer(offered.values())
    if not form.validate_on_submit():
        return _show(case, form), 422
    if form.overtaken(case.version):
        form.version.data = str(case.version)
        return _show(case, form, overtaken=True), 409
    try:
        chosen = offered.get(form.holder.data)
        assignment.name_holder(session, signed_in().actor, case, chosen.account if chosen else None)
    except NotPossible:
        raise
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _show(case, form), 422
    session.commit()
    flash("C’est enregistré.", "success")
    return redirect(url_for("case.show", key=case.key))


def _show(case: Case, form: HolderForm, *, overtaken: bool = False) -> str:
    form.offer(_offered(db.session(), case).values())
    return render_template(
        "holder/show.html", case=case, form=form, barred=barred(case, wordless=True), overtaken=overtaken
    )
