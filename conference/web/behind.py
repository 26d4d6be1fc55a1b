"""The cases behind a figure, without a name, for whoever says why they look."""

from flask import Blueprint, abort, render_template, request

from conference.audit import Act
from conference.evaluation.behind import PAGE, behind, counted
from conference.evaluation.indicators import REGISTRY, compute
from conference.evaluation.indicators.figure import Figure
from conference.extensions import db
from conference.security.guard import requires, told
from conference.security.permissions import Permission
from conference.web.figures import address, asked, scope_of
from conference.web.forms.evaluation import PeriodForm, WhyForm
from conference.web.pager import AFTER, pager

pages = Blueprint("behind", __name__)


@pages.get("/evaluation/situations")
@requires(Permission.FIGURES_READ, Act.CASES_LISTED)
def show() -> str | tuple[str, int]:
    """Why first; then their references, a page at a time. The reason, the figure and the count are kept."""
    form, code, line = asked(), request.args.get("figure", ""), request.args.get("line", "")
    if code not in REGISTRY or not form.validate():
        abort(404)
    scope = scope_of(form, Permission.FIGURES_READ)
    rows = counted(REGISTRY[code], scope) or abort(404)
    (figure,) = compute(db.session(), scope, [code])
    why = WhyForm(request.args)
    page = {"figure": figure, "line": _titled(figure, line), "kept": form.kept, "back": _back(form, code)}
    if not why.reason.data or not why.validate():
        told(f"figure:{code}")
        return render_template("behind/ask.html", why=why, asked_line=line, **page)
    found = behind(db.session(), rows, scope, line, request.args.get(AFTER, ""))
    told(f"figure:{code}", f"reason:{why.reason.data}", f"count:{found.count}")
    return render_template("behind/show.html", found=found, most=PAGE, pager=pager(None, found.further), **page)


def _titled(figure: Figure, line: str) -> str:
    return next((one.title for one in figure.result.lines if one.code == line), "") if line else ""


def _back(form: PeriodForm, code: str) -> str:
    return address(form, "evaluation.show", family=code.partition(".")[0])
