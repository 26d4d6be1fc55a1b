"""The evaluation record of a year: what changed, by level; its frame, its crossed evaluation, its paper."""

from typing import Any

from flask import Blueprint, Response, abort, current_app, flash, g, redirect, render_template, request
from flask import url_for as address

from conference import clock
from conference.audit import Act
from conference.documents import record as papers
from conference.documents.press import PressFailed
from conference.domain.reasons import Refused
from conference.domain.record import FIRST_YEAR, LAST_YEAR
from conference.evaluation.record import record
from conference.extensions import db
from conference.models.record import MeetingDecision, RecordFrame
from conference.programme import record as acts
from conference.queries.record import decisions, frames, meeting_of, present, years
from conference.security.guard import owned, requires, signed_in, the_department
from conference.security.permissions import Permission, may
from conference.web.answers import Answer, attached
from conference.web.filters import zone
from conference.web.forms.record import FateForm, FrameForm, MeetingForm, lines_of
from conference.web.refusals import beside_fields
from conference.web.versions import Difference, differences
from conference.words import record as words

pages = Blueprint("record", __name__)
READ, KEEP = Permission.RECORD_READ, Permission.RECORD_KEEP
YEAR = f"<int(min={FIRST_YEAR}, max={LAST_YEAR}):year>"


@pages.get("/evaluation/cahier")
@requires(READ, Act.RECORD_READ)
def show() -> Answer:
    """The record of a year: this one, unless the address says another."""
    asked = request.args.get("annee", "")
    given = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else 0
    this = clock.today(zone()).year
    return _show(given if FIRST_YEAR <= given <= LAST_YEAR else this)


def _show(year: int, asked: MeetingDecision | None = None, form: FateForm | None = None) -> str:
    session = db.session()
    keeps = may(signed_in(), KEEP)
    followed = decisions(session, meeting_of(session, year - 1)) if keeps else []
    this = clock.today(zone()).year
    return render_template(
        "record/show.html",
        record=record(session, the_department(), year),
        years=sorted({*years(session), this, this - 1, year}),
        keeps=keeps,
        forms={one.key: form if one is asked else _fate_form(one) for one in followed},
        words=words,
    )


def _fate_form(one: MeetingDecision) -> FateForm:
    given = {"fate": one.fate, "why": one.why, "version": one.version}
    return FateForm(formdata=None, prefix=f"d{one.key}.", data=given)


@pages.get(f"/evaluation/cahier/{YEAR}/cadre")
@requires(KEEP, Act.RECORD_READ)
def frame(year: int) -> Answer:
    """The frame of a year, as it stands."""
    known = frames(db.session(), year)
    return _frame(year, FrameForm(formdata=None, data={**_stored(known), "version": len(known)}))


@pages.post(f"/evaluation/cahier/{YEAR}/cadre")
@requires(KEEP, Act.RECORD_WRITTEN)
def set_frame(year: int) -> Answer:
    """Write it: a version beside those before."""
    form, known = FrameForm(), frames(db.session(), year)
    if not form.validate_on_submit():
        return _frame(year, form), 422
    if form.overtaken(len(known)):
        found = differences(form, _stored(known), {name: form[name].data for name in _stored(known)})
        form.version.data = str(len(known))
        return _frame(year, form, found), 409
    acts.set_frame(db.session(), signed_in().actor, year, form.frame())
    db.session.commit()
    flash(words.FRAMED, "success")
    return redirect(address("record.show", annee=year))


def _stored(known: Any) -> dict[str, object]:
    last: RecordFrame | None = known[-1] if known else None
    names = ("evaluated", "audience", "criteria", "chosen_with", "with_families")
    return {name: getattr(last, name) if last else "" for name in names}


def _frame(year: int, form: FrameForm, overtaken: list[Difference] | None = None) -> str:
    now = record(db.session(), the_department(), year)
    return render_template("record/frame.html", record=now, form=form, overtaken=overtaken)


@pages.get(f"/evaluation/cahier/{YEAR}/rencontre")
@requires(KEEP, Act.RECORD_READ)
def meeting(year: int) -> Answer:
    """The crossed evaluation of a year, as it is kept."""
    session = db.session()
    row = meeting_of(session, year)
    given: dict[str, object] = {"version": row.version if row else 0, "decisions": lines_of(decisions(session, row))}
    if row is not None:
        there = {f"n_{kind.value}": people for kind, people in present(session, row).items()}
        given |= {"on": row.on, "findings": row.findings, **there}
    return _meeting(year, MeetingForm(formdata=None, data=given))


@pages.post(f"/evaluation/cahier/{YEAR}/rencontre")
@requires(KEEP, Act.RECORD_WRITTEN)
def keep_meeting(year: int) -> Answer:
    """Keep it, with what it decided."""
    session, form = db.session(), MeetingForm()
    row = meeting_of(session, year)
    version = row.version if row else 0
    if not form.validate_on_submit():
        return _meeting(year, form), 422
    if form.overtaken(version):
        stored = {"on": row.on, "findings": row.findings} if row else {}
        form.version.data = str(version)
        found = differences(form, stored, {"on": form.on.data, "findings": form.findings.data})
        return _meeting(year, form, found), 409
    try:
        acts.keep_meeting(session, signed_in().actor, the_department(), year, form.met())
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _meeting(year, form), 422
    session.commit()
    flash(words.MET, "success")
    return redirect(address("record.show", annee=year, _anchor="meeting"))


def _meeting(year: int, form: MeetingForm, overtaken: list[Difference] | None = None) -> str:
    return render_template("record/meeting.html", year=year, form=form, overtaken=overtaken)


@pages.post("/evaluation/cahier/decisions/<key>")
@requires(KEEP, Act.RECORD_WRITTEN)
def settle(key: str) -> Answer:
    """Say what came of a decision, on the record of the year after."""
    session = db.session()
    row: MeetingDecision = owned(session, MeetingDecision, key)
    g.about = row
    form, year = FateForm(prefix=f"d{key}."), acts.year_after(session, row)
    if not form.validate_on_submit():
        return _show(year, row, form), 422
    if form.overtaken(row.version):
        form.version.data = str(row.version)
        form.form_errors.append(words.SETTLED_MEANWHILE)
        return _show(year, row, form), 409
    try:
        acts.settle(session, signed_in().actor, row, form.chosen(), form.why.data or "")
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _show(year, owned(session, MeetingDecision, key), form), 422
    session.commit()
    flash(words.SETTLED, "success")
    return redirect(address("record.show", annee=year))


@pages.get(f"/evaluation/cahier/{YEAR}/cahier.pdf")
@requires(KEEP, Act.RECORD_EXPORTED)
def pdf(year: int) -> Response:
    """The record on paper."""
    told = record(db.session(), the_department(), year)
    db.session.rollback()  # the press takes its time: no transaction waits for it
    try:
        return attached(papers.pdf(told), f"cahier-evaluation-{year}.pdf", "application/pdf")
    except PressFailed as failed:
        current_app.logger.warning("press: %s", failed.cause)
        abort(503)
