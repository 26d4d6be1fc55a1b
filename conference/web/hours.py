"""Hours for a line manager: by month or by person, and by kind, never a case; for themselves and leads."""

from flask import Blueprint, abort, render_template, request, url_for
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from conference import clock
from conference.audit import Act
from conference.documents.hours import Statement, csv, of_months, of_people, told_cell, xlsx
from conference.domain.ceiling import Use, month_of
from conference.extensions import db
from conference.models.place import Institution
from conference.queries.ceiling import coordinator_of, uses
from conference.queries.hours import active, by_month, by_person
from conference.queries.places import rows, tree
from conference.security.guard import requires, signed_in, told
from conference.security.permissions import Permission
from conference.web.answers import Answer, attached
from conference.web.filters import known, zone
from conference.web.forms.hours import TeamForm, YearForm
from conference.words import hours as words

pages = Blueprint("hours", __name__)
pages.app_template_filter("told_cell")(told_cell)
FILES = {
    "csv": (csv, "text/csv; charset=utf-8"),
    "xlsx": (xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@pages.get("/temps/releve")
@requires(Permission.TIME_KEEP, Act.HOURS_READ)
def own() -> Answer:
    """One's own hours in a year, to be printed or taken to one's line manager."""
    form = YearForm(_asked())
    if not form.validate():
        return render_template("hours/show.html", form=form, team=False), 400
    return _page(form, _own(form), "hours.own_file", of_team=False)


@pages.get("/temps/releve.<any(csv, xlsx):kind>")
@requires(Permission.TIME_KEEP, Act.HOURS_EXPORTED)
def own_file(kind: str) -> Answer:
    """The same as a file."""
    form = YearForm(_asked())
    return _file(kind, form, _own(form)) if form.validate() else abort(400)


@pages.get("/temps/equipe")
@requires(Permission.COORDINATORS_KEEP, Act.HOURS_READ)
def team() -> Answer:
    """The hours of the coordinators, for their employers."""
    form = _offered()
    if not form.validate():
        return render_template("hours/show.html", form=form, team=True), 400
    return _page(form, _team(form), "hours.team_file", of_team=True)


@pages.get("/temps/equipe.<any(csv, xlsx):kind>")
@requires(Permission.COORDINATORS_KEEP, Act.HOURS_EXPORTED)
def team_file(kind: str) -> Answer:
    """The same as a file."""
    form = _offered()
    return _file(kind, form, _team(form)) if form.validate() else abort(400)


def _asked() -> MultiDict[str, str]:
    asked = MultiDict(request.args)
    asked.setdefault("annee", str(clock.today(zone()).year))
    return asked


def _offered() -> TeamForm:
    form = TeamForm(_asked())
    form.offer(rows(tree(db.session(), Institution)))
    return form


def _page(form: YearForm, statement: Statement, file: str, *, of_team: bool) -> str:
    told(*form.asked)
    addresses = {kind: url_for(file, kind=kind, **form.asked) for kind in FILES}
    return render_template("hours/show.html", form=form, statement=statement.brief(), addresses=addresses, team=of_team)


def _file(kind: str, form: YearForm, statement: Statement) -> Answer:
    told(kind, *form.asked)
    made, media = FILES[kind]
    first, last = form.period
    span = f"{first.year}" if first.month != last.month else f"{first:%Y-%m}"
    return attached(made(statement), f"heures-{span}.{kind}", media)


def _own(form: YearForm) -> Statement:
    session, user = db.session(), signed_in()
    first, last = form.period
    one = coordinator_of(session, user.account.id)
    found = by_month(session, user.account.id, one, first, last)
    used = {day: uses(session, [one], *month_of(day))[one.id] for day in found} if one is not None else {}
    whole = uses(session, [one], first, last)[one.id] if one is not None else Use(0, 0)
    title = words.about(f"{words.OWN}, {known(user.account)}", first, last)
    return of_months(title, found, used, whole, clock.today(zone()))


def _team(form: TeamForm) -> Statement:
    session, (first, last) = db.session(), form.period
    people = active(session, first, last, _employer(form))
    found, used = by_person(session, people, first, last), uses(session, people, first, last)
    told_of = [(one, found[one.id], used[one.id]) for one in people]
    return of_people(words.about(words.TEAM, first, last), told_of, clock.today(zone()))


def _employer(form: TeamForm) -> int | None:
    if not form.employeur.data:
        return None
    return db.session().scalar(select(Institution.id).where(Institution.key == form.employeur.data))
