"""Published practice sheets, for everybody: the list, each as a page, a PDF and JSON, and a feed.

Nothing is kept of who reads them: neither a cookie nor a count.
"""

import hashlib
from datetime import UTC, date, datetime

from flask import Blueprint, Response, abort, make_response, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from conference import clock
from conference.documents import practice_sheet as papers
from conference.domain.publication import PublicationKind
from conference.extensions import db
from conference.models.department import Department
from conference.models.publication import Publication
from conference.queries.publication import changed_at, in_force, of_key, published_of
from conference.security.guard import everyone
from conference.words import practice_sheet as words

pages = Blueprint("published_sheet", __name__)
KIND = PublicationKind.PRACTICE_SHEET
WHY = "a département publishes its practice sheet for everybody"
BEGINNING = datetime.fromtimestamp(0, UTC)
MEDIA = {"pdf": "application/pdf", "json": "application/json"}


def published(key: str) -> Publication:
    """A published sheet, withdrawn or not; 404."""
    return of_key(db.session(), KIND, key) or abort(404)


@pages.get("/fiches")
@everyone(WHY)
def index() -> Answer:
    """Every sheet that départements of this house publish, by their code: nothing ranks them."""
    found = in_force(db.session(), KIND)
    page = render_template("published_sheet/index.html", sheets=found, day=_day)
    return _same(page, "text/html", changed_at(db.session(), KIND))


@pages.get("/fiches/flux.xml")
@everyone(WHY)
def feed() -> Answer:
    """The same as an Atom feed, for those who collect such sheets."""
    found = in_force(db.session(), KIND)
    latest, url = changed_at(db.session(), KIND) or BEGINNING, url_for("published_sheet.feed", _external=True)
    entries = [_entry(one) for one in found]
    made = papers.feed(words.FEED, url, url_for("published_sheet.index", _external=True), latest, entries)
    return _same(made, "application/atom+xml", latest)


def _entry(one: Publication) -> papers.Entry:
    first = min(published_of(db.session(), one.source), key=lambda other: other.id)
    return papers.Entry(
        url_for("published_sheet.show", key=first.key, _external=True),
        one.title,
        url_for("published_sheet.show", key=one.key, _external=True),
        url_for("published_sheet.file", key=one.key, kind="pdf", _external=True),
        str(one.content.get("place", "")),
        one.published_at,
        words.SUMMARY.format(place=one.content.get("territory", ""), year=one.year),
    )


@pages.get("/fiches/<key>")
@everyone(WHY)
def show(key: str) -> Answer:
    """One sheet as it was published; one that was withdrawn says when and why."""
    one = published(key)
    if one.withdrawn_at is not None:
        return make_response(render_template("published_sheet/withdrawn.html", sheet=one, day=_day), 410)
    latest = published_of(db.session(), one.source)[0]
    updated = date.fromisoformat(one.content["updated"])
    page = render_template("published_sheet/show.html", sheet=one, latest=latest, updated=updated, day=_day)
    return _same(page, "text/html", latest.published_at)


@pages.get("/fiches/<key>.<any(pdf, json):kind>")
@everyone(WHY)
def file(key: str, kind: str) -> Answer:
    """The PDF, byte for byte what was published, or the same content as JSON."""
    one = published(key)
    if one.withdrawn_at is not None:
        abort(410)
    made = one.pdf if kind == "pdf" else papers.data(one.content, _about(one))
    answer = _same(made or abort(404), MEDIA[kind], one.published_at)
    name = f"fiche-{one.content.get('code', '')}-{one.year}.{kind}"
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def _about(one: Publication) -> dict[str, str]:
    """What a copy of a sheet must know of where it comes from."""
    return {
        "url": url_for("published_sheet.show", key=one.key, _external=True),
        "pdf": url_for("published_sheet.file", key=one.key, kind="pdf", _external=True),
        "pdf_sha256": one.digest,
        "published_at": one.published_at.isoformat(),
    }


def _day(one: Publication, at: datetime | None = None) -> date:
    """The civil day of a publication, or of another instant, where its département is."""
    zone = db.session().get_one(Department, one.department_id).zone
    return clock.civil(at or one.published_at, zone)


def _same(body: str | bytes, media: str, at: datetime | None) -> Response:
    """An answer known by the digest of its body: who holds it already is told so, and receives nothing again."""
    answer = make_response(body)
    answer.mimetype = media
    answer.set_etag(hashlib.sha256(body.encode() if isinstance(body, str) else body).hexdigest())
    if at is not None:
        answer.last_modified = at
    answer.make_conditional(request)
    return answer
