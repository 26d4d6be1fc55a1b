"""The versions of a plan, two side by side: what one changed of the other."""

from collections.abc import Sequence

from flask import Blueprint, render_template, request

from conference.audit import Act
from conference.extensions import db
from conference.models.case import Case
from conference.models.plan import Plan
from conference.queries import plan as plans
from conference.queries import resource as resources
from conference.queries.version import differences
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission, opened
from conference.web.answers import Answer
from conference.web.forms.version import VersionsForm

pages = Blueprint("version", __name__)


@pages.get("/situations/<key>/plan/versions")
@requires(Permission.PLAN_READ, Act.PLAN_READ, case=True)
def compare(case: Case) -> Answer:
    """``?de=1&a=3``: what the third version changed of the first; the last two where nothing is asked."""
    session = db.session()
    found = plans.read_through(session, case)
    keeps = Permission.PLAN_KEEP in opened(session, signed_in(), case, Permission.PLAN_KEEP)
    if not keeps:
        found = [one for one in found if one.agreed_at is not None]
    form = VersionsForm(request.args)
    form.offer(found)
    before, after = (
        (_chosen(found, form.de.data, -2), _chosen(found, form.a.data, -1)) if len(found) > 1 else (None,) * 2
    )
    changes = differences(before, after, resources.asked(session, case), network=keeps) if before and after else []
    return render_template("version/compare.html", case=case, form=form, before=before, after=after, changes=changes)


def _chosen(found: Sequence[Plan], number: str | None, usual: int) -> Plan:
    return next((one for one in found if str(one.number) == number), found[usual])
