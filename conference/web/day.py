"""The day, on foot with a phone: who is here, the three parts, private time, and a day typed once it is over."""

from collections.abc import Callable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, after_this_request, flash, redirect, render_template, url_for
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.casework import conference
from conference.casework.step import NotPossible, open_steps
from conference.domain.preparation import KIN, Safety
from conference.domain.private_time import Moment, may_stay
from conference.domain.reasons import Reason, Refused
from conference.domain.steps import StepCode
from conference.extensions import db
from conference.models.case import Case
from conference.models.conference import Presence
from conference.models.guest import Guest
from conference.queries import plan as plans
from conference.queries.conference import Day, guests, staying
from conference.queries.conference import day as today
from conference.security import device
from conference.security.guard import child, requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.apart import choices
from conference.web.filters import zone
from conference.web.forms.base import CreatingForm, typed
from conference.web.forms.day import AfterwardsForm, PrivateForm, UnexpectedForm, named
from conference.web.preparation import arrived, keep, receive
from conference.web.refusals import beside_fields
from conference.web.snapshot import frame, snapshot, writable
from conference.web.versions import Difference, differences

pages = Blueprint("day", __name__)
ENDS = (StepCode.RECORD, StepCode.RECORD_WITHOUT_PLAN, StepCode.ADJOURN)


@pages.get("/situations/<key>/jour")
@requires(Permission.DAY_KEEP, Act.DAY_READ, case=True)
def show(case: Case) -> Answer:
    """Arrivals, the three parts, and how the day ends; while private time runs, a clock."""
    if case.minimal:
        return redirect(url_for("minimal.show", key=case.key))
    return _show(case, UnexpectedForm())


def _show(case: Case, form: UnexpectedForm, refused: Sequence[Reason] = ()) -> str:
    session = db.session()
    now = today(session, case)
    if now.running:
        return _private_time(session, case, now, refused)
    steps = open_steps(session, signed_in().actor, case)
    return render_template(
        "day/show.html",
        case=case,
        now=now,
        guests=guests(session, case),
        here={presence.guest_id for presence in now.here},
        moments=[(moment, now.moment(moment)) for moment in Moment],
        next=next((moment for moment in Moment if now.moment(moment) is None), None),
        writable=writable(case, now),
        away=_away(now) if writable(case, now) else 0,
        ends=[step for step in steps if step.code in ENDS],
        form=form,
        refused=refused,
        choices=choices(session, case, now),
        **_for_device(session, case, now),
    )


def _for_device(session: Session, case: Case, now: Day) -> dict[str, Any]:
    """What the page needs to go on without network, on the device that opens it."""
    account = signed_in().account
    after_this_request(lambda response: device.mark(response, account))
    return frame(snapshot(session, case, now))


def _away(now: Day) -> int:
    """How many days lie between today and the planned day, while nothing has begun; what is gone by is negative."""
    if now.sitting is None or now.sitting.at is None or now.moments:
        return 0
    return (clock.civil(now.sitting.at, zone()) - clock.today(zone())).days


def _private_time(session: Session, case: Case, now: Day, refused: Sequence[Reason]) -> str:
    private = now.moment(Moment.PRIVATE)
    here = {presence.guest_id for presence in now.here}
    return render_template(
        "day/private_time.html",
        case=case,
        private=private,
        minutes=int((clock.now() - private.began_at).total_seconds() // 60) if private else 0,
        kin=[(guest, guest.id in here) for guest in guests(session, case) if guest.part in KIN],
        refused=refused,
        **_for_device(session, case, now),
    )


def _done(case: Case, act: Callable[[], object]) -> Answer:
    """Run the act of one button; what it refuses is said on the page itself, by whoever holds the phone."""
    session = db.session()
    try:
        act()
    except NotPossible:
        raise
    except Refused as refusal:
        session.rollback()
        return _show(case, UnexpectedForm(formdata=None), refusal.reasons), 409
    session.commit()
    return redirect(url_for("day.show", key=case.key))


@pages.post("/situations/<key>/jour/arrivees/<guest>")
@requires(Permission.DAY_KEEP, Act.DAY_WRITTEN, case=True)
def arrive(case: Case, guest: str) -> Answer:
    """Somebody is here."""
    session = db.session()
    found = child(session, Guest, guest, case)
    return _done(case, lambda: conference.arrive(session, signed_in().actor, case, found))


@pages.post("/situations/<key>/jour/departs/<guest>")
@requires(Permission.DAY_KEEP, Act.DAY_WRITTEN, case=True)
def leave(case: Case, guest: str) -> Answer:
    """Somebody goes."""
    session = db.session()
    found = child(session, Guest, guest, case)
    presence = next((p for p in today(session, case).here if p.guest_id == found.id), None) or abort(404)
    return _done(case, lambda: conference.leave(session, signed_in().actor, case, presence))


@pages.post("/situations/<key>/jour/imprevus")
@requires(Permission.DAY_KEEP, Act.DAY_WRITTEN, case=True)
def welcome(case: Case) -> Answer:
    """Somebody came whom nobody expected."""
    session, form = db.session(), UnexpectedForm()
    if not form.validate_on_submit():
        return _show(case, form), 422

    def act() -> str:
        name, asked = typed(form.first_name), bool(form.asked.data)
        conference.welcome(session, signed_in().actor, case, name, form.part.data, asked=asked)
        return url_for("day.show", key=case.key)

    return arrived(form) or keep(form, act, lambda: _show(case, form), f"{typed(form.first_name)} est là.")


def _moment(name: str) -> Moment:
    return Moment(name) if name in set(Moment) else abort(404)


@pages.post("/situations/<key>/jour/temps/<moment>/commencer")
@requires(Permission.DAY_KEEP, Act.DAY_WRITTEN, case=True)
def begin(case: Case, moment: str) -> Answer:
    """Begin a part; private time has a page of its own, that asks who stays."""
    begun, session = _moment(moment), db.session()
    if begun is Moment.PRIVATE:
        abort(404)
    return _done(case, lambda: conference.begin(session, signed_in().actor, case, begun))


@pages.post("/situations/<key>/jour/temps/<moment>/terminer")
@requires(Permission.DAY_KEEP, Act.DAY_WRITTEN, case=True)
def end(case: Case, moment: str) -> Answer:
    """End a part."""
    ended, session = _moment(moment), db.session()
    return _done(case, lambda: conference.end(session, signed_in().actor, case, ended))


@pages.get("/situations/<key>/jour/temps-prive")
@requires(Permission.DAY_KEEP, Act.DAY_READ, case=True)
def ask_private(case: Case) -> Answer:
    """Who stays, before the door closes."""
    now = today(db.session(), case)
    if now.running or not writable(case, now):
        return redirect(url_for("day.show", key=case.key))
    return _ask_private(case, _private_form(now, {"inside": [one.guest.key for one in now.here if _fits(one, now)]}))


def _fits(one: Presence, now: Day) -> bool:
    return may_stay(staying(one.guest, now.workers)) and one.guest.safety is not Safety.APART


@pages.post("/situations/<key>/jour/temps-prive")
@requires(Permission.DAY_KEEP, Act.DAY_WRITTEN, case=True)
def begin_private(case: Case) -> Answer:
    """Begin private time, or say who should not stay."""
    session = db.session()
    form = _private_form(today(session, case))

    def act() -> str:
        conference.begin(session, signed_in().actor, case, Moment.PRIVATE, frozenset(form.inside.data or ()))
        return url_for("day.show", key=case.key)

    return receive(form, act, lambda: _ask_private(case, form), "Le temps privé a commencé.")


def _private_form(now: Day, data: dict[str, Any] | None = None) -> PrivateForm:
    form = PrivateForm(data=data or {})
    form.inside.choices = named(presence.guest for presence in now.here)
    return form


def _ask_private(case: Case, form: CreatingForm) -> str:
    return render_template("day/ask_private.html", case=case, form=form)


@pages.get("/situations/<key>/jour/feuille")
@requires(Permission.DAY_KEEP, Act.DAY_READ, case=True)
def paper(case: Case) -> Answer:
    """The whole day on a sheet to print and fill by hand; it is typed afterwards."""
    session = db.session()
    now = today(session, case)
    if now.running or case.minimal:
        return redirect(url_for("day.show", key=case.key))
    asked = plans.question(session, case)
    return render_template("day/paper.html", case=case, now=now, guests=guests(session, case), question=asked)


@pages.get("/situations/<key>/jour/apres-coup")
@requires(Permission.DAY_KEEP, Act.DAY_READ, case=True)
def ask_afterwards(case: Case) -> Answer:
    """A day that was not noted as it went."""
    session = db.session()
    now = today(session, case)
    if now.running or not writable(case, now):
        return redirect(url_for("day.show", key=case.key))
    return _ask_afterwards(case, _afterwards_form(session, case, now, filled=True))


@pages.post("/situations/<key>/jour/apres-coup")
@requires(Permission.DAY_KEEP, Act.DAY_WRITTEN, case=True)
def write_afterwards(case: Case) -> Answer:
    """Keep the whole day at once, or say why it cannot have gone so."""
    session = db.session()
    now = today(session, case)
    form = _afterwards_form(session, case, now)
    if not form.validate_on_submit():
        return _ask_afterwards(case, form), 422
    if now.sitting is not None and form.overtaken(now.mark):
        found = differences(form, form.said(_stored(now)), form.said(form.data))
        form.version.data = now.mark
        return _ask_afterwards(case, form, found), 409
    came, inside = frozenset(form.came.data or ()), frozenset(form.inside.data or ())
    try:
        conference.write_afterwards(session, signed_in().actor, case, form.times(zone()), came, inside)
    except Refused as refusal:
        session.rollback()
        if any(reason.place not in form for reason in refusal.reasons):
            raise
        beside_fields(form, refusal.reasons)
        return _ask_afterwards(case, form), 422
    session.commit()
    flash("La journée est gardée.", "success")
    return redirect(url_for("day.show", key=case.key))


def _afterwards_form(session: Session, case: Case, now: Day, *, filled: bool = False) -> AfterwardsForm:
    form = AfterwardsForm(data=_stored(now) if filled else {})
    form.came.choices = form.inside.choices = named(guests(session, case))
    return form


def _stored(now: Day) -> dict[str, Any]:
    """A day as its form shows it."""
    local = ZoneInfo(zone())
    began = min((row.began_at for row in now.moments), default=now.sitting.at if now.sitting else None)
    found: dict[str, Any] = {
        "version": now.mark,
        "on": began.astimezone(local).date() if began else None,
        "came": [presence.guest.key for presence in now.presences],
        "inside": [presence.guest.key for presence in now.presences if presence.in_private_time],
    }
    for row in now.moments:
        for edge, instant in (("from", row.began_at), ("to", row.ended_at)):
            if instant is not None:
                found[f"{row.moment}_{edge}"] = instant.astimezone(local).time().replace(second=0, microsecond=0)
    return found


def _ask_afterwards(case: Case, form: AfterwardsForm, overtaken: Sequence[Difference] | None = None) -> str:
    return render_template("day/afterwards.html", case=case, form=form, overtaken=overtaken)
