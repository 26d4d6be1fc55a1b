"""The yearly note: where it stands, its states; the editions that were published of it."""

from collections.abc import Callable
from datetime import date

from flask import Blueprint, Response, abort, current_app, flash, g, redirect, render_template, url_for

from conference import clock
from conference.audit import Act
from conference.documents import note as papers
from conference.documents.press import PressFailed
from conference.domain.note import Move, NoteState, Part, moves, refusals
from conference.evaluation.crossings import KEPT, crossings
from conference.evaluation.edition import freeze
from conference.evaluation.explained import remembered
from conference.evaluation.note import Note
from conference.evaluation.yearly import scope_of, whole
from conference.extensions import db
from conference.models.note import YearlyNote
from conference.programme import note as keeping
from conference.queries.note import Story, facts, notes, story
from conference.security.guard import owned, requires, signed_in, the_department
from conference.security.permissions import Permission
from conference.security.transactions import to_read, to_write
from conference.web.answers import Answer, attached
from conference.web.filters import zone
from conference.web.forms.note import MoveForm, NamesakeForm, NoteForm
from conference.web.refusals import kept
from conference.words import note as words
from conference.words.dates import from_to

pages = Blueprint("note", __name__)
KEEP = Permission.NOTE_KEEP


@pages.get("/notes")
@requires(KEEP, Act.NOTE_READ)
def index() -> Answer:
    """Every note, and the year that could be begun."""
    last = clock.today(zone()).year - 1
    return _index(NoteForm(data={"first": date(last, 1, 1), "last": date(last, 12, 31)}))


def _index(form: NoteForm) -> str:
    return render_template("note/index.html", notes=notes(db.session()), form=form, from_to=from_to)


@pages.post("/notes")
@requires(KEEP, Act.NOTE_WRITTEN)
def begin() -> Answer:
    """Open the note of a period, or the one that is there."""
    form = NoteForm()

    def act() -> str:
        note = keeping.begin(db.session(), signed_in().actor, *_days(form))
        return url_for("note.show", key=note.key)

    return kept(form, act, lambda: _index(form), "")


def _days(form: NoteForm) -> tuple[date, date]:
    return form.first.data or abort(400), form.last.data or abort(400)


def opened(key: str) -> YearlyNote:
    """The note of a key, which the audit is told about; one of another département looks missing."""
    note: YearlyNote = owned(db.session(), YearlyNote, key)
    g.about = note
    return note


@pages.get("/notes/<key>")
@requires(KEEP, Act.NOTE_READ)
def show(key: str) -> Answer:
    """Where a note stands: parts, what it waits for, editions."""
    return _page(story(db.session(), opened(key)))


def _page(told: Story, form: NamesakeForm | None = None) -> str:
    known = facts(told, the_department(), signed_in().actor)
    return render_template(
        "note/show.html",
        story=told,
        note=told.note,
        parts=list(Part),
        part_states=words.PART_STATE,
        moves=[(move, refusals(move, known)) for move in moves(known)],
        form=form or NamesakeForm(formdata=None),
        move_form=MoveForm(formdata=None, data={"version": told.note.version}),
        draft=told.note.state is NoteState.DRAFT,
        moved=words.MOVE_TOLD,
        from_to=from_to,
    )


@pages.post("/notes/<key>/homonymes")
@requires(KEEP, Act.NOTE_WRITTEN)
def explain(key: str) -> Answer:
    """Say why a word that is also a participant's name may stay in the text."""
    note, form = opened(key), NamesakeForm()

    def act() -> str:
        keeping.explain(db.session(), signed_in().actor, note, form.word.data or "", form.reason.data or "")
        return url_for("note.show", key=note.key)

    return kept(form, act, lambda: _page(story(db.session(), note), form), words.NAMED)


@pages.post("/notes/<key>/etats/<any({}):code>".format(", ".join(Move)))
@requires(KEEP, Act.NOTE_MOVED)
def move(key: str, code: str) -> Answer:
    """Take a note further, or back to its draft; publishing prints its edition first."""
    session, note, form, step = db.session(), opened(key), MoveForm(), Move(code)
    actor, department = signed_in().actor, the_department()
    if not form.validate_on_submit() or form.overtaken(note.version):
        flash(words.REASON["note_elsewhere"], "warning")
        return redirect(url_for("note.show", key=note.key))
    keeping.check(session, actor, department, note, step)
    if step is not Move.PUBLISH:
        keeping.advance(session, actor, department, note, step)
        session.commit()
        flash(words.MOVED[step], "success")
        return redirect(url_for("note.show", key=note.key))
    return _publish(note)


def _publish(note: YearlyNote) -> Answer:
    """The press takes its time and no transaction waits for it: what was read is checked again before it is kept."""
    session, key, seen = db.session(), note.key, note.version
    department = the_department()
    put_together = whole(session, department, note, story(session, note).parts)
    scope = scope_of(note, department)
    facts, crossed = remembered(session, scope), crossings(session, scope.period)
    to_read(session)
    try:
        printed = keeping.Printed({**freeze(put_together), KEPT: crossed.plain}, facts, papers.pdf(put_together))
    except PressFailed as failed:
        current_app.logger.warning("press: %s", failed.cause)
        flash(words.PRESS_BUSY, "warning")
        return redirect(url_for("note.show", key=key))
    to_write(session)
    again = opened(key)
    if again.version != seen:
        flash(words.CHANGED_MEANWHILE, "warning")
        return redirect(url_for("note.show", key=key))
    edition = keeping.publish(session, signed_in().actor, the_department(), again, printed)
    session.commit()
    flash(words.MOVED[Move.PUBLISH], "success")
    return redirect(url_for("edition.show", key=key, edition=edition.key))


@pages.get("/notes/<key>/apercu.pdf")
@requires(KEEP, Act.NOTE_EXPORTED)
def preview(key: str) -> Response:
    """The note as it would be published now, stamped with its state."""
    session, note = db.session(), opened(key)
    put_together = whole(session, the_department(), note, story(session, note).parts, words.STATE[note.state])
    name = f"note-{note.first}-{note.last}-apercu.pdf"
    db.session.rollback()
    return attached(pressed(papers.pdf, put_together), name, "application/pdf")


def pressed(make: Callable[[Note], bytes], note: Note) -> bytes:
    """What the press makes of a note; where it fails the reader is asked to come back."""
    try:
        return make(note)
    except PressFailed as failed:
        current_app.logger.warning("press: %s", failed.cause)
        abort(503)
