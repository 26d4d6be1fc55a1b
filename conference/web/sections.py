"""The sections of a case that somebody may open, with where each stands in a few words."""

from dataclasses import dataclass

from conference.domain.minimal import PLACE
from conference.domain.stages import OPEN_STAGES, Stage
from conference.models.case import Case
from conference.security.permissions import Permission
from conference.web.rooms import room_url

# Shown from the stage on that first needs them, in the order of the path.
SECTIONS = (
    (PLACE, "Dossier minimal", Permission.CASE_STEP, Stage.REFERRAL),
    ("agreements", "Accords de chacun", Permission.PREPARATION_KEEP, Stage.PREPARATION),
    ("leaflet", "Données et droits de chacun", Permission.PREPARATION_KEEP, Stage.PREPARATION),
    ("question", "Question centrale", Permission.PREPARATION_KEEP, Stage.PREPARATION),
    ("guests", "Réseau et invitations", Permission.PREPARATION_KEEP, Stage.PREPARATION),
    ("log", "Carnet\u00a0: contacts et notes", Permission.LOG_KEEP, Stage.PREPARATION),
    ("child", "Place de l’enfant", Permission.PREPARATION_KEEP, Stage.PREPARATION),
    ("contacts", "Coordonnées", Permission.CONTACT_KEEP, Stage.PREPARATION),
    ("invitations", "Invitations par lien", Permission.PREPARATION_KEEP, Stage.PREPARATION),
    ("sheet", "Note d’information", Permission.SHEET_KEEP, Stage.PREPARATION),
    ("sitting", "Date et lieu", Permission.PREPARATION_KEEP, Stage.PREPARATION),
    ("logistics", "Organisation", Permission.PREPARATION_KEEP, Stage.PREPARATION),
    ("papers", "Papiers à imprimer", Permission.PREPARATION_KEEP, Stage.PREPARATION),
    ("day", "Le jour de la conférence", Permission.DAY_KEEP, Stage.CONFERENCE),
    ("plan", "Plan d’action", Permission.PLAN_READ, Stage.CONFERENCE),
    ("family", "Pages de la famille", Permission.PLAN_KEEP, Stage.PREPARATION),
    ("follow_up", "Suivi et bilan", Permission.FOLLOW_UP_KEEP, Stage.VALIDATION),
    ("questionnaires", "Questionnaires", Permission.FOLLOW_UP_KEEP, Stage.CONFERENCE),
    ("quotations", "Mots à citer", Permission.FOLLOW_UP_KEEP, Stage.FOLLOW_UP),
    ("synthesis", "Fiche de synthèse", Permission.FOLLOW_UP_KEEP, Stage.PREPARATION),
    ("time", "Noter du temps", Permission.TIME_KEEP, Stage.ASSIGNMENT),
    ("danger", "Noter une transmission pour danger", Permission.DANGER_NOTE, Stage.ASSIGNMENT),
    ("disagreement", "Désaccords", Permission.CASE_DECIDE, Stage.PREPARATION),
    ("neutrality", "Neutralité de qui coordonne", Permission.NEUTRALITY_READ, Stage.PREPARATION),
    ("refusal", "La famille demande quelqu’un d’autre", Permission.CASE_STEP, Stage.ASSIGNMENT),
    ("seen", "Qui a vu le nom de la famille", Permission.CASE_TEXTS, Stage.ASSIGNMENT),
    ("holder", "Référent·e qui tient la situation", Permission.CASE_DECIDE, Stage.ASSIGNMENT),
    ("recusal", "Se déporter de cette situation", Permission.CASE_DECIDE, Stage.ASSIGNMENT),
)
NEUTRAL = ("neutrality", "refusal", "seen")
# Still at work after the stage that first needs it; other sections of a stage gone by fold away.
LASTING = {
    "papers": frozenset({Stage.CONFERENCE}),
    **dict.fromkeys(("plan", "questionnaires"), frozenset({Stage.VALIDATION, Stage.FOLLOW_UP})),
    "family": frozenset({Stage.CONFERENCE, Stage.VALIDATION, Stage.FOLLOW_UP}),
    "follow_up": frozenset({Stage.FOLLOW_UP}),
    **dict.fromkeys(
        (PLACE, "log", "contacts", "synthesis", "time", "danger", "disagreement", "holder", "recusal", *NEUTRAL),
        OPEN_STAGES,
    ),
}
# What these would say is ticked in a minimal case.
WORDED = frozenset(
    {"agreements", "leaflet", "question", "guests", "invitations", "log", "contacts", "child", "logistics", "sheet"}
    | {"day", "family", "quotations", "synthesis", "disagreement"}
)
# Nothing is transmitted nor held any more once a case is closed.
OPEN_ONLY = frozenset({"danger", "holder", "disagreement", "neutrality", "refusal", "recusal"})
PERMISSIONS = tuple({permission for _, _, permission, _ in SECTIONS})
ORDER = list(Stage)


@dataclass(frozen=True, slots=True)
class Section:
    """One section: where it opens, and whether its stage has gone by."""

    label: str
    url: str
    earlier: bool


def sections(case: Case, rights: frozenset[Permission]) -> list[Section]:
    """The sections that are open to somebody at the stage where a case stands."""
    found = []
    for place, label, permission, first in SECTIONS:
        if (case.stage is Stage.CLOSED and place in OPEN_ONLY) or not _has(case, place):
            continue
        if permission in rights and ORDER.index(case.stage) >= ORDER.index(first):
            found.append(Section(label, room_url(place, case.key), _gone_by(case.stage, place, first)))
    return found


def _has(case: Case, place: str) -> bool:
    return place not in WORDED if case.minimal else place != PLACE


def _gone_by(at: Stage, place: str, first: Stage) -> bool:
    """A closed case has nothing at work: its whole file lies open."""
    return at not in {first, Stage.CLOSED} and at not in LASTING.get(place, frozenset())
