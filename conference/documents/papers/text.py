"""Papers as an editable text document: the same blocks, as paragraphs and tables that a word processor knows."""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from docx import Document
from docx.document import Document as Written
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from conference import clock
from conference.documents.papers.blocks import (
    Block,
    Bullets,
    Choices,
    Circles,
    Facts,
    Frame,
    Grid,
    Heading,
    Lines,
    Look,
    Paper,
    Para,
)
from conference.documents.papers.voice import Said, value
from conference.domain.control import cleaned

FONT = "Verdana"
INK, PLUM, SOFT = RGBColor(0x2B, 0x23, 0x30), RGBColor(0x61, 0x35, 0x69), RGBColor(0x65, 0x5B, 0x6A)
SIZES = {Look.EASY: 14, Look.LARGE: 14, Look.CHILD: 12.5}
TICK, RULE = "☐\u00a0", "_" * 68
SHORT = 12  # lines of a table that go to the next page together
TALL = {9: Mm(9), 17: Mm(17)}


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text is set: points, colour, bold or not."""

    size: float
    colour: RGBColor = INK
    bold: bool = False


class Pen:
    """Writes the blocks of one paper into a document, each text in its language and the way that it goes."""

    def __init__(self, document: Written, paper: Paper) -> None:
        self.document, self.paper = document, paper
        self.size = SIZES.get(paper.look, 10.5)

    def paragraph(self, said: Said, ink: Ink | None = None, style: str | None = None) -> None:
        """A text on a line of its own."""
        self._write(self.document.add_paragraph(style=style), said, ink)

    def _write(self, line: Paragraph, said: Said, ink: Ink | None = None) -> None:
        """A text on a line; in a paper that goes left it is set on the right, whichever way its own letters go."""
        line.paragraph_format.space_after = Pt(4)
        properties = line._p.get_or_add_pPr()
        if said.rtl:
            properties.append(OxmlElement("w:bidi"))
        if self.paper.rtl:
            # In a paragraph that goes left, « left » names the side where its lines begin.
            properties.append(_with("w:jc", "w:val", "left" if said.rtl else "right"))
        run = line.add_run()
        for number, part in enumerate(cleaned(said.words).split("\n")):
            if number:
                run.add_break()
            run.add_text(part)
        _mark(run, said, ink or Ink(self.size))

    def head(self) -> None:
        """The service, then the title."""
        if self.paper.service.name:
            self.paragraph(value(self.paper.service.name), Ink(9, SOFT))
        self._heading(self.paper.title, 1)

    def _heading(self, said: Said, level: int) -> None:
        size = 18 if level == 1 else 12.5
        self._write(self.document.add_heading(level=level), said, Ink(size, PLUM, bold=True))

    def write(self, block: Block) -> None:
        """One block."""
        ways: dict[type, Callable[[Any], None]] = {
            Heading: lambda one: self._heading(one.said, 2),
            Para: self._para,
            Bullets: self._bullets,
            Choices: self._choices,
            Facts: lambda one: self._facts(one.pairs),
            Grid: self._grid,
            Lines: lambda one: self._ruled(one.number),
            Frame: lambda one: self._frame(one.height, one.said),
            Circles: self._circles,
        }
        ways[type(block)](block)

    def _bullets(self, block: Bullets) -> None:
        for item in block.items:
            self.paragraph(item, style="List Bullet")

    def _choices(self, block: Choices) -> None:
        for item in block.items:
            self.paragraph(Said(f"{TICK}{item.words}", item.lang, item.rtl))

    def _para(self, block: Para) -> None:
        soft = block.tone == "soft"
        colour, size = (SOFT, self.size - 1) if soft else (INK, self.size)
        self.paragraph(block.said, Ink(size, colour, bold=block.tone == "strong"))

    def _facts(self, pairs: Iterable[tuple[Said, tuple[Said, ...]]]) -> None:
        table = self._table(2, (27, 73))
        for label, lines in pairs:
            left, right = table.add_row().cells
            self._write(left.paragraphs[0], label)
            for number, line in enumerate(lines):
                cell = right.paragraphs[0] if number == 0 else right.add_paragraph()
                self._write(cell, line, Ink(self.size, bold=True))
        self._after()

    def _grid(self, block: Grid) -> None:
        table = self._table(len(block.columns), block.shares, framed=True)
        for cell, column in zip(table.add_row().cells, block.columns, strict=True):
            self._write(cell.paragraphs[0], column, Ink(self.size - 1, bold=True))
        repeated(table)
        blank = (Said(""),) * len(block.columns)
        for row in (*block.rows, *[blank] * block.empty):
            line = table.add_row()
            line.height = TALL[block.height]
            for cell, said in zip(line.cells, row, strict=True):
                self._write(cell.paragraphs[0], said)
        self._after()

    def _ruled(self, number: int) -> None:
        for _ in range(number):
            self.paragraph(Said(RULE), Ink(self.size, SOFT))

    def _frame(self, height: int, said: Said) -> None:
        table = self._table(1, (100,), framed=True)
        row = table.add_row()
        row.height = Mm(height)
        self._write(row.cells[0].paragraphs[0], said, Ink(self.size - 1, SOFT))
        self._after()

    def _circles(self, block: Circles) -> None:
        """A drawing to write in is a frame here, with those who stand in its centre."""
        self.paragraph(value(", ".join(name.words for name in block.centre)), Ink(self.size, bold=True))
        self._frame(150, block.said)

    def _table(self, columns: int, shares: Sequence[int], *, framed: bool = False) -> Table:
        table: Table = self.document.add_table(0, columns, style="Table Grid" if framed else None)
        table.autofit = False
        width = room(self.document.sections[-1])
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Emu(width * share // 100)
        if self.paper.rtl:
            table._tblPr.append(OxmlElement("w:bidiVisual"))
        return table

    def _after(self) -> None:
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)


def _mark(run: Run, said: Said, ink: Ink) -> None:
    """A script that goes left has its own size and weight, beside those of Latin letters."""
    run.font.size, run.font.color.rgb, run.font.bold = Pt(ink.size), ink.colour, ink.bold
    properties = run._r.get_or_add_rPr()
    if ink.bold:
        properties.append(OxmlElement("w:bCs"))
    properties.append(_with("w:szCs", "w:val", str(round(ink.size * 2))))
    if said.rtl:
        properties.append(OxmlElement("w:rtl"))
    if said.lang:
        properties.append(_with("w:lang", "w:bidi" if said.rtl else "w:val", said.lang))


def _with(tag: str, attribute: str, given: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    element.set(qn(attribute), given)
    return element


def repeated(table: Table) -> None:
    """The first row is the head of the table, said again on each page."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def kept_whole(table: Table) -> None:
    """No row is cut by the end of a page, nor a table that is short."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for row in table.rows[:-1] if len(table.rows) <= SHORT else ():
        for line in row.cells[0].paragraphs:
            line.paragraph_format.keep_with_next = True


def ruled(table: Table) -> None:
    """A hairline under each row, and nothing else."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = _with(f"w:{side}", "w:val", "single")
        line.set(qn("w:sz"), "4")
        line.set(qn("w:color"), str(SOFT))
        borders.append(line)
    table._tbl.tblPr.append(borders)


def room(section: Section) -> int:
    """The width between the margins."""
    width, left, right = section.page_width, section.left_margin, section.right_margin
    return int((width or 0) - (left or 0) - (right or 0))


def written(papers: Sequence[Paper]) -> bytes:
    """The papers as one document in the format of word processors, each in a section of its own."""
    document = Document()
    _name(document, papers[0])
    for number, paper in enumerate(papers):
        section = document.add_section(WD_SECTION.NEW_PAGE) if number else document.sections[0]
        _lay_out(section, paper)
        pen = Pen(document, paper)
        pen.head()
        for block in paper.blocks:
            pen.write(block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _name(document: Written, paper: Paper) -> None:
    """Its title, its language and the service it comes from; the day is the clock's."""
    properties, now = document.core_properties, clock.now().astimezone(UTC).replace(tzinfo=None, microsecond=0)
    author = cleaned(value(paper.service.name).words)
    properties.title, properties.language, properties.author = cleaned(paper.title.words), paper.lang, author
    properties.comments, properties.last_modified_by, properties.revision = "", author, 1
    properties.created = properties.modified = now
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _lay_out(section: Section, paper: Paper) -> None:
    wide = paper.look is Look.WIDE
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(13)
    if paper.rtl:
        section._sectPr.append(OxmlElement("w:bidi"))
