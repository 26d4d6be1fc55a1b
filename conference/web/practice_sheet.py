"""The practice sheet, for who leads: its headings, what it waits for, its publication and its withdrawal."""

from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, current_app, flash, g, redirect, render_template, url_for
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.documents import practice_sheet as papers
from conference.documents.press import PressFailed
from conference.domain.note import Move, NoteState, moves
from conference.domain.practice_sheet import SECTIONS, Heading, same, sheet_refusals
from conference.domain.reasons import Refused
from conference.evaluation.practice_sheet import assemble
from conference.evaluation.practice_sheet import content as whole_of
from conference.extensions import db
from conference.models.practice_sheet import PracticeSheet
from conference.programme import practice_sheet as keeping
from conference.queries.practice_exchange import reach
from conference.queries.practice_sheet import facts, grid, heading_of, sheets, story, to_refresh, words_of
from conference.security.guard import owned, requires, signed_in, the_department
from conference.security.permissions import Permission, may
from conference.security.transactions import to_read, to_write
from conference.security.user import User
from conference.web.answers import Answer, attached
from conference.web.filters import short_day, zone
from conference.web.forms.note import MoveForm, NamesakeForm
from conference.web.forms.practice_sheet import HeadingForm, WithdrawalForm, YearForm
from conference.web.refusals import beside_fields, kept
from conference.web.tasks import Task
from conference.web.versions import differences as changed
from conference.words import practice_sheet as words

pages = Blueprint("practice_sheet", __name__)
KEEP = Permission.PRACTICE_SHEET_KEEP


@pages.get("/retours")
@requires(KEEP, Act.PRACTICE_SHEET_READ)
def index() -> Answer:
    """Every sheet, what readers asked for, and the year that could be begun."""
    return _index(YearForm(data={"year": clock.today(zone()).year - 1}))


def _index(form: YearForm) -> str:
    session = db.session()
    return render_template("practice_sheet/index.html", sheets=sheets(session), reach=reach(session), form=form)


@pages.post("/retours")
@requires(KEEP, Act.PRACTICE_SHEET_WRITTEN)
def begin() -> Answer:
    """Open the sheet of a year, or the one that is there."""
    form = YearForm()

    def act() -> str:
        sheet = keeping.begin(db.session(), signed_in().actor, form.year.data or 0)
        return url_for("practice_sheet.show", key=sheet.key)

    return kept(form, act, lambda: _index(form), "")


def opened(key: str) -> PracticeSheet:
    """The sheet of a key, which the audit is told about; one of another département looks missing."""
    sheet: PracticeSheet = owned(db.session(), PracticeSheet, key)
    g.about = sheet
    return sheet


def content(sheet: PracticeSheet) -> dict[str, Any]:
    """What would be published of a sheet."""
    return whole_of(db.session(), the_department(), sheet)


@pages.get("/retours/<key>")
@requires(KEEP, Act.PRACTICE_SHEET_READ)
def show(key: str) -> Answer:
    """Where a sheet stands: headings, review, what it waits for, what is published."""
    return _page(opened(key))


def _today(sheet: PracticeSheet) -> dict[str, Any]:
    return assemble(db.session(), the_department(), sheet.year, words_of(db.session(), sheet)).plain


def _page(sheet: PracticeSheet, form: NamesakeForm | None = None, withdrawal: WithdrawalForm | None = None) -> str:
    whole = content(sheet)
    told = story(db.session(), sheet, whole)
    known = facts(told, the_department(), signed_in().actor)
    version = {"version": sheet.version}
    return render_template(
        "practice_sheet/show.html",
        story=told,
        sheet=sheet,
        sheet_content=whole,
        moved_since=None if same(whole, _today(sheet)) else date.fromisoformat(whole["updated"]),
        moves=[(move, sheet_refusals(move, known, grid(told))) for move in moves(known)],
        move_words=words.MOVE,
        grid=grid(told),
        form=form or NamesakeForm(formdata=None),
        move_form=MoveForm(formdata=None, data=version),
        withdrawal=withdrawal or WithdrawalForm(formdata=None, data=version),
    )


@pages.get("/retours/<key>/rubriques/<any({}):code>".format(", ".join(Heading)))
@requires(KEEP, Act.PRACTICE_SHEET_READ)
def edit(key: str, code: str) -> Answer:
    """One heading: what the records say of it, what helps to begin, and what is written so far."""
    sheet, heading = opened(key), Heading(code)
    row = heading_of(db.session(), sheet, heading)
    held = {"words": row.words if row else "", "version": row.version if row else 0}
    return _heading(sheet, heading, HeadingForm(data=held))


@pages.post("/retours/<key>/rubriques/<any({}):code>".format(", ".join(Heading)))
@requires(KEEP, Act.PRACTICE_SHEET_WRITTEN)
def write(key: str, code: str) -> Answer:
    """Keep the words of a heading; whoever wrote in it meanwhile is shown beside what was typed."""
    session, sheet, heading, form = db.session(), opened(key), Heading(code), HeadingForm()
    row = heading_of(session, sheet, heading)
    stored, version = (row.words, row.version) if row else ("", 0)
    if not form.validate_on_submit():
        return _heading(sheet, heading, form), 422
    if form.overtaken(version):
        found = changed(form, {"words": stored}, {"words": form.words.data})
        form.version.data = str(version)
        return _heading(sheet, heading, form, found), 409
    try:
        keeping.write(session, signed_in().actor, sheet, heading, form.words.data or "")
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _heading(sheet, heading, form), 409
    session.commit()
    flash(words.KEPT, "success")
    return redirect(url_for("practice_sheet.show", key=sheet.key, _anchor=heading.value))


def _heading(sheet: PracticeSheet, heading: Heading, form: HeadingForm, overtaken: list[Any] | None = None) -> str:
    whole = assemble(db.session(), the_department(), sheet.year, {})
    part = next(part for piece in whole.sections for part in piece.parts if part.code == heading.value)
    return render_template(
        "practice_sheet/heading.html",
        sheet=sheet,
        part=part,
        heading=heading,
        section=next(section for section, held in SECTIONS.items() if heading in held),
        prompts=words.PROMPTS[heading],
        form=form,
        overtaken=overtaken,
        draft=sheet.state is NoteState.DRAFT,
    )


@pages.post("/retours/<key>/homonymes")
@requires(KEEP, Act.PRACTICE_SHEET_WRITTEN)
def explain(key: str) -> Answer:
    """Say why a word that is also a participant's name may stay in the text."""
    sheet, form = opened(key), NamesakeForm()

    def act() -> str:
        word, reason = form.word.data or "", form.reason.data or ""
        keeping.explain(db.session(), signed_in().actor, sheet, content(sheet), word, reason)
        return url_for("practice_sheet.show", key=sheet.key)

    return kept(form, act, lambda: _page(opened(key), form), words.NAMED)


@pages.post("/retours/<key>/etats/<any({}):code>".format(", ".join(Move)))
@requires(KEEP, Act.PRACTICE_SHEET_MOVED)
def move(key: str, code: str) -> Answer:
    """Take a sheet further, or back to its draft; publishing prints it first."""
    session, sheet, form, step = db.session(), opened(key), MoveForm(), Move(code)
    actor, department = signed_in().actor, the_department()
    if not form.validate_on_submit() or form.overtaken(sheet.version):
        flash(words.CHANGED_MEANWHILE, "warning")
        return redirect(url_for("practice_sheet.show", key=sheet.key))
    plain = content(sheet)
    keeping.check(session, actor, department, sheet, step, plain)
    if step is Move.PUBLISH:
        return _publish(sheet)
    keeping.advance(session, actor, department, sheet, step, plain)
    session.commit()
    flash(words.MOVED[step], "success")
    return redirect(url_for("practice_sheet.show", key=sheet.key))


def _publish(sheet: PracticeSheet) -> Answer:
    """The press takes its time and no transaction waits for it: what was read is checked again before it is kept."""
    session, key, seen = db.session(), sheet.key, sheet.version
    whole = content(sheet)
    to_read(session)
    try:
        printed = keeping.SheetPrinted(whole["title"], whole, papers.pdf(whole))
    except PressFailed as failed:
        current_app.logger.warning("press: %s", failed.cause)
        flash(words.PRESS_BUSY, "warning")
        return redirect(url_for("practice_sheet.show", key=key))
    to_write(session)
    again = opened(key)
    if again.version != seen:
        flash(words.CHANGED_MEANWHILE, "warning")
        return redirect(url_for("practice_sheet.show", key=key))
    keeping.publish(session, signed_in().actor, the_department(), again, printed)
    session.commit()
    flash(words.MOVED[Move.PUBLISH], "success")
    return redirect(url_for("practice_sheet.show", key=key))


@pages.post("/retours/<key>/retrait")
@requires(KEEP, Act.PRACTICE_SHEET_MOVED)
def withdraw(key: str) -> Answer:
    """Take back what everybody reads, with the reason that stands at its address from then on."""
    session, sheet, form = db.session(), opened(key), WithdrawalForm()
    if not form.validate_on_submit():
        return _page(sheet, withdrawal=form), 422
    if form.overtaken(sheet.version):
        flash(words.CHANGED_MEANWHILE, "warning")
        return redirect(url_for("practice_sheet.show", key=sheet.key))
    try:
        keeping.withdraw(session, signed_in().actor, sheet, form.why.data or "")
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _page(opened(key), withdrawal=form), 422
    session.commit()
    flash(words.WITHDRAWN, "success")
    return redirect(url_for("practice_sheet.show", key=sheet.key))


@pages.get("/retours/<key>/apercu.pdf")
@requires(KEEP, Act.PRACTICE_SHEET_EXPORTED)
def preview(key: str) -> Response:
    """The sheet as it would be published now, stamped with its state."""
    sheet = opened(key)
    whole, stamp = content(sheet), words.STAMP[sheet.state]
    db.session.rollback()
    try:
        return attached(papers.pdf(whole, stamp), f"fiche-{whole['code']}-{whole['year']}.pdf", "application/pdf")
    except PressFailed as failed:
        current_app.logger.warning("press: %s", failed.cause)
        abort(503)


def cards(session: Session, user: User) -> list[Task]:
    """One card for a published sheet that nobody took up again for a year."""
    if user.department is None or not may(user, KEEP):
        return []
    old = to_refresh(session, user.department)
    if old is None:
        return []
    return [
        Task(
            "Mettre à jour la fiche retour d’expérience",
            old.title,
            url_for("practice_sheet.index"),
            "Voir les fiches",
            since=f"publiée le {short_day(old.published_at)}",
        )
    ]
