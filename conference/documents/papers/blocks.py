"""What a paper is made of, whatever it is printed as: plain blocks, one after the other."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from conference.documents.network_map import Picture
from conference.documents.papers.voice import Said
from conference.documents.qr import Qr
from conference.domain.paper import Service


class Look(StrEnum):
    """How a paper is set: a letter, one in large letters, a child's, a sheet, wide or in large letters, a form.

    A letter stays on its page, as a form to fill in does; a sheet takes as many as it needs.
    """

    LETTER = "letter"
    EASY = "easy"
    CHILD = "child"
    SHEET = "sheet"
    WIDE = "wide"
    LARGE = "large"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows."""

    name: ClassVar[str] = "heading"
    said: Said


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; ``strong`` stands out, ``soft`` stands back, ``verbatim`` keeps its lines as they were typed."""

    name: ClassVar[str] = "para"
    said: Said
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """Several lines of one thing."""

    name: ClassVar[str] = "bullets"
    items: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels, each with its lines."""

    name: ClassVar[str] = "facts"
    pairs: tuple[tuple[Said, tuple[Said, ...]], ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Boxes to tick with a pen."""

    name: ClassVar[str] = "choices"
    items: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: ``shares`` of the width, rows, then ``empty`` rows to write in; ``height`` of a row in millimetres."""

    name: ClassVar[str] = "grid"
    columns: tuple[Said, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[Said, ...], ...] = ()
    empty: int = 0
    height: int = 9


@dataclass(frozen=True, slots=True)
class Lines:
    """Ruled lines to write on."""

    name: ClassVar[str] = "lines"
    number: int


@dataclass(frozen=True, slots=True)
class Frame:
    """An empty frame to write or draw in, so many millimetres high."""

    name: ClassVar[str] = "frame"
    height: int
    said: Said


@dataclass(frozen=True, slots=True)
class Circles:
    """Circles around those in the centre, with room to write everybody else."""

    name: ClassVar[str] = "circles"
    centre: tuple[Said, ...]
    said: Said


@dataclass(frozen=True, slots=True)
class Map:
    """The map of the network as it is known; a text document has empty circles in its place."""

    name: ClassVar[str] = "map"
    picture: Picture


@dataclass(frozen=True, slots=True)
class Rating:
    """A question and what may be circled or ticked in answer; ``ends`` say what the first and the last mean."""

    name: ClassVar[str] = "rating"
    said: Said
    offered: tuple[Said, ...]
    ends: tuple[Said, ...] = ()
    scale: str = "tick"


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code beside what it is for and the code of its sheet; a text document has the words alone."""

    name: ClassVar[str] = "code"
    drawn: Qr
    said: Said
    number: Said


Block = Heading | Para | Bullets | Facts | Choices | Grid | Lines | Frame | Circles | Map | Rating | Code


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper in one language, ready to be printed."""

    title: Said
    lang: str
    rtl: bool
    service: Service
    look: Look = Look.SHEET
    blocks: tuple[Block, ...] = field(default=())
