"""Partners: each institution with what binds it, whom to reach, and for the lead what it referred and was asked."""

from flask import Blueprint, abort, g, render_template, url_for
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.extensions import db
from conference.models.partner import PartnerContact
from conference.models.place import Institution
from conference.programme import partner as acts
from conference.queries.partner import Stands, awaiting, contacts, conventions, inside, partners
from conference.security.guard import owned, requires, signed_in
from conference.security.permissions import Permission, may
from conference.security.user import User
from conference.web.answers import Answer
from conference.web.filters import short_day, zone
from conference.web.forms.partner import ContactForm
from conference.web.refusals import corrected, kept
from conference.web.tasks import Task
from conference.web.versions import Difference
from conference.words import partner as words

pages = Blueprint("partner", __name__)
READ, KEEP = Permission.PROGRAMME_READ, Permission.PROGRAMME_KEEP
NEW = "nouveau"


@pages.get("/partenaires")
@requires(READ, Act.PAGE_READ)
def index() -> Answer:
    """Every institution that none holds, with the conventions that hold today."""
    return render_template("partner/index.html", partners=partners(db.session(), clock.today(zone())), words=words)


@pages.get("/partenaires/<key>")
@requires(READ, Act.PAGE_READ)
def show(key: str) -> Answer:
    """One partner."""
    session, partner = db.session(), the_partner(key)
    return render_template(
        "partner/show.html",
        partner=partner,
        conventions=conventions(session, clock.today(zone()), partner),
        contacts=contacts(session, partner),
        services=inside(session, partner),
        keeps=may(signed_in(), KEEP),
        words=words,
    )


def the_partner(key: str) -> Institution:
    """An institution that no other holds: a service is on the page of its own."""
    partner: Institution = owned(db.session(), Institution, key)
    if partner.parent_id is not None:
        abort(404)
    g.about = partner
    return partner


@pages.get("/partenaires/<key>/contacts/<which>")
@requires(KEEP, Act.PAGE_READ)
def ask(key: str, which: str) -> Answer:
    """Somebody new to reach, or somebody as they are kept."""
    partner = the_partner(key)
    row = _contact(partner, which)
    return _page(partner, row, _form(partner, row))


@pages.post("/partenaires/<key>/contacts/<which>")
@requires(KEEP, Act.PARTNER_WRITTEN)
def write(key: str, which: str) -> Answer:
    """Keep whom to reach, or that they left."""
    partner, session = the_partner(key), db.session()
    row = _contact(partner, which)
    form = _form(partner, row)

    def act() -> str:
        service = owned(session, Institution, form.service.data)
        acts.keep_contact(session, signed_in().actor, service, form.told(), row)
        return url_for("partner.show", key=key, _anchor="contacts")

    if row is None:
        return kept(form, act, lambda: _page(partner, row, form), words.KEPT)
    return corrected(
        form, row.version, form.stored(row), act, lambda found: _page(partner, row, form, found), words.KEPT
    )


def _contact(partner: Institution, which: str) -> PartnerContact | None:
    if which == NEW:
        return None
    row: PartnerContact = owned(db.session(), PartnerContact, which)
    if partner.id not in {row.institution_id, row.institution.parent_id}:
        abort(404)
    g.about = row
    return row


def _form(partner: Institution, row: PartnerContact | None) -> ContactForm:
    form = ContactForm(data=ContactForm.stored(row) | {"version": row.version} if row else None)
    form.offer(partner, inside(db.session(), partner))
    return form


def _page(
    partner: Institution, row: PartnerContact | None, form: ContactForm, overtaken: list[Difference] | None = None
) -> str:
    return render_template("partner/contact.html", partner=partner, row=row, form=form, overtaken=overtaken)


def cards(session: Session, user: User) -> list[Task]:
    """One card for each convention of which the lead must say what follows."""
    if not may(user, KEEP):
        return []
    return [_card(one) for one in awaiting(session, clock.today(zone()), zone())]


def _card(one: Stands) -> Task:
    row, begun = one.row, one.renewal is not None
    by = f"son terme est passé depuis le {short_day(row.until)}" if one.lapsed else f"avant le {short_day(row.until)}"
    return Task(
        words.SIGN_RENEWAL if begun else words.RENEW,
        f"{row.institution.name} · {row.subject}",
        url_for("partner.show", key=row.institution.key, _anchor=row.key),
        words.OPEN_CONVENTION,
        by=f"{by[0].upper()}{by[1:]}" if one.lapsed else by,
        late=one.lapsed,
    )
