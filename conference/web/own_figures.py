"""The figures of a coordinator's own cases and time, beside nobody else's."""

from flask import Blueprint, render_template

from conference.audit import Act
from conference.evaluation.indicators import compute
from conference.extensions import db
from conference.queries.time import minutes_by_kind
from conference.security.guard import requires, signed_in, told
from conference.security.permissions import Permission
from conference.web.figures import asked, scope_of
from conference.words.dates import from_to
from conference.words.work import WORK_KIND

pages = Blueprint("own_figures", __name__)
OWN = (
    "activity.referrals",
    "activity.states",
    "conferences.held",
    "follow_up.reviews",
    "follow_up.resolved_at_end",
    "follow_up.actions",
)


@pages.get("/mes-chiffres")
@requires(Permission.OWN_FIGURES, Act.FIGURES_READ)
def show() -> str | tuple[str, int]:
    """What became of the cases that one coordinates, and one's own time; the civil year when no period is given."""
    form = asked()
    if not form.validate():
        return render_template("own_figures/show.html", form=form, figures=()), 400
    told("own")
    scope = scope_of(form, Permission.OWN_FIGURES, everywhere=False)
    minutes = minutes_by_kind(db.session(), signed_in().account.id, scope.period.first, scope.period.last)
    return render_template(
        "own_figures/show.html",
        form=form,
        figures=compute(db.session(), scope, OWN),
        between=from_to(scope.period.first, scope.period.last),
        spent=[(words, minutes[kind]) for kind, words in WORK_KIND.items() if minutes.get(kind)],
        total=sum(minutes.values()),
    )
