"""The place of each child: the way they chose, who stands by them, their day, their words; and a page for them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, render_template, url_for
from sqlalchemy.orm import Session

from conference.audit import Act
from conference.casework import child as acts
from conference.domain.preparation import TAKES_PART, Safety
from conference.extensions import db
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.place import Institution
from conference.queries.child import Child, children, supporters, uninvited
from conference.queries.child import child as kept_of
from conference.queries.logistics import meets_at_home
from conference.queries.network import guests as guests_of
from conference.queries.places import rows, tree
from conference.queries.preparation import sitting
from conference.security import once
from conference.security.guard import child as row_of
from conference.security.guard import owned, requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms import child as forms
from conference.web.forms.base import CreatingForm, VersionedForm
from conference.web.preparation import barred, receive
from conference.web.versions import Difference, differences

pages = Blueprint("child", __name__)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page of a child: its form, what it holds now, the act that keeps it, what is said then."""

    form: type[CreatingForm]
    stored: Callable[[Child], dict[str, Any]]
    keep: Callable[[Session, Case, Guest, Any], object]
    said: str


def _choose(session: Session, case: Case, guest: Guest, form: forms.WayForm) -> object:
    said = (form.way.data, form.proposer(), form.on.data)
    return acts.choose(session, signed_in().actor, case, guest, *said)


def _accompany(session: Session, case: Case, guest: Guest, form: forms.SupportForm) -> object:
    somebody = row_of(session, Guest, form.guest.data, case)
    place = None if form.works_for.data == forms.NOWHERE else owned(session, Institution, form.works_for.data)
    return acts.accompany(session, signed_in().actor, case, guest, somebody, place, stays=form.stays.data)


def _plan(session: Session, case: Case, guest: Guest, form: forms.DayForm) -> object:
    return acts.plan_day(session, signed_in().actor, case, guest, form.values())


def _say(session: Session, case: Case, guest: Guest, form: forms.WordsForm) -> object:
    reader = row_of(session, Guest, form.reader.data, case) if form.reader.data else None
    said = (form.purpose.data, form.words.data or "", reader)
    return acts.say(session, signed_in().actor, case, guest, *said)


PARTS: dict[str, Part] = {
    "facon": Part(forms.WayForm, forms.stored_way, _choose, "C’est noté\u00a0; un autre choix restera possible."),
    "soutien": Part(forms.SupportForm, forms.stored_support, _accompany, "La personne de soutien est notée."),
    "journee": Part(forms.DayForm, forms.stored_day, _plan, "Sa journée est notée."),
    "mots": Part(forms.WordsForm, forms.stored_words, _say, "Ses mots sont gardés tels quels."),
}


@pages.get("/situations/<key>/enfants")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def index(case: Case) -> Answer:
    """Every child of the conference, and where each stands."""
    session = db.session()
    found = [] if case.minimal else [kept_of(session, guest) for guest in children(session, case)]
    waiting = [] if case.minimal else [(person, once.draw()) for person in uninvited(session, case)]
    closed = barred(case, *acts.WRITTEN_AT)
    return render_template("child/index.html", case=case, children=found, waiting=waiting, barred=closed)


@pages.get("/situations/<key>/enfants/<guest>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def show(case: Case, guest: str) -> Answer:
    """One child."""
    found = _child(case, guest)
    return _page(case, found, _forms(case, found))


@pages.get("/situations/<key>/enfants/<guest>/<part>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def edit(case: Case, guest: str, part: str) -> Answer:
    """The same page, one part open to be written in."""
    found = _child(case, guest)
    return _page(case, found, _forms(case, found, _known(part)), part)


@pages.post("/situations/<key>/enfants/<guest>/<part>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def write(case: Case, guest: str, part: str) -> Answer:
    """Keep one part."""
    session, here, found = db.session(), PARTS[_known(part)], _child(case, guest)
    shown = _forms(case, found, part)
    form, stored = shown[part], here.stored(found)
    late = isinstance(form, VersionedForm) and form.overtaken(stored["version"])
    if late and not barred(case, *acts.WRITTEN_AT) and form.validate_on_submit():
        both = differences(form, stored, {name: form[name].data for name in stored if name != "version"})
        form.version.data = str(stored["version"])
        return _page(case, found, shown, part, both), 409

    def act() -> str:
        here.keep(session, case, found.guest, form)
        return url_for("child.show", key=case.key, guest=found.guest.key)

    return receive(form, act, lambda: _page(case, found, shown, part), here.said)


@pages.get("/situations/<key>/enfants/<guest>/page")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def page(case: Case, guest: str) -> Answer:
    """What a conference is, in plain words and drawings, for this child: to be read together or printed."""
    session, found = db.session(), _child(case, guest)
    coming = [one for one in guests_of(session, case) if _shown(one) and one.id != found.guest.id]
    planned = sitting(session, case)
    home = planned is not None and meets_at_home(session, case, planned.place)
    return render_template("child/page.html", case=case, child=found, guests=coming, sitting=planned, home=home)


def _shown(guest: Guest) -> bool:
    """Whether a child reads that somebody comes: not before they said yes, and never who is kept away."""
    return guest.invitation in TAKES_PART and guest.safety is not Safety.APART


def _known(part: str) -> str:
    return part if part in PARTS else abort(404)


def _child(case: Case, key: str) -> Child:
    session = db.session()
    known = {guest.key for guest in children(session, case)}
    return kept_of(session, row_of(session, Guest, key, case)) if key in known else abort(404)


def _forms(case: Case, found: Child, part: str = "") -> dict[str, CreatingForm]:
    session, made = db.session(), {}
    for name, one in PARTS.items():
        bound: dict[str, Any] = {} if name == part else {"formdata": None}
        made[name] = one.form(prefix=f"{name}-", data=one.stored(found), **bound)
    guests = sorted(guests_of(session, case), key=lambda guest: guest.id != found.guest.id)
    made["soutien"].offer(supporters(session, case), rows(tree(session, Institution)))
    made["mots"].offer(guests)
    return made


def _page(
    case: Case,
    found: Child,
    shown: dict[str, CreatingForm],
    part: str = "",
    overtaken: Sequence[Difference] | None = None,
) -> str:
    return render_template(
        "child/show.html",
        case=case,
        child=found,
        forms=shown,
        part=part,
        sent=shown[part] if part else None,
        barred=barred(case, *acts.WRITTEN_AT),
        overtaken=overtaken,
    )
