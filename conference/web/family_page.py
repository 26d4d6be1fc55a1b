"""Family pages, for the coordinator: who holds one, when it was last opened, what each says is done, closing them."""

import secrets

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for

from conference.audit import Act
from conference.casework import family_page as acts
from conference.documents.qr import qr
from conference.domain.family_page import DRAWN_AT, code_of
from conference.extensions import db
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.personal_link import LinkKind
from conference.queries.family_page import choice, holders, said_done
from conference.queries.paper import service
from conference.queries.plan import in_force
from conference.security import links, once
from conference.security.guard import child, requires, signed_in, the_department
from conference.security.passwords import Passwords
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.base import CreatingForm
from conference.web.preparation import barred

pages = Blueprint("family_page", __name__)
KEEP = Permission.PLAN_KEEP


@pages.get("/situations/<key>/pages-famille")
@requires(KEEP, Act.PLAN_READ, case=True)
def index(case: Case) -> Answer:
    """Everybody of the network, each with their page; what they say is done; what the family chose."""
    session, chose = db.session(), choice(db.session(), case)
    plan = in_force(session, case)
    return render_template(
        "family_page/index.html",
        case=case,
        people=[] if case.minimal else holders(session, case),
        marks=chose is not None and chose.marks,
        actions=plan.actions if plan else [],
        done=said_done(session, case),
        barred=barred(case, *DRAWN_AT),
        once=once.draw(),
    )


@pages.post("/situations/<key>/pages-famille")
@requires(KEEP, Act.PLAN_WRITTEN, case=True)
def choose(case: Case) -> Answer:
    """Keep whether the family wants each to say what they have done."""
    marks = request.form.get("marks") == "y"
    acts.choose(db.session(), signed_in().actor, case, marks=marks)
    db.session.commit()
    flash("C’est ouvert." if marks else "C’est fermé\u00a0: ce qui a déjà été dit reste visible ici.", "success")
    return _back(case)


@pages.post("/situations/<key>/pages-famille/<guest>")
@requires(KEEP, Act.FAMILY_DRAWN, case=True)
def draw(case: Case, guest: str) -> Answer:
    """A new page in place of the last one, with its code; loaded again, the same one is shown and none is drawn."""
    session, found, form = db.session(), child(db.session(), Guest, guest, case), CreatingForm()
    key = form.once.data or secrets.token_urlsafe()
    token = links.token(LinkKind.FAMILY, found.key, key)
    code = code_of(links.keyed("code", found.key, key))
    passwords: Passwords = current_app.extensions["passwords"]
    acts.draw(session, signed_in().actor, case, found, passwords.hash(code), token)
    session.commit()
    link = url_for("family.enter", token=token, _external=True)
    return render_template(
        "family_page/drawn.html",
        case=case,
        guest=found,
        link=link,
        drawn=qr(link),
        code=code,
        service=service(the_department()),
    )


@pages.post("/situations/<key>/pages-famille/<guest>/fermer")
@requires(KEEP, Act.FAMILY_CLOSED, case=True)
def close(case: Case, guest: str) -> Answer:
    """Close every link of somebody."""
    session = db.session()
    found = child(session, Guest, guest, case)
    acts.close(session, signed_in().actor, case, found)
    session.commit()
    flash(f"{found.person.first_name}\u00a0: plus aucun lien ne s’ouvre.", "success")
    return _back(case)


@pages.post("/situations/<key>/pages-famille/fermer")
@requires(KEEP, Act.FAMILY_CLOSED, case=True)
def close_all(case: Case) -> Answer:
    """Close every link of the case."""
    acts.close_all(db.session(), signed_in().actor, case)
    db.session.commit()
    flash("Plus aucun lien de cette situation ne s’ouvre.", "success")
    return _back(case)


def _back(case: Case) -> Answer:
    return redirect(url_for("family_page.index", key=case.key))
