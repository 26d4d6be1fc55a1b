"""One's own time: two taps to log it, a week of it day by day, and what is used of the letter of mission."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy import select

from conference import clock
from conference.audit import Act
from conference.domain.ceiling import month_of, year_of
from conference.domain.reasons import Refused
from conference.domain.stages import Stage
from conference.domain.work import WorkKind, likely_at
from conference.extensions import db
from conference.models.case import Case
from conference.models.work import TimeEntry
from conference.programme import time
from conference.queries.ceiling import coordinator_of, uses
from conference.queries.coordinators import dossier
from conference.queries.time import history, taken_back, week
from conference.security import once
from conference.security.criteria import they_coordinate, they_referred
from conference.security.guard import owned, requires, signed_in
from conference.security.permissions import Permission, may
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.dates import plausible
from conference.web.forms.time import TAPS, CorrectionForm, TimeForm
from conference.web.refusals import beside_fields
from conference.web.versions import Difference, differences
from conference.words.work import duration

pages = Blueprint("time", __name__)
pages.app_template_filter("duration")(duration)
# Where a touch comes back to; there the address names what was just logged.
BACK = {"log": "log.index", "case": "case.show"}


@pages.get("/temps")
@requires(Permission.TIME_KEEP, Act.PAGE_READ)
def show() -> Answer:
    """What to log, and what was logged in the week of ``?jour=``; ``?key=`` chooses a case, ``?noter`` that day."""
    chosen = next((case for case in _own() if case.key == request.args.get("key")), None)
    likely = {"case": chosen.key, "kind": likely_at(chosen.stage)} if chosen else {}
    on = _day() if "noter" in request.args else clock.today(zone())
    return _page(_offered(TimeForm(data={"day": on, **likely})))


def _offered(form: TimeForm) -> TimeForm:
    form.offer(_own())
    return form


def _own() -> Sequence[Case]:
    """The open cases that somebody coordinates or referred, by reference."""
    user = signed_in()
    mine = (they_coordinate(user) | they_referred(user)) & (Case.stage != Stage.CLOSED)
    # Sorted here: SQLite would walk every reference of the département instead.
    found = {case.reference: case for case in db.session().scalars(select(Case).where(mine)) if case.reference}
    return [found[reference] for reference in sorted(found)]


def _day() -> date:
    try:
        day = date.fromisoformat(request.args["jour"]) if "jour" in request.args else clock.today(zone())
    except ValueError:
        abort(400)
    return day if plausible(day) else abort(400)


def _page(form: TimeForm) -> str:
    session, user, day = db.session(), signed_in(), _day()
    found, one = week(session, user.account.id, day), coordinator_of(session, user.account.id)
    spans = ((found.monday, found.sunday), month_of(day), year_of(day))
    return render_template(
        "time/show.html",
        form=form,
        week=found,
        uses=[(span[0], uses(session, [one], *span)[one.id]) for span in spans] if one is not None else [],
        own=dossier(session, one, zone(), clock.today(zone())) if one is not None else None,
        taps=TAPS,
        before=found.monday - timedelta(days=7),
        after=found.monday + timedelta(days=7),
        today=clock.today(zone()),
        own_figures=may(user, Permission.OWN_FIGURES),
    )


@pages.post("/temps")
@requires(Permission.TIME_KEEP, Act.TIME_WRITTEN)
def log() -> Answer:
    """Keep it, once."""
    session, user, form = db.session(), signed_in(), _offered(TimeForm())

    def act() -> str:
        case = next((one for one in _own() if one.key == form.case.data), None)
        minutes, day = form.tap.data or form.minutes.data or 0, form.day.data or clock.today(zone())
        entry = time.log(session, user.actor, WorkKind(form.kind.data), minutes, day, case)
        return _back(form.back.data, case, entry) or url_for("time.show", jour=day)

    if not form.validate_on_submit():
        return _page(form), 422
    try:
        address = once.create(session, user.account.id, form.once.data or once.draw(), act)
    except Refused as refusal:
        session.rollback()
        form.keep_tap()
        beside_fields(form, refusal.reasons)
        return _page(form), 422
    if address.startswith(url_for("time.show")):
        flash("C’est noté.", "success")
    return redirect(address)


def _back(place: str | None, case: Case | None, entry: TimeEntry | None = None) -> str | None:
    """The page of a case where it was tapped, which tells what was just logged."""
    endpoint = BACK.get(place or "")
    if endpoint is None or case is None:
        return None
    return url_for(endpoint, key=case.key, temps=entry.key if entry else None)


@pages.app_template_global()
def just_logged() -> TimeEntry | None:
    """The entry of one's own that the address of a page names."""
    key = request.args.get("temps")
    if not key:
        return None
    own = TimeEntry.key == key, TimeEntry.account_id == signed_in().account.id
    return db.session().scalars(select(TimeEntry).where(*own)).one_or_none()


@dataclass(frozen=True, slots=True)
class Tapping:
    """What one touch on the page of a case logs."""

    kind: WorkKind
    day: date
    once: str
    durations: Sequence[int] = TAPS


@pages.app_template_global()
def taps_of(case: Case) -> Tapping | None:
    """For whoever works on a case that is open: what a touch would log."""
    coordinate = {one.account_id for one in (case.coordinator, case.pair) if one is not None}
    if case.stage is Stage.CLOSED or not case.received:
        return None
    if signed_in().account.id not in coordinate | {case.referrer_id}:
        return None
    return Tapping(likely_at(case.stage), clock.today(zone()), once.draw())


@pages.get("/temps/<key>")
@requires(Permission.TIME_KEEP, Act.PAGE_READ)
def edit(key: str) -> Answer:
    """An entry of one's own, to be corrected, and what it said before."""
    entry = _mine(key)
    return _edit(entry, CorrectionForm(formdata=None, data={**_stored(entry), "version": entry.version}))


@pages.post("/temps/<key>")
@requires(Permission.TIME_KEEP, Act.TIME_CORRECTED)
def correct(key: str) -> Answer:
    """Have it say something else; what it said is kept."""
    session, user, entry, form = db.session(), signed_in(), _mine(key), CorrectionForm()
    form.offer(_choices(entry))
    if not form.validate_on_submit():
        return _edit(entry, form), 422
    found = differences(form, _stored(entry), {name: form[name].data for name in _stored(entry)})
    if form.overtaken(entry.version) and found:
        form.version.data = str(entry.version)
        return _edit(entry, form, found), 409
    case = next((one for one in _choices(entry) if one.key == form.case.data), None)
    day = form.day.data or entry.day
    try:
        time.correct(session, user.actor, entry, WorkKind(form.kind.data), form.minutes.data or 0, day, case)
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _edit(_mine(key), form), 422
    session.commit()
    flash("C’est corrigé. Ce que disait cette ligne reste lisible.", "success")
    return redirect(url_for("time.show", jour=day))


@pages.post("/temps/<key>/retirer")
@requires(Permission.TIME_KEEP, Act.TIME_CORRECTED)
def take_back(key: str) -> Answer:
    """Have an entry of one's own count no more, once; somebody else's looks missing."""
    session, user = db.session(), signed_in()
    gone = taken_back(session, user.account.id, key)
    entry = gone or _mine(key)
    day, case = entry.day, session.get(Case, entry.case_id) if entry.case_id else None
    if isinstance(entry, TimeEntry):
        time.take_back(session, user.actor, entry)
        session.commit()
    flash("Ce temps est retiré.", "success")
    return redirect(_back(request.form.get("back"), case) or url_for("time.show", jour=day))


def _mine(key: str) -> TimeEntry:
    entry: TimeEntry = owned(db.session(), TimeEntry, key)
    return entry if entry.account_id == signed_in().account.id else abort(404)


def _choices(entry: TimeEntry) -> Sequence[Case]:
    """What an entry may be for: one's own open cases, and the one that it is on, were it closed since."""
    kept = db.session().get(Case, entry.case_id) if entry.case_id else None
    own = _own()
    return own if kept is None or kept in own else [kept, *own]


def _stored(entry: TimeEntry) -> dict[str, object]:
    case = db.session().get(Case, entry.case_id) if entry.case_id else None
    return {"kind": entry.kind, "case": case.key if case else "", "day": entry.day, "minutes": entry.minutes}


def _edit(entry: TimeEntry, form: CorrectionForm, overtaken: Sequence[Difference] | None = None) -> str:
    form.offer(_choices(entry))
    said = history(db.session(), entry)
    return render_template("time/edit.html", entry=entry, form=form, changes=said, overtaken=overtaken)
