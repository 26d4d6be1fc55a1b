"""What the papers of coordination are written from: a letter of mission, a charter of three, an exit sheet.

Plain values: no row of the database, and of cases nothing but their reference and where they stand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from conference.domain.charter import Party
from conference.domain.coordinators import Stood
from conference.domain.mission import Letter
from conference.domain.stages import Stage


class CoordinationPaper(StrEnum):
    """Which paper is printed; the codes stand in addresses, in French."""

    LETTER = "lettre"
    CHARTER = "charte"
    EXIT = "sortie"


@dataclass(frozen=True, slots=True)
class Whose:
    """Somebody on a paper: their name, where they work, where they coordinate, and the département."""

    placed: str
    service: str
    name: str
    institution: str
    territories: Sequence[str]
    today: date


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """A letter, the ceiling of the département if it has one, and who signed when."""

    whose: Whose
    letter: Letter
    ceiling: Decimal | None
    signed_on: date | None
    signed_by: str


@dataclass(frozen=True, slots=True)
class CharterFacts:
    """A charter: what each undertakes, line by line, who they are, and the day each signed."""

    whose: Whose
    drafted_on: date
    undertakings: Mapping[Party, Sequence[str]]
    names: Mapping[Party, str]
    signed: Mapping[Party, date | None]


@dataclass(frozen=True, slots=True)
class LeftCase:
    """An open case that somebody leaves: its reference, where it stands, and whether they were the pair."""

    reference: str
    stage: Stage
    pair: bool


@dataclass(frozen=True, slots=True)
class ExitFacts:
    """What somebody leaves: open cases, letters, charter, whom they accompany; and the day they go, if it is known."""

    whose: Whose
    history: Sequence[Stood]
    leaves_on: date | None
    cases: Sequence[LeftCase]
    letters: Sequence[Letter]
    charter: CharterFacts | None
    accompanies: Sequence[str]
    supervised_by: str
    account: bool
