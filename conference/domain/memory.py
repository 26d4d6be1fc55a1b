"""What a programme remembers: dated events, who paid for what, what was learnt, and documents kept.

It outlives those who wrote it: nothing is erased, a line is withdrawn and can be put back.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from conference.domain.partial_days import PartialDay
from conference.domain.programme import Phase
from conference.domain.reasons import Reason, Refused

LARGEST = 10 * 1024 * 1024
# An end is told this long before it comes: time enough to ask for the money again.
SOON = timedelta(days=120)
# What one line may pay, in cents: what a database keeps in a plain number.
DEAREST = 20_000_000_00
# A zip that says nothing of itself in so many entries is no document.
MOST_ENTRIES = 5_000
# What an open document says it is fits in so many bytes.
LONGEST_KIND = 100
# What reading a broken archive ends in, as the case may be.
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, LookupError, ArithmeticError, RuntimeError)


class LessonKind(StrEnum):
    """What something that was learnt is to the practice."""

    BRAKE = "brake"
    LEVER = "lever"
    LESSON = "lesson"
    PERSPECTIVE = "perspective"
    INSPIRED = "inspired"


# What asks for something to be done; the rest is told, and stays.
ASKING = frozenset({LessonKind.BRAKE, LessonKind.PERSPECTIVE})


class LessonState(StrEnum):
    """Whether something still has to be done about it."""

    OPEN = "open"
    SETTLED = "settled"


class DocumentKind(StrEnum):
    """What a document is."""

    DECISION = "decision"
    AGREEMENT = "agreement"
    MINUTES = "minutes"
    REPORT = "report"
    COMMUNICATION = "communication"
    TOOL = "tool"
    OTHER = "other"


class DocumentMedia(StrEnum):
    """What a document is kept as."""

    PDF = "pdf"
    ODT = "odt"
    DOCX = "docx"
    PNG = "png"


MIME: dict[DocumentMedia, str] = {
    DocumentMedia.PDF: "application/pdf",
    DocumentMedia.ODT: "application/vnd.oasis.opendocument.text",
    DocumentMedia.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    DocumentMedia.PNG: "image/png",
}


@dataclass(frozen=True, slots=True)
class Reached:
    """A phase that the programme has entered; since when, where it is known."""

    phase: Phase
    since: PartialDay | None = None

    def reasons(self, today: date) -> list[Reason]:
        """Why it cannot be kept."""
        past = self.since is None or self.since.first <= today
        return _failing((past, "in_the_future", "since"))


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened; ``link`` says in words where its document is."""

    when: PartialDay
    what: str
    link: str = ""

    def reasons(self, today: date) -> list[Reason]:
        """Why it cannot be kept."""
        asked = (bool(self.what), "event_missing", "what"), (self.when.first <= today, "in_the_future", "when")
        return _failing(*asked)


@dataclass(frozen=True, slots=True)
class Money:
    """A funding line: what it pays and who pays; in cents, where they are known, what was given and what is spent."""

    what: str
    payer: str
    cents: int | None = None
    spent: int | None = None
    since: date | None = None
    until: date | None = None
    paid_for: str = ""

    def reasons(self, today: date) -> list[Reason]:
        """Why it cannot be kept."""
        del today
        forwards = not (self.since and self.until) or self.since <= self.until
        return _failing(
            (bool(self.what), "funding_what_missing", "what"),
            (bool(self.payer), "funding_payer_missing", "payer"),
            (forwards, "funding_backwards", "until"),
            (self.cents is None or self.cents > 0, "funding_amount_wrong", "amount"),
        )


@dataclass(frozen=True, slots=True)
class Learnt:
    """A brake, a lever, a lesson, a perspective, or work inspired by the approach; since when, where it is known."""

    kind: LessonKind
    words: str
    since: PartialDay | None = None

    def reasons(self, today: date) -> list[Reason]:
        """Why it cannot be kept."""
        past = self.since is None or self.since.first <= today
        return _failing((bool(self.words), "lesson_missing", "words"), (past, "in_the_future", "since"))


@dataclass(frozen=True, slots=True)
class Step:
    """What was done about something learnt, by whom, on which day, and whether that settles it."""

    what: str
    who: str
    on: date
    settles: bool = False

    def reasons(self, today: date) -> list[Reason]:
        """Why it cannot be kept."""
        asked = (bool(self.what), "lesson_step_missing", "what"), (bool(self.who), "lesson_who_missing", "who")
        return _failing(*asked, (self.on <= today, "in_the_future", "on"))


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its title, what it is, its day; ``content`` is None where it stays as it was."""

    title: str
    kind: DocumentKind
    on: date
    content: bytes | None = None

    def reasons(self, today: date) -> list[Reason]:
        """Why it cannot be kept."""
        return _failing((bool(self.title), "document_untitled", "title"), (self.on <= today, "in_the_future", "on"))


Told = Reached | Happened | Money | Learnt | Paper


def _failing(*asked: tuple[bool, str, str]) -> list[Reason]:
    return [Reason(code, place) for holds, code, place in asked if not holds]


def ends_soon(until: date | None, today: date) -> bool:
    """Whether a funding line ends within the months in which it can still be asked for again."""
    return until is not None and today <= until <= today + SOON


def media_of(content: bytes) -> DocumentMedia:
    """What some bytes are, by their signature and by what they hold; nothing in them is unpacked.

    Raises `Refused` for what is too heavy, cut, or none of the four.
    """
    if len(content) > LARGEST:
        raise Refused(Reason("document_heavy", "file"))
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]:
        return DocumentMedia.PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n") and b"IEND" in content[-12:]:
        return DocumentMedia.PNG
    found = _packed(content) if content.startswith(b"PK\x03\x04") else None
    if found is None:
        raise Refused(Reason("document_unknown", "file"))
    return found


def _packed(content: bytes) -> DocumentMedia | None:
    """A text document, from the names in its directory; one that carries a program is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            if len(entries) > MOST_ENTRIES or any(_runs(name) for name in names):
                return None
            if entries[0].filename == "mimetype":
                is_text = _is_plain(entries[0]) and archive.read(entries[0]).decode() == MIME[DocumentMedia.ODT]
                return DocumentMedia.ODT if is_text else None
    except UNREADABLE:
        return None
    return DocumentMedia.DOCX if {"[Content_Types].xml", "word/document.xml"} <= names else None


def _is_plain(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is short, and read as it is written: a size that is only declared bounds nothing."""
    stored = entry.compress_type == zipfile.ZIP_STORED and entry.compress_size == entry.file_size
    return stored and entry.file_size < LONGEST_KIND


def _runs(name: str) -> bool:
    return name.endswith("vbaProject.bin") or name.startswith(("Basic/", "Scripts/"))
