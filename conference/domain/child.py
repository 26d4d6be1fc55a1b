"""The child's place in a conference: who proposed what, in whose words, and what may be shown to whom."""

from datetime import time
from enum import StrEnum

from conference.domain.reasons import Reason
from conference.domain.referral import PersonKind

MAJORITY = 18


class Proposer(StrEnum):
    """Who came up with a way of taking part."""

    CHILD = "child"
    FAMILY = "family"
    NETWORK = "network"
    COORDINATOR = "coordinator"
    PROFESSIONAL = "professional"


class WordsFor(StrEnum):
    """What a child gives their own words for."""

    CONFERENCE = "conference"
    PLAN = "plan"
    COORDINATOR = "coordinator"


class PictureKind(StrEnum):
    """What a picture shows."""

    DRAWING = "drawing"
    LETTER = "letter"
    PHOTO = "photo"


class Media(StrEnum):
    """What a picture is kept as, once made anew."""

    JPEG = "image/jpeg"
    PNG = "image/png"


class ShownTo(StrEnum):
    """To whom a child lets a picture be shown."""

    NOBODY = "nobody"
    NAMED = "named"
    FAMILY = "family"
    EVERYBODY = "everybody"


def is_child(kind: PersonKind, birth_year: int | None, year: int) -> bool:
    """Whether somebody is a child in ``year``: said so, or by their year of birth."""
    return kind is PersonKind.CHILD or (birth_year is not None and year - birth_year < MAJORITY)


def stay(arrives: time | None, leaves: time | None) -> list[Reason]:
    """Why a child cannot be there from one hour to the other."""
    backwards = arrives is not None and leaves is not None and leaves <= arrives
    return [Reason("leaves_before_arriving", "leaves_at")] if backwards else []


def told(words: str, purpose: WordsFor, reader: object) -> list[Reason]:
    """Why a child's words cannot be kept so: nobody reads aloud what is for the coordinator alone."""
    if not words.strip():
        return [Reason("child_words_missing", "words")]
    alone = purpose is WordsFor.COORDINATOR and reader is not None
    return [Reason("words_for_coordinator", "reader")] if alone else []


def pictured(kind: PictureKind, *, photos_agreed: bool) -> list[Reason]:
    """Why a picture cannot be kept: a photograph shows people, who agree to it first."""
    return [Reason("photos_not_agreed", "kind")] if kind is PictureKind.PHOTO and not photos_agreed else []


def showing(looked_at: object, shown_to: ShownTo | None, named: str) -> list[Reason]:
    """Why it cannot be said to whom a picture is shown: one looks at it together first, and names are named."""
    if shown_to is not None and looked_at is None:
        return [Reason("picture_not_looked_at", "looked_at_on")]
    nameless = shown_to is ShownTo.NAMED and not named.strip()
    return [Reason("shown_to_whom", "shown_words")] if nameless else []
