"""What the lead still lacks: the cases, without a name, of which something has not been noted."""

from datetime import timedelta

from flask import Blueprint, render_template, request

from conference import clock
from conference.audit import Act
from conference.extensions import db
from conference.queries.gaps import PAGE, lacking
from conference.security.guard import requires, signed_in, told
from conference.security.permissions import Permission, visible
from conference.web.filters import zone
from conference.web.pager import AFTER, pager
from conference.words.gaps import GAP

pages = Blueprint("gaps", __name__)
YEAR = timedelta(days=365)


@pages.get("/evaluation/manques")
@requires(Permission.FIGURES_READ, Act.CASES_LISTED)
def show() -> str:
    """A page of them; a lead reads that something is missing, never what a plan or a sheet says."""
    seen, after = visible(signed_in(), Permission.FIGURES_READ), request.args.get(AFTER)
    found = lacking(db.session(), seen, clock.today(zone()), clock.ago(YEAR), after)
    told(f"count:{min(len(found), PAGE)}")
    shown = found[:PAGE]
    further = shown[-1].case.key if len(found) > PAGE else None
    return render_template("gaps/show.html", found=shown, gap=GAP, pager=pager(None, further))
