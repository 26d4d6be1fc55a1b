"""Invitations by a personal link, for the coordinator: who holds one, who has opened it, who has answered by it."""

from flask import Blueprint, flash, redirect, render_template, url_for

from conference.audit import Act
from conference.casework import invited as acts
from conference.domain.invited import OPEN_AT
from conference.extensions import db
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.personal_link import LinkKind
from conference.queries.invited import invited
from conference.security import links, once
from conference.security.guard import child, requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.base import CreatingForm
from conference.web.preparation import barred

pages = Blueprint("personal_link", __name__)


@pages.get("/situations/<key>/invitations")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def index(case: Case) -> Answer:
    """Everybody invited, each with their link."""
    reasons = barred(case, *OPEN_AT)
    people = [] if case.minimal else invited(db.session(), case)
    return render_template("personal_link/index.html", case=case, people=people, barred=reasons, once=once.draw())


@pages.post("/situations/<key>/invitations/<guest>")
@requires(Permission.PREPARATION_KEEP, Act.INVITATION_DRAWN, case=True)
def draw(case: Case, guest: str) -> Answer:
    """A new link in place of the last one; its page, loaded again, shows the same one and draws none."""
    session = db.session()
    found, form = child(session, Guest, guest, case), CreatingForm()
    token = links.token(LinkKind.INVITATION, found.key, form.once.data or once.draw())
    acts.draw(session, signed_in().actor, case, found, token)
    session.commit()
    link = url_for("invited.enter", token=token, _external=True)
    return render_template("personal_link/drawn.html", case=case, guest=found, link=link)


@pages.post("/situations/<key>/invitations/<guest>/fermer")
@requires(Permission.PREPARATION_KEEP, Act.INVITATION_CLOSED, case=True)
def close(case: Case, guest: str) -> Answer:
    """Close the link of somebody."""
    session = db.session()
    found = child(session, Guest, guest, case)
    acts.close(session, signed_in().actor, case, found)
    session.commit()
    flash(f"{found.person.first_name}\u00a0: le lien ne s’ouvre plus.", "success")
    return redirect(url_for("personal_link.index", key=case.key))
