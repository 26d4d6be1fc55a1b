"""A departure that is announced: the cases at risk, what is open in each, and whom to hand them over to."""

from flask import Blueprint, g, render_template, url_for
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.extensions import db
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.queries.coordinators import open_cases
from conference.queries.departures import Departure, departures
from conference.queries.tasks import tasks
from conference.security.guard import owned, requires, signed_in
from conference.security.permissions import Permission, may, visible
from conference.security.user import User
from conference.web.filters import from_now, short_day, zone
from conference.web.tasks import Task

pages = Blueprint("departure", __name__)


@pages.get("/coordination/<key>/depart")
@requires(Permission.DEPARTURES_READ, Act.PAGE_READ)
def show(key: str) -> str:
    """The cases that somebody would leave, with the task that waits in each."""
    session, user = db.session(), signed_in()
    person: Coordinator = owned(session, Coordinator, key)
    g.about = person
    cases, today = open_cases(session, person, visible(user, Permission.CASE_READ)), clock.today(zone())
    waiting = tasks(session, Case.id.in_([case.id for case in cases]), today, zone())
    return render_template(
        "departure/show.html",
        person=person,
        today=today,
        cases=cases,
        waiting={one.case.id: one for one in waiting},
        decides=user.sits_in_body,
        keeps=may(user, Permission.COORDINATORS_KEEP),
    )


def cards(session: Session, user: User) -> list[Task]:
    """Who leaves, for whoever can hand their cases over."""
    if not (user.sits_in_body and may(user, Permission.DEPARTURES_READ)):
        return []
    return [_card(one) for one in departures(session, visible(user, Permission.CASE_DECIDE))]


def _card(found: Departure) -> Task:
    many = "s" if found.cases > 1 else ""
    gone = found.leaves_on < clock.today(zone())
    return Task(
        f"{found.coordinator.name} {'est parti·e' if gone else 'part'} le {short_day(found.leaves_on)}\u00a0: confier",
        f"{found.cases} situation{many}",
        url_for("departure.show", key=found.coordinator.key),
        "Voir ce qui reste",
        by=from_now(found.leaves_on),
        late=gone,
    )
