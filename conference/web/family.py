"""A family's own page, opened by a personal link and a code: no account, nobody named in an address or a title.

Whether a link is unknown, expired, closed or of no use any more, what is answered is the same to the letter.
"""

from datetime import datetime

from flask import Blueprint, abort, current_app, flash, g, make_response, redirect, render_template, session, url_for

from conference import clock
from conference.audit import Act
from conference.casework import complaint as complaints
from conference.casework import family_page as acts
from conference.casework.writing import open_at
from conference.domain.family_page import MARKED_AT, MOST_TRIES, OPEN_FOR, digits, tells_dates
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.models.case import Case
from conference.models.department import Department
from conference.models.guest import Guest
from conference.models.personal_link import PersonalLink
from conference.models.tenancy import work_for
from conference.queries.complaint import is_read
from conference.queries.family_page import Visit, opens, resting, visit
from conference.queries.invited import BY_LINK
from conference.security import links, once
from conference.security.guard import everyone
from conference.security.passwords import Passwords
from conference.web.answers import Answer
from conference.web.forms.base import typed
from conference.web.forms.family import CodeForm, ComplaintForm, MarkForm
from conference.web.refusals import beside_fields
from conference.words.family_page import MY_STATE
from conference.words.reasons import sentence

pages = Blueprint("family", __name__)
Found = tuple[PersonalLink, Case, Guest]
COOKIE, SINCE = "family", "family_since"
WHY = "opened by a personal link and its code"
# The same to all, right code or wrong: whoever may not be told that the family meets learns nothing of it here.
BUSY = "Cette page ne peut rien enregistrer pour le moment, réessayez plus tard."


@pages.get("/famille/<token>")
@everyone("a personal link: its address goes at once, and nothing is consumed")
def enter(token: str) -> Answer:
    """Swap a link for a cookie and an address without it; the code is asked there."""
    session[COOKIE] = links.swap(db.session(), token, links.family)
    session.pop(SINCE, None)
    return redirect(url_for("family.show"), 303)


@pages.get("/famille")
@everyone(WHY)
def show() -> Answer:
    """The page; before it, its code."""
    found = _link()
    if found is None:
        return _gone()
    if not _entered():
        return render_template("family/code.html", form=CodeForm(formdata=None), left=None)
    if _waits(found):
        return _later()
    link, case, guest = found
    g.act, g.about, g.by_link = Act.FAMILY_READ, f"{BY_LINK}:{link.key}", True
    _stay()
    return _show(visit(db.session(), case, guest))


@pages.post("/famille")
@everyone(WHY)
def try_code() -> Answer:
    """Try a code; too many wrong ones in a row close the link."""
    found, form, writes = _link(), CodeForm(), db.session()
    if found is None:
        return _gone()
    if not form.validate_on_submit():
        return render_template("family/code.html", form=form, left=None), 422
    if _rests(found):
        form.code.errors = [BUSY]
        return render_template("family/code.html", form=form, left=None), 409
    passwords: Passwords = current_app.extensions["passwords"]
    right = acts.enter(writes, found[0], lambda kept: passwords.matches(kept, digits(typed(form.code))))
    closed, left = found[0].ended_at is not None, MOST_TRIES - found[0].tries
    writes.commit()
    if right:
        _stay()
        return redirect(url_for("family.show"), 303)
    if closed:
        return _gone()
    form.code.errors = ["Ce code n’est pas le bon."]
    return render_template("family/code.html", form=form, left=left), 422


@pages.post("/famille/fait/<action>")
@everyone(WHY)
def mark(action: str) -> Answer:
    """Say that an action of one's own is done, or is not after all."""
    found, form, writes = _link(), MarkForm(), db.session()
    if found is None or not _entered():
        return _not_in(found)
    if _rests(found):
        flash(BUSY, "warning")
        return redirect(url_for("family.show"), 303)
    link, case, guest = found
    plan = visit(writes, case, guest).plan
    own = next((one for one in plan.own if one.key == action), None) if plan else None
    if own is None:
        abort(404)
    try:
        acts.mark(writes, link, case, guest, own, done=bool(form.done.data))
        writes.commit()
    except Refused as refusal:
        writes.rollback()
        flash(" ".join(map(sentence, refusal.reasons)), "warning")
    _stay()
    return redirect(url_for("family.show", _anchor="moi"), 303)


@pages.get("/famille/ecrire")
@everyone(WHY)
def complain() -> Answer:
    """Write to somebody other than who coordinates."""
    found = _link()
    if found is None or not _entered():
        return _not_in(found)
    if _waits(found):
        return _later()
    _stay()
    return _complain(found[1], ComplaintForm(formdata=None))


@pages.post("/famille/ecrire")
@everyone(WHY)
def send() -> Answer:
    """Keep what they wrote, and give its number."""
    found, form, writes = _link(), ComplaintForm(), db.session()
    if found is None or not _entered():
        return _not_in(found)
    case = found[1]
    if not form.validate_on_submit():
        return _complain(case, form), 422
    if _rests(found):
        form.words.errors = [BUSY]
        return _complain(case, form), 409
    try:
        kept = complaints.receive(writes, case, typed(form.words), typed(form.reached), form.once.data or once.draw())
    except Refused as refusal:
        writes.rollback()
        beside_fields(form, refusal.reasons)
        return _complain(case, form), 422
    number = kept.number
    writes.commit()
    _stay()
    flash(f"Votre message est arrivé. Son numéro\u00a0: {number}. Notez-le\u00a0: il permet d’en reparler.", "success")
    return redirect(url_for("family.show"), 303)


@pages.post("/famille/quitter")
@everyone(WHY)
def leave() -> Answer:
    """Put the page away on this device: nothing of it stays, nor comes back by the arrow of the browser."""
    session.pop(COOKIE, None)
    session.pop(SINCE, None)
    answer = make_response(render_template("family/left.html"))
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def _link() -> Found | None:
    """The link of this browser, its case and its holder, in the département that it belongs to."""
    reads, kept = db.session(), session.get(COOKIE)
    link = links.family(reads, kept) if isinstance(kept, str) else None
    if link is None:
        return None
    work_for(reads, reads.get_one(Department, link.department_id))
    held = opens(reads, link)
    return (link, *held) if held is not None else None


def _rests(found: Found) -> bool:
    """Whether the family is alone just now, so that nothing is kept."""
    return resting(db.session(), found[1])


def _waits(found: Found) -> bool:
    """Whether a page waits for the family to be together again: not that of who is told nothing of when it meets."""
    _, _, guest = found
    return tells_dates(guest.safety, guest.invitation) and _rests(found)


def _entered() -> bool:
    """Whether the code was typed here, lately enough."""
    since = session.get(SINCE)
    return isinstance(since, str) and clock.now() - datetime.fromisoformat(since) < OPEN_FOR


def _stay() -> None:
    session[SINCE] = clock.now().isoformat()


def _not_in(found: Found | None) -> Answer:
    """What is answered where no link opens anything, or where its code is due."""
    return _gone() if found is None else redirect(url_for("family.show"), 303)


def _gone() -> Answer:
    return render_template("family/gone.html"), 404


def _later() -> Answer:
    return render_template("family/later.html"), 409


def _show(seen: Visit) -> str:
    marks = seen.marks and _writable(seen.case)
    return render_template("family/show.html", visit=seen, marks=marks, mine=MY_STATE)


def _writable(case: Case) -> bool:
    try:
        open_at(db.session(), case, *MARKED_AT)
    except Refused:
        return False
    return True


def _complain(case: Case, form: ComplaintForm) -> str:
    reads = db.session()
    others = reads.get_one(Department, case.department_id).complaints
    return render_template("family/complain.html", form=form, others=others, read=is_read(reads, case))
