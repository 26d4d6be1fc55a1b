"""The register of coordinators: who was trained, what each is since when, under which letter of mission."""

from flask import Blueprint, abort, current_app, flash, g, redirect, render_template, request, url_for
from sqlalchemy import select

from conference import clock
from conference.audit import Act
from conference.documents import coordination_paper as papers
from conference.documents.press import PressFailed
from conference.domain.coordination_paper import CoordinationPaper
from conference.domain.coordinators import CoordinatorStatus, counted
from conference.domain.entry import EntryStep, entry
from conference.domain.forecast import forecast as forecast_of
from conference.extensions import db
from conference.models.coordinator import Coordinator
from conference.models.place import Institution, Territory
from conference.programme import coordinators
from conference.queries import coordination_paper, places
from conference.queries.coordinators import Dossier, dossier, open_cases, register
from conference.queries.forecast import grounds
from conference.security.guard import owned, requires, signed_in, the_department
from conference.security.permissions import Permission, visible
from conference.web.answers import Answer, attached
from conference.web.coordinator_writing import WORDS, form_of, mended
from conference.web.coordinator_writing import act as write_down
from conference.web.filters import zone
from conference.web.forms.base import CreatingForm
from conference.web.forms.choices import of_rows
from conference.web.forms.coordinator import CoordinatorForm, RegisterForm
from conference.web.refusals import kept
from conference.words import coordination_paper as said
from conference.words import forecast as forecast_words
from conference.words.dates import from_to
from conference.words.documents import PRESS_FAILURE

pages = Blueprint("coordinator", __name__)
KEPT = "C’est enregistré."
KEEP = Permission.COORDINATORS_KEEP


@pages.get("/coordination")
@requires(KEEP, Act.PAGE_READ)
def index() -> str:
    """Everybody ever trained, with what each is today, or was on a day of the past."""
    session, form, today = db.session(), RegisterForm(request.args), clock.today(zone())
    form.territory.choices = of_rows(session.scalars(select(Territory).order_by(Territory.name)), "Tous")
    form.validate()
    day = min(form.day.data or today, today)
    people = [one for one in register(session, day) if one.standing or day == today]
    return render_template(
        "coordinator/index.html",
        form=form,
        day=day,
        today=today,
        everybody=len(people),
        people=[one for one in people if form.shows(one)],
        counts=counted([[line.stood for line in one.coordinator.standings] for one in people], day),
    )


def _offered() -> CoordinatorForm:
    session, form = db.session(), CoordinatorForm()
    institutions, territories = places.tree(session, Institution), places.tree(session, Territory)
    form.offer(places.rows(institutions), places.rows(territories))
    return form


@pages.get("/coordination/nouvelle")
@requires(KEEP, Act.PAGE_READ)
def new() -> Answer:
    """Whom to register."""
    return render_template("coordinator/new.html", form=_offered())


@pages.post("/coordination/nouvelle")
@requires(KEEP, Act.COORDINATOR_WRITTEN)
def create() -> Answer:
    """Register somebody who was trained."""
    session, actor, form = db.session(), signed_in().actor, _offered()

    def act() -> str:
        person = coordinators.register(
            session,
            actor,
            form.name.data or "",
            form.trained_on.data,
            institution=owned(session, Institution, form.institution.data) if form.institution.data else None,
            territory=owned(session, Territory, form.territory.data) if form.territory.data else None,
        )
        coordinators.stand(session, actor, person, CoordinatorStatus.READY, form.trained_on.data or clock.today(zone()))
        return url_for("coordinator.show", key=person.key)

    return kept(form, act, lambda: render_template("coordinator/new.html", form=form), KEPT)


@pages.get("/coordination/prevision")
@requires(KEEP, Act.PAGE_READ)
def forecast() -> Answer:
    """Whether letters of mission give the time that is needed, for the three months to come."""
    found = forecast_of(grounds(db.session(), the_department()))
    return render_template(
        "coordinator/forecast.html",
        steps=forecast_words.steps(found),
        conclusion=forecast_words.conclusion(found),
        short=found.short,
        between=from_to(found.grounds.first, found.grounds.last),
    )


def _person(key: str) -> Coordinator:
    person: Coordinator = owned(db.session(), Coordinator, key)
    g.about = person
    return person


@pages.get("/coordination/<key>")
@requires(KEEP, Act.PAGE_READ)
def show(key: str) -> Answer:
    """One coordinator: how they came in, what they were and are, letters, charter, and what a departure would leave."""
    person, session = _person(key), db.session()
    found = dossier(session, person, zone(), clock.today(zone()))
    return render_template(
        "coordinator/show.html",
        person=person,
        found=found,
        steps=[(step, done, _mended(person, found, step)) for step, done in _entry(person, found)],
        cases=open_cases(session, person, visible(signed_in(), Permission.CASE_READ)),
        today=clock.today(zone()),
    )


def _entry(person: Coordinator, found: Dossier) -> list[tuple[EntryStep, bool]]:
    return entry(person.kind, found.done(person), beginner=found.experience.beginner)


def _mended(person: Coordinator, found: Dossier, step: EntryStep) -> str:
    """Where a step is done; nowhere for the account, which an administrator links."""
    if step is EntryStep.ACCOUNT:
        return ""
    if step is EntryStep.SUPERVISED:
        return url_for("supervision.choose", key=person.key)
    return url_for("coordinator.ask", key=person.key, what=mended(step, found))


WHAT = "<any(statut, rectifier, lettre, fin, signee, fiche, charte, signatures, accompagnement):what>"


@pages.get(f"/coordination/<key>/{WHAT}")
@requires(KEEP, Act.PAGE_READ)
def ask(key: str, what: str) -> Answer:
    """One thing to write about somebody: a status or its correction, a letter, the charter, who accompanies them."""
    person = _person(key)
    return _page(person, what, form_of(person, what, filled=True))


@pages.post(f"/coordination/<key>/{WHAT}")
@requires(KEEP, Act.COORDINATOR_WRITTEN)
def write(key: str, what: str) -> Answer:
    """Keep it."""
    person = _person(key)
    form = form_of(person, what)

    def act() -> str:
        write_down(person, what, form)
        return url_for("coordinator.show", key=person.key)

    return kept(form, act, lambda: _page(person, what, form), KEPT)


def _page(person: Coordinator, what: str, form: CreatingForm) -> str:
    title, lead, action = WORDS[what]
    return render_template(
        "coordinator/write.html", person=person, form=form, title=title, lead_words=lead, action=action
    )


@pages.get("/coordination/<key>/<any(lettre, charte, sortie):what>.pdf")
@requires(KEEP, Act.COORDINATOR_PRINTED)
def paper(key: str, what: str) -> Answer:
    """A letter of mission, the charter, or what somebody leaves, on paper; ``du`` is the day a letter begins."""
    person = _person(key)
    sheet = _sheet(person, CoordinationPaper(what)) or abort(404)
    db.session().rollback()
    try:
        return attached(papers.pdf(sheet), f"{what}-{sheet.whose.today}.pdf", "application/pdf")
    except PressFailed as failed:
        current_app.logger.warning("press: %s", failed.cause)
        flash(PRESS_FAILURE[failed.cause], "warning")
        return redirect(url_for("coordinator.show", key=key))


def _sheet(person: Coordinator, what: CoordinationPaper) -> said.Sheet | None:
    session, department, today = db.session(), the_department(), clock.today(zone())
    if what is CoordinationPaper.LETTER:
        found = coordination_paper.letter(session, department, person, today, request.args.get("du", ""))
        return said.letter(found) if found else None
    if what is CoordinationPaper.CHARTER:
        agreed = coordination_paper.charter(session, department, person, today)
        return said.charter(agreed) if agreed else None
    cases = open_cases(session, person, visible(signed_in(), Permission.CASE_READ))
    return said.exit_sheet(coordination_paper.leaving(session, department, person, today, cases))
