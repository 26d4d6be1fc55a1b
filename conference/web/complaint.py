"""Complaints of families, for a lead who never coordinated their case: read one by one, answered once."""

from flask import Blueprint, abort, g, render_template, url_for
from sqlalchemy.orm import Session

from conference.audit import Act
from conference.casework import complaint as acts
from conference.extensions import db
from conference.models.complaint import Complaint
from conference.queries.complaint import listed, of_key, waiting
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission, may, visible
from conference.security.user import User
from conference.web.answers import Answer
from conference.web.forms.base import typed
from conference.web.forms.complaint import AnswerForm
from conference.web.refusals import kept
from conference.web.tasks import Task

pages = Blueprint("complaint", __name__)
READ = Permission.COMPLAINT_READ


@pages.get("/reclamations")
@requires(READ, Act.PAGE_READ)
def index() -> Answer:
    """Which complaints there are: what they say is read one by one."""
    return render_template("complaint/index.html", complaints=listed(db.session(), visible(signed_in(), READ)))


@pages.get("/reclamations/<key>")
@requires(READ, Act.COMPLAINT_READ)
def show(key: str) -> Answer:
    """One complaint."""
    return _show(_one(key), AnswerForm())


@pages.post("/reclamations/<key>")
@requires(READ, Act.COMPLAINT_ANSWERED)
def answer(key: str) -> Answer:
    """Keep what was answered."""
    found, form = _one(key), AnswerForm()

    def act() -> str:
        acts.answer(db.session(), signed_in().actor, found, typed(form.answer))
        return url_for("complaint.index")

    return kept(form, act, lambda: _show(found, form), "La réponse est notée.")


def cards(session: Session, user: User) -> list[Task]:
    """One card for all that await an answer."""
    count = waiting(session, visible(user, READ)) if may(user, READ) else 0
    if not count:
        return []
    many = "s" if count > 1 else ""
    return [
        Task(
            "Répondre à ce qu’une famille trouve anormal",
            f"{count} réclamation{many} sans réponse",
            url_for("complaint.index"),
            "Les lire",
        )
    ]


def _one(key: str) -> Complaint:
    found = of_key(db.session(), visible(signed_in(), READ), key) or abort(404)
    g.about = found
    return found


def _show(found: Complaint, form: AnswerForm) -> str:
    return render_template("complaint/show.html", complaint=found, form=form)
