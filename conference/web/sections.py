"""The sections of a case that somebody may open, with where each stands in a few words."""

from dataclasses import dataclass

from conference.domain.stages import Stage
from conference.models.case import Case
from conference.security.permissions import Permission
from conference.web.rooms import room_url

# Shown from the stage on that first needs them, in the order of the path.
SECTIONS = (
    ("agreements", "Accords de chacun", Permission.PREPARATION_KEEP, Stage.PREPARATION),
    ("question", "Question centrale", Permission.PREPARATION_KEEP, Stage.PREPARATION),
    ("guests", "Réseau et invitations", Permission.PREPARATION_KEEP, Stage.PREPARATION),
    ("sheet", "Note d’information", Permission.SHEET_KEEP, Stage.PREPARATION),
    ("sitting", "Date et lieu", Permission.PREPARATION_KEEP, Stage.PREPARATION),
    ("day", "Le jour de la conférence", Permission.DAY_KEEP, Stage.CONFERENCE),
    ("plan", "Plan d’action", Permission.PLAN_READ, Stage.CONFERENCE),
    ("follow_up", "Suivi et bilan", Permission.FOLLOW_UP_KEEP, Stage.VALIDATION),
    ("synthesis", "Fiche de synthèse", Permission.FOLLOW_UP_KEEP, Stage.PREPARATION),
    ("time", "Noter du temps", Permission.TIME_KEEP, Stage.ASSIGNMENT),
    ("danger", "Noter une transmission pour danger", Permission.DANGER_NOTE, Stage.ASSIGNMENT),
    ("holder", "Référent·e qui tient la situation", Permission.CASE_DECIDE, Stage.ASSIGNMENT),
)
# Nothing is transmitted nor held any more once a case is closed.
OPEN_ONLY = frozenset({"danger", "holder"})
PERMISSIONS = tuple({permission for _, _, permission, _ in SECTIONS})
ORDER = list(Stage)


@dataclass(frozen=True, slots=True)
class Section:
    """One section: where it opens."""

    label: str
    url: str


def sections(case: Case, rights: frozenset[Permission]) -> list[Section]:
    """The sections that are open to somebody at the stage where a case stands."""
    found = []
    for place, label, permission, first in SECTIONS:
        if case.stage is Stage.CLOSED and place in OPEN_ONLY:
            continue
        url = room_url(place, case.key)
        if url and permission in rights and ORDER.index(case.stage) >= ORDER.index(first):
            found.append(Section(label, url))
    return found
