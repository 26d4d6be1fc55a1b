"""What every page knows: where one can go, who one is."""

from dataclasses import dataclass
from typing import Any

from flask import Flask, request, url_for
from flask_login import current_user

from conference.security.permissions import Permission, may
from conference.security.user import User


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the navigation, with what it holds where it holds several pages."""

    label: str
    url: str
    icon: str
    current: bool
    inside: "tuple[Item, ...]" = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that go together: one entry of the navigation, and a row of their own once inside.

    A row is an endpoint, the permission that opens it and its words; the endpoint's blueprint tells which is current.
    Who may open only one of them sees that one by its own name.
    """

    label: str
    icon: str
    rows: tuple[tuple[str, Permission, str], ...]


def _alone(endpoint: str, permission: Permission, label: str, icon: str) -> Group:
    return Group(label, icon, ((endpoint, permission, label),))


LEAST = 2  # pages that make a group
# Pages that belong to another noun's.
INSIDE = {
    "edition": "note",
    "note_part": "note",
    "keying": "voice",
    "proposed_quotation": "quotation",
    "in_session": "body",
    "training_session": "training",
    "council_meeting": "council",
    "memory": "programme",
    "roster": "setup",
    **dict.fromkeys(("practice_exchange", "practice_review"), "practice_sheet"),
}

GROUPS = (
    _alone("home.show", Permission.HOME, "À faire", "todo"),
    _alone("case.index", Permission.CASE_LIST, "Situations", "folder"),
    _alone("body.index", Permission.BODY_SITTINGS, "Séances", "calendar"),
    _alone("time.show", Permission.TIME_KEEP, "Mon temps", "clock"),
    _alone("supervision.index", Permission.LOG_SUPERVISE, "Supervision", "eye"),
    Group(
        "Programme",
        "people",
        (
            ("programme.show", Permission.PROGRAMME_READ, "Le programme"),
            ("coordinator.index", Permission.COORDINATORS_KEEP, "Coordinateur·rice·s"),
            ("training.index", Permission.PROGRAMME_READ, "Formations"),
            ("council.index", Permission.PROGRAMME_READ, "Instances"),
            ("partner.index", Permission.PROGRAMME_READ, "Partenaires"),
            ("directory.index", Permission.PROGRAMME_READ, "Ressources locales"),
            ("hours.team", Permission.COORDINATORS_KEEP, "Heures de coordination"),
            ("enquiry.index", Permission.ENQUIRY_KEEP, "Demandes"),
            ("offer.index", Permission.PROGRAMME_READ, "Propositions déclinées"),
            ("welcome.edit", Permission.PROGRAMME_READ, "Page publique"),
        ),
    ),
    Group(
        "Évaluation",
        "figures",
        (
            ("evaluation.show", Permission.FIGURES_READ, "Chiffres"),
            ("reported.index", Permission.NOTE_KEEP, "Chiffres antérieurs"),
            ("effect.index", Permission.EFFECTS_NOTE, "Noter un effet"),
            ("record.show", Permission.RECORD_READ, "Cahier d’évaluation"),
            ("voice.index", Permission.ANSWERS_KEY, "Questionnaires"),
            ("quotation.index", Permission.NOTE_KEEP, "Citations"),
            ("note.index", Permission.NOTE_KEEP, "Notes annuelles"),
            ("practice_sheet.index", Permission.PRACTICE_SHEET_KEEP, "Fiches"),
            ("publication.show", Permission.FIGURES_PUBLISH, "Publier des chiffres"),
            ("peers.show", Permission.PEERS_READ, "Réseau interdépartemental"),
            ("gaps.show", Permission.FIGURES_READ, "Ce qui manque"),
        ),
    ),
    _alone("complaint.index", Permission.COMPLAINT_READ, "Réclamations", "shield"),
    Group(
        "Administration",
        "settings",
        (
            ("setup.show", Permission.SETUP_KEEP, "Mise en route"),
            ("imports.show", Permission.CASES_TAKE_OVER, "Reprise d’un tableau"),
            ("account.index", Permission.ACCOUNTS_KEEP, "Comptes"),
            ("institution.index", Permission.PLACES_KEEP, "Institutions"),
            ("territory.index", Permission.PLACES_KEEP, "Territoires"),
            ("language.index", Permission.LANGUAGES_KEEP, "Langues des papiers"),
            ("settings.show", Permission.SETTINGS_KEEP, "Réglages"),
        ),
    ),
    _alone("audit.show", Permission.AUDIT_READ, "Qui a lu quoi", "shield"),
)


def entries(user: User) -> list[Item]:
    """The navigation of somebody: what they may open, and nothing else."""
    found, here = [], INSIDE.get(request.blueprint or "", request.blueprint)
    for group in GROUPS:
        rows = tuple(
            Item(label, url_for(endpoint), group.icon, here == endpoint.partition(".")[0])
            for endpoint, permission, label in group.rows
            if may(user, permission)
        )
        current = any(row.current for row in rows)
        found += [*rows] if len(rows) < LEAST else [Item(group.label, rows[0].url, group.icon, current, rows)]
    return found


def install(app: Flask) -> None:
    """Give every template what the layout reads."""

    @app.context_processor
    def _known() -> dict[str, Any]:
        user = current_user._get_current_object()
        if not isinstance(user, User):
            return {"home_url": url_for("sign_in.show"), "demo": app.extensions["settings"].demo}
        return {
            "user": user,
            "home_url": url_for("home.show"),
            "navigation": entries(user),
            "account_name": user.account.name,
            "department_name": user.department.name if user.department else None,
            "switch_url": url_for("sign_in.departments"),
            "sign_out_url": url_for("sign_in.leave"),
            "demo": app.extensions["settings"].demo,
        }
