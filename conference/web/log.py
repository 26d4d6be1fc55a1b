"""The log: a contact in a few taps, a note, what was noted before; the attempts on each person in a few words."""

from collections.abc import Sequence

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from conference.audit import Act
from conference.casework import log
from conference.domain.log import ContactResult, ContactWay, LogKind, Tried
from conference.domain.reasons import Reason
from conference.extensions import db
from conference.models.case import Case
from conference.models.log import LogEntry
from conference.models.referral import Person
from conference.queries import log as entries
from conference.queries import supervision
from conference.queries.preparation import people
from conference.security import once
from conference.security.guard import child, requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.filters import from_now, zone
from conference.web.forms.log import CallForm, ContactEntryForm, EntryForm, stored
from conference.web.preparation import arrived, barred, keep
from conference.web.refusals import kept
from conference.web.versions import Difference, differences
from conference.words import of
from conference.words.log import AFTER_A_CALL
from conference.words.numbers import counted

pages = Blueprint("log", __name__)
KEEP, SAID = Permission.LOG_KEEP, "C’est noté dans le carnet."
NOTE = "note-"


@pages.app_template_filter("tried")
def said(found: Tried) -> str:
    """``3 essais, le dernier hier, sans réponse``; ``échange il y a 4 jours``."""
    if found.answered is not None and not found.attempts:
        return f"{of(found.result).lower()} {from_now(found.answered)}"
    last = f"le dernier {from_now(found.last)}" if found.attempts > 1 else from_now(found.last)
    return f"{counted(found.attempts, 'essai', 'essais')}, {last}, {of(found.result).lower()}"


def _barred(case: Case) -> list[Reason]:
    return barred(case, *log.STAGES, while_suspended=True)


@pages.get("/situations/<key>/carnet")
@requires(KEEP, Act.LOG_READ, case=True)
def index(case: Case) -> Answer:
    """What was noted, the last line first; ``?avant=`` is the key of an entry that older ones are asked of."""
    return _index(case)


@pages.post("/situations/<key>/carnet")
@requires(KEEP, Act.LOG_WRITTEN, case=True)
def add(case: Case) -> Answer:
    """One contact more, or one attempt."""
    form = _offered(case, ContactEntryForm())

    def act() -> str:
        log.note_contact(db.session(), signed_in().actor, case, form.values(), _chosen(case, form), form.at(zone()))
        return url_for("log.index", key=case.key)

    return arrived(form) or kept(form, act, lambda: _index(case, form), SAID)


@pages.post("/situations/<key>/carnet/note")
@requires(KEEP, Act.LOG_WRITTEN, case=True)
def note(case: Case) -> Answer:
    """A note for oneself."""
    form = EntryForm(prefix=NOTE)

    def act() -> str:
        log.note(db.session(), signed_in().actor, case, form.words.data or "")
        return url_for("log.index", key=case.key)

    return arrived(form) or kept(form, act, lambda: _index(case, None, form), SAID)


@pages.post("/situations/<key>/coordonnees/<person>/appel")
@requires(KEEP, Act.LOG_WRITTEN, case=True)
def call(case: Case, person: str) -> Answer:
    """One touch after a call: how it ended, now."""
    who, form = child(db.session(), Person, person, case), CallForm()

    def act() -> str:
        if not form.validate():
            abort(400)
        values = {"way": ContactWay.PHONE, "result": ContactResult(form.result.data)}
        log.note_contact(db.session(), signed_in().actor, case, values, who)
        return url_for("contact.person", key=case.key, person=who.key)

    return arrived(form) or keep(form, act, lambda: _index(case), SAID)


@pages.get("/situations/<key>/carnet/<entry>")
@requires(KEEP, Act.LOG_READ, case=True)
def show(case: Case, entry: str) -> Answer:
    """One entry, to correct."""
    found = child(db.session(), LogEntry, entry, case)
    return _show(case, found, _form(case, found, filled=True))


@pages.post("/situations/<key>/carnet/<entry>")
@requires(KEEP, Act.LOG_WRITTEN, case=True)
def write(case: Case, entry: str) -> Answer:
    """Correct it."""
    found = child(db.session(), LogEntry, entry, case)
    form, before = _form(case, found), stored(found, zone())
    if form.validate_on_submit() and not _not_writable(case, found) and form.overtaken(found.version):
        form.version.data = str(found.version)
        now = {name: field.data for name, field in form._fields.items() if name in before and name != "version"}
        return _show(case, found, form, differences(form, before, now)), 409

    def act() -> str:
        values = form.values()
        if isinstance(form, ContactEntryForm):
            chosen = _chosen(case, form)
            values["person_id"] = chosen.id if chosen else None
        moved = (form.day.data, form.hour.data) != (before["day"], before["hour"])
        log.correct(db.session(), signed_in().actor, case, found, values, form.at(zone()) if moved else None)
        return url_for("log.index", key=case.key)

    return kept(form, act, lambda: _show(case, found, form), "C’est corrigé.")


@pages.post("/situations/<key>/carnet/<entry>/retirer")
@requires(KEEP, Act.LOG_WRITTEN, case=True)
def remove(case: Case, entry: str) -> Response:
    """Take away what oneself wrote by mistake."""
    session = db.session()
    log.remove(session, signed_in().actor, case, child(session, LogEntry, entry, case))
    session.commit()
    flash("Cette ligne est effacée.", "success")
    return redirect(url_for("log.index", key=case.key))


def _offered(case: Case, form: ContactEntryForm) -> ContactEntryForm:
    form.offer(people(db.session(), case))
    return form


def _chosen(case: Case, form: ContactEntryForm) -> Person | None:
    return child(db.session(), Person, form.person.data, case) if form.person.data else None


def _form(case: Case, entry: LogEntry, *, filled: bool = False) -> EntryForm:
    given = {"data": stored(entry, zone())} if filled else {}
    if entry.kind is LogKind.NOTE:
        return EntryForm(**given)
    return _offered(case, ContactEntryForm(**given))


def _not_writable(case: Case, entry: LogEntry) -> list[Reason]:
    theirs = entry.written_by == signed_in().account.id
    return _barred(case) or ([] if theirs else [Reason("entry_not_yours")])


def _index(case: Case, form: ContactEntryForm | None = None, note: EntryForm | None = None) -> str:
    session, before = db.session(), request.args.get("avant")
    after = child(session, LogEntry, before, case) if before else None
    chosen = {"person": request.args.get("person", "")}
    return render_template(
        "log/index.html",
        case=case,
        barred=_barred(case),
        form=form or _offered(case, ContactEntryForm(data=chosen)),
        note=note or EntryForm(prefix=NOTE, formdata=None),
        page=entries.page(session, case, after),
        older=after is not None,
        first=entries.first_contact(session, case),
        accesses=supervision.accesses(session, case),
        supervisors=supervision.of_case(session, case),
    )


def _show(case: Case, entry: LogEntry, form: EntryForm, overtaken: Sequence[Difference] | None = None) -> str:
    found = _not_writable(case, entry)
    return render_template("log/show.html", case=case, entry=entry, form=form, barred=found, overtaken=overtaken)


def after_a_call() -> list[tuple[ContactResult, str]]:
    """What may be tapped after a call, each with the one-time key of its button."""
    return [(result, once.draw()) for result in AFTER_A_CALL]
