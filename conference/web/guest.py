"""The network: who is invited, what each answers, what keeps everyone safe."""

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference.audit import Act
from conference.casework import network
from conference.domain.preparation import Part
from conference.domain.referral import CONTACT_FORBIDDEN, PersonKind
from conference.domain.stages import Stage
from conference.extensions import db
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.referral import Person
from conference.queries.preparation import preparation as prepared
from conference.queries.referral import dossier
from conference.security import once
from conference.security.guard import child, requires, signed_in
from conference.security.permissions import Permission
from conference.web.forms.base import typed
from conference.web.forms.guest import AddForm, GuestForm, stored
from conference.web.preparation import Answer, arrived, barred, desk, keep
from conference.web.versions import Difference, differences

pages = Blueprint("guest", __name__)
STAGES = (Stage.PREPARATION, Stage.CONFERENCE)


@pages.get("/situations/<key>/reseau")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_READ, case=True)
def index(case: Case) -> Answer:
    """Everyone in the network, and a line to add somebody."""
    return _index(case, AddForm())


@pages.post("/situations/<key>/reseau")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def add(case: Case) -> Answer:
    """Add somebody of the case, or somebody new."""
    session, form = db.session(), AddForm()
    again = arrived(form)
    if again:
        return again
    if not form.validate_on_submit():
        return _index(case, form), 422
    known = child(session, Person, form.person.data, case) if form.person.data else None

    def act() -> str:
        person = known or network.name(session, case, _named(form))
        part = Part.FAMILY if person.kind is PersonKind.CHILD else form.part.data
        network.invite(session, signed_in().actor, case, {"part": part}, person)
        return url_for("guest.index", key=case.key)

    return keep(form, act, lambda: _index(case, form), "La personne est dans le réseau.")


def _named(form: AddForm) -> dict[str, object]:
    names = {name: typed(form[name]) for name in ("first_name", "last_name", "tie")}
    return {"kind": PersonKind.RELATIVE, **names}


def _index(case: Case, form: AddForm) -> str:
    session, here = db.session(), desk(case, *STAGES)
    said, invited = dossier(session, case), {guest.person_id for guest in here.prepared.guests}
    return render_template(
        "guest/index.html",
        case=case,
        said=said,
        desk=here,
        form=form,
        not_yet=[(p, once.draw()) for p in here.prepared.people if p.id not in invited],
        unanswered=sum(guest.safety is None for guest in here.prepared.guests),
        forbidden=said.referral.danger in CONTACT_FORBIDDEN,
    )


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
    return _show(case, *_one(db.session(), case, guest, filled=True))


@pages.post("/situations/<key>/reseau/<guest>")
@requires(Permission.PREPARATION_KEEP, Act.PREPARATION_WRITTEN, case=True)
def write(case: Case, guest: str) -> Answer:
    """Keep what they answer."""
    session = db.session()
    found, form = _one(session, case, guest)
    if not form.validate_on_submit():
        return _show(case, found, form), 422
    values = form.values(found)
    if not barred(case, *STAGES) and form.overtaken(found.version):
        kept = {name: value for name, value in stored(found).items() if name in form}
        form.version.data = str(found.version)
        return _show(case, found, form, differences(form, kept, values)), 409
    network.write(session, signed_in().actor, case, found, values)
    session.commit()
    flash(f"{found.person.first_name}\u00a0: c’est noté.", "success")
    return redirect(url_for("guest.index", key=case.key))


def _one(session: Session, case: Case, key: str, *, filled: bool = False) -> tuple[Guest, GuestForm]:
    guest = child(session, Guest, key, case)
    form = GuestForm(data=stored(guest)) if filled else GuestForm()
    form.fit(guest)
    return guest, form


def _show(case: Case, guest: Guest, form: GuestForm, overtaken: Sequence[Difference] | None = None) -> str:
    return render_template(
        "guest/show.html", case=case, guest=guest, form=form, barred=barred(case, *STAGES), overtaken=overtaken
    )
