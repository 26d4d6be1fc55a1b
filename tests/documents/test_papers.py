"""The papers of a family of twenty-five: one sheet each, tagged, each the way its language goes, nobody's address."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from conference.documents import papers
from conference.documents.network_map import picture
from conference.documents.papers.blocks import Paper
from conference.documents.papers.voice import Said, Voice
from conference.domain.paper import Addressee, Gathering, Letter, PaperKind, SheetWords, Tongue
from conference.domain.sheet import SheetPart
from conference.words.papers import ENGLISH, FRENCH
from tests.documents.invented import ARABIC, EMPTY, FAMILY, HALF, PRIVATE, SERVICE, afterwards, promised
from tests.domain.networks import drawn

COMMON = [kind for kind in PaperKind if kind is not PaperKind.INVITATION]
TONGUES = {"fr": FRENCH, "en": ENGLISH, "ar": ARABIC, "half": HALF}
ANA = Addressee("Ana Li", "Ana")
# A language whose sentences are half as long again as ours.
LONGER = replace(
    FRENCH,
    code="de",
    texts={
        key: words if "{" in words else f"{words} {words[: len(words) // 2]}" for key, words in FRENCH.texts.items()
    },
)
ASKED = ("form_", "ask_", "answering.", "on_paper.", "screen.")
ABOUT = {"family": FAMILY, "empty": EMPTY, "blank": Gathering(nameless=True)}
# At most two sides of one sheet; the attendance of twenty-five people, and a plan to write on, take both.
SIDES = {PaperKind.PROGRAMME: 1, PaperKind.SHEET: 1, PaperKind.ATTENDANCE: 2, PaperKind.PLAN: 2, PaperKind.MAP: 1}


def letters(about: Gathering, tongue: Tongue) -> list[Paper]:
    return [papers.letter(about, guest, tongue) for guest in about.guests]


@cache
def printed(name: str, code: str) -> bytes:
    """All letters of a family in a language, as one PDF."""
    return papers.pdf(letters(ABOUT[name], TONGUES[code]))


def common(name: str, code: str) -> list[Paper]:
    return [papers.compose(kind, ABOUT[name], TONGUES[code]) for kind in COMMON]


@cache
def mixed() -> tuple[bytes, list[list[int]]]:
    """One of everything as one PDF, so that the press starts once; with the pages of each group of papers."""
    groups = [
        letters(FAMILY, ARABIC)[:6],
        letters(FAMILY, LONGER)[:3],
        [papers.compose(PaperKind.MAP, FAMILY, FRENCH, picture(drawn(1, 30, 40)))],
        *(common(name, code) for name, code in (("family", "fr"), ("family", "ar"), ("empty", "fr"), ("blank", "fr"))),
    ]
    pdf = papers.pdf([paper for group in groups for paper in group])
    sizes = iter(sides(pdf))
    return pdf, [[next(sizes) for _ in group] for group in groups]


def sides(pdf: bytes) -> list[int]:
    """How many pages each paper takes: its title is a mark in the outline."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    titles = [mark for mark in reader.outline if not isinstance(mark, list)]
    begins = [reader.get_destination_page_number(mark) or 0 for mark in titles]
    return [after - begin for begin, after in zip(begins, [*begins[1:], len(reader.pages)], strict=True)]


def tool(*command: str, given: bytes) -> str:
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout.decode()  # noqa: S603


def text(pdf: bytes) -> str:
    return tool("pdftotext", "-layout", "-", "-", given=pdf)


def bare(said: str) -> str:
    """A text as one line of letters, however it was cut and whichever way it goes."""
    return re.sub(r"[\s\u00a0\u2066-\u2069\u200e\u200f\u202a-\u202e]+", "", said)


def pages(pdf: bytes) -> list[str]:
    return [page for page in text(pdf).split("\f") if page.strip()]


def test_twenty_five_invitations_are_twenty_five_pages() -> None:
    pdf = printed("family", "fr")
    found = pages(pdf)
    assert (len(FAMILY.guests), len(found), sides(pdf)) == (25, 25, [1] * 25)
    for guest, page in zip(FAMILY.guests, found, strict=True):
        called = guest.first_name if guest.letter is Letter.CHILD else guest.name
        assert bare(called) in bare(page) or guest.first_name in {"محمد", "فاطمة"}
        others = {one.first_name for one in FAMILY.guests} - {guest.first_name, *FAMILY.people, "Li", "Ana"}
        assert [other for other in others if bare(other) in bare(page)] == []


def test_an_invitation_says_who_when_where_how_long_and_whom_to_answer() -> None:
    for guest, page in zip(FAMILY.guests[:3], pages(printed("family", "fr")), strict=False):
        told = bare(page)
        assert bare("mercredi 1er avril 2026, à 14 h 30") in told
        assert bare(FAMILY.place) in told
        assert bare("nviron 4 heures") in told
        assert [one for one in FAMILY.coordinators if bare(one) not in told] == []
        reached = [SERVICE.phone, SERVICE.mail, *SERVICE.address.splitlines()]
        assert [line for line in reached if bare(line) not in told and guest.letter is not Letter.CHILD] == []


def test_whoever_comes_for_their_work_reads_that_they_leave() -> None:
    found = pages(printed("family", "fr"))
    assert bare("vous sortez") in bare(found[0])
    assert bare("le logement, ses aides") in bare(found[0])
    assert bare("vous sortez") not in bare(found[3])


def test_a_home_is_never_named() -> None:
    about = replace(FAMILY, place=f"Chez Rose, {PRIVATE[0]}", at_home=True)
    composed = [*letters(about, FRENCH)[:3], *(papers.compose(kind, about, FRENCH) for kind in COMMON)]
    told = "".join(map(str, composed))
    assert "Lilas" not in told
    assert "L’adresse vous sera dite de vive voix." in told


@pytest.mark.parametrize("code", ["fr", pytest.param("ar", marks=pytest.mark.long)])
def test_pdfs_are_tagged_in_their_language(code: str) -> None:
    pdf = printed("family", "fr") if code == "fr" else mixed()[0]
    assert re.search(r"Tagged:\s+yes", tool("pdfinfo", "-", given=pdf))
    structure = tool("pdfinfo", "-struct", "-", given=pdf)
    assert {"H1", "P", "TH", "LI"} <= set(re.findall(r"^\s*(\w+)", structure, re.MULTILINE))
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert str(reader.root_object["/Lang"]) == code
    assert reader.metadata and reader.metadata.title  # noqa: PT018  (no title without the rest)


@pytest.mark.long
def test_what_goes_left_is_read_in_its_order() -> None:
    told = bare(pages(mixed()[0])[0])
    assert bare("نص تجريبي طويل بما يكفي") in told
    # A number and an address keep their own way within it.
    assert bare(SERVICE.phone) in told
    assert SERVICE.mail in told
    assert "14:30" in told


def test_a_text_that_is_lacking_is_said_in_french() -> None:
    page = papers.letter(FAMILY, FAMILY.guests[0], HALF)
    said = [block.said for block in page.blocks if hasattr(block, "said")]
    assert {(one.lang, one.rtl) for one in said} == {("ar", True), ("fr", False)}
    assert (page.title.words, page.rtl) == ("دعوة", True)
    told = next(one.words for one in said if "conférence familiale" in one.words)
    assert "Marie-Thérèse, Jean-Gaël et محمد" in told
    assert "\u2068" not in told


def test_a_name_cannot_turn_the_text_around_it() -> None:
    trap = "Ma\u202elin\u2066 \u0007Test\u2069"
    for tongue in (FRENCH, ARABIC):
        said = Voice(tongue).say("adult.hello", nom=trap).words
        assert "Malin" in said
        assert set("\u202e\u2066\u0007") & set(said) == set()
        assert (said.count("\u2068"), said.count("\u2069")) == ((1, 1) if tongue is ARABIC else (0, 0))


def test_a_placeholder_typed_in_a_name_stays_a_name() -> None:
    assert Voice(FRENCH).say("adult.hello", nom="{nom}{0}{{7*7}}%s").words == "Bonjour {nom}{0}{{7*7}}%s,"


@pytest.mark.long
def test_papers_of_which_nothing_is_known_leave_room() -> None:
    pdf, groups = mixed()
    told = bare("".join(pages(pdf)[-sum(groups[-1]) :]))
    assert bare("La question de la famille") in told
    assert "None" not in told
    assert groups[-2:] == [[1, 1, 1, 2, 1]] * 2


@pytest.mark.long
def test_each_paper_takes_one_sheet_and_each_letter_one_page() -> None:
    arabic, longer, mapped, *common = mixed()[1]
    assert (arabic, longer, mapped) == ([1] * 6, [1] * 3, [1])
    assert common[:2] == [list(SIDES.values())] * 2


def test_every_text_stands_on_some_paper_and_every_room_in_it_is_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    said: dict[str, str] = {}
    say = Voice.say

    def listening(voice: Voice, key: str, **values: Any) -> Said:
        found = say(voice, key, **values)
        said[key] = found.words
        return found

    monkeypatch.setattr(Voice, "say", listening)
    hosts: tuple[Gathering, ...] = (
        FAMILY,
        EMPTY,
        replace(FAMILY, at_home=True),
        replace(FAMILY, starts=FAMILY.starts and FAMILY.starts.replace(minute=0)),
        replace(FAMILY, sheet=SheetWords(((SheetPart.STRENGTHS, "Rose."),))),
    )
    each = ANA, replace(ANA, concerned=True), replace(ANA, at_work=True, point="un toit")
    for about in hosts:
        for letter, one in product(Letter, each):
            assert papers.letter(about, replace(one, letter=letter), FRENCH).blocks
        assert all(papers.compose(kind, about, FRENCH).blocks for kind in COMMON)
    assert all(paper.blocks for paper in (*afterwards(Voice(FRENCH)), *promised(FRENCH)))
    assert set(said) == {key for key in FRENCH.texts if not key.startswith(ASKED)}
    assert [words for words in said.values() if "{" in words] == []


@pytest.mark.long
@pytest.mark.parametrize("code", list(TONGUES))
@pytest.mark.parametrize("name", ["family", "empty"])
@pytest.mark.parametrize("kind", COMMON)
def test_every_paper_in_every_language_takes_one_sheet(kind: PaperKind, name: str, code: str) -> None:
    pdf = papers.pdf([papers.compose(kind, ABOUT[name], TONGUES[code])])
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) <= SIDES[kind]
    assert re.search(r"Tagged:\s+yes", tool("pdfinfo", "-", given=pdf))


@pytest.mark.long
@pytest.mark.parametrize("code", ["en", "ar", "half"])
def test_invitations_are_a_page_each_in_other_languages_too(code: str) -> None:
    assert sides(printed("family", code)) == [1] * 25


# The same papers as a text document.


def opened(content: bytes) -> "docx.document.Document":
    return docx.Document(io.BytesIO(content))


def words_of(document: "docx.document.Document") -> str:
    return "".join(node.text or "" for node in document.element.iter(qn("w:t")))


def test_a_text_document_says_the_same_as_the_paper() -> None:
    document = opened(papers.docx(letters(FAMILY, FRENCH)))
    told = bare(words_of(document))
    assert len(document.sections) == 25
    assert [guest.first_name for guest in FAMILY.guests if bare(guest.first_name) not in told] == []
    for line in (FAMILY.place, SERVICE.phone, SERVICE.mail, "mercredi 1er avril 2026, à 14 h 30"):
        assert bare(line) in told
    properties = document.core_properties
    assert (properties.author, properties.language, properties.comments) == (SERVICE.name, "fr", "")


def test_a_text_document_goes_left_where_it_should() -> None:
    document = opened(papers.docx([papers.letter(FAMILY, FAMILY.guests[0], HALF)]))
    body = document.element
    assert body.find(f".//{qn('w:sectPr')}/{qn('w:bidi')}") is not None
    assert body.find(f".//{qn('w:tblPr')}/{qn('w:bidiVisual')}") is not None
    ways = {
        "".join(node.text or "" for node in line.iter(qn("w:t")))[:5]: line.find(f"{qn('w:pPr')}/{qn('w:bidi')}")
        for line in body.iter(qn("w:p"))
    }
    assert ways["مرحبا"] is not None
    assert ways["La fa"] is None
    runs = [run for run in body.iter(qn("w:r")) if "مرحبا" in "".join(node.text or "" for node in run.iter(qn("w:t")))]
    assert runs[0].find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None


def test_every_paper_makes_a_text_document() -> None:
    for about in ABOUT.values():
        document = opened(papers.docx([papers.compose(kind, about, FRENCH) for kind in COMMON]))
        assert len(document.sections) == len(COMMON)
        assert len(document.tables) >= 3
    wide = [section.page_width or 0 for section in document.sections]
    assert max(wide) > min(wide)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no word processor on this machine")
@pytest.mark.long
def test_a_word_processor_opens_them_a_page_each(tmp_path: Path) -> None:
    (tmp_path / "lettres.docx").write_bytes(papers.docx([*letters(FAMILY, FRENCH), *letters(FAMILY, ARABIC)]))
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "lettres.docx"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=120)  # noqa: S603
    assert len(pypdf.PdfReader(tmp_path / "lettres.pdf").pages) == 50


@pytest.mark.parametrize("form", [pytest.param("pdf", marks=pytest.mark.long), "docx"])
def test_no_paper_says_where_anybody_lives(form: str) -> None:
    """The values that papers are made of have no field for it: what is typed elsewhere cannot come."""
    fields = {*Addressee.__slots__, *Gathering.__slots__}
    assert fields & {"address", "phone", "mail", "contact", "birth_year"} == set()
    told = text(printed("family", "fr")) if form == "pdf" else words_of(opened(papers.docx(letters(FAMILY, FRENCH))))
    assert [secret for secret in PRIVATE if secret in told] == []
