"""A table of institutions and people: its model, what is understood of it, writing it, undoing it."""

from collections.abc import Iterable

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from conference import clock
from conference.audit import Act
from conference.casework.imports import upload
from conference.documents.roster import model as written_model
from conference.domain.reasons import Reason, Refused
from conference.domain.roster import RosterColumn
from conference.extensions import db
from conference.models.roster import Roster
from conference.models.takeover import ImportUpload
from conference.programme.roster import judging, reading, taking, undoing
from conference.programme.roster.judging import RosterPreview
from conference.security import once
from conference.security.guard import owned, requires, signed_in, the_department
from conference.security.permissions import Permission
from conference.web.answers import Answer, attached
from conference.web.filters import Said, zone
from conference.web.forms.base import CreatingForm, Form
from conference.web.forms.setup import RosterForm
from conference.words import roster as words
from conference.words.reasons import sentence

pages = Blueprint("roster", __name__)
KEEP = Permission.SETUP_KEEP
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pages.get("/mise-en-route/modele.xlsx")
@requires(KEEP, Act.PAGE_READ)
def model() -> Answer:
    """The sheet to fill."""
    return attached(written_model(), "institutions-et-personnes.xlsx", WORKBOOK)


@pages.get("/mise-en-route/apercu/<key>")
@requires(KEEP, Act.ROSTER_READ)
def look(key: str) -> Answer:
    """What the table says, line by line; nothing is written. A file that was sent for something else is none."""
    try:
        return _look(_judged(_sent(key)), key)
    except Refused:
        abort(404)


@pages.post("/mise-en-route/apercu/<key>")
@requires(KEEP, Act.ROSTER_TAKEN)
def confirm(key: str) -> Answer:
    """Write everything that was announced, or nothing; twice is once."""
    form, user, session = CreatingForm(), signed_in(), db.session()
    if not form.validate_on_submit():
        abort(400)
    said = words.TAKEN

    def act() -> str:
        nonlocal said
        sent = _sent(key)
        found = taking.take_in(session, user.actor, _judged(sent), clock.today(zone()))
        session.delete(sent)
        said = words.TAKEN if found else words.NOTHING_NEW
        return url_for("setup.show")

    try:
        address = once.create(session, user.account.id, form.once.data or key, act)
    except Refused as refusal:
        session.rollback()
        for reason in refusal.reasons:
            flash(sentence(reason), "error")
        return _look(_judged(_sent(key)), key), 409
    flash(said, "success")
    return redirect(address)


@pages.post("/mise-en-route/tableaux/<key>/defaire")
@requires(KEEP, Act.ROSTER_UNDONE)
def undo(key: str) -> Answer:
    """Take the whole table back, or nothing of it."""
    session, roster = db.session(), owned(db.session(), Roster, key)
    if not Form().validate_on_submit():
        abort(400)
    try:
        undoing.undo(session, signed_in().actor, roster)
    except Refused as refusal:
        session.rollback()
        for reason in refusal.reasons:
            flash(sentence(reason), "error")
    else:
        session.commit()
        flash(words.UNDONE, "success")
    return redirect(url_for("setup.show"))


def _sent(key: str) -> ImportUpload:
    return upload.find(db.session(), signed_in().actor, key) or abort(404)


def _judged(sent: ImportUpload) -> RosterPreview:
    department = the_department()
    table = reading.read(sent.content, sent.filename, clock.today(department.zone), department.body_name)
    return judging.judge(db.session(), signed_in().actor, table)


def _remarks(refused: Iterable[Reason]) -> list[Said]:
    """Each reason under the heading of its column."""
    return [Said(f"{words.HEADING[RosterColumn(reason.place)]}\u00a0: {sentence(reason)}") for reason in refused]


def _look(preview: RosterPreview, key: str) -> str:
    return render_template(
        "roster/look.html",
        preview=preview,
        form=CreatingForm(formdata=None),
        again=_typed_again(key) if preview.refused and preview.table.filename == words.TYPED else None,
        words=words,
        remarks=_remarks,
    )


def _typed_again(key: str) -> RosterForm:
    """The lines that were typed, to be mended where they are refused."""
    return RosterForm(formdata=None, data={"typed": _sent(key).content.decode()}, prefix="personnes-")
