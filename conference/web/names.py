"""Revealing the names of a family: one case at a time, by a click that is written down."""

from flask import Blueprint, render_template

from conference.audit import Act
from conference.extensions import db
from conference.models.case import Case
from conference.queries.referral import dossier
from conference.queries.seen import seen as seen_by
from conference.security.guard import requires, the_department
from conference.security.permissions import Permission

pages = Blueprint("names", __name__)


@pages.get("/situations/<key>/noms")
@requires(Permission.CASE_REVEAL, Act.CASE_NAMES_READ, case=True)
def show(case: Case) -> str:
    """The names of a case, for the body that is about to decide."""
    return render_template("names/show.html", case=case, said=dossier(db.session(), case))


@pages.get("/situations/<key>/noms/vus")
@requires(Permission.CASE_TEXTS, Act.CASE_READ, case=True)
def seen(case: Case) -> str:
    """Who saw the family's name, and when: it may ask."""
    department = the_department()
    found = seen_by(db.session(), department.code, case)
    return render_template("names/seen.html", case=case, found=found, department=department)
