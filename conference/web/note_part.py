"""One part of the yearly note: the words that somebody writes, beside its figures, kept as they are typed."""

from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, flash, jsonify, make_response, redirect, render_template, request, url_for

from conference import clock
from conference.audit import Act
from conference.documents.chart import bars, pattern, stack
from conference.domain.note import NoteState, Part
from conference.domain.reasons import Refused
from conference.evaluation.glance import at_a_glance
from conference.evaluation.indicators import FAMILIES
from conference.evaluation.note import AT_A_GLANCE, PARTS, STATES, Note
from conference.evaluation.told import told
from conference.evaluation.yearly import figures_of
from conference.extensions import db
from conference.models.note import NotePart, YearlyNote
from conference.programme import note as keeping
from conference.queries.note import part_of, story
from conference.security.guard import requires, signed_in, the_department
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.note import PageForm, PartForm
from conference.web.note import opened
from conference.web.refusals import beside_fields
from conference.web.versions import differences
from conference.words import note as words
from conference.words.dates import from_to

pages = Blueprint("note_part", __name__)
KEEP = Permission.NOTE_KEEP
ADDRESS = "/notes/<key>/parties/<any({}):code>".format(", ".join(Part))
# A script that keeps what is typed asks for this in return, a person for a page.
KEPT_AS = "application/json"


@pages.get(ADDRESS)
@requires(KEEP, Act.NOTE_READ)
def edit(key: str, code: str) -> Answer:
    """One part: its figures, what helps to begin, and what is written so far."""
    note, part = opened(key), Part(code)
    row = part_of(db.session(), note, part)
    return _page(note, part, _form(part, data=_stored(row) | {"version": row.version if row else 0}))


def _form(part: Part, **given: Any) -> PartForm:
    return PageForm(**given) if part is Part.SUMMARY else PartForm(**given)


def _stored(row: NotePart | None) -> dict[str, Any]:
    if row is None:
        return {"words": "", "done": False, "asked": ""}
    facts = dict(zip(PageForm.FACTS, row.facts.splitlines(), strict=False))
    return {"words": row.words, "done": row.done, "asked": row.asked} | facts


@pages.post(ADDRESS)
@requires(KEEP, Act.NOTE_WRITTEN)
def write(key: str, code: str) -> Answer:
    """Keep the words of a part; whoever wrote in it meanwhile is shown beside what was typed."""
    session, note, part = db.session(), opened(key), Part(code)
    form, row = _form(part), part_of(session, note, part)
    if not form.validate_on_submit():
        return _page(note, part, form), 422
    if form.overtaken(row.version if row else 0):
        return _overtaken(note, part, form, row)
    try:
        done = bool(form.done.data)
        row = keeping.write(session, signed_in().actor, note, part, form.words.data or "", page=form.page, done=done)
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _page(note, part, form), 409
    session.commit()
    return _kept(note, part, row)


def _kept(note: YearlyNote, part: Part, row: NotePart) -> Answer:
    if request.accept_mimetypes.best == KEPT_AS:
        return jsonify(version=row.version, said=words.kept_at(clock.now().astimezone(ZoneInfo(zone()))))
    flash(words.KEPT, "success")
    return redirect(url_for("note.show", key=note.key, _anchor=part.value))


def _overtaken(note: YearlyNote, part: Part, form: PartForm, row: NotePart | None) -> Answer:
    """Both texts; a script is told that somebody wrote, and what it sent stays in its page."""
    if request.accept_mimetypes.best == KEPT_AS:
        return make_response(jsonify(said=words.OVERTAKEN), 409)
    typed = {name: form.data[name] for name in form.said}
    found = differences(form, {name: _stored(row).get(name, "") for name in typed}, typed)
    form.version.data = str(row.version if row else 0)
    return _page(note, part, form, found), 409


def _page(note: YearlyNote, part: Part, form: PartForm, overtaken: list[Any] | None = None) -> str:
    figures = _figures(note, part)
    return render_template(
        "note/part.html",
        note=note,
        part=part,
        parts=list(Part),
        part_states=words.PART_STATE,
        story=story(db.session(), note),
        prompts=words.PROMPTS[part],
        figures=() if part is Part.SUMMARY else figures.figures,
        glances=at_a_glance(figures) if part is Part.SUMMARY else (),
        told=told(db.session(), the_department(), note.first, note.last, part),
        form=form,
        overtaken=overtaken,
        draft=note.state is NoteState.DRAFT,
        bars=bars,
        stack=stack,
        pattern=pattern,
        from_to=from_to,
    )


def _figures(note: YearlyNote, part: Part) -> Note:
    codes = [one.code for family in PARTS.get(part, ()) for one in FAMILIES[family]]
    if part is Part.SUMMARY:
        codes = [STATES, *(code for code in AT_A_GLANCE if not code.startswith(STATES))]
    return figures_of(db.session(), the_department(), note, codes)
