"""An invitation, opened by a personal link: no account, no session, nobody named in an address or a title.

Whether a link is unknown, expired, closed or of no use any more, what is answered is the same to the letter.
"""

from flask import Blueprint, flash, g, redirect, render_template, session, url_for

from conference import clock
from conference.audit import Act
from conference.casework import invited as acts
from conference.casework.writing import open_at
from conference.domain.invited import OPEN_AT, changeable
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.models.department import Department
from conference.models.personal_link import PersonalLink
from conference.models.tenancy import work_for
from conference.queries.invited import BY_LINK, Visit, visited
from conference.security import links
from conference.security.guard import everyone
from conference.web.answers import Answer
from conference.web.forms.base import typed
from conference.web.forms.invited import InvitedForm
from conference.web.refusals import beside_fields

pages = Blueprint("invited", __name__)
COOKIE = "invitation"


@pages.get("/invitation/<token>")
@everyone("a personal link: its address goes at once, and nothing is consumed")
def enter(token: str) -> Answer:
    """Swap a link for a cookie and an address without it; who tries many that open nothing is kept waiting."""
    session[COOKIE] = links.swap(db.session(), token, links.invitation)
    return redirect(url_for("invited.show"), 303)


@pages.get("/invitation")
@everyone("opened by a personal link")
def show() -> Answer:
    """The question and what the family chose to share, the day and the place, and one's own answer."""
    found = _visit()
    if found is None:
        return _gone()
    link, visit = found
    g.act, g.about, g.by_link = Act.INVITATION_READ, f"{BY_LINK}:{link.key}", True
    before = visit.answer
    form = InvitedForm(data={"answer": before.answer.value, "needs": before.needs} if before else {})
    return _show(visit, form)


@pages.post("/invitation")
@everyone("opened by a personal link")
def answer() -> Answer:
    """Keep what they answer, as theirs."""
    found, form, writes = _visit(), InvitedForm(), db.session()
    if found is None:
        return _gone()
    link, visit = found
    form.fit(visit.guest.safety)
    if not form.validate_on_submit():
        return _show(visit, form), 422
    try:
        acts.answer(writes, link, visit.case, visit.guest, form.said(), typed(form.needs))
    except Refused as refusal:
        writes.rollback()
        beside_fields(form, refusal.reasons)
        again = _visit()
        return (_show(again[1], form), 409) if again else _gone()
    writes.commit()
    flash("Merci, votre réponse est enregistrée. Vous pouvez la changer jusqu’à la veille.", "success")
    return redirect(url_for("invited.show"), 303)


def _visit() -> tuple[PersonalLink, Visit] | None:
    """The link of this browser and what it opens, in the département that it belongs to."""
    reads, kept = db.session(), session.get(COOKIE)
    link = links.invitation(reads, kept) if isinstance(kept, str) else None
    if link is None:
        return None
    work_for(reads, reads.get_one(Department, link.department_id))
    visit = visited(reads, link)
    return (link, visit) if visit is not None else None


def _gone() -> tuple[str, int]:
    return render_template("invited/gone.html"), 404


def _show(visit: Visit, form: InvitedForm) -> str:
    form.fit(visit.guest.safety)
    zone = visit.department.zone
    at = visit.sitting.at if visit.sitting is not None else None
    open_still = _writable(visit) and changeable(clock.today(zone), clock.civil(at, zone) if at else None)
    return render_template(
        "invited/show.html",
        family=visit.family,
        at=at,
        zone=zone,
        place=visit.place,
        home=visit.at_home,
        afar=bool(at) and not visit.place and not visit.at_home,
        contact=visit.department.contact,
        before=visit.answer,
        form=form,
        open_still=open_still,
    )


def _writable(visit: Visit) -> bool:
    try:
        open_at(db.session(), visit.case, *OPEN_AT)
    except Refused:
        return False
    return True
