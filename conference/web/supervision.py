"""Supervision: the lead names who supervises a coordinator; a supervisor opens a log, says why, and only reads."""

from flask import Blueprint, g, render_template, request, url_for

from conference import clock
from conference.audit import Act
from conference.casework import supervision
from conference.domain.stages import Stage
from conference.extensions import db
from conference.models.account import Account
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.log import LogEntry
from conference.programme import supervision as naming
from conference.queries import log
from conference.queries import supervision as supervised
from conference.queries.accounts import colleague
from conference.security.guard import child, owned, requires, signed_in
from conference.security.permissions import Permission, visible
from conference.web.answers import Answer
from conference.web.forms.supervision import AccessForm, SupervisorForm
from conference.web.preparation import barred
from conference.web.refusals import kept

pages = Blueprint("supervision", __name__)
READ = Permission.LOG_SUPERVISE


@pages.get("/supervision")
@requires(READ, Act.PAGE_READ)
def index() -> Answer:
    """The open cases of those whom one supervises, by reference: who they are about is not said."""
    found = supervised.cases(db.session(), visible(signed_in(), READ))
    return render_template("supervision/index.html", cases=found)


@pages.get("/supervision/<key>")
@requires(READ, Act.LOG_READ, case=True)
def show(case: Case) -> Answer:
    """The log while it is open to them; else what is asked before."""
    session, before = db.session(), request.args.get("avant")
    access = supervised.access(session, case, signed_in().account.id, clock.now())
    if access is None:
        g.act = Act.PAGE_READ
        return _ask(case, AccessForm())
    after = child(session, LogEntry, before, case) if before else None
    return render_template(
        "supervision/show.html", case=case, access=access, page=log.page(session, case, after), older=after is not None
    )


@pages.post("/supervision/<key>")
@requires(READ, Act.LOG_OPENED, case=True)
def enter(case: Case) -> Answer:
    """Open the log until the end of the day."""
    form = AccessForm()

    def act() -> str:
        supervision.open_log(db.session(), signed_in().actor, case, form.reason.data or "")
        return url_for("supervision.show", key=case.key)

    return kept(form, act, lambda: _ask(case, form), "")


def _ask(case: Case, form: AccessForm) -> str:
    why = barred(case, *Stage, while_suspended=True, wordless=True)
    return render_template("supervision/ask.html", case=case, form=form, barred=why)


@pages.get("/coordination/<key>/supervision")
@requires(Permission.COORDINATORS_KEEP, Act.PAGE_READ)
def choose(key: str) -> Answer:
    """Who supervises a coordinator."""
    person = _person(key)
    found = supervised.running(db.session(), person)
    return _choose(person, _offered(person, SupervisorForm(data={"account": found.account.key if found else ""})))


@pages.post("/coordination/<key>/supervision")
@requires(Permission.COORDINATORS_KEEP, Act.SUPERVISOR_NAMED)
def name(key: str) -> Answer:
    """Keep it."""
    session, person = db.session(), _person(key)
    form = _offered(person, SupervisorForm())

    def act() -> str:
        naming.name(session, signed_in().actor, person, _account(form))
        return url_for("coordinator.show", key=person.key)

    return kept(form, act, lambda: _choose(person, form), "C’est enregistré.")


def _account(form: SupervisorForm) -> Account | None:
    found = colleague(db.session(), form.account.data) if form.account.data else None
    return found.account if found else None


def _person(key: str) -> Coordinator:
    person: Coordinator = owned(db.session(), Coordinator, key)
    g.about = person
    return person


def _offered(person: Coordinator, form: SupervisorForm) -> SupervisorForm:
    form.offer(supervised.who_could(db.session(), person, signed_in().account.id))
    return form


def _choose(person: Coordinator, form: SupervisorForm) -> str:
    return render_template(
        "coordinator/write.html",
        person=person,
        form=form,
        title="Qui supervise",
        lead_words="Pour une situation à la fois, et en disant pourquoi, cette personne peut ouvrir le carnet de "
        "préparation jusqu’au soir. Chaque ouverture est enregistrée, et montrée à qui coordonne.",
        action="Enregistrer",
    )
