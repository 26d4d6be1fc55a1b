"""What a département publishes of a year: seen before, published, withdrawn."""

from flask import Blueprint, abort, g, render_template, request, url_for

from conference import clock
from conference.audit import Act
from conference.documents.published import drawing
from conference.domain.reasons import Reason, Refused
from conference.evaluation.grids import grids
from conference.evaluation.published import Draft, draw_up
from conference.extensions import db
from conference.models.publication import Publication
from conference.programme import publication
from conference.programme.published_figures import publish as publish_figures
from conference.queries import published_figures
from conference.security.guard import requires, signed_in, the_department
from conference.security.permissions import Permission
from conference.security.transactions import to_read, to_write
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.publication import PublishForm, WithdrawForm
from conference.web.refusals import kept
from conference.words import publication as words

pages = Blueprint("publication", __name__)
PUBLISH = Permission.FIGURES_PUBLISH
YEARS = 4  # a year's figures are published within a few years of it


@pages.get("/evaluation/publication")
@requires(PUBLISH, Act.FIGURES_READ)
def show() -> Answer:
    """What would be published of a year, the last one unless another is asked for; what was, below."""
    return _page(_asked())


@pages.post("/evaluation/publication")
@requires(PUBLISH, Act.PUBLISHED)
def publish() -> Answer:
    """Publish what was on the page: figures that have moved since are shown again first."""
    form, session = PublishForm(), db.session()
    if not form.validate_on_submit():
        abort(400)
    to_read(session)  # drawing up takes its time: nobody waits to write meanwhile
    draft, _ = _drawn(form.year.data or 0)
    to_write(session)

    def act() -> str:
        if draft.digest != form.digest.data:
            raise Refused(Reason("published_meanwhile"))
        publish_figures(session, signed_in().actor, the_department(), draft.content, form.after.data or "")
        return url_for("publication.show", annee=form.year.data)

    return kept(form, act, lambda: _page(form.year.data or 0, form), words.PUBLISHED.format(year=form.year.data))


@pages.post("/evaluation/publication/<key>/retrait")
@requires(PUBLISH, Act.WITHDRAWN)
def withdraw(key: str) -> Answer:
    """Take one back, with a reason."""
    found, form = _own(key), WithdrawForm()
    year = found.year

    def act() -> str:
        publication.withdraw(db.session(), signed_in().actor, [found], form.why.data or "")
        return url_for("publication.show", annee=year)

    return kept(form, act, lambda: _page(year, withdrawal=form), words.WITHDRAWN)


def _own(key: str) -> Publication:
    found = published_figures.one(db.session(), key, the_department().id)
    if found is None or found.department_id != the_department().id:
        abort(404)
    g.about = found
    return found


def _asked() -> int:
    """The year of the address, among those that are over."""
    offered = _offered()
    asked = request.args.get("annee", str(offered[0]))
    return int(asked) if asked in map(str, offered) else abort(404)


def _offered() -> list[int]:
    last = clock.today(zone()).year - 1
    return [last - back for back in range(YEARS)]


def _drawn(year: int) -> tuple[Draft, str]:
    """What would be published now, after all that was, and the key of what it comes after."""
    before = published_figures.of_year(db.session(), the_department().id, year)
    draft = draw_up(db.session(), the_department(), year, [one.content for one in before])
    return draft, before[-1].key if before else ""


def _page(year: int, form: PublishForm | None = None, withdrawal: WithdrawForm | None = None) -> str:
    draft, after = _drawn(year)
    if form is None:
        form = PublishForm(formdata=None)
    form.year.data, form.digest.data, form.after.data = year, draft.digest, after
    return render_template(
        "publication/show.html",
        year=year,
        years=_offered(),
        draft=draft,
        grids=grids(draft.content),
        drawing=drawing,
        form=form,
        withdrawal=withdrawal or WithdrawForm(formdata=None),
        published=published_figures.of_department(db.session(), the_department().id),
        words=words,
    )
