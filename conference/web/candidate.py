"""Finding a date with people: some are proposed, each says whether they can, one is chosen."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from conference.audit import Act
from conference.casework import logistics as acts
from conference.domain.logistics import Availability
from conference.domain.preparation import Invitation
from conference.extensions import db
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.logistics import CandidateDate
from conference.queries.logistics import dates
from conference.queries.network import guests as guests_of
from conference.queries.preparation import sitting
from conference.security.guard import child, requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.logistics import DateForm
from conference.web.preparation import barred, receive

pages = Blueprint("candidate", __name__)
AWAY = {Invitation.DECLINED, Invitation.NOT_INVITED}


@pages.get("/situations/<key>/dates")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def index(case: Case) -> Answer:
    """The dates that people are asked about, and who can."""
    return _page(case, DateForm())


@pages.post("/situations/<key>/dates")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def propose(case: Case) -> Answer:
    """Ask about one more."""
    session, form = db.session(), DateForm()

    def act() -> str:
        acts.propose(session, signed_in().actor, case, form.at(zone()))
        return url_for("candidate.index", key=case.key)

    return receive(form, act, lambda: _page(case, form), "La date est proposée. Notez qui peut, au fil des appels.")


@pages.post("/situations/<key>/dates/<date>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def answer(case: Case, date: str) -> Answer:
    """Note what somebody answers, by one tap; the same tap again takes it back."""
    session = db.session()
    found = child(session, CandidateDate, date, case)
    key, _, said = request.form.get("answer", "").partition("~")
    if said not in {"", *Availability}:
        abort(400)
    guest = child(session, Guest, key, case)
    acts.answer(session, signed_in().actor, case, found, guest, Availability(said) if said else None)
    session.commit()
    return redirect(url_for("candidate.index", key=case.key, _anchor=found.key))


@pages.post("/situations/<key>/dates/<date>/choisir")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def choose(case: Case, date: str) -> Answer:
    """Fix the conference on this date."""
    session = db.session()
    acts.choose(session, signed_in().actor, case, child(session, CandidateDate, date, case))
    session.commit()
    flash("La date est fixée. Il reste à dire où, si ce n’est pas fait.", "success")
    return redirect(url_for("sitting.show", key=case.key))


@pages.post("/situations/<key>/dates/<date>/retirer")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def remove(case: Case, date: str) -> Answer:
    """Ask about it no more."""
    session = db.session()
    acts.take_off(session, signed_in().actor, case, child(session, CandidateDate, date, case))
    session.commit()
    flash("La date n’est plus proposée.", "success")
    return redirect(url_for("candidate.index", key=case.key))


def _page(case: Case, form: DateForm) -> str:
    session = db.session()
    planned = sitting(session, case)
    return render_template(
        "candidate/index.html",
        case=case,
        form=form,
        dates=dates(session, case),
        guests=[guest for guest in guests_of(session, case) if guest.invitation not in AWAY],
        fixed=planned.at if planned and not planned.held_at else None,
        barred=barred(case, *acts.FOUND_AT),
    )
