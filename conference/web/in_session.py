"""The designating body in session: who is there, one case at a time before everybody, general items, the close."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from flask import Blueprint, Response, abort, current_app, flash, redirect, render_template, request, url_for

from conference import clock
from conference.audit import Act
from conference.casework.step import open_steps
from conference.documents import calendar
from conference.documents import minutes as papers
from conference.documents.press import PressFailed
from conference.domain.body import Presence, SittingState
from conference.domain.names import masked
from conference.domain.reasons import Refused
from conference.domain.steps import StepCode
from conference.extensions import db
from conference.models.account import Account
from conference.models.body import BodySitting, FamilySeat
from conference.models.case import Case
from conference.programme import body
from conference.queries import sittings
from conference.queries.minutes import minutes
from conference.queries.note import names_in
from conference.queries.referral import dossier
from conference.security.guard import owned, requires, signed_in, the_department
from conference.security.permissions import Permission, visible
from conference.security.permissions import opened as rights
from conference.web.answers import Answer, attached
from conference.web.body import done, lines_of, opened
from conference.web.filters import zone
from conference.web.forms.body import GeneralForm
from conference.web.refusals import beside_fields
from conference.web.versions import Difference, differences
from conference.words.documents import PRESS_FAILURE

pages = Blueprint("in_session", __name__)
SIT = Permission.BODY_SITTINGS
READ, WRITTEN = Act.BODY_SITTING_READ, Act.BODY_SITTING_WRITTEN
# What the body does with a case in session: what it waits for, then what else may be decided.
FIRST = (StepCode.ASSIGN, StepCode.HAND_OVER)
OTHERS = (StepCode.POSTPONE, StepCode.RETURN, StepCode.DECLINE, StepCode.RELEASE)
USUAL = timedelta(hours=2)


@pages.post("/seances/<key>/ouvrir")
@requires(SIT, WRITTEN)
def begin(key: str) -> Answer:
    """Open it, on its day."""
    sitting = opened(key)
    said = "La séance est ouverte. Notez qui est là."
    return done(sitting, lambda: body.begin(db.session(), signed_in().actor, the_department(), sitting), said)


@pages.post("/seances/<key>/presences")
@requires(SIT, WRITTEN)
def mark(key: str) -> Answer:
    """Note who is there, by a tap; then back to the case that was before everybody."""
    session, sitting = db.session(), opened(key)
    said, case = request.form.get("presence", ""), request.form.get("situation", "")
    presence, who = Presence(said) if said in set(Presence) else None, _who(sitting)
    onward = url_for("body.show", key=key, _anchor="presences")
    if case:
        onward = url_for("in_session.examine", sitting=key, key=case, _anchor="presences")
    act = partial(body.mark, session, signed_in().actor, the_department(), sitting, who, presence)
    return done(sitting, act, "", onward)


def _who(sitting: BodySitting) -> Account | FamilySeat:
    """A member or a seat, by its key; whoever else looks missing."""
    session, key = db.session(), request.form.get("seat")
    if key:
        seat: FamilySeat = owned(session, FamilySeat, key)
        return seat
    here = sittings.room(session, the_department(), sitting, clock.today(zone())).members
    member = next((one for one in here if one.key == request.form.get("member")), None)
    return session.get_one(Account, member.account_id) if member else abort(404)


@pages.get("/seances/<sitting>/situations/<key>")
@requires(SIT, Act.CASE_READ, case=True)
def examine(case: Case, sitting: str) -> Answer:
    """One case of the agenda, large: what a committee needs of it, and what it may decide."""
    session, user = db.session(), signed_in()
    found: BodySitting = owned(session, BodySitting, sitting)
    if found.state is not SittingState.OPEN:
        return redirect(url_for("body.show", key=sitting))
    lines = lines_of(found)
    here = next((n for n, line in enumerate(lines) if line.case.id == case.id), None)
    said = dossier(session, case)
    steps = {step.code: step.reasons for step in open_steps(session, user.actor, case)}
    return render_template(
        "body/examine.html",
        sitting=found,
        case=case,
        lines=lines,
        here=here,
        said=said,
        hidden=said.names,
        named=False,
        rights=rights(session, user, case, Permission.CASE_TEXTS, Permission.CASE_REVEAL),
        choice=next((code for code in FIRST if code in steps), None),
        others=[code for code in OTHERS if code in steps],
        room=sittings.room(session, the_department(), found, clock.today(zone())),
        today=clock.today(zone()),
    )


@pages.get("/seances/<key>/points")
@requires(SIT, READ)
def ask_general(key: str) -> Answer:
    """What concerns no case."""
    sitting = opened(key)
    return _general(sitting, GeneralForm(data={"general": sitting.general, "version": sitting.version}))


def _general(sitting: BodySitting, form: GeneralForm, overtaken: Sequence[Difference] | None = None) -> str:
    return render_template("body/general.html", sitting=sitting, form=form, overtaken=overtaken)


@pages.post("/seances/<key>/points")
@requires(SIT, WRITTEN)
def write_general(key: str) -> Answer:
    """Keep it, unless a family is named."""
    session, sitting, form = db.session(), opened(key), GeneralForm()
    if not form.validate_on_submit():
        return _general(sitting, form), 422
    if form.overtaken(sitting.version):
        found = differences(form, {"general": sitting.general}, {"general": form.general.data})
        form.version.data = str(sitting.version)
        return _general(sitting, form, found), 409
    try:
        body.write_general(session, signed_in().actor, sitting, form.general.data or "")
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _general(opened(key), form), 422
    session.commit()
    flash("Les points généraux sont gardés.", "success")
    return redirect(url_for("body.show", key=key))


@pages.get("/seances/<key>/clore")
@requires(SIT, READ)
def ask_close(key: str) -> Answer:
    """What was decided, read once more: nothing changes afterwards."""
    session, sitting = db.session(), opened(key)
    if sitting.state is not SittingState.OPEN:
        return redirect(url_for("body.show", key=key))
    held = minutes(session, the_department(), sitting, visible(signed_in(), SIT))
    return render_template("body/close.html", sitting=sitting, minutes=held, left=len(lines_of(sitting)))


@pages.post("/seances/<key>/clore")
@requires(SIT, WRITTEN)
def close(key: str) -> Answer:
    """Close it."""
    sitting = opened(key)
    said = "La séance est close. Son procès-verbal est prêt."
    return done(sitting, lambda: body.close(db.session(), signed_in().actor, sitting), said)


@pages.get("/seances/<key>/proces-verbal.pdf")
@requires(SIT, Act.MINUTES_EXPORTED)
def printed(key: str) -> Answer:
    """The minutes on paper, without the name of any family; a draft of them until the sitting is closed."""
    session, sitting = db.session(), opened(key)
    if sitting.state not in {SittingState.OPEN, SittingState.CLOSED}:
        abort(404)
    told = minutes(session, the_department(), sitting, visible(signed_in(), SIT))
    session.rollback()
    try:
        return attached(papers.pdf(told), f"proces-verbal-{told.day}.pdf", "application/pdf")
    except PressFailed as failed:
        current_app.logger.warning("press: %s", failed.cause)
        flash(PRESS_FAILURE[failed.cause], "warning")
        return redirect(url_for("body.show", key=key))


@pages.get("/seances/<key>/seance.ics")
@requires(SIT, READ)
def dated(key: str) -> Response:
    """Its date for anybody's calendar."""
    session, sitting = db.session(), opened(key)
    event = calendar.Event(
        f"{sitting.key}@conferences-familiales",
        sitting.planned_at,
        USUAL,
        f"Séance\u00a0: {the_department().body_name}",
        masked(sitting.place, frozenset(names_in(session, sitting.place))),
        sitting.version,
        sitting.state is SittingState.CANCELLED,
    )
    day = clock.civil(sitting.planned_at, zone())
    return attached(calendar.ics(event, clock.now()), f"seance-{day}.ics", "text/calendar; charset=utf-8")
