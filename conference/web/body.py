"""The sittings of the designating body: the next one, how it is planned and moved, and what is left of each."""

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_login import current_user
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.domain.agenda import proposed
from conference.domain.body import SittingState
from conference.domain.reasons import Reason, Refused
from conference.extensions import db
from conference.models.body import BodySitting
from conference.models.case import Case
from conference.programme import body
from conference.queries import sittings
from conference.queries.agenda import Line, agenda
from conference.queries.minutes import minutes
from conference.security.guard import owned, requires, signed_in, the_department
from conference.security.permissions import Permission, may, visible
from conference.security.user import User
from conference.web.answers import Answer
from conference.web.filters import day as in_words
from conference.web.filters import from_now, zone
from conference.web.forms.body import PlanForm, stored
from conference.web.refusals import kept
from conference.web.tasks import Task
from conference.web.versions import Difference, differences

pages = Blueprint("body", __name__)
SIT = Permission.BODY_SITTINGS
READ, WRITTEN = Act.BODY_SITTING_READ, Act.BODY_SITTING_WRITTEN
USUAL = time(9, 30)
SOON = 7
# Where somebody decides: while a sitting is open these pages say so, and lead back to it.
DECIDING = frozenset({"assignment", "step", "disagreement", "proposal", "recusal", "consultation", "refusal"})


def opened(key: str) -> BodySitting:
    """The sitting of a key, which the audit is told about; one of another département looks missing."""
    sitting: BodySitting = owned(db.session(), BodySitting, key)
    g.about = sitting
    return sitting


@pages.get("/seances")
@requires(SIT, READ)
def index() -> Answer:
    """The next sitting, those that follow, and those that are over."""
    session = db.session()
    ahead = sittings.ahead(session)
    return render_template(
        "body/index.html",
        next=ahead[0] if ahead else None,
        later=ahead[1:],
        past=sittings.past(session),
        waiting=len(lines_of(ahead[0])) if ahead else 0,
    )


def lines_of(sitting: BodySitting) -> list[Line]:
    """The agenda of a sitting as far as the one who looks may see it."""
    day = max(clock.civil(sitting.planned_at, zone()), clock.today(zone()))
    return agenda(db.session(), visible(signed_in(), SIT), the_department(), day)


@pages.get("/seances/nouvelle")
@requires(SIT, READ)
def new() -> Answer:
    """When the next one is: its day proposes itself from the cadence, its hour and place from the last one."""
    last = sittings.last(db.session())
    known: dict[str, Any] = stored(last, zone()) if last else {"day": None, "hour": USUAL, "place": ""}
    day = proposed(known["day"], the_department().cadence_weeks, clock.today(zone()))
    return _plan(PlanForm(data={**known, "day": day, "version": 0}), day)


def _plan(form: PlanForm, day: date | None = None) -> str:
    return render_template("body/plan.html", form=form, proposed=day, weeks=the_department().cadence_weeks)


@pages.post("/seances/nouvelle")
@requires(SIT, WRITTEN)
def plan() -> Answer:
    """Plan it."""
    form = PlanForm()

    def act() -> str:
        sitting = body.plan(db.session(), signed_in().actor, the_department(), form.at(zone()), form.place.data or "")
        return url_for("body.show", key=sitting.key)

    return kept(form, act, lambda: _plan(form), "La séance est prévue.")


@pages.get("/seances/<key>")
@requires(SIT, READ)
def show(key: str) -> Answer:
    """One sitting: what is ahead of it, what goes on in it, or what is left of it."""
    return _page(opened(key))


def _page(sitting: BodySitting, refused: Sequence[Reason] = ()) -> str:
    session, today = db.session(), clock.today(zone())
    ahead = sitting.state in {SittingState.PLANNED, SittingState.OPEN}
    return render_template(
        f"body/{sitting.state.value}.html",
        sitting=sitting,
        lines=lines_of(sitting) if ahead else [],
        room=sittings.room(session, the_department(), sitting, today),
        minutes=minutes(session, the_department(), sitting, visible(signed_in(), SIT)),
        is_today=clock.civil(sitting.planned_at, zone()) == today,
        today=today,
        refused=refused,
    )


@pages.get("/seances/<key>/deplacer")
@requires(SIT, READ)
def ask_move(key: str) -> Answer:
    """To which day, hour and place."""
    sitting = opened(key)
    return _move(sitting, PlanForm(data=stored(sitting, zone())))


def _move(sitting: BodySitting, form: PlanForm, overtaken: Sequence[Difference] | None = None) -> str:
    return render_template("body/move.html", sitting=sitting, form=form, overtaken=overtaken)


@pages.post("/seances/<key>/deplacer")
@requires(SIT, WRITTEN)
def move(key: str) -> Answer:
    """Move it; one that was given up is planned again."""
    sitting, form = opened(key), PlanForm()
    known = stored(sitting, zone())
    if form.validate_on_submit() and form.overtaken(sitting.version):
        found = differences(form, known, form.values())
        form.version.data = str(sitting.version)
        return _move(sitting, form, found), 409

    def act() -> str:
        body.move(db.session(), signed_in().actor, the_department(), sitting, form.at(zone()), form.place.data or "")
        return url_for("body.show", key=sitting.key)

    return kept(form, act, lambda: _move(sitting, form), "La séance est déplacée.")


def done(sitting: BodySitting, act: Callable[[], None], said: str, onward: str | None = None) -> Answer:
    """One act of one button; what refuses it is said on the page of the sitting."""
    key = sitting.key
    try:
        act()
    except Refused as refusal:
        db.session.rollback()
        return _page(opened(key), refusal.reasons), 409
    db.session.commit()
    if said:
        flash(said, "success")
    return redirect(onward or url_for("body.show", key=key))


@pages.post("/seances/<key>/annuler")
@requires(SIT, WRITTEN)
def cancel(key: str) -> Answer:
    """Give it up; what waited goes on waiting."""
    sitting = opened(key)
    said = "La séance est annulée. Les situations attendent la suivante, rien n’est perdu."
    return done(sitting, lambda: body.cancel(db.session(), signed_in().actor, sitting), said)


@pages.app_context_processor
def _banner() -> dict[str, Any]:
    """What the layout asks on the pages where somebody decides."""
    return {"sitting_under_way": _under_way}


def _under_way() -> sittings.Running | None:
    """The sitting in session, for who sits in the body and is about to decide; one query there, none elsewhere."""
    user = current_user._get_current_object()
    deciding = request.blueprint in DECIDING or request.endpoint == "case.show"
    if not (deciding and isinstance(user, User) and user.sits_in_body and may(user, SIT)):
        return None
    return sittings.running(db.session())


def back_to_sitting(case: Case) -> str | None:
    """The page of the sitting in which the last decision of a case was just taken, if it was."""
    key = sittings.of_last_decision(db.session(), case)
    return url_for("body.show", key=key) if key else None


def cards(session: Session, user: User) -> list[Task]:
    """The sitting in session, or the one that comes within a week, for whoever goes there."""
    ahead = sittings.ahead(session) if may(user, SIT) else []
    if not ahead:
        return []
    first, today = ahead[0], clock.today(zone())
    url, when = url_for("body.show", key=first.key), in_words(first.planned_at)
    if first.state is SittingState.OPEN and first.opened_at and clock.civil(first.opened_at, zone()) != today:
        return [Task("Séance non close", when, url, "Clore la séance")]
    if first.state is SittingState.OPEN:
        return [Task("Une séance est en cours", when, url, "Rejoindre la séance")]
    if (clock.civil(first.planned_at, zone()) - today).days > SOON:
        return []
    return [Task("Préparer la prochaine séance", when, url, "Voir l’ordre du jour", by=from_now(first.planned_at))]
