"""How the people of a case are reached: their page, the book of a case, and the numbers to have at hand."""

from collections.abc import Sequence
from itertools import groupby

from flask import Blueprint, flash, redirect, render_template, url_for

from conference.audit import Act
from conference.casework import contact
from conference.domain.contact import dialled, to_call
from conference.domain.reasons import Reason
from conference.domain.referral import ADDRESS_KEPT_SECRET, CONTACT_FORBIDDEN
from conference.extensions import db
from conference.models.case import Case
from conference.models.contact import Contact
from conference.models.referral import Person
from conference.queries import contact as details
from conference.queries import log
from conference.queries.preparation import people
from conference.security.criteria import they_coordinate
from conference.security.guard import child, requires, signed_in, told
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.forms.contact import ContactForm, stored
from conference.web.log import after_a_call
from conference.web.preparation import barred, receive
from conference.web.refusals import kept
from conference.web.versions import Difference, differences

pages = Blueprint("contact", __name__)
pages.app_template_filter("dialled")(dialled)
KEEP = Permission.CONTACT_KEEP


def _barred(case: Case) -> list[Reason]:
    return barred(case, *contact.STAGES, while_suspended=True)


@pages.get("/situations/<key>/coordonnees")
@requires(KEEP, Act.CONTACT_READ, case=True)
def index(case: Case) -> Answer:
    """Everybody of a case, with how they are reached."""
    session = db.session()
    danger, why = details.danger(session, case)
    return render_template(
        "contact/index.html",
        case=case,
        barred=_barred(case),
        people=people(session, case),
        lines=details.contacts(session, case),
        tried=log.attempts(session, case),
        forbidden=danger in CONTACT_FORBIDDEN,
        danger_details=why,
    )


@pages.get("/situations/<key>/coordonnees/<person>")
@requires(KEEP, Act.CONTACT_READ, case=True)
def person(case: Case, person: str) -> Answer:
    """One person: their lines, and one more."""
    return _person(case, _of(case, person), _new(case))


@pages.post("/situations/<key>/coordonnees/<person>")
@requires(KEEP, Act.CONTACT_WRITTEN, case=True)
def add(case: Case, person: str) -> Answer:
    """One line more."""
    session, who, form = db.session(), _of(case, person), ContactForm()

    def act() -> str:
        contact.add(session, signed_in().actor, case, who, form.values())
        return url_for("contact.person", key=case.key, person=who.key)

    return receive(form, act, lambda: _person(case, who, form), "C’est noté.")


@pages.get("/situations/<key>/coordonnee/<line>")
@requires(KEEP, Act.CONTACT_READ, case=True)
def show(case: Case, line: str) -> Answer:
    """One line, to change or to take away."""
    found = child(db.session(), Contact, line, case)
    return _show(case, found, ContactForm(data=stored(found)))


@pages.post("/situations/<key>/coordonnee/<line>")
@requires(KEEP, Act.CONTACT_WRITTEN, case=True)
def write(case: Case, line: str) -> Answer:
    """Change a line."""
    found, form = child(db.session(), Contact, line, case), ContactForm()
    if form.validate_on_submit() and not _barred(case) and form.overtaken(found.version):
        form.version.data = str(found.version)
        return _show(case, found, form, differences(form, stored(found), form.values())), 409

    def act() -> str:
        contact.write(db.session(), signed_in().actor, case, found, form.values())
        return url_for("contact.person", key=case.key, person=found.person.key)

    return kept(form, act, lambda: _show(case, found, form), "C’est changé.")


@pages.post("/situations/<key>/coordonnee/<line>/retirer")
@requires(KEEP, Act.CONTACT_WRITTEN, case=True)
def remove(case: Case, line: str) -> Answer:
    """Take a line away."""
    session, found = db.session(), child(db.session(), Contact, line, case)
    address = url_for("contact.person", key=case.key, person=found.person.key)
    contact.remove(session, signed_in().actor, case, found)
    session.commit()
    flash("Cette coordonnée est effacée.", "success")
    return redirect(address)


@pages.get("/telephones")
@requires(KEEP, Act.CONTACT_READ)
def phones() -> Answer:
    """The numbers of one's own open cases, those to protect apart."""
    found = details.numbers(db.session(), they_coordinate(signed_in()))
    listed = to_call(found)
    told(f"count:{len(listed)}")
    by_case = [(case, list(lines)) for case, lines in groupby(listed, key=lambda line: line.case)]
    return render_template("contact/phones.html", by_case=by_case, withheld=len(found) - len(listed))


def _of(case: Case, person: str) -> Person:
    return child(db.session(), Person, person, case)


def _new(case: Case) -> ContactForm:
    """Where an address is to be kept secret, a new line is protected unless one says that it need not be."""
    return ContactForm(data={"protected": details.danger(db.session(), case)[0] in ADDRESS_KEPT_SECRET})


def _person(case: Case, person: Person, form: ContactForm) -> str:
    session = db.session()
    danger, why = details.danger(session, case)
    return render_template(
        "contact/person.html",
        case=case,
        person=person,
        barred=_barred(case),
        lines=details.of_person(session, person),
        form=form,
        forbidden=danger in CONTACT_FORBIDDEN,
        secret=danger in ADDRESS_KEPT_SECRET,
        danger_details=why,
        tried=log.attempts(session, case).get(person.id),
        entries=log.of_person(session, person),
        taps=after_a_call(),
    )


def _show(case: Case, line: Contact, form: ContactForm, overtaken: Sequence[Difference] | None = None) -> str:
    found = _barred(case)
    return render_template("contact/show.html", case=case, line=line, form=form, barred=found, overtaken=overtaken)
