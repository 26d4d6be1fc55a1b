"""The coordinator's synthesis sheet: facts that are known already, and four free fields."""

from flask import Blueprint, flash, redirect, render_template, url_for

from conference import clock
from conference.audit import Act
from conference.casework import follow_up
from conference.domain.stages import Stage
from conference.extensions import db
from conference.models.case import Case
from conference.models.follow_up import Synthesis
from conference.queries.synthesis import known
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.synthesis import SynthesisForm
from conference.web.known import known_facts
from conference.web.versions import Difference, differences

pages = Blueprint("synthesis", __name__)
FIELDS = ("course", "helped", "hindered", "learned")


@pages.get("/situations/<key>/synthese")
@requires(Permission.FOLLOW_UP_KEEP, Act.FOLLOW_UP_READ, case=True)
def show(case: Case) -> Answer:
    """The sheet as it stands."""
    if case.minimal:
        return redirect(url_for("minimal.show", key=case.key))
    return _page(case, None)


def _stored(sheet: Synthesis | None) -> dict[str, object]:
    return {name: getattr(sheet, name) for name in FIELDS} if sheet else dict.fromkeys(FIELDS, "")


def _page(case: Case, form: SynthesisForm | None, overtaken: list[Difference] | None = None) -> str:
    found = known(db.session(), case, clock.today(zone()))
    sheet = found.follow_up.synthesis
    stored = _stored(sheet) | {"version": sheet.version if sheet else 0}
    return render_template(
        "synthesis/show.html",
        case=case,
        known=known_facts(found),
        sheet=sheet,
        form=form or SynthesisForm(data=stored),
        overtaken=overtaken,
        writable=case.stage is not Stage.CLOSED,
    )


@pages.post("/situations/<key>/synthese")
@requires(Permission.FOLLOW_UP_KEEP, Act.FOLLOW_UP_WRITTEN, case=True)
def write(case: Case) -> Answer:
    """Keep the sheet."""
    session, form = db.session(), SynthesisForm()
    if not form.validate_on_submit():
        return _page(case, form), 422
    sheet = known(session, case, clock.today(zone())).follow_up.synthesis
    version = sheet.version if sheet else 0
    if form.overtaken(version):
        differing = differences(form, _stored(sheet), form.values())
        form.version.data, form.version.raw_data = str(version), None
        return _page(case, form, differing), 409
    follow_up.synthesise(session, signed_in().actor, case, form.values())
    session.commit()
    said = any(form.values().values())
    flash("La fiche de synthèse est enregistrée." if said else "La fiche est enregistrée sans texte.", "success")
    return redirect(url_for("case.show", key=case.key))
