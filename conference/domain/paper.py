"""The papers of a conference: which there are, for whom, in which language, and what each still misses."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from conference.domain.logistics import VenueKind
from conference.domain.names import fold
from conference.domain.preparation import AT_WORK, Invitation, Part, Safety
from conference.domain.reasons import Reason
from conference.domain.referral import PersonKind
from conference.domain.sheet import SheetPart, SheetState

# What an invitation says of its length, and a calendar blocks: the family takes the time it needs.
USUAL_HOURS = 4
OF_AGE = 18


class PaperKind(StrEnum):
    """The papers that are the same for everybody; an invitation is each guest's own."""

    INVITATION = "invitation"
    PROGRAMME = "programme"
    SHEET = "sheet"
    ATTENDANCE = "attendance"
    PLAN = "plan"
    MAP = "map"


class Letter(StrEnum):
    """How an invitation speaks: to an adult, to a child, or in words that are easy to read."""

    ADULT = "adult"
    CHILD = "child"
    EASY = "easy"


class Direction(StrEnum):
    """Which way a language is written."""

    LTR = "ltr"
    RTL = "rtl"


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of papers: its code (``fr``, ``ar``, ``pt-BR``), and the texts it has, by their key."""

    code: str
    name: str
    direction: Direction
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Service:
    """Whom a paper comes from: the only address and the only number that stand on it."""

    name: str = ""
    address: str = ""
    phone: str = ""
    mail: str = ""

    @property
    def reachable(self) -> bool:
        """Whether somebody who holds the paper knows whom to answer."""
        return bool(self.name and (self.phone or self.mail or self.address))


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody of the network, as papers name them."""

    name: str
    first_name: str
    letter: Letter = Letter.ADULT
    concerned: bool = False
    at_work: bool = False
    point: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class SheetWords:
    """The information sheet on paper: whole while it is read with the family, then what relatives receive of it.

    ``agreed`` once those whose agreement counts have said yes; ``family_adds`` is what the family says beside it.
    """

    parts: tuple[tuple[SheetPart, str], ...] = ()
    family_adds: str = ""
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Gathering:
    """All that the papers of one conference are written from; every field may be empty. ``starts`` is local time.

    ``offers`` are what people take care of: what, then who, who may be nobody yet.
    """

    people: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    service: Service = field(default_factory=Service)
    starts: datetime | None = None
    place: str = ""
    at_home: bool = False
    question: str = ""
    sheet: SheetWords | None = None
    sheet_state: SheetState = SheetState.MISSING
    guests: tuple[Addressee, ...] = ()
    offers: tuple[tuple[str, str], ...] = ()
    nameless: bool = False


def may_be_invited(answer: Invitation, safety: Safety | None) -> bool:
    """Whether somebody gets the common invitation: not who said no, nor who must not meet the others."""
    return answer not in {Invitation.DECLINED, Invitation.NOT_INVITED} and safety is not Safety.APART


def usual_letter(kind: PersonKind, birth_year: int | None, year: int) -> Letter:
    """The letter of somebody of whom nothing was chosen: a child's until the year they come of age."""
    young = birth_year is not None and year - birth_year < OF_AGE
    return Letter.CHILD if kind is PersonKind.CHILD or young else Letter.ADULT


def at_work(part: Part) -> bool:
    """Whether somebody leaves during private family time because of their part."""
    return part in AT_WORK


_HOME = re.compile(r"\b(chez|maison|pavillon)\b")
_PRIVATE = re.compile(r"^chez |\b(domicile|appartement|logement)\b")
_STREET = re.compile(
    r"^\d+\s*(bis|ter)?\s+(rue|avenue|chemin|allee|impasse|place|route|boulevard|bd|av|cours|quai|square)\b"
)
_PUBLIC = re.compile(
    r"\b(salle|mairie|centre|ecole|college|lycee|association|associations|mds|ccas|udaf|mediatheque|bibliotheque"
    r"|espace|gymnase|parc|foyer|service|departement|maison (de|du|des) (quartier|departement|solidarites?"
    r"|associations?|jeunes|services)|maison (familiale|departementale)|maison pour tous)\b"
)


def is_a_home(place: str) -> bool:
    """Whether a place, as it was typed, is somebody's home: its address stands on no paper and in no calendar."""
    words = fold(place)
    if _PRIVATE.search(words) or _STREET.search(words):
        return True
    return bool(_HOME.search(words)) and not _PUBLIC.search(words)


def at_home(place: str, venue: VenueKind | None) -> bool:
    """Whether the family meets in a home: what was said of the place, or its name where that says nothing."""
    return venue is VenueKind.HOME or (venue in {None, VenueKind.OTHER} and is_a_home(place))


def missing(kind: PaperKind, about: Gathering) -> list[Reason]:
    """What a paper still lacks before it is good; it can be printed all the same, with room to write."""
    if about.nameless:
        return []
    asked = {
        "service_unknown": (not about.service.reachable, "service"),
        "nobody_to_invite": (not about.guests, "guests"),
        "sitting_date_missing": (about.starts is None, "sitting"),
        "sitting_place_missing": (not about.place, "sitting"),
        "question_missing": (not about.question, "question"),
        "sheet_to_agree": (about.sheet_state is SheetState.WRITTEN, "sheet"),
        "sheet_empty": (about.sheet_state is SheetState.MISSING, "sheet"),
        "sheet_without": (about.sheet_state is SheetState.NEEDLESS, "sheet"),
    }
    return [Reason(code, asked[code][1]) for code in _NEEDED[kind] if asked[code][0]]


_NEEDED: dict[PaperKind, tuple[str, ...]] = {
    PaperKind.INVITATION: ("nobody_to_invite", "sitting_date_missing", "sitting_place_missing", "service_unknown"),
    PaperKind.PROGRAMME: ("sitting_date_missing", "sitting_place_missing", "question_missing"),
    PaperKind.SHEET: ("sheet_empty", "sheet_to_agree", "sheet_without"),
    PaperKind.ATTENDANCE: ("nobody_to_invite", "sitting_date_missing"),
    PaperKind.PLAN: ("question_missing",),
    PaperKind.MAP: ("nobody_to_invite",),
}
