"""Words that may be quoted: read, cut, coded by theme and decided on by who leads the département."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from flask import Blueprint, abort, g, render_template, request, url_for
from sqlalchemy import select

from conference.audit import Act
from conference.domain.quotation import QuotationState, verdicts
from conference.extensions import db
from conference.models.answer import Answer
from conference.models.quotation import Quotation
from conference.programme import quotation as acts
from conference.queries.quotation import (
    hidden,
    proposed,
    published_since,
    quotable,
    source_of,
    themes,
    unread,
    words_of,
)
from conference.security import once
from conference.security.guard import owned, requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer as Given
from conference.web.forms.quotation import VerdictForm
from conference.web.refusals import kept
from conference.web.versions import Difference, differences

pages = Blueprint("quotation", __name__)
KEEP = Permission.NOTE_KEEP


@pages.get("/citations")
@requires(KEEP, Act.QUOTATION_READ)
def index() -> Given:
    """What waits to be read, and what may be quoted: of a year and of a theme, where the address says so."""
    session, year, theme = db.session(), _year(), request.args.get("theme", "")
    waiting, count = unread(session)
    first, last = (date(year, 1, 1), date(year, 12, 31)) if year else (None, None)
    return render_template(
        "quotation/index.html",
        waiting=waiting,
        count=count,
        proposed=proposed(session),
        quotations=quotable(session, first, last, theme or None),
        themes=themes(session),
        theme=theme,
        year=year,
        words_of=words_of,
    )


@pages.get("/citations/reponses/<answer>")
@requires(KEEP, Act.QUOTATION_READ)
def read(answer: str) -> Given:
    """What somebody answered, as it was said; beside it the passage to cut, its names masked."""
    found = _answer(answer)
    return _read(found, VerdictForm(data={"passage": hidden(db.session(), words_of(found))}))


@pages.post("/citations/reponses/<answer>")
@requires(KEEP, Act.QUOTATION_WRITTEN)
def cut(answer: str) -> Given:
    """Keep a passage of it, or that there is none to keep."""
    found = _answer(answer)
    form = _offered(VerdictForm(), found.quotable)

    def act() -> str:
        acts.cut(db.session(), signed_in().actor, found, form.verdict())
        return url_for("quotation.index")

    return kept(form, act, lambda: _read(found, form), "C’est enregistré.")


@pages.get("/citations/<key>")
@requires(KEEP, Act.QUOTATION_READ)
def show(key: str) -> Given:
    """One passage, and what was decided of it."""
    found = _one(key)
    return _show(found, VerdictForm(data=_decided(found) | {"version": found.version}))


@pages.post("/citations/<key>")
@requires(KEEP, Act.QUOTATION_WRITTEN)
def decide(key: str) -> Given:
    """Decide on it, for the first time or again."""
    found = _one(key)
    form = _offered(VerdictForm(), found.agreed, cut=True)
    arrived = once.led_to(db.session(), signed_in().account.id, form.once.data or "")
    if arrived is None and form.validate_on_submit() and form.overtaken(found.version):
        form.version.data = str(found.version)
        typed = asdict(form.verdict()) | {"themes": sorted(form.verdict().themes)}
        return _show(found, form, differences(form, _decided(found), typed)), 409

    def act() -> str:
        acts.decide(db.session(), signed_in().actor, found, form.verdict())
        return url_for("quotation.index")

    return kept(form, act, lambda: _show(found, form), "C’est enregistré.")


def _year() -> int | None:
    asked = request.args.get("annee", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 and asked > "1999" else None


def _answer(key: str) -> Answer:
    try:
        named = uuid.UUID(key)
    except ValueError:
        abort(404)
    return db.session().scalars(select(Answer).where(Answer.id == named)).one_or_none() or abort(404)


def _one(key: str) -> Quotation:
    found: Quotation = owned(db.session(), Quotation, key)
    g.about = found
    return found


def _offered(form: VerdictForm, agreed: bool, *, cut: bool = False) -> VerdictForm:
    form.offer(themes(db.session()), verdicts(agreed=agreed, cut=cut))
    return form


def _read(found: Answer, form: VerdictForm) -> str:
    _offered(form, found.quotable)
    return render_template("quotation/read.html", answer=found, source=words_of(found), form=form)


def _decided(found: Quotation) -> dict[str, object]:
    state = found.state if found.state is not QuotationState.PROPOSED else ""
    return {"passage": found.passage, "themes": sorted(theme.name for theme in found.themes), "state": state}


def _show(found: Quotation, form: VerdictForm, overtaken: Sequence[Difference] | None = None) -> str:
    session = db.session()
    _offered(form, found.agreed, cut=True)
    return render_template(
        "quotation/show.html",
        quotation=found,
        source=source_of(session, found),
        editions=published_since(session, found),
        form=form,
        overtaken=overtaken,
    )
