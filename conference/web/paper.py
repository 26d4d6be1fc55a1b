"""The papers of a conference: what each still misses, in which language, as PDF or as a text to edit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for

from conference import clock
from conference.audit import Act
from conference.casework import network
from conference.documents import calendar, papers
from conference.documents.network_map import picture
from conference.documents.papers.blocks import Paper
from conference.documents.press import PressFailed
from conference.domain.names import masked, words_of
from conference.domain.paper import USUAL_HOURS, Gathering, PaperKind, Tongue, missing
from conference.domain.reasons import Reason
from conference.domain.stages import Stage
from conference.extensions import db
from conference.models.case import Case
from conference.models.guest import Guest
from conference.queries import paper as told_by
from conference.queries.language import tongue_of, tongues
from conference.queries.logistics import meets_at_home
from conference.queries.network_map import network_map
from conference.queries.preparation import preparation as prepared
from conference.security.guard import child, requires, signed_in, the_department, told
from conference.security.permissions import Permission
from conference.web.answers import Answer, attached
from conference.web.forms.base import Form
from conference.web.forms.choices import of_tongues
from conference.web.forms.paper import AddresseeForm, TongueForm, stored
from conference.web.preparation import barred
from conference.web.versions import Difference, differences
from conference.words import papers as words
from conference.words.documents import PRESS_FAILURE
from conference.words.paper import CALENDAR_TITLE, PAPER, PAPER_FOR

pages = Blueprint("paper", __name__)
READ = Permission.PREPARATION_KEEP
STAGES = (Stage.PREPARATION, Stage.CONFERENCE)
# The same papers for everybody; invitations have their own page.
COMMON = tuple(kind for kind in PaperKind if kind is not PaperKind.INVITATION)
MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
FILE = {
    PaperKind.PROGRAMME: "programme",
    PaperKind.SHEET: "note-d-information",
    PaperKind.ATTENDANCE: "presences",
    PaperKind.PLAN: "plan-a-remplir",
    PaperKind.MAP: "carte-du-reseau",
}
KINDS, FORMATS = ", ".join(COMMON), ", ".join(MEDIA)


@dataclass(frozen=True, slots=True)
class Line:
    """One paper on the page: its words, and what it still misses."""

    kind: PaperKind
    label: str
    purpose: str
    missing: list[Reason]


def _tongue() -> Tongue:
    return tongue_of(tongues(db.session()), request.args.get("langue", ""))


@pages.get("/situations/<key>/papiers")
@requires(READ, Act.PREPARATION_READ, case=True)
def index(case: Case) -> Answer:
    """Every paper, and the language that they are printed in."""
    known = tongues(db.session())
    about = told_by.gathering(db.session(), case, the_department())
    form = TongueForm(request.args)
    form.langue.choices = of_tongues(known.values())
    tongue = tongue_of(known, request.args.get("langue", ""))
    return render_template(
        "paper/index.html",
        case=case,
        form=form,
        tongue=tongue,
        lacking=len(words.lacking(tongue)),
        lines=[Line(kind, PAPER[kind], PAPER_FOR[kind], missing(kind, about)) for kind in PaperKind],
        about=about,
    )


@pages.get(f"/situations/<key>/papiers/<any({KINDS}):kind>.<any({FORMATS}):form>")
@requires(READ, Act.PAPER_PRINTED, case=True)
def common(case: Case, kind: str, form: str) -> Answer:
    """One of the papers that are the same for everybody; ``?vide=1`` leaves all of it to be written by hand."""
    tongue, about = _tongue(), told_by.gathering(db.session(), case, the_department())
    if request.args.get("vide"):
        about = Gathering(service=about.service, nameless=True)
    mapped = kind == PaperKind.MAP and form == "pdf" and bool(about.guests)
    drawn = picture(network_map(db.session(), case)) if mapped else None
    told(f"paper:{kind}", f"format:{form}")
    return _printed(case.key, [papers.compose(PaperKind(kind), about, tongue, drawn)], FILE[PaperKind(kind)], form)


@pages.get("/situations/<key>/papiers/invitations")
@requires(READ, Act.PREPARATION_READ, case=True)
def invitations(case: Case) -> Answer:
    """Who is invited, how, and who gets no common invitation."""
    found, known = prepared(db.session(), case), tongues(db.session())
    about = told_by.gathering(db.session(), case, the_department())
    theirs = told_by.invited(found)
    asked = [(guest, told_by.addressee(guest)) for guest in theirs]
    return render_template(
        "paper/invitations.html",
        case=case,
        asked=[(guest, one, tongue_of(known, one.language)) for guest, one in asked],
        apart=[guest for guest in found.guests if guest not in theirs],
        missing=missing(PaperKind.INVITATION, about),
        form=Form(),
        barred=barred(case, *STAGES),
    )


@pages.get(f"/situations/<key>/papiers/invitations.<any({FORMATS}):form>")
@requires(READ, Act.PAPER_PRINTED, case=True)
def every_invitation(case: Case, form: str) -> Answer:
    """An invitation for everybody invited, each in their language and from a page of its own."""
    known, about = tongues(db.session()), told_by.gathering(db.session(), case, the_department())
    letters = [papers.letter(about, guest, tongue_of(known, guest.language)) for guest in about.guests]
    if not letters:
        letters = [papers.compose(PaperKind.INVITATION, about, _tongue())]
    told("paper:invitation", f"count:{len(letters)}", f"format:{form}")
    return _printed(case.key, letters, "invitations", form)


@pages.get("/situations/<key>/papiers/invitations/<guest>")
@requires(READ, Act.PREPARATION_READ, case=True)
def address(case: Case, guest: str) -> Answer:
    """The language and the words of one invitation."""
    found, form = _one(case, guest, filled=True)
    return _address(case, found, form)


@pages.post("/situations/<key>/papiers/invitations/<guest>")
@requires(READ, Act.PREPARATION_WRITTEN, case=True)
def write(case: Case, guest: str) -> Answer:
    """Keep them."""
    session = db.session()
    found, form = _one(case, guest)
    if not form.validate_on_submit():
        return _address(case, found, form), 422
    if not barred(case, *STAGES) and form.overtaken(found.version):
        kept = {name: value for name, value in stored(found).items() if name != "version"}
        form.version.data = str(found.version)
        return _address(case, found, form, differences(form, kept, form.chosen())), 409
    network.write(session, signed_in().actor, case, found, form.values())
    session.commit()
    flash("L’invitation est prête à imprimer.", "success")
    return redirect(url_for("paper.invitations", key=case.key))


@pages.get(f"/situations/<key>/papiers/invitations/<guest>.<any({FORMATS}):form>")
@requires(READ, Act.PAPER_PRINTED, case=True)
def invitation(case: Case, guest: str, form: str) -> Answer:
    """The invitation of one person; whoever does not get the common one has none to print."""
    session = db.session()
    found = child(session, Guest, guest, case)
    if found not in told_by.invited(prepared(session, case)):
        abort(404)
    about, one = told_by.gathering(session, case, the_department()), told_by.addressee(found)
    told("paper:invitation", "count:1", f"format:{form}")
    letter = papers.letter(about, one, tongue_of(tongues(session), one.language))
    return _printed(case.key, [letter], "invitation", form)


@pages.get("/situations/<key>/papiers/seance.ics")
@requires(READ, Act.PAPER_PRINTED, case=True)
def appointment(case: Case) -> Answer:
    """The sitting for anybody's calendar: when, and where unless that is a home; nothing of a family."""
    found = prepared(db.session(), case)
    sitting = told_by.upcoming(found)
    if sitting is None or sitting.at is None:
        abort(404)
    names = words_of(f"{person.first_name} {person.last_name}" for person in found.people)
    place = "" if meets_at_home(db.session(), case, sitting.place) else masked(sitting.place, names)
    event = calendar.Event(
        uid=f"{sitting.key}@conferences-familiales",
        starts=sitting.at,
        lasts=timedelta(hours=USUAL_HOURS),
        title=CALENDAR_TITLE,
        place=place,
        number=sitting.version,
    )
    told("paper:calendar")
    return attached(calendar.ics(event, clock.now()), "rencontre.ics", "text/calendar; charset=utf-8")


def _one(case: Case, key: str, *, filled: bool = False) -> tuple[Guest, AddresseeForm]:
    guest = child(db.session(), Guest, key, case)
    form = AddresseeForm(data=stored(guest)) if filled else AddresseeForm()
    form.offer(tongues(db.session()).values(), guest)
    return guest, form


def _printed(key: str, composed: Sequence[Paper], name: str, form: str) -> Answer:
    return printed(composed, name, form, url_for("paper.index", key=key))


def _address(case: Case, guest: Guest, form: AddresseeForm, overtaken: Sequence[Difference] | None = None) -> str:
    return render_template(
        "paper/address.html", case=case, guest=guest, form=form, barred=barred(case, *STAGES), overtaken=overtaken
    )


def printed(composed: Sequence[Paper], name: str, form: str, back: str) -> Answer:
    """The file of some papers; the base is let go before the press starts, and ``back`` is where a failure leads."""
    db.session.rollback()
    try:
        content = papers.pdf(composed) if form == "pdf" else papers.docx(composed)
    except PressFailed as failed:
        current_app.logger.warning("press: %s", failed.cause)
        flash(PRESS_FAILURE[failed.cause], "warning")
        return redirect(back)
    return attached(content, f"{name}.{form}", MEDIA[form])
