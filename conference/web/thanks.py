"""Thanking the family, and telling it that the work with it is over: a letter to print, and a note that it was done."""

from flask import Blueprint, flash, redirect, render_template, url_for

from conference import clock
from conference.audit import Act
from conference.casework import closing
from conference.domain.reasons import Refused
from conference.domain.stages import Stage
from conference.extensions import db
from conference.models.case import Case
from conference.models.follow_up import Thanks
from conference.queries.synthesis import thanks
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.thanks import ThanksForm
from conference.web.preparation import barred
from conference.web.refusals import beside_fields
from conference.web.versions import Difference, differences

pages = Blueprint("thanks", __name__)
STAGES = (Stage.FOLLOW_UP, Stage.CLOSED)


@pages.get("/situations/<key>/remerciements")
@requires(Permission.FOLLOW_UP_KEEP, Act.FOLLOW_UP_READ, case=True)
def show(case: Case) -> Answer:
    """The letter, and whether it was given."""
    row = thanks(db.session(), case)
    return _page(case, row, ThanksForm(data=_stored(row) | {"version": _version(row)}))


def _stored(row: Thanks | None) -> dict[str, object]:
    return {"on": row.on, "way": row.way} if row else {"on": clock.today(zone()), "way": None}


def _version(row: Thanks | None) -> int:
    return row.version if row else 0


def _page(case: Case, row: Thanks | None, form: ThanksForm, overtaken: list[Difference] | None = None) -> str:
    reasons = barred(case, *STAGES, wordless=True)
    return render_template("thanks/show.html", case=case, row=row, form=form, overtaken=overtaken, barred=reasons)


@pages.post("/situations/<key>/remerciements")
@requires(Permission.FOLLOW_UP_KEEP, Act.FOLLOW_UP_WRITTEN, case=True)
def write(case: Case) -> Answer:
    """Keep when and how."""
    session, form = db.session(), ThanksForm()
    row = thanks(session, case)
    if not form.validate_on_submit():
        return _page(case, row, form), 422
    if form.overtaken(_version(row)):
        differing = differences(form, _stored(row), form.values())
        form.version.data, form.version.raw_data = str(_version(row)), None
        return _page(case, row, form, differing), 409
    try:
        closing.thank(session, signed_in().actor, case, **form.values())
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _page(case, row, form), 422
    session.commit()
    flash("C’est noté.", "success")
    return redirect(url_for("thanks.show", key=case.key))
