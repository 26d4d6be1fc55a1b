"""Partners: each institution with what binds it, whom to reach, and for the lead what it referred and was asked."""

from datetime import date

from flask import Blueprint, abort, current_app, g, render_template, url_for
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.documents import partner as papers
from conference.documents.press import PressFailed
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.indicators.plan import ANSWERS
from conference.evaluation.partner import Year, years
from conference.evaluation.partner_sheet import partner_sheet
from conference.evaluation.period import year
from conference.extensions import db
from conference.models.partner import PartnerContact
from conference.models.place import Institution
from conference.programme import partner as acts
from conference.queries.cases import first_received
from conference.queries.partner import Stands, awaiting, contacts, conventions, employed, inside, partners
from conference.queries.training import sessions
from conference.security.guard import owned, requires, signed_in, the_department
from conference.security.permissions import Permission, may, visible
from conference.security.user import User
from conference.web.answers import Answer, attached
from conference.web.filters import short_day, zone
from conference.web.forms.partner import ContactForm
from conference.web.refusals import corrected, kept
from conference.web.tasks import Task
from conference.web.versions import Difference
from conference.words import partner as words

pages = Blueprint("partner", __name__)
READ, KEEP = Permission.PROGRAMME_READ, Permission.PROGRAMME_KEEP
NEW = "nouveau"
LONGEST = 9  # years before this one that are told


@pages.get("/partenaires")
@requires(READ, Act.PAGE_READ)
def index() -> Answer:
    """Every institution that none holds, with the conventions that hold today."""
    return render_template("partner/index.html", partners=partners(db.session(), clock.today(zone())), words=words)


@pages.get("/partenaires/<key>")
@requires(READ, Act.PAGE_READ)
def show(key: str) -> Answer:
    """One partner; for the lead, what it referred and was asked, and who of its people coordinates."""
    session, partner, user, today = db.session(), the_partner(key), signed_in(), clock.today(zone())
    counted = _counted(session, user, partner, today) if may(user, Permission.FIGURES_READ) else None
    return render_template(
        "partner/show.html",
        partner=partner,
        conventions=conventions(session, today, partner),
        contacts=contacts(session, partner),
        services=inside(session, partner),
        keeps=may(user, KEEP),
        years=counted,
        people=employed(session, partner, today, today) if may(user, Permission.COORDINATORS_KEEP) else None,
        answers=ANSWERS,
        cases_url=lambda number: _cases_url(partner, number),
        sheets=_over(counted or [], today) if may(user, Permission.FIGURES_PUBLISH) else [],
        sessions=sessions(session, (date.min, today), partner),
        words=words,
    )


def _counted(session: Session, user: User, partner: Institution, today: date) -> list[Year]:
    """The years of a partner, among the cases that the reader counts."""
    first, seen = first_received(session, zone()), visible(user, Permission.FIGURES_READ)
    last = today.year
    begun = max(first.year, last - LONGEST) if first else last
    return years(session, partner, [Scope(year(number, zone()), seen) for number in range(begun, last + 1)])


def _cases_url(partner: Institution, number: int) -> str:
    """Where the cases that a partner referred in a year are listed, once the reader has said why."""
    first, last = f"{number}-01-01", f"{number}-12-31"
    figure = "activity.referrals"
    return url_for("behind.show", figure=figure, institution=partner.key, first=first, last=last)


def _over(counted: list[Year], today: date) -> list[int]:
    """The years of which there is a sheet: last year, and those before of which there is something to say."""
    known = {one.number for one in counted if one.number < today.year}
    return sorted(known | {today.year - 1}, reverse=True)


@pages.get("/partenaires/<key>/<int(min=2000, max=2100):number>.pdf")
@requires(Permission.FIGURES_PUBLISH, Act.PARTNER_EXPORTED)
def sheet(key: str, number: int) -> Answer:
    """The sheet of a year that is over, to look at together: small numbers are withheld."""
    partner = the_partner(key)
    if number >= clock.today(zone()).year:
        abort(404)
    made = partner_sheet(db.session(), the_department(), partner, number)
    db.session.rollback()  # the press takes its time: no transaction waits for it
    try:
        return attached(papers.pdf(made), f"partenaire-{number}.pdf", "application/pdf")
    except PressFailed as failed:
        current_app.logger.warning("press: %s", failed.cause)
        abort(503)


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
    if row is None:
        del form.left_on
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
