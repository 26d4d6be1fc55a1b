"""The pages that are measured: who opens which, and how much each may ask of the base."""

from collections.abc import Iterable, Iterator

from tests.benchmarks.filling import STANDINGS, key

# A page's own statements; those of its session, its département and its audit come on top.
BARS = {"/": 28, "/situations": 6, "/temps": 6, "/coordination": 6}
CASE, ROOM, APART = 13, 15, 5
# Whoever sits in the body is told on every page of the sitting that is open.
IN_SESSION = 1
# The first checks every coordinator, all at once; the second asks three times what steps still miss; the others
# tell of all that surrounds a family.
DEARER = {"designation": 23, "minimal": 22, "reseau": 16, "papiers": 16}
ALL = frozenset(STANDINGS)
# Everybody coordinates the second block of cases, the coordinator the first one.
BLOCK = len(STANDINGS)
# Who opens the page of a case, at which of its standings; everybody is one account that has every role.
OPENED = {
    "committee": ALL - {"draft"},
    "lead": ALL - {"draft"},
    "referrer": ALL,
    "coordinator": ALL - {"draft", "assignment"},
    "everybody": ALL - {"draft"},
}
# The other pages of a case that each opens, at one standing at least.
ROOMS = {
    "coordinator": (
        *("accords", "question", "reseau", "note", "seance", "jour", "jour/apres-coup", "jour/temps-prive", "plan"),
        *("plan/suites", "plan/actions/nouvelle", "plan/forme", "plan/remises", "suivi", "suivi/bilan", "synthese"),
        *("suivi/enfants", "remerciements", "danger", "declaration", "etapes/suspend", "etapes/stop"),
        *("lien", "neutralite", "quelqu-un-d-autre", "noms/vus", "carnet", "coordonnees"),
        *("vos-droits", "vos-droits/feuille", "note/proches", "invitations", "enfants", "dates", "lieu"),
        *("organisation", "reseau/cotes", "reseau/liens", "reseau/carte", "reseau/carte/vierge", "papiers"),
        *("jour/feuille", "jour/etat", "plan/versions", "plan/demandes", "plan/signatures", "pages-famille"),
        *("questionnaires", "citations"),
    ),
    "referrer": ("plan", "plan/contenu", "plan/contenu/decision", "danger", "etapes/stop"),
    "committee": (
        *("designation", "desaccords", "referent", "noms", "etapes/release", "etapes/reopen", "deport"),
        *("confirmation", "temps-prive"),
    ),
}
# Files are made by the press, or hold one line.
FILES = {"papiers/invitations", "papiers/seance.ics"}
# A minimal case has pages without words in place of these; its own is measured apart.
MINIMAL, WITHOUT_WORDS = 4 * BLOCK, ("", "minimal", "seance", "plan", "suivi", "synthese", "etapes/stop")


def measured(who: str, first: int = 0) -> Iterator[tuple[str, str]]:
    """The pages that somebody is measured on, by name and address: of no case, then of a case of each standing."""
    yield from zip(BARS, BARS, strict=True)
    yield from of_cases(first + BLOCK * (who == "everybody"))


def of_cases(first: int = 0, rooms: Iterable[str] = ("",)) -> Iterator[tuple[str, str]]:
    """The pages of a case of each standing; ``private/jour`` names one whatever the case."""
    for number, standing in enumerate(STANDINGS, first):
        for room in rooms:
            yield f"{standing}/{room}", f"/situations/{key(number)}/{room}".rstrip("/")


def bar(page: str) -> int:
    """How many statements a page may take, its own and the others."""
    if page in BARS:
        return BARS[page] + APART
    room = page.partition("/")[2]
    return (DEARER.get(room, ROOM) if room else CASE) + APART + IN_SESSION
