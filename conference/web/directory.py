"""The directory of local resources: found, ticked and printed for a family, kept up to date by who prepares them."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask import Blueprint, abort, current_app, g, render_template, request, url_for
from sqlalchemy import select

from conference import clock
from conference.audit import Act
from conference.documents import papers
from conference.documents.papers import directory
from conference.documents.papers.blocks import Paper
from conference.documents.papers.fitting import TIGHTER, tightness
from conference.documents.press import PressFailed
from conference.domain.directory import MOST_ON_A_SHEET, chosen, is_stale
from conference.domain.reasons import Reason
from conference.domain.referral import Field
from conference.extensions import db
from conference.models.directory import DirectoryEntry
from conference.models.place import Territory
from conference.programme import directory as acts
from conference.queries import places
from conference.queries.directory import Sought, closed, resources, ticked
from conference.queries.paper import service
from conference.security.guard import owned, requires, signed_in, the_department, told
from conference.security.permissions import Permission, may
from conference.web.answers import Answer, attached
from conference.web.filters import zone
from conference.web.forms.choices import of_tree
from conference.web.forms.directory import ResourceForm, SoughtForm
from conference.web.refusals import corrected, kept
from conference.web.versions import Difference
from conference.words import directory as words

pages = Blueprint("directory", __name__)
READ, KEEP = Permission.PROGRAMME_READ, Permission.DIRECTORY_KEEP
NEW, TICKED = "nouvelle", "r"


@pages.get("/ressources-locales")
@requires(READ, Act.PAGE_READ)
def index() -> Answer:
    """What there is, narrowed by what stands in the address."""
    return _index()


def _index(refused: Iterable[Reason] = (), keys: Sequence[str] = ()) -> str:
    session, today, form = db.session(), clock.today(zone()), SoughtForm(request.args)
    form.territory.choices = of_tree(places.rows(places.tree(session, Territory)), words.WHOLE)
    sought = _sought(form)
    found = resources(session, sought, today)
    told(*sought.used, f"count:{len(found)}")
    keeps = may(signed_in(), KEEP)
    return render_template(
        "directory/index.html",
        form=form,
        sought=sought,
        found=found,
        closed=closed(session, today) if keeps else (),
        stale={one.key for one in found if is_stale(one.last_check.on if one.last_check else None, today)},
        keeps=keeps,
        refused=list(refused),
        ticked=set(keys),
        most=MOST_ON_A_SHEET,
        words=words,
    )


def _sought(form: SoughtForm) -> Sought:
    place = select(Territory.id).where(Territory.key == (form.territory.data or ""))
    field = form.field.data
    return Sought(
        (form.q.data or "").strip()[:100],
        db.session.scalar(place) if form.territory.data else None,
        Field(field) if field in set(Field) else None,
    )


@pages.get("/ressources-locales/feuille.pdf")
@requires(READ, Act.DIRECTORY_PRINTED)
def sheet() -> Answer:
    """The resources that were ticked, on one page for a family to take home; it names nobody, and nothing is kept."""
    session, today = db.session(), clock.today(zone())
    keys = request.args.getlist(TICKED)
    found = ticked(session, keys[:100], today)
    paper = directory.sheet([_plain(one) for one in found], service(the_department()))
    refused = chosen(len(found)) or _too_long(paper)
    if refused:
        return _index(refused, keys), 422
    told(f"count:{len(found)}")
    db.session.rollback()  # the press takes its time: no transaction waits for it
    try:
        return attached(papers.pdf([paper]), "ressources-locales.pdf", "application/pdf")
    except PressFailed as failed:
        current_app.logger.warning("press: %s", failed.cause)
        abort(503)


def _too_long(paper: Paper) -> list[Reason]:
    """Why a sheet is not printed: its letters would be the smallest there are, if it held on its page at all."""
    return [Reason("sheet_too_long", "resources")] if tightness(paper) == TIGHTER[-1][1] else []


def _plain(one: DirectoryEntry) -> directory.Resource:
    where = one.territory.name if one.territory else words.WHOLE
    checked = one.last_check.on if one.last_check else None
    return directory.Resource(one.name, one.offers, where, one.contact, one.cost, one.languages, checked)


@pages.get("/ressources-locales/<key>")
@requires(KEEP, Act.PAGE_READ)
def ask(key: str) -> Answer:
    """A resource to add, or one as it is kept."""
    row = _entry(key)
    data = ResourceForm.stored(row) | {"version": row.version} if row else {"checked": True}
    return _page(row, _form(row, data=data))


@pages.post("/ressources-locales/<key>")
@requires(KEEP, Act.DIRECTORY_WRITTEN)
def write(key: str) -> Answer:
    """Keep it; who changed it meanwhile is shown beside what was typed."""
    session, row = db.session(), _entry(key)
    form = _form(row)

    def act() -> str:
        place = owned(session, Territory, form.territory.data) if form.territory.data else None
        checked = clock.today(zone()) if form.checked.data else None
        made = acts.write(session, signed_in().actor, form.told(place.id if place else None), row, checked)
        return url_for("directory.index", _anchor=made.key)

    if row is None:
        return kept(form, act, lambda: _page(None, form), words.KEPT)
    stored = form.stored(row)
    return corrected(form, row.version, stored, act, lambda found: _page(row, form, found), words.KEPT)


def _form(row: DirectoryEntry | None, **given: Any) -> ResourceForm:
    """What is added is not closed yet."""
    form = _offered(ResourceForm(**given))
    if row is None:
        del form.closed_on
    return form


def _entry(key: str) -> DirectoryEntry | None:
    if key == NEW:
        return None
    row: DirectoryEntry = owned(db.session(), DirectoryEntry, key)
    g.about = row
    return row


def _offered(form: ResourceForm) -> ResourceForm:
    form.offer(places.rows(places.tree(db.session(), Territory)))
    return form


def _page(row: DirectoryEntry | None, form: ResourceForm, overtaken: list[Difference] | None = None) -> str:
    return render_template("directory/write.html", row=row, form=form, overtaken=overtaken)
