"""One's own time: two taps to log it, and the total of the week beside the letter of mission."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy import select

from conference import clock
from conference.audit import Act
from conference.domain.reasons import Refused
from conference.domain.stages import Stage
from conference.domain.work import WorkKind, likely_at
from conference.extensions import db
from conference.models.case import Case
from conference.models.work import TimeEntry
from conference.programme import time
from conference.queries.time import week
from conference.security import once
from conference.security.criteria import they_coordinate, they_referred
from conference.security.guard import owned, requires, signed_in
from conference.security.permissions import Permission, may
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.dates import plausible
from conference.web.forms.time import TAPS, TimeForm
from conference.web.refusals import beside_fields
from conference.words.work import duration

pages = Blueprint("time", __name__)
pages.app_template_filter("duration")(duration)
# Where a touch comes back to; there the address names what was just logged.
BACK = {"log": "log.index", "case": "case.show"}


@pages.get("/temps")
@requires(Permission.TIME_KEEP, Act.PAGE_READ)
def show() -> Answer:
    """What to log, and what was logged in the week of ``?jour=``; ``?key=`` chooses a case."""
    chosen = next((case for case in _own() if case.key == request.args.get("key")), None)
    likely = {"case": chosen.key, "kind": likely_at(chosen.stage)} if chosen else {}
    return _page(_offered(TimeForm(data={"day": clock.today(zone()), **likely})))


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
    found = week(db.session(), signed_in().account.id, _day())
    return render_template(
        "time/show.html",
        form=form,
        week=found,
        taps=TAPS,
        before=found.monday - timedelta(days=7),
        after=found.monday + timedelta(days=7),
        today=clock.today(zone()),
        own_figures=may(signed_in(), Permission.OWN_FIGURES),
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


@pages.post("/temps/<key>/retirer")
@requires(Permission.TIME_KEEP, Act.TIME_WRITTEN)
def take_back(key: str) -> Answer:
    """Remove an entry of one's own; somebody else's looks missing."""
    session, user = db.session(), signed_in()
    entry: TimeEntry = owned(session, TimeEntry, key)
    if entry.account_id != user.account.id:
        abort(404)
    day, case = entry.day, session.get(Case, entry.case_id) if entry.case_id else None
    time.take_back(session, user.actor, entry)
    session.commit()
    flash("Ce temps est retiré.", "success")
    return redirect(_back(request.form.get("back"), case) or url_for("time.show", jour=day))
