"""What a programme remembers: kept, corrected, withdrawn, put back; what was done about it; documents as they came."""

import io
import tracemalloc
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.audit import Act
from conference.domain.memory import (
    LARGEST,
    MIME,
    SOON,
    DocumentKind,
    DocumentMedia,
    Happened,
    Learnt,
    LessonKind,
    LessonState,
    Money,
    Paper,
    Reached,
    Step,
    Told,
    ends_soon,
    media_of,
)
from conference.domain.partial_days import of_iso
from conference.domain.programme import Phase, holding
from conference.domain.reasons import Refused
from conference.models.audit import AuditRow
from conference.models.memory import Event, Funding, Lesson, Remembered
from conference.programme import memory as acts
from conference.queries import memory
from tests import world
from tests.security.remembering import MONEY, PDF
from tests.world import Place

TODAY, TOMORROW = date(2026, 3, 12), date(2026, 3, 13)
LATER = of_iso("2026-04")


def refused(act: Callable[[], object]) -> set[tuple[str, str]]:
    with pytest.raises(Refused) as refusal:
        act()
    return {(reason.code, reason.place) for reason in refusal.value.reasons}


def keep(session: Session, place: Place, told: Told, row: Remembered | None = None) -> Remembered:
    return acts.keep(session, world.actor(place, "lead"), place.department, told, row)


LACKING: list[tuple[Told, set[tuple[str, str]]]] = [
    (Happened(LATER, ""), {("event_missing", "what"), ("in_the_future", "when")}),
    (
        Money("", "", 0, since=TOMORROW, until=TODAY),
        {
            ("funding_what_missing", "what"),
            ("funding_payer_missing", "payer"),
            ("funding_amount_wrong", "amount"),
            ("funding_backwards", "until"),
        },
    ),
    (Learnt(LessonKind.LEVER, "", LATER), {("lesson_missing", "words"), ("in_the_future", "since")}),
    (Reached(Phase.EXTENSION, LATER), {("in_the_future", "since")}),
    (
        Paper("", DocumentKind.TOOL, TOMORROW),
        {("document_untitled", "title"), ("in_the_future", "on"), ("document_missing", "file")},
    ),
]


@pytest.mark.parametrize(("told", "lacks"), LACKING)
def test_what_a_line_lacks_is_all_said(
    session: Session, gironde: Place, told: Told, lacks: set[tuple[str, str]]
) -> None:
    assert refused(lambda: keep(session, gironde, told)) == lacks


def test_a_line_is_kept_corrected_withdrawn_and_put_back_and_each_is_told(session: Session, gironde: Place) -> None:
    lead = world.actor(gironde, "lead")
    row = keep(session, gironde, Happened(of_iso("2019"), "Une réunion."))
    keep(session, gironde, Happened(of_iso("2019-03"), "Une réunion.", "Le compte rendu"), row)
    assert isinstance(row, Event)
    assert (row.when, row.link, row.written_by) == (of_iso("2019-03"), "Le compte rendu", lead.account_id)
    acts.withdraw(session, lead, row)
    assert (list(memory.events(session)), list(memory.withdrawn(session, Event))) == ([], [row])
    acts.put_back(session, lead, row)
    assert (list(memory.events(session)), list(memory.withdrawn(session, Event))) == ([row], [])
    session.commit()
    written = select(AuditRow.fields).where(AuditRow.act == Act.MEMORY_WRITTEN).order_by(AuditRow.id)
    said = [set(fields.split()) for fields in session.scalars(written)]
    assert said[1:] == [{"link", "precision", "on"}, {"withdrawn_at"}, {"withdrawn_at"}]


def test_events_stand_in_the_order_in_which_they_happened(session: Session, gironde: Place) -> None:
    for iso in ("2019-03", "2018-09-25", "2019", "2020-01-01"):
        keep(session, gironde, Happened(of_iso(iso), iso))
    assert [one.what for one in memory.events(session)] == ["2018-09-25", "2019", "2019-03", "2020-01-01"]
    of_the_year = memory.events(session, date(2019, 1, 1), date(2019, 12, 31))
    assert [one.what for one in of_the_year] == ["2019", "2019-03"]


def test_a_line_of_money_runs_on_where_an_end_is_unknown(session: Session, gironde: Place) -> None:
    spans = {
        "over": (None, date(2024, 12, 31)),
        "last day": (None, date(2025, 1, 1)),
        "unknown": (None, None),
        "first day": (date(2025, 12, 31), None),
        "later": (date(2026, 1, 1), None),
    }
    for what, (since, until) in spans.items():
        keep(session, gironde, Money(what, "L’État", since=since, until=until))
    running = memory.fundings(session, date(2025, 1, 1), date(2025, 12, 31))
    assert [one.what for one in running] == ["last day", "unknown", "first day"]


def test_what_is_left_is_known_where_both_amounts_are(session: Session, gironde: Place) -> None:
    row = keep(session, gironde, MONEY)
    assert isinstance(row, Funding)
    assert row.left == 800_000
    row.spent = None
    assert row.left is None


def test_an_end_is_told_four_months_ahead_and_no_more_once_it_is_past(session: Session, gironde: Place) -> None:
    days = (TODAY - timedelta(days=1), TODAY, TODAY + SOON, TODAY + SOON + timedelta(days=1))
    for day in days:
        keep(session, gironde, Money("La formation", "L’État", until=day))
    assert [one.until for one in memory.ending(session, TODAY)] == [*days[1:3]]
    assert [ends_soon(day, TODAY) for day in (*days, None)] == [False, True, True, False, False]


def test_a_lesson_is_open_until_something_settles_it_and_again_after(session: Session, gironde: Place) -> None:
    lead, row = world.actor(gironde, "lead"), keep(session, gironde, Learnt(LessonKind.BRAKE, "Le temps manque."))
    assert isinstance(row, Lesson)
    states = []
    for what, on, settles in (("On en parle.", 1, False), ("Un jour par mois.", 5, True), ("Un départ.", 9, False)):
        acts.follow(session, lead, gironde.department, row, Step(what, "La direction", date(2026, 3, on), settles))
        states.append(row.state)
    assert states == [LessonState.OPEN, LessonState.SETTLED, LessonState.OPEN]
    early = Step("Une réunion.", "L’équipe", date(2026, 2, 1), settles=True)
    acts.follow(session, lead, gironde.department, row, early)
    assert row.steps[0].what == "Une réunion.", "told later, it happened before"
    assert row.state is LessonState.OPEN
    empty = Step("", "", TOMORROW)
    assert refused(lambda: acts.follow(session, lead, gironde.department, row, empty)) == {
        ("lesson_step_missing", "what"),
        ("lesson_who_missing", "who"),
        ("in_the_future", "on"),
    }


def test_the_phase_of_a_day_is_the_last_that_had_begun(session: Session, gironde: Place) -> None:
    for phase, since in ((Phase.EXTENSION, "2019-04"), (Phase.TRAINING, None), (Phase.EXPERIMENT, "2017")):
        keep(session, gironde, Reached(phase, of_iso(since) if since else None))
    phases = memory.phases(session)
    assert [one.phase for one in phases] == [Phase.TRAINING, Phase.EXPERIMENT, Phase.EXTENSION]
    days = {date(2016, 12, 31): Phase.TRAINING, date(2017, 1, 1): Phase.EXPERIMENT, date(2019, 4, 1): Phase.EXTENSION}
    for day, phase in days.items():
        held = holding(phases, day)
        assert held is not None
        assert held.phase is phase
    assert holding(phases[1:], date(2016, 12, 31)) is None


def packed(**entries: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return held.getvalue()


ODT = packed(mimetype=MIME[DocumentMedia.ODT].encode(), content_dot_xml=b"<x/>")
DOCX = packed(**{"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
PNG = b"\x89PNG\r\n\x1a\n....IEND\xaeB`\x82"


def test_a_document_is_known_by_what_it_holds_and_never_by_its_name() -> None:
    kinds = [media_of(content) for content in (PDF, ODT, DOCX, PNG)]
    assert kinds == [DocumentMedia.PDF, DocumentMedia.ODT, DocumentMedia.DOCX, DocumentMedia.PNG]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<script>alert(1)</script>",
        PDF[:-8],
        PNG[:-8],
        DOCX[:-30],
        packed(mimetype=b"application/zip"),
        packed(**{"word/document.xml": b""}),
        packed(**{"[Content_Types].xml": b"", "word/document.xml": b"", "word/vbaProject.bin": b""}),
        packed(mimetype=MIME[DocumentMedia.ODT].encode(), Basic__script_dot_xml=b""),
        packed(**{f"f{number}": b"" for number in range(5_001)}),
    ],
)
def test_what_is_none_of_the_four_or_carries_a_program_is_refused(content: bytes) -> None:
    assert refused(lambda: media_of(content)) == {("document_unknown", "file")}


def claiming(*kinds: bytes, how: int = zipfile.ZIP_STORED, size: int | None = None, cut: bool = False) -> bytes:
    """A text document by its first entry, the last packed ``how``; it may lie about a size, its bytes may be broken."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        for number, kind in enumerate(kinds, 1):
            archive.writestr("mimetype", kind, how if number == len(kinds) else zipfile.ZIP_STORED)
    content = bytearray(held.getvalue())
    if size is not None:
        at = content.index(b"PK\x01\x02") + 24
        content[at : at + 4] = size.to_bytes(4, "little")
    if cut:
        at = content.index(b"mimetype") + len("mimetype")
        content[at : at + 8] = b"\xff" * 8
    return bytes(content)


@contextmanager
def light() -> Iterator[None]:
    """What is done inside takes less than a document may weigh."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < LARGEST
    finally:
        tracemalloc.stop()


KIND = MIME[DocumentMedia.ODT].encode()
BOMB = b"\0" * (2 * LARGEST)


@pytest.mark.parametrize("how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("cut", [False, True])
def test_a_document_whose_kind_is_packed_is_none(how: int, cut: bool) -> None:
    assert refused(lambda: media_of(claiming(KIND, how=how, cut=cut))) == {("document_unknown", "file")}


@pytest.mark.parametrize(
    "content",
    [
        claiming(BOMB, how=zipfile.ZIP_BZIP2, size=39),
        claiming(KIND * 3),
        claiming(KIND, size=20),
        claiming(KIND, cut=True),
    ],
    ids=["packed", "long", "short", "broken"],
)
def test_what_lies_about_its_kind_is_refused_and_never_unpacked(content: bytes) -> None:
    with light():
        assert refused(lambda: media_of(content)) == {("document_unknown", "file")}


def test_of_two_entries_of_a_name_the_one_that_is_judged_is_read() -> None:
    with light():
        assert media_of(claiming(KIND, BOMB, how=zipfile.ZIP_DEFLATED)) is DocumentMedia.ODT


@pytest.mark.parametrize("raised", [zlib.error, EOFError, OSError, ValueError, OverflowError, NotImplementedError])
def test_whatever_an_archive_breaks_on_is_none_of_the_four(
    monkeypatch: pytest.MonkeyPatch, raised: type[Exception]
) -> None:
    def breaks(*_args: object) -> bytes:
        raise raised

    monkeypatch.setattr(zipfile.ZipFile, "read", breaks)
    assert refused(lambda: media_of(ODT)) == {("document_unknown", "file")}


def test_a_document_is_as_large_as_an_attachment_at_most() -> None:
    padded = PDF[:-6] + b" " * (LARGEST - len(PDF)) + PDF[-6:]
    assert media_of(padded) is DocumentMedia.PDF
    assert refused(lambda: media_of(padded + b"\n")) == {("document_heavy", "file")}


def test_a_document_keeps_its_file_when_what_is_said_of_it_changes(session: Session, gironde: Place) -> None:
    row = keep(session, gironde, Paper("Une note", DocumentKind.OTHER, TODAY, PDF))
    keep(session, gironde, Paper("La note", DocumentKind.DECISION, TODAY), row)
    (kept,) = memory.documents(session)
    assert (kept.title, kept.kind, kept.content, kept.size) == ("La note", DocumentKind.DECISION, PDF, len(PDF))
