"""What a programme remembers, in French: its lists, their words, and why a line cannot be kept."""

from collections.abc import Mapping
from datetime import date

from conference.domain.memory import DocumentKind, DocumentMedia, LessonKind, LessonState
from conference.domain.partial_days import Precision
from conference.domain.programme import Phase
from conference.words.dates import from_to, long_date
from conference.words.numbers import counted

PHASE: dict[Phase, str] = {
    Phase.TRAINING: "Formation",
    Phase.EXPERIMENT: "Expérimentation",
    Phase.EXTENSION: "Extension",
}
PRECISION: dict[Precision, str] = {
    Precision.YEAR: "à l’année",
    Precision.MONTH: "au mois",
    Precision.DAY: "au jour",
}
LESSON: dict[LessonKind, str] = {
    LessonKind.BRAKE: "Frein",
    LessonKind.LEVER: "Levier",
    LessonKind.LESSON: "Enseignement",
    LessonKind.PERSPECTIVE: "Perspective",
    LessonKind.INSPIRED: "Travail inspiré de la démarche",
}
LESSONS: dict[LessonKind, str] = {
    LessonKind.BRAKE: "Freins",
    LessonKind.LEVER: "Leviers",
    LessonKind.LESSON: "Enseignements",
    LessonKind.PERSPECTIVE: "Perspectives",
    LessonKind.INSPIRED: "Travail inspiré de la démarche, sans conférence",
}
STATE: dict[LessonState, str] = {LessonState.OPEN: "En attente de suite", LessonState.SETTLED: "Réglé"}
DOCUMENT: dict[DocumentKind, str] = {
    DocumentKind.DECISION: "Décision, délibération, note de service",
    DocumentKind.AGREEMENT: "Convention, contrat",
    DocumentKind.MINUTES: "Compte rendu",
    DocumentKind.REPORT: "Rapport, étude, bilan",
    DocumentKind.COMMUNICATION: "Plaquette, affiche, article",
    DocumentKind.TOOL: "Outil de travail",
    DocumentKind.OTHER: "Autre document",
}
MEDIA: dict[DocumentMedia, str] = {
    DocumentMedia.PDF: "PDF",
    DocumentMedia.ODT: "texte ODT",
    DocumentMedia.DOCX: "texte DOCX",
    DocumentMedia.PNG: "image PNG",
}
# The lists, by their place in an address.
LISTS = {
    "phases": "Les phases",
    "dates": "Les dates",
    "financements": "Les financements",
    "enseignements": "Ce que nous avons appris",
    "documents": "Les documents",
}
KEPT, WITHDRAWN, PUT_BACK = (
    "C’est enregistré.",
    "La ligne est retirée. Elle reste en bas de la liste, d’où vous pouvez la remettre.",
    "La ligne est remise.",
)
ERASED = "Le fichier est effacé."
STEP_KEPT = "La suite est enregistrée."
DESCRIBED = "La présentation est enregistrée."
# What the yearly note prints of it.
HAPPENED, FUNDED = "Ce qui s’est passé", "Financements de la période"
GIVEN, SPENT, LEFT, PAID_FOR = "Montant", "Dépensé", "Reste", "Ce que cela a permis"
SETTLED, WAITING = "Réglé", "Attend une suite"
# What a published programme is made of, by noun of its loader.
NOUN = {
    "figures": ("chiffre", "chiffres"),
    "territories": ("territoire", "territoires"),
    "description": ("texte", "textes"),
    "phases": ("phase", "phases"),
    "events": ("date", "dates"),
    "fundings": ("financement", "financements"),
    "lessons": ("frein ou perspective", "freins et perspectives"),
}
NOTHING_NEW = "tout y était déjà, rien n’a été ajouté."
HOW_TO_DATE = "Une année, un mois ou un jour\u00a0: 2019, mars 2019, 25/09/2018."
REASON: dict[str, str] = {
    "partial_day_missing": "Dites quand\u00a0: une année suffit.",
    "partial_day_unclear": "Cette date n’est pas comprise. Écrivez 2019, mars 2019 ou 25/09/2018.",
    "event_missing": "Dites ce qui s’est passé.",
    "funding_what_missing": "Dites ce qui est payé.",
    "funding_payer_missing": "Dites qui paie.",
    "funding_backwards": "Le financement finirait avant de commencer.",
    "funding_amount_wrong": "Tapez un montant en euros, par exemple 12\u00a0000, ou rien si on ne le sait pas.",
    "lesson_missing": "Dites-le en une phrase.",
    "lesson_step_missing": "Dites ce qui a été fait.",
    "lesson_who_missing": "Dites qui l’a fait.",
    "document_untitled": "Donnez un titre à ce document.",
    "document_missing": "Choisissez un fichier.",
    "document_heavy": "Ce fichier dépasse 10\u00a0Mo\u00a0: allégez-le, ou gardez-en un lien parmi les dates.",
    "document_unknown": (
        "Ce fichier n’est pas un PDF, un texte ODT ou DOCX sans macro, ou une image PNG\u00a0; "
        "ou bien il a été coupé en route."
    ),
    "territory_kind_missing": "Dites comment s’appellent ces territoires.",
}


def loaded(added: Mapping[str, int]) -> str:
    """``9 chiffres, 6 dates ajoutés.``"""
    found = [counted(many, *NOUN[noun]) for noun, many in added.items() if many]
    return f"{', '.join(found)}\u00a0: ajoutés." if found else NOTHING_NEW


def annex(what: str, payer: str) -> str:
    """``Annexe : La formation (L’État)``."""
    return f"Annexe\u00a0: {what} ({payer})"


def ends_on(day: date) -> str:
    """``Finit le 30 juin 2026``."""
    return f"Finit le {long_date(day)}"


def paid_from_to(since: date | None, until: date | None) -> str:
    """``Période : du 1er janvier 2025 au 30 juin 2026``; where an end is unknown, that is said."""
    if since is not None and until is not None:
        return f"Période\u00a0: {from_to(since, until)}"
    begins = f"depuis le {long_date(since)}" if since else "début non renseigné"
    ends = f"jusqu’au {long_date(until)}" if until else "fin non renseignée"
    return f"Période\u00a0: {begins}, {ends}"
