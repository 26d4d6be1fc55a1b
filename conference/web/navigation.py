"""What every page knows: where one can go, who one is."""

from dataclasses import dataclass
from typing import Any

from flask import Flask, request, url_for
from flask_login import current_user

from conference.security.permissions import Permission, may
from conference.security.user import User


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the navigation."""

    label: str
    url: str
    icon: str
    current: bool
    count: int | None = None


# endpoint, permission, words, icon: the endpoint's blueprint tells which entry is the current one
ENTRIES = (
    ("home.show", Permission.HOME, "À faire", "todo"),
    ("case.index", Permission.CASE_LIST, "Situations", "folder"),
    ("body.index", Permission.BODY_SITTINGS, "Séances", "calendar"),
    ("time.show", Permission.TIME_KEEP, "Mon temps", "clock"),
    ("supervision.index", Permission.LOG_SUPERVISE, "Supervision", "eye"),
    ("coordinator.index", Permission.COORDINATORS_KEEP, "Coordinateur·rice·s", "people"),
    ("voice.index", Permission.ANSWERS_KEY, "Questionnaires", "message"),
    ("evaluation.show", Permission.FIGURES_READ, "Chiffres", "figures"),
    ("note.index", Permission.NOTE_KEEP, "Notes annuelles", "file"),
    ("quotation.index", Permission.NOTE_KEEP, "Citations", "file"),
    ("complaint.index", Permission.COMPLAINT_READ, "Réclamations", "shield"),
    ("imports.show", Permission.CASES_TAKE_OVER, "Reprise d’un tableau", "upload"),
    ("account.index", Permission.ACCOUNTS_KEEP, "Comptes", "people"),
    ("institution.index", Permission.PLACES_KEEP, "Institutions", "institution"),
    ("territory.index", Permission.PLACES_KEEP, "Territoires", "place"),
    ("language.index", Permission.LANGUAGES_KEEP, "Langues des papiers", "file"),
    ("settings.show", Permission.SETTINGS_KEEP, "Réglages", "settings"),
    ("audit.show", Permission.AUDIT_READ, "Qui a lu quoi", "shield"),
)


def entries(app: Flask, user: User) -> list[Item]:
    """The navigation of somebody: what they may open, and nothing else."""
    here = request.blueprint
    return [
        Item(label, url_for(endpoint), icon, here == endpoint.partition(".")[0])
        for endpoint, permission, label, icon in ENTRIES
        if endpoint in app.view_functions and may(user, permission)
    ]


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
            "navigation": entries(app, user),
            "account_name": user.account.name,
            "department_name": user.department.name if user.department else None,
            "switch_url": url_for("sign_in.departments"),
            "sign_out_url": url_for("sign_in.leave"),
            "demo": app.extensions["settings"].demo,
        }
