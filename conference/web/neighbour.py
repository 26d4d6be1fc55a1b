"""Where no member of the body is left: the lead decides, else a neighbouring body that an administrator asks."""

from flask import Blueprint, flash, redirect, render_template, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.domain.reasons import Refused
from conference.domain.roles import Role
from conference.extensions import db
from conference.models.account import Account
from conference.models.case import Case
from conference.programme import neighbours
from conference.queries import worklists
from conference.security import once
from conference.security.criteria import no_member_is_left_for
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission, visible
from conference.security.user import User
from conference.web.answers import Answer
from conference.web.filters import from_now, zone
from conference.web.forms.neighbour import NeighbourForm
from conference.web.refusals import beside_fields
from conference.web.tasks import Task

pages = Blueprint("neighbour", __name__)


@pages.get("/instance-voisine/<key>")
@requires(Permission.NEIGHBOUR_ASK, Act.PAGE_READ, case=True)
def ask(case: Case) -> Answer:
    """Whom to ask, for a case of which only the reference is shown."""
    return _ask(case, NeighbourForm())


def _ask(case: Case, form: NeighbourForm) -> str:
    return render_template("neighbour/ask.html", reference=case.reference, form=form)


@pages.post("/instance-voisine/<key>")
@requires(Permission.NEIGHBOUR_ASK, Act.MEMBERSHIP_GIVEN, case=True)
def give(case: Case) -> Answer:
    """Give the seat, for this case and until that day."""
    session, user, form = db.session(), signed_in(), NeighbourForm()
    if not form.validate_on_submit():
        return _ask(case, form), 422

    def act() -> str:
        until = form.until.data or clock.today(zone())
        membership = neighbours.ask(session, user.actor, case, form.email.data or "", form.name.data or "", until)
        return url_for("account.show", key=session.get_one(Account, membership.account_id).key)

    try:
        address = once.create(session, user.account.id, form.once.data or once.draw(), act)
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _ask(case, form), 422
    flash(f"{form.name.data} peut décider sur cette situation, et n’en voit aucune autre.", "success")
    return redirect(address)


def cards(session: Session, user: User) -> list[Task]:
    """For a lead, the cases that no member is left to decide on; for an administrator, those that nobody is."""
    leads = Role.LEAD in user.roles and user.territories(Role.LEAD) is None
    # Whoever sits as well finds them among what the body is asked.
    led = _led(session, user) if leads and not user.sits_in_body else []
    return [*led, *(_unled(session, user) if Role.ADMIN in user.roles else [])]


def _led(session: Session, user: User) -> list[Task]:
    waiting = worklists.to_assign(session, no_member_is_left_for(user), clock.today(zone()))
    return [
        Task(
            "Aucun membre de l’instance ne peut décider\u00a0: désigner à sa place",
            one.case.reference or "",
            url_for("case.show", key=one.case.key),
            "Examiner la situation",
            url_for("case.show", key=one.case.key),
            f"reçue {from_now(one.case.received_at)}" if one.case.received_at else "",
            late=one.late,
        )
        for one in waiting
    ]


def _unled(session: Session, user: User) -> list[Task]:
    alone = select(Case.key, Case.reference).where(visible(user, Permission.NEIGHBOUR_ASK))
    alone = alone.order_by(Case.stage, Case.acted_at, Case.id).limit(worklists.MOST + 1)
    return [
        Task(
            "Personne ici ne peut décider\u00a0: demander à une instance voisine",
            reference or "",
            url_for("neighbour.ask", key=key),
            "Choisir qui décidera",
        )
        for key, reference in session.execute(
            alone.order_by(Case.stage, Case.acted_at, Case.id).limit(worklists.MOST + 1)
        )
    ]
