"""The map of a network: drawn from its records, said by a table, and empty to draw on by hand."""

from flask import Blueprint, render_template, url_for

from conference.audit import Act
from conference.documents.network_map import empty_circles, picture, said, tied
from conference.extensions import db
from conference.models.case import Case
from conference.queries.network import network, sides
from conference.queries.network_map import network_map
from conference.security.guard import requires
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.guest import AddForm
from conference.web.guest import STAGES, added
from conference.web.preparation import barred

pages = Blueprint("network_map", __name__)


@pages.get("/situations/<key>/reseau/carte")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def show(case: Case) -> Answer:
    """The map, a line to add somebody, and a table that says the same."""
    return _page(case)


@pages.post("/situations/<key>/reseau/carte")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def add(case: Case) -> Answer:
    """Add somebody, and see them on the map."""
    form = AddForm().fit(sides(db.session(), case))
    return added(case, form, "network_map.show", lambda: _page(case, form))


def _page(case: Case, form: AddForm | None = None) -> str:
    session = db.session()
    found = network(session, case)
    drawn = network_map(session, case, found)
    links = {one.key: url_for("guest.show", key=case.key, guest=one.key) for one in found.guests}
    return render_template(
        "network_map/show.html",
        case=case,
        network=found,
        form=form or AddForm().fit(found.sides),
        picture=picture(drawn, links=links),
        people=[(said(one, drawn), links.get(one.key)) for one in drawn.figures],
        ties=[tied(arc.kind, drawn.figures[arc.one].name, drawn.figures[arc.other].name) for arc in drawn.arcs],
        barred=barred(case, *STAGES),
    )


@pages.get("/situations/<key>/reseau/carte/vierge")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def blank(case: Case) -> Answer:
    """Empty circles, in plain words, to print and draw on with a child."""
    return render_template("network_map/blank.html", case=case, picture=empty_circles(), form=None)
