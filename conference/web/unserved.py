"""Cases that nobody neutral could coordinate: how many, and what stands in the way most often."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, abort, render_template, url_for
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.domain.reasons import Reason
from conference.extensions import db
from conference.models.case import Case
from conference.queries.proposal import Waits, waiting
from conference.security.guard import requires, signed_in, told
from conference.security.permissions import Permission, may, visible
from conference.security.user import User
from conference.web.filters import zone
from conference.web.tasks import Task
from conference.words.numbers import counted
from conference.words.reasons import sentence

pages = Blueprint("unserved", __name__)


@dataclass(frozen=True, slots=True)
class Unserved:
    """One case, and what stands before how many people, the most frequent first."""

    case: Case
    language: str
    bars: Sequence[tuple[str, int]]


def _waits(session: Session, user: User) -> Waits:
    seen = visible(user, Permission.UNSERVED_READ)
    return waiting(session, seen, user.department or abort(404), clock.today(zone()))


def _said(bars: Counter[Reason]) -> list[tuple[str, int]]:
    return [(sentence(reason), many) for reason, many in sorted(bars.items(), key=lambda one: (-one[1], one[0].code))]


@pages.get("/sans-personne-neutre")
@requires(Permission.UNSERVED_READ, Act.CASES_LISTED)
def show() -> str:
    """The cases for which every engaged coordinator is barred, and why."""
    user = signed_in()
    waits = _waits(db.session(), user)
    blocked = waits.blocked()
    told(f"count:{len(blocked)}")
    return render_template(
        "unserved/show.html",
        found=[Unserved(waits.cases[key], waits.languages[key], _said(bars)) for key, bars in blocked.items()],
        engaged=len(waits.people),
        most=_said(sum(blocked.values(), Counter()))[:1],
        decides=may(user, Permission.CASE_DECIDE),
    )


def cards(session: Session, user: User) -> list[Task]:
    """One card for all of them, for the body and the lead."""
    if not may(user, Permission.UNSERVED_READ) or user.department is None:
        return []
    blocked = _waits(session, user).blocked()
    if not blocked:
        return []
    most = _said(sum(blocked.values(), Counter()))[:1]
    return [
        Task(
            "Personne de neutre ne peut coordonner",
            counted(len(blocked), "situation attend", "situations attendent"),
            url_for("unserved.show"),
            "Voir ce qui empêche",
            since=f"le plus souvent\u00a0: {most[0][0]}" if most else "personne n’est engagé·e dans la démarche",
        )
    ]
