"""The register of coordinators: who was trained, what each is since when, under which letter of mission."""

from collections.abc import Callable
from decimal import Decimal

from flask import Blueprint, abort, g, render_template, url_for

from conference import clock
from conference.audit import Act
from conference.domain.coordinators import CoordinatorKind, CoordinatorStatus
from conference.extensions import db
from conference.models.coordinator import Coordinator
from conference.models.place import Institution, Territory
from conference.programme import coordinators, missions
from conference.queries import places
from conference.queries.coordinators import missions as letters
from conference.queries.coordinators import open_cases, register
from conference.queries.supervision import running
from conference.security.guard import owned, requires, signed_in
from conference.security.permissions import Permission, visible
from conference.web.answers import Answer
from conference.web.filters import zone
from conference.web.forms.base import CreatingForm
from conference.web.forms.coordinator import CoordinatorForm, MissionEndForm, MissionForm, ProfileForm, StandingForm
from conference.web.refusals import kept

pages = Blueprint("coordinator", __name__)
KEPT = "C’est enregistré."
KEEP = Permission.COORDINATORS_KEEP


@pages.get("/coordination")
@requires(KEEP, Act.PAGE_READ)
def index() -> str:
    """Everybody ever trained, with what each is today."""
    return render_template("coordinator/index.html", people=register(db.session(), clock.today(zone())))


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


def _person(key: str) -> Coordinator:
    person: Coordinator = owned(db.session(), Coordinator, key)
    g.about = person
    return person


@pages.get("/coordination/<key>")
@requires(KEEP, Act.PAGE_READ)
def show(key: str) -> Answer:
    """One coordinator: statuses, letters, and the cases that a departure would leave."""
    person, session = _person(key), db.session()
    return render_template(
        "coordinator/show.html",
        person=person,
        letters=letters(session, person),
        cases=open_cases(session, person, visible(signed_in(), Permission.CASE_READ)),
        today=clock.today(zone()),
        supervision=running(session, person),
    )


@pages.get("/coordination/<key>/<any(statut, lettre, fin, fiche):what>")
@requires(KEEP, Act.PAGE_READ)
def ask(key: str, what: str) -> Answer:
    """A status, a letter, the end of the one that runs, or in what capacity somebody coordinates."""
    person = _person(key)
    return _page(person, what, _form(person, what, obj=person) if what == "fiche" else _form(person, what))


def _form(person: Coordinator, what: str, **filled: Coordinator) -> CreatingForm:
    form = FORMS[what](**filled)
    if isinstance(form, ProfileForm):
        form.offer(person.kind)
    return form


def _page(person: Coordinator, what: str, form: CreatingForm) -> str:
    title, lead, action = WORDS[what]
    return render_template(
        "coordinator/write.html", person=person, form=form, title=title, lead_words=lead, action=action
    )


@pages.post("/coordination/<key>/<any(statut, lettre, fin, fiche):what>")
@requires(KEEP, Act.COORDINATOR_WRITTEN)
def write(key: str, what: str) -> Answer:
    """Keep it."""
    person = _person(key)
    form = _form(person, what)

    def act() -> str:
        ACTS[what](person, form)
        return url_for("coordinator.show", key=person.key)

    return kept(form, act, lambda: _page(person, what, form), KEPT)


def _stand(person: Coordinator, form: StandingForm) -> None:
    since = form.since.data or abort(400)
    coordinators.stand(db.session(), signed_in().actor, person, CoordinatorStatus(form.status.data), since)


def _mission(person: Coordinator, form: MissionForm) -> None:
    share, since = Decimal(form.share.data or 0) / 100, form.since.data or abort(400)
    missions.write(db.session(), signed_in().actor, person, share, since, form.until.data)


def _end(person: Coordinator, form: MissionEndForm) -> None:
    missions.end(db.session(), signed_in().actor, person, form.until.data or abort(400))


def _describe(person: Coordinator, form: ProfileForm) -> None:
    coordinators.describe(
        db.session(),
        signed_in().actor,
        person,
        CoordinatorKind(form.kind.data),
        form.languages.data or "",
        form.undertaking_on.data,
        form.leaves_on.data,
        clock.today(zone()),
    )


FORMS: dict[str, type[CreatingForm]] = {
    "statut": StandingForm,
    "lettre": MissionForm,
    "fin": MissionEndForm,
    "fiche": ProfileForm,
}
ACTS: dict[str, Callable[..., None]] = {"statut": _stand, "lettre": _mission, "fin": _end, "fiche": _describe}
WORDS = {
    "statut": (
        "Changer le statut",
        "Le statut d’avant prend fin la veille\u00a0; il reste dans le registre.",
        "Enregistrer le statut",
    ),
    "lettre": ("Ajouter une lettre de mission", "Une seule lettre court à la fois.", "Enregistrer la lettre"),
    "fin": (
        "Mettre fin à la lettre de mission",
        "Elle reste dans le registre avec ses dates.",
        "Enregistrer cette fin",
    ),
    "fiche": (
        "À quel titre, quelles langues, quel départ",
        "L’instance voit les langues à côté du nom\u00a0; un départ annoncé lui montre les situations à confier.",
        "Enregistrer",
    ),
}
