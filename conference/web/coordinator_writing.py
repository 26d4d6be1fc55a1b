"""What a lead writes about one coordinator: each thing its form, its act and its words."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from flask import abort
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.charter import Party
from conference.domain.coordinators import CoordinatorKind, CoordinatorStatus, StandingReason, Stood
from conference.domain.entry import EntryStep
from conference.extensions import db
from conference.models.coordinator import Coordinator
from conference.models.place import Institution, Territory
from conference.programme import charter, coordinators, departures, mentoring, missions
from conference.queries import places
from conference.queries.coordinators import Dossier, current_mission, engaged
from conference.security.guard import owned, signed_in
from conference.web.filters import zone
from conference.web.forms.base import CreatingForm, typed
from conference.web.forms.coordinator import (
    NEVER,
    CharterForm,
    CorrectionForm,
    MentorForm,
    MissionEndForm,
    MissionForm,
    MissionSignedForm,
    ProfileForm,
    SignaturesForm,
    StandingForm,
)
from conference.words.charter import UNDERTAKES

Filled = dict[str, Any]
LINE = "\n"


def form_of(person: Coordinator, what: str, *, filled: bool = False) -> CreatingForm:
    """The form of one thing, with what it lets choose from; ``filled`` with what is known already."""
    form = FORMS[what](data=FILLED.get(what, _nothing)(person) if filled else None)
    session = db.session()
    if isinstance(form, ProfileForm):
        trees = (places.tree(session, Institution), places.tree(session, Territory))
        form.offer(person.kind, *map(places.rows, trees))
    elif isinstance(form, CorrectionForm):
        form.offer(person.standings)
    elif isinstance(form, MentorForm):
        form.offer([one for one in engaged(session, clock.today(zone())) if one.id != person.id])
    return form


def act(person: Coordinator, what: str, form: CreatingForm) -> None:
    """Write it down. Raises `Refused`."""
    ACTS[what](db.session(), person, form)


def mended(step: EntryStep, found: Dossier) -> str:
    """Where a step of coming in is written."""
    if step is EntryStep.CHARTER:
        return "signatures" if found.charter else "charte"
    if step is EntryStep.LETTER:
        return "signee" if found.running else "lettre"
    return {EntryStep.ENGAGED: "statut", EntryStep.ACCOMPANIED: "accompagnement"}.get(step, "fiche")


def _nothing(_person: Coordinator) -> Filled:
    return {}


def _profile(person: Coordinator) -> Filled:
    return {
        "institution": person.institution.key if person.institution else "",
        "territory": person.territory.key if person.territory else "",
        "elsewhere": [one.key for one in person.elsewhere],
        **{name: getattr(person, name) for name in ("trained_on", "kind", "languages", "undertaking_on", "leaves_on")},
    }


def _charter(person: Coordinator) -> Filled:
    kept = charter.running(db.session(), person)
    if kept is None:
        return {party.value: LINE.join(UNDERTAKES[party]) for party in Party}
    said = {party.value: getattr(kept, f"{party.value}_undertakes") for party in Party}
    return {"direction_name": kept.direction_name, "manager_name": kept.manager_name, **said}


def _signatures(person: Coordinator) -> Filled:
    kept = charter.running(db.session(), person)
    return {party.value: kept.signed(party) for party in Party} if kept else {}


def _mentor(person: Coordinator) -> Filled:
    kept = mentoring.running(db.session(), person)
    return {"mentor": kept.mentor.key} if kept else {}


def _signed(person: Coordinator) -> Filled:
    letter = current_mission(db.session(), person, clock.today(zone()))
    return {"signed_on": letter.signed_on, "signed_by": letter.signed_by} if letter else {}


def _why(form: StandingForm | CorrectionForm) -> StandingReason | None:
    return StandingReason(form.reason.data) if form.reason.data else None


def _stand(session: Session, person: Coordinator, form: StandingForm) -> None:
    actor, since, status = signed_in().actor, form.since.data or abort(400), CoordinatorStatus(form.status.data)
    if status is CoordinatorStatus.LEFT:
        departures.leave(session, actor, person, since, _why(form), typed(form.words), clock.today(zone()))
    else:
        coordinators.stand(session, actor, person, status, since, _why(form), typed(form.words))


def _correct(session: Session, person: Coordinator, form: CorrectionForm) -> None:
    wrong = date.fromisoformat(form.wrong.data) if form.wrong.data else None
    right = None
    if form.status.data != NEVER:
        since = form.since.data or abort(400)
        right = Stood(CoordinatorStatus(form.status.data), since, _why(form), typed(form.words))
    coordinators.correct(session, signed_in().actor, person, wrong, right, typed(form.why))


def _share(percent: int | None) -> Decimal | None:
    return Decimal(percent) / 100 if percent else None


def _mission(session: Session, person: Coordinator, form: MissionForm) -> None:
    share, since = _share(form.share.data) or abort(400), form.since.data or abort(400)
    until, extra, extra_until = form.until.data, _share(form.extra.data), form.extra_until.data
    missions.write(session, signed_in().actor, person, share, since, until, extra, extra_until)


def _end(session: Session, person: Coordinator, form: MissionEndForm) -> None:
    missions.end(session, signed_in().actor, person, form.until.data or abort(400))


def _sign(session: Session, person: Coordinator, form: MissionSignedForm) -> None:
    today = clock.today(zone())
    letter = current_mission(session, person, today) or abort(404)
    missions.sign(session, signed_in().actor, letter, form.signed_on.data or abort(400), typed(form.signed_by), today)


def _describe(session: Session, person: Coordinator, form: ProfileForm) -> None:
    actor = signed_in().actor
    institution = owned(session, Institution, form.institution.data) if form.institution.data else None
    territory = owned(session, Territory, form.territory.data) if form.territory.data else None
    elsewhere = [owned(session, Territory, key) for key in form.elsewhere.data or ()]
    coordinators.settle(session, actor, person, form.trained_on.data, institution, territory, elsewhere)
    kind, dates = CoordinatorKind(form.kind.data), (form.undertaking_on.data, form.leaves_on.data)
    coordinators.describe(session, actor, person, kind, typed(form.languages), *dates, clock.today(zone()))


def _draft(session: Session, person: Coordinator, form: CharterForm) -> None:
    said = {party: typed(form[party.value]) for party in Party}
    names = typed(form.direction_name), typed(form.manager_name)
    charter.draft(session, signed_in().actor, person, *names, said, clock.today(zone()))


def _countersign(session: Session, person: Coordinator, form: SignaturesForm) -> None:
    said = {party: form[party.value].data for party in Party}
    charter.sign(session, signed_in().actor, person, said, clock.today(zone()))


def _accompany(session: Session, person: Coordinator, form: MentorForm) -> None:
    mentor = owned(session, Coordinator, form.mentor.data) if form.mentor.data else None
    mentoring.accompany(session, signed_in().actor, person, mentor, clock.today(zone()))


FORMS: dict[str, type[CreatingForm]] = {
    "statut": StandingForm,
    "rectifier": CorrectionForm,
    "lettre": MissionForm,
    "fin": MissionEndForm,
    "signee": MissionSignedForm,
    "fiche": ProfileForm,
    "charte": CharterForm,
    "signatures": SignaturesForm,
    "accompagnement": MentorForm,
}
FILLED: dict[str, Callable[[Coordinator], Filled]] = {
    "fiche": _profile,
    "charte": _charter,
    "signatures": _signatures,
    "accompagnement": _mentor,
    "signee": _signed,
}
ACTS: dict[str, Callable[[Session, Coordinator, Any], None]] = {
    "statut": _stand,
    "rectifier": _correct,
    "lettre": _mission,
    "fin": _end,
    "signee": _sign,
    "fiche": _describe,
    "charte": _draft,
    "signatures": _countersign,
    "accompagnement": _accompany,
}
WORDS = {
    "statut": (
        "Changer le statut",
        (
            "Le statut d’avant prend fin la veille\u00a0; il reste dans le registre. Une sortie met fin aussi à la "
            "lettre de mission, à la charte, à la supervision et à l’accompagnement. Un départ à venir s’annonce sur "
            "la fiche."
        ),
        "Enregistrer le statut",
    ),
    "rectifier": (
        "Rectifier le parcours",
        "Pour une erreur de saisie\u00a0: ce qui était écrit, par qui et pourquoi c’est changé, tout reste visible.",
        "Rectifier le parcours",
    ),
    "lettre": (
        "Ajouter une lettre de mission",
        "Une seule lettre court à la fois. La part comprend la promotion de la démarche.",
        "Enregistrer la lettre",
    ),
    "fin": (
        "Mettre fin à la lettre de mission",
        "Elle reste dans le registre avec ses dates.",
        "Enregistrer cette fin",
    ),
    "signee": (
        "Noter la signature de la lettre",
        "Le jour où elle a été signée par tous, et qui l’a signée pour le département.",
        "Enregistrer la signature",
    ),
    "fiche": (
        "Institution, territoires, langues, départ",
        "L’instance voit les langues à côté du nom\u00a0; un départ annoncé lui montre les situations à confier.",
        "Enregistrer la fiche",
    ),
    "charte": (
        "Rédiger la charte tripartite",
        (
            "Un engagement par ligne\u00a0; changez-les autant qu’il le faut. Dès que quelqu’un a signé, le texte ne "
            "bouge plus\u00a0: en rédiger une autre met fin à celle-ci."
        ),
        "Enregistrer la charte",
    ),
    "signatures": (
        "Noter les signatures de la charte",
        "Le jour où chacun·e a signé l’exemplaire imprimé.",
        "Enregistrer les signatures",
    ),
    "accompagnement": (
        "Qui accompagne ses débuts",
        "Une personne engagée, pour les premières conférences\u00a0: elle ne voit rien de plus des situations.",
        "Enregistrer l’accompagnement",
    ),
}
