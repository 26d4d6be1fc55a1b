"""The network, one by one: who is in it, what each answers, what keeps everyone safe."""

from collections.abc import Callable, Sequence

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference.audit import Act
from conference.casework import network
from conference.domain.network import QuietNote
from conference.domain.preparation import Invitation, Part
from conference.domain.referral import CONTACT_FORBIDDEN, PersonKind
from conference.domain.stages import Stage
from conference.extensions import db
from conference.models.case import Case
from conference.models.guest import Guest, Side
from conference.models.referral import Person
from conference.queries.network import Network, sides, unasked, uninvited
from conference.queries.network import network as surrounding
from conference.queries.preparation import preparation as prepared
from conference.queries.referral import dossier
from conference.security import once
from conference.security.guard import child, requires, signed_in, told
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.base import typed
from conference.web.forms.guest import NAMES, AddForm, GuestForm, columns, stored
from conference.web.forms.mention import MentionForm
from conference.web.preparation import arrived, barred, desk, keep
from conference.web.versions import Difference, differences

pages = Blueprint("guest", __name__)
STAGES = (Stage.PREPARATION, Stage.CONFERENCE)
# What one tap may answer; anything else is answered on the page of the person.
TAPPED = (Invitation.COMING, Invitation.REMOTE, Invitation.DECLINED)


@pages.get("/situations/<key>/reseau")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def index(case: Case) -> Answer:
    """Everyone in the network by side, or those of one answer; and a line to add somebody."""
    return page(case)


@pages.post("/situations/<key>/reseau")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def add(case: Case) -> Answer:
    """Add somebody of the case, or somebody new."""
    form = AddForm().fit(sides(db.session(), case))
    return added(case, form, "guest.index", lambda: page(case, form))


def added(case: Case, form: AddForm, endpoint: str, again: Callable[[], str]) -> Answer:
    """Keep somebody who was added in one line of a page, and go back to it."""
    session = db.session()
    before = arrived(form)
    if before:
        return before
    if not form.validate_on_submit():
        return again(), 422
    known = child(session, Person, form.person.data, case) if form.person.data else None

    def act() -> str:
        person = known or network.name(session, case, _named(form))
        part = Part.FAMILY if person.kind is PersonKind.CHILD else form.part.data
        place = form.place(sides(session, case))
        network.invite(session, signed_in().actor, case, {"part": part, **place}, person)
        return url_for(endpoint, key=case.key)

    return keep(form, act, again, "La personne est dans le réseau.")


def _named(form: AddForm) -> dict[str, object]:
    names = {name: typed(form[name]) for name in NAMES}
    return {"kind": PersonKind.RELATIVE, **names}


def page(case: Case, form: AddForm | None = None, mentioning: MentionForm | None = None) -> str:
    """The page of a network, with what was typed in one of its forms."""
    session, here = db.session(), desk(case, *STAGES)
    said, found = dossier(session, case), surrounding(session, case)
    answer = _answer()
    shown = [one for one in found.guests if answer in (None, one.invitation)]
    told(*(["answer"] if answer else []))
    return render_template(
        "guest/index.html",
        case=case,
        said=said,
        desk=here,
        network=found,
        form=form or AddForm().fit(found.sides),
        mentioning=mentioning or MentionForm(prefix="mention"),
        sent=mentioning or form,
        not_yet=[(person, once.draw()) for person in uninvited(said.people, found.guests)],
        unasked=[(one, once.draw()) for one in unasked(said.known_by, found.guests)],
        groups=found.grouped(shown),
        note=QuietNote,
        answers=_answers(found),
        answer=answer,
        unanswered=sum(guest.safety is None for guest in found.guests),
        forbidden=said.referral.danger in CONTACT_FORBIDDEN,
    )


def _answer() -> Invitation | None:
    asked = request.args.get("reponse", "")
    return Invitation(asked) if asked in set(Invitation) else None


def _answers(found: Network) -> list[tuple[Invitation, int]]:
    """How many gave each answer, in the order of the answers."""
    given = [one.invitation for one in found.guests]
    return [(answer, given.count(answer)) for answer in Invitation if answer in given]


@pages.post("/situations/<key>/reseau/reponse")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def answer(case: Case) -> Answer:
    """A first answer in one tap: the button says which, and its value who; an answer that is there already stays."""
    session = db.session()
    said = next((code for code in TAPPED if code.value in request.form), None) or abort(404)
    guest = child(session, Guest, request.form[said.value], case)
    done = network.answer(session, signed_in().actor, case, guest, said)
    session.commit()
    flash(
        f"{guest.person.first_name}\u00a0: c’est noté." if done else "Une réponse était déjà notée\u00a0: elle reste.",
        "success",
    )
    return redirect(url_for("guest.index", key=case.key, _anchor="people"))


@pages.post("/situations/<key>/reseau/rien-a-signaler")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def nothing_to_report(case: Case) -> Answer:
    """The safety of everyone not yet looked at: nothing to report."""
    return _nothing(case, prepared(db.session(), case).guests)


@pages.post("/situations/<key>/reseau/<guest>/rien-a-signaler")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def nothing_for_one(case: Case, guest: str) -> Answer:
    """The safety of one person: nothing to report; an answer that is there already stays."""
    return _nothing(case, [child(db.session(), Guest, guest, case)])


def _nothing(case: Case, guests: Sequence[Guest]) -> Response:
    session = db.session()
    done = network.nothing_to_report(session, signed_in().actor, case, guests)
    session.commit()
    flash(
        "«\u00a0Rien à signaler\u00a0» est noté." if done else "La sécurité était déjà notée\u00a0: rien n’a changé.",
        "success",
    )
    return redirect(url_for("guest.index", key=case.key))


@pages.get("/situations/<key>/reseau/<guest>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def show(case: Case, guest: str) -> Answer:
    """One person of the network."""
    return _show(case, *_one(db.session(), case, guest, filled=True)[:2])


@pages.post("/situations/<key>/reseau/<guest>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def write(case: Case, guest: str) -> Answer:
    """Keep their place, what they answer, what they need."""
    session, who = db.session(), signed_in().actor
    found, form, there = _one(session, case, guest)
    if not form.validate_on_submit():
        return _show(case, found, form), 422
    values = form.values(found)
    if not barred(case, *STAGES) and form.overtaken(found.version):
        kept = {name: value for name, value in stored(found).items() if name in form}
        form.version.data = str(found.version)
        return _show(case, found, form, differences(form, kept, values)), 409
    names = {name: values[name] for name in NAMES if name in values}
    if names and names != {name: getattr(found.person, name) for name in NAMES}:
        network.correct(session, who, case, found, names)
    network.write(session, who, case, found, columns(values, there))
    session.commit()
    flash(f"{found.person.first_name}\u00a0: c’est noté.", "success")
    return redirect(url_for("guest.index", key=case.key))


@pages.post("/situations/<key>/reseau/<guest>/retirer")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def remove(case: Case, guest: str) -> Answer:
    """Take somebody out of the network, who was added by mistake."""
    session = db.session()
    found = child(session, Guest, guest, case)
    first_name = found.person.first_name
    network.remove(session, signed_in().actor, case, found)
    session.commit()
    flash(f"{first_name} n’est plus dans le réseau.", "success")
    return redirect(url_for("guest.index", key=case.key))


def _one(session: Session, case: Case, key: str, *, filled: bool = False) -> tuple[Guest, GuestForm, Sequence[Side]]:
    guest, there = child(session, Guest, key, case), sides(session, case)
    form = GuestForm(data=stored(guest)) if filled else GuestForm()
    form.fit(guest, there)
    return guest, form, there


def _show(case: Case, guest: Guest, form: GuestForm, overtaken: Sequence[Difference] | None = None) -> str:
    ties = [tie for tie in surrounding(db.session(), case).ties if guest in (tie.one, tie.other)]
    return render_template(
        "guest/show.html",
        case=case,
        guest=guest,
        form=form,
        ties=ties,
        barred=barred(case, *STAGES),
        overtaken=overtaken,
    )
