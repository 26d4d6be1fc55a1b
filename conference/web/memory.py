"""What a programme remembers: five lists of one make, each read by all who work here and kept by its leads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, flash, g, redirect, render_template, url_for
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.domain.memory import MIME, SOON
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.models.memory import Event, Funding, KeptDocument, Lesson, ProgrammePhase, Remembered
from conference.programme import memory as acts
from conference.queries import memory
from conference.security.guard import owned, requires, signed_in, the_department, told
from conference.security.permissions import Permission, may
from conference.security.user import User
from conference.web.answers import Answer, attached
from conference.web.filters import short_day, zone
from conference.web.forms.base import Form
from conference.web.forms.memory import (
    EventForm,
    FundingForm,
    LessonForm,
    MemoryForm,
    NewPaperForm,
    PaperForm,
    PhaseForm,
    StepForm,
)
from conference.web.refusals import beside_fields, kept
from conference.web.tasks import Task
from conference.web.versions import Difference, differences
from conference.words import memory as words

pages = Blueprint("memory", __name__)
READ, KEEP = Permission.PROGRAMME_READ, Permission.PROGRAMME_KEEP


@dataclass(frozen=True, slots=True)
class Shelf:
    """One list: its rows, the form of one of them, the form that adds one, and what a row says in a line."""

    table: type[Remembered]
    rows: Callable[[Session], Sequence[Any]]
    form: type[Any]
    adding: type[Any]
    said: Callable[[Any], str]


SHELVES = {
    "phases": Shelf(ProgrammePhase, memory.phases, PhaseForm, PhaseForm, lambda row: words.PHASE[row.phase]),
    "dates": Shelf(Event, memory.events, EventForm, EventForm, lambda row: row.what),
    "financements": Shelf(Funding, memory.fundings, FundingForm, FundingForm, lambda row: row.what),
    "enseignements": Shelf(Lesson, memory.lessons, LessonForm, LessonForm, lambda row: row.words),
    "documents": Shelf(KeptDocument, memory.documents, PaperForm, NewPaperForm, lambda row: row.title),
}
SHELF = f"<any({', '.join(SHELVES)}):what>"


@pages.get(f"/programme/{SHELF}")
@requires(READ, Act.MEMORY_READ)
def index(what: str) -> Answer:
    """One list, and how to add to it for who keeps it."""
    return _index(what, SHELVES[what].adding(formdata=None))


def _index(what: str, form: MemoryForm) -> str:
    session, shelf, keeps = db.session(), SHELVES[what], may(signed_in(), KEEP)
    told(what)
    return render_template(
        f"memory/{what}.html",
        what=what,
        rows=shelf.rows(session),
        withdrawn=[(one, shelf.said(one)) for one in memory.withdrawn(session, shelf.table)] if keeps else [],
        keeps=keeps,
        form=form,
        words=words,
        today=clock.today(zone()),
        soon=clock.today(zone()) + SOON,
    )


@pages.post(f"/programme/{SHELF}")
@requires(KEEP, Act.MEMORY_WRITTEN)
def add(what: str) -> Answer:
    """Keep one more line."""
    form = SHELVES[what].adding()

    def act() -> str:
        row = acts.keep(db.session(), signed_in().actor, the_department(), form.told())
        return url_for("memory.index", what=what, _anchor=row.key)

    return kept(form, act, lambda: _index(what, form), words.KEPT)


@pages.get(f"/programme/{SHELF}/<key>")
@requires(KEEP, Act.MEMORY_READ)
def edit(what: str, key: str) -> Answer:
    """One line, as it is kept."""
    row = _one(what, key)
    shown = SHELVES[what].form
    return _edit(what, row, shown(formdata=None, data={**shown.stored(row), "version": row.version}))


@pages.post(f"/programme/{SHELF}/<key>")
@requires(KEEP, Act.MEMORY_WRITTEN)
def write(what: str, key: str) -> Answer:
    """Correct it; who changed it meanwhile is shown beside what was typed."""
    row, form = _one(what, key), SHELVES[what].form()
    if not form.validate_on_submit():
        return _edit(what, row, form), 422
    if form.overtaken(row.version):
        stored = form.stored(row)
        found = differences(form, stored, {name: form[name].data for name in stored})
        form.version.data = str(row.version)
        return _edit(what, row, form, overtaken=found), 409
    try:
        acts.keep(db.session(), signed_in().actor, the_department(), form.told(), row)
    except Refused as refusal:
        db.session.rollback()
        beside_fields(form, refusal.reasons)
        return _edit(what, _one(what, key), form), 422
    db.session.commit()
    flash(words.KEPT, "success")
    return redirect(url_for("memory.index", what=what, _anchor=row.key))


@pages.post(f"/programme/{SHELF}/<key>/<any(retirer, remettre):done>")
@requires(KEEP, Act.MEMORY_WRITTEN)
def move(what: str, key: str, done: str) -> Answer:
    """Take a line out of its list, or put it back."""
    row = _one(what, key)
    if not Form().validate_on_submit():
        abort(400)
    if done == "remettre" and what == "documents" and row.erased:
        abort(404)
    act, said = (acts.withdraw, words.WITHDRAWN) if done == "retirer" else (acts.put_back, words.PUT_BACK)
    act(db.session(), signed_in().actor, row)
    db.session.commit()
    flash(said, "success")
    return redirect(url_for("memory.index", what=what))


@pages.post("/programme/documents/<key>/effacer")
@requires(KEEP, Act.MEMORY_WRITTEN)
def erase(key: str) -> Answer:
    """Erase for ever the file of a document that was withdrawn."""
    paper = _one("documents", key)
    if paper.withdrawn_at is None:
        abort(404)
    if not Form().validate_on_submit():
        abort(400)
    acts.erase(db.session(), signed_in().actor, paper)
    db.session.commit()
    flash(words.ERASED, "success")
    return redirect(url_for("memory.index", what="documents"))


@pages.post("/programme/<any(enseignements):what>/<key>/suite")
@requires(KEEP, Act.MEMORY_WRITTEN)
def follow(what: str, key: str) -> Answer:
    """Say what was done about something learnt."""
    row, form = _one(what, key), StepForm(prefix="step-")

    def act() -> str:
        lesson: Lesson = owned(db.session(), Lesson, key)
        acts.follow(db.session(), signed_in().actor, the_department(), lesson, form.done())
        return url_for("memory.index", what=what, _anchor=key)

    shown = LessonForm(formdata=None, data={**LessonForm.stored(row), "version": row.version})
    return kept(form, act, lambda: _edit(what, _one(what, key), shown, form), words.STEP_KEPT)


@pages.get("/programme/documents/<key>/fichier")
@requires(READ, Act.MEMORY_READ)
def download(key: str) -> Response:
    """A document, to save: a browser never opens in the page what somebody else made.

    One that was withdrawn is there for who keeps the programme alone.
    """
    paper = _one("documents", key)
    if paper.erased or (paper.withdrawn_at is not None and not may(signed_in(), KEEP)):
        abort(404)
    told("content")
    return attached(paper.content, f"document-{paper.on}.{paper.media.value}", MIME[paper.media])


def _one(what: str, key: str) -> Any:
    found = owned(db.session(), SHELVES[what].table, key)
    g.about = found
    return found


def _edit(
    what: str,
    row: Remembered,
    form: MemoryForm,
    step: StepForm | None = None,
    overtaken: Sequence[Difference] | None = None,
) -> str:
    if step is None and isinstance(row, Lesson):
        step = StepForm(formdata=None, prefix="step-", data={"on": clock.today(zone())})
    return render_template(
        "memory/write.html",
        what=what,
        row=row,
        form=form,
        step=step,
        overtaken=overtaken,
        titles=words.LISTS,
        said=SHELVES[what].said(row),
    )


def cards(session: Session, user: User) -> list[Task]:
    """A card for each funding line that ends soon, for who keeps the programme."""
    if user.department is None or not may(user, KEEP):
        return []
    return [
        Task(
            f"Un financement finit\u00a0: {one.what}",
            one.payer,
            url_for("memory.edit", what="financements", key=one.key),
            "Dire ce qu’il devient",
            by=f"jusqu’au {short_day(one.until)}" if one.until else "",
        )
        for one in memory.ending(session, clock.today(zone()))
    ]
