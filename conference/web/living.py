"""Where each child lives and under which measure: before the conference, and at its review."""

from flask import Blueprint, flash, redirect, render_template, url_for

from conference.audit import Act
from conference.casework import follow_up
from conference.casework.follow_up import AFTER
from conference.extensions import db
from conference.models.case import Case
from conference.queries.follow_up import children, lives
from conference.queries.referral import measure_in_force
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.living import LivingForm, living_form, mark, stored
from conference.web.preparation import barred
from conference.web.versions import Difference, differences

pages = Blueprint("living", __name__)


@pages.get("/situations/<key>/suivi/enfants")
@requires(Permission.FOLLOW_UP_KEEP, Act.FOLLOW_UP_READ, case=True)
def show(case: Case) -> Answer:
    """What is known of each child."""
    session = db.session()
    found, rows = children(session, case), lives(session, case)
    said = stored(found, rows, measure_in_force(session, case))
    return _page(case, living_form(found, data={**said, "version": mark(rows)}))


@pages.post("/situations/<key>/suivi/enfants")
@requires(Permission.FOLLOW_UP_KEEP, Act.FOLLOW_UP_WRITTEN, case=True)
def write(case: Case) -> Answer:
    """Keep it."""
    session = db.session()
    found, rows = children(session, case), lives(session, case)
    form = living_form(found)
    if not form.validate_on_submit():
        return _page(case, form), 422
    if form.overtaken(mark(rows)):
        typed = {field.short_name: field.data for child in found for field in form.lines(child)}
        differing = differences(form, stored(found, rows, None), typed)
        form.version.data, form.version.raw_data = mark(rows), None
        return _page(case, form, differing), 409
    follow_up.live(session, signed_in().actor, case, form.said())
    session.commit()
    flash("C’est enregistré.", "success")
    return redirect(url_for("follow_up.show", key=case.key))


def _page(case: Case, form: LivingForm, overtaken: list[Difference] | None = None) -> str:
    return render_template(
        "follow_up/children.html", case=case, form=form, overtaken=overtaken, barred=barred(case, *AFTER)
    )
