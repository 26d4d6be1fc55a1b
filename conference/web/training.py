"""Training and awareness: what is planned, what was held, targets; and, for the lead, whom something waits for."""

from datetime import date
from typing import Any

from flask import Blueprint, render_template, request, url_for

from conference import clock
from conference.audit import Act
from conference.domain.training import FEWEST_STARTED, TrainingKind, progress, starts
from conference.extensions import db
from conference.models.place import Institution, Territory
from conference.programme import training as acts
from conference.queries import places, trained
from conference.queries import training as read
from conference.security.guard import owned, requires, signed_in, the_department
from conference.security.permissions import Permission, may
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.base import typed
from conference.web.forms.training import SessionForm, TargetForm
from conference.web.refusals import kept
from conference.words import training as words

pages = Blueprint("training", __name__)
READ, KEEP = Permission.PROGRAMME_READ, Permission.PROGRAMME_KEEP
NEW = "/formations/<any(nouvelle, objectif):what>"


def _year(today: date) -> int:
    asked = request.args.get("annee", "")
    return int(asked) if len(asked) == 4 and asked.isdecimal() and "1900" <= asked <= "2100" else today.year


@pages.get("/formations")
@requires(READ, Act.TRAINING_READ)
def index() -> Answer:
    """What is ahead, a year of what is past, the targets; and one's own."""
    session, today = db.session(), clock.today(zone())
    year, held = _year(today), read.held(session, today)
    in_year = read.sessions(session, (date(year, 1, 1), date(year, 12, 31)))
    return render_template(
        "training/index.html",
        ahead=[*reversed(read.sessions(session, (today, date.max))), *read.sessions(session)],
        past=[one for one in in_year if one.training.last_day and one.training.last_day < today],
        year=year,
        years=sorted({*read.years(session, today), year}, reverse=True),
        targets=[(one, progress(one.target, held, today)) for one in read.targets(session)],
        own=trained.own(session, signed_in().account),
        waits=_waits(today) if may(signed_in(), KEEP) else None,
        words=words,
    )


def _waits(today: date) -> dict[str, Any]:
    """What the lead alone sees, people by their names."""
    session, department = db.session(), the_department()
    return {
        "starts": starts(trained.started(session, zone()), department.first_conference_months, today),
        "refreshers": trained.refreshers(session, department.refresher_months, today),
        "register": trained.register(session),
        "withdrawn": read.targets(session, withdrawn=True),
        "fewest": FEWEST_STARTED,
        "months": department.first_conference_months,
        "refresher_months": department.refresher_months,
    }


@pages.get(NEW)
@requires(KEEP, Act.TRAINING_READ)
def begin(what: str) -> Answer:
    """A session to plan, or a target to set."""
    return _page(what, _form(what))


@pages.post(NEW)
@requires(KEEP, Act.TRAINING_WRITTEN)
def create(what: str) -> Answer:
    """Keep it."""
    form = _form(what)

    def act() -> str:
        session, actor = db.session(), signed_in().actor
        if isinstance(form, TargetForm):
            acts.aim(session, actor, form.target(), typed(form.detail))
            return url_for("training.index", _anchor="targets")
        return url_for("training_session.show", key=acts.plan(session, actor, planned(form)).key)

    return kept(form, act, lambda: _page(what, form), words.KEPT)


def _form(what: str) -> SessionForm | TargetForm:
    return TargetForm() if what == "objectif" else session_form()


def _page(what: str, form: SessionForm | TargetForm) -> str:
    return render_template("training/new.html", form=form, what=what)


def session_form(**given: Any) -> SessionForm:
    """The form of a session, with the places where it may be held."""
    form, session = SessionForm(**given), db.session()
    form.offer(places.rows(places.tree(session, Institution)), places.rows(places.tree(session, Territory)))
    return form


def planned(form: SessionForm) -> acts.Planned:
    """A session as it was typed; only once the form is valid."""
    session = db.session()
    return acts.Planned(
        TrainingKind(form.kind.data),
        typed(form.title),
        form.chosen_days(),
        typed(form.trainer),
        typed(form.place),
        owned(session, Institution, form.institution.data) if form.institution.data else None,
        owned(session, Territory, form.territory.data) if form.territory.data else None,
        form.places.data,
        form.total_cents(),
    )
