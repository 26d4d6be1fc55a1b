"""The place where the family meets: what kind it is, who chose it, whether everybody can get in."""

from collections.abc import Sequence

from flask import Blueprint, render_template, url_for

from conference.audit import Act
from conference.casework import logistics as acts
from conference.extensions import db
from conference.models.case import Case
from conference.models.logistics import Venue
from conference.queries.logistics import logistics
from conference.queries.preparation import sitting
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.logistics import VenueForm, stored
from conference.web.preparation import barred, receive
from conference.web.versions import Difference, differences

pages = Blueprint("venue", __name__)


@pages.get("/situations/<key>/lieu")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def show(case: Case) -> Answer:
    """What is known of it."""
    found = logistics(db.session(), case).venue
    return _page(case, found, VenueForm(data=stored(found)))


@pages.post("/situations/<key>/lieu")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def write(case: Case) -> Answer:
    """Keep it."""
    session, form = db.session(), VenueForm()
    found = logistics(session, case).venue
    kept = stored(found)
    if not barred(case, *acts.ARRANGED_AT) and form.overtaken(kept["version"]) and form.validate_on_submit():
        both = differences(form, kept, {name: form[name].data for name in kept if name != "version"})
        form.version.data = str(kept["version"])
        return _page(case, found, form, both), 409

    def act() -> str:
        acts.describe_venue(session, signed_in().actor, case, form.values())
        return url_for("logistics.show", key=case.key)

    return receive(form, act, lambda: _page(case, found, form), "Le lieu est noté.")


def _page(case: Case, venue: Venue | None, form: VenueForm, overtaken: Sequence[Difference] | None = None) -> str:
    closed, planned = barred(case, *acts.ARRANGED_AT), sitting(db.session(), case)
    shown = {"venue": venue, "form": form, "overtaken": overtaken, "barred": closed, "sitting": planned}
    return render_template("venue/show.html", case=case, **shown)
