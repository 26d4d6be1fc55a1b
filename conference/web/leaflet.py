"""What each is told of their data and rights: a leaflet to print, and who received it."""

from flask import Blueprint, render_template, url_for

from conference import clock
from conference.audit import Act
from conference.casework import leaflet as acts
from conference.extensions import db
from conference.models.case import Case
from conference.queries.leaflet import Told, told
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.base import typed
from conference.web.forms.leaflet import LeafletForm
from conference.web.preparation import arrived, barred, keep

pages = Blueprint("leaflet", __name__)


@pages.get("/situations/<key>/vos-droits")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def index(case: Case) -> Answer:
    """Who received it, who has not."""
    return _index(case, told(db.session(), case), LeafletForm(data={"on": clock.today(zone())}))


@pages.post("/situations/<key>/vos-droits")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def give(case: Case) -> Answer:
    """Note who received it."""
    session, form = db.session(), LeafletForm()
    again = arrived(form)
    if again:
        return again
    found = told(session, case)
    form.offer(found.people)
    if not form.validate_on_submit():
        return _index(case, found, form), 422
    chosen = [person for person in found.people if person.key in set(form.people.data or ())]

    def act() -> str:
        acts.give(session, signed_in().actor, case, chosen, form["on"].data, typed(form.way), typed(form.by_whom))
        return url_for("leaflet.index", key=case.key)

    return keep(form, act, lambda: _index(case, found, form), "C’est noté.")


def _index(case: Case, found: Told, form: LeafletForm) -> str:
    form.offer(found.without)
    reasons = barred(case, while_suspended=True)
    return render_template("leaflet/index.html", case=case, found=found, form=form, barred=reasons)


@pages.get("/situations/<key>/vos-droits/feuille")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def show(case: Case) -> Answer:
    """The leaflet itself, to read together or to print; it names nobody."""
    department = signed_in().department
    contact = department.contact if department else ""
    return render_template("leaflet/show.html", case=case, contact=contact)
