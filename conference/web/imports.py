"""Taking a spreadsheet over: choose it, look it through line by line, confirm, see what was written."""

from collections.abc import Sequence

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy import select

from conference import audit
from conference.audit import Act
from conference.casework.imports import batch, memory, summary, undoing, upload, workbook
from conference.casework.imports.layout import mark
from conference.casework.imports.preview import Preview, Understood, judged, preview, still, understood
from conference.documents.table import csv
from conference.domain.reasons import Refused
from conference.extensions import db
from conference.models.takeover import ImportBatch, ImportUpload
from conference.security import once
from conference.security.guard import owned, requires, signed_in
from conference.security.permissions import Permission
from conference.security.transactions import to_read, to_write
from conference.web.answers import Answer, attached
from conference.web.forms.imports import (
    ColumnsForm,
    ConfirmForm,
    UploadForm,
    WordsForm,
    columns_form,
    words_form,
)
from conference.words import imports as words

pages = Blueprint("imports", __name__)


@pages.get("/reprise")
@requires(Permission.CASES_TAKE_OVER, Act.PAGE_READ)
def show() -> Answer:
    """Choose a file, or look again at one that was taken over."""
    return _choice(UploadForm())


def _choice(form: UploadForm) -> str:
    batches = db.session().scalars(select(ImportBatch).order_by(ImportBatch.id.desc())).all()
    return render_template("imports/show.html", form=form, batches=batches)


@pages.post("/reprise")
@requires(Permission.CASES_TAKE_OVER, Act.BATCH_PREVIEWED)
def send() -> Answer:
    """Keep a readable file for its preview; one that is not says why."""
    form, actor, writes = UploadForm(), signed_in().actor, db.session()
    if not form.validate_on_submit():
        return _choice(form), 422
    content, filename = form.file.data.read(), form.file.data.filename
    writes.rollback()
    try:
        workbook.read(content, filename)
    except Refused as refused:
        form.file.errors = [words.sentence(reason) for reason in refused.reasons]
        return _choice(form), 422
    kept = upload.keep(writes, actor, content, filename)
    writes.commit()
    return redirect(url_for("imports.look", key=kept.key))


@pages.get("/reprise/apercu/<key>")
@requires(Permission.CASES_TAKE_OVER, Act.BATCH_PREVIEWED)
def look(key: str) -> Answer:
    """What the file says, line by line; nothing is written."""
    kept = _kept(key)
    return _preview(preview(db.session(), kept.content, kept.filename), ConfirmForm(), key)


@pages.post("/reprise/apercu/<key>/sens")
@requires(Permission.CASES_TAKE_OVER, Act.BATCH_PREVIEWED)
def teach(key: str) -> Answer:
    """Remember what words and columns mean, and read the file again; a value that no list offers changes nothing."""
    writes = db.session()
    found = judged(writes, _understood(key))
    asked, sheets = words_form(found), [columns_form(number, one) for number, one in enumerate(found.sheets)]
    about = next((form for form in (asked, *sheets) if form.csrf_token.name in request.form), None) or abort(400)
    if not about.validate():
        return _preview(found, ConfirmForm(formdata=None), key, 422, asked, sheets)
    if isinstance(about, ColumnsForm):
        header, settled = about.layout(found.sheets[sheets.index(about)])
        if header is None:
            about.header.errors = [words.EMPTY_HEADER]
            return _preview(found, ConfirmForm(formdata=None), key, 422, asked, sheets)
        to_write(writes)
        memory.keep_layout(writes, mark(header), settled)
        told, anchor = "columns", f"feuille-{sheets.index(about)}"
    else:
        to_write(writes)
        for question, meaning in asked.meanings():
            memory.keep_word(writes, question.topic, question.text, meaning)
        told, anchor = "words", "mots"
    audit.write(writes, signed_in().actor, Act.BATCH_PREVIEWED, _kept(key), (told,))
    writes.commit()
    flash(words.TAUGHT[told], "success")
    return redirect(url_for("imports.look", key=key, _anchor=anchor))


@pages.get("/reprise/apercu/<key>/refusees/<int:number>")
@requires(Permission.CASES_TAKE_OVER, Act.BATCH_PREVIEWED)
def refused(key: str, number: int) -> Answer:
    """The refused lines of a sheet with what is wrong with each, to be mended and sent again."""
    kept = _kept(key)
    sheets = preview(db.session(), kept.content, kept.filename).sheets
    if number >= len(sheets):
        abort(404)
    titles, lines = summary.to_mend(sheets[number])
    return attached("\ufeff".encode() + csv(titles, lines), "lignes-refusees.csv", "text/csv; charset=utf-8")


@pages.post("/reprise/apercu/<key>")
@requires(Permission.CASES_TAKE_OVER, Act.BATCH_TAKEN_OVER)
def confirm(key: str) -> Answer:
    """Write everything that was announced, or nothing."""
    form, user, writes = ConfirmForm(), signed_in(), db.session()
    if not form.validate_on_submit():
        abort(400)

    account, value = user.account.id, form.once.data or key
    to_read(writes)
    earlier = once.led_to(writes, account, value)
    if earlier is not None:
        return redirect(earlier)
    read = _understood(key)
    to_write(writes)

    def take() -> str:
        kept = _kept(key)
        found = judged(writes, still(writes, read))
        taken = batch.take_over(writes, user.actor, found, form.without.data or 0)
        writes.delete(kept)
        return url_for("imports.done", key=taken.key)

    try:
        return redirect(once.create(writes, account, value, take))
    except Refused:
        to_read(writes)
        return _preview(judged(writes, still(writes, read)), form, key, 409)


@pages.get("/reprise/lots/<key>")
@requires(Permission.CASES_TAKE_OVER, Act.PAGE_READ)
def done(key: str) -> Answer:
    """What one file has brought."""
    return render_template("imports/done.html", batch=owned(db.session(), ImportBatch, key), words=words)


@pages.get("/reprise/lots/<key>/defaire")
@requires(Permission.CASES_TAKE_OVER, Act.PAGE_READ)
def ask_undo(key: str) -> Answer:
    """What would go, and which cases keep it from going."""
    return _undoing(owned(db.session(), ImportBatch, key))


@pages.post("/reprise/lots/<key>/defaire")
@requires(Permission.CASES_TAKE_OVER, Act.BATCH_UNDONE)
def undo(key: str) -> Answer:
    """Take the whole batch back, or nothing of it."""
    session, batch_row = db.session(), owned(db.session(), ImportBatch, key)
    if not ConfirmForm().validate_on_submit():
        abort(400)
    try:
        undoing.undo(session, signed_in().actor, batch_row)
    except Refused:
        session.rollback()
        return _undoing(owned(session, ImportBatch, key)), 409
    session.commit()
    flash(words.UNDONE, "success")
    return redirect(url_for("imports.show"))


def _undoing(found: ImportBatch) -> str:
    kept = undoing.worked_on(db.session(), found)
    return render_template("imports/undo.html", batch=found, kept=kept, words=words, form=ConfirmForm())


def _understood(key: str) -> Understood:
    """A file that is kept, read before anything is written: nobody waits to write meanwhile."""
    session = db.session()
    to_read(session)
    kept = _kept(key)
    content, filename = kept.content, kept.filename
    return understood(session, content, filename)


def _kept(key: str) -> ImportUpload:
    return upload.find(db.session(), signed_in().actor, key) or abort(404)


def _preview(
    found: Preview,
    form: ConfirmForm,
    key: str,
    code: int = 200,
    asked: WordsForm | None = None,
    sheets: Sequence[ColumnsForm] = (),
) -> tuple[str, int]:
    return (
        render_template(
            "imports/look.html",
            preview=found,
            form=form,
            key=key,
            summary=summary,
            words=words,
            asked=asked or words_form(found),
            sheets=sheets or [columns_form(number, one) for number, one in enumerate(found.sheets)],
        ),
        code,
    )
