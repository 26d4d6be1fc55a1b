"""The yearly note as a text document that a word processor edits: the same parts, words and tables as its paper."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime, time

from docx import Document
from docx.document import Document as Written
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

from conference.documents.papers.text import FONT, INK, PLUM, SOFT, kept_whole, repeated, room, ruled
from conference.domain.control import cleaned
from conference.domain.note import Part
from conference.evaluation.glance import at_a_glance
from conference.evaluation.indicators.figure import Figure
from conference.evaluation.note import STATES, Note, Section, paragraphs
from conference.words import note as words
from conference.words.dates import from_to, long_date

BODY, SMALL = 10.5, 9.0
SHARES = {2: (17,), 3: (15, 29)}


class Writer:
    """Writes a note from its first line to its last."""

    def __init__(self, note: Note) -> None:
        self.note, self.document = note, Document()
        _prepare(self.document, note)

    def line(self, said: str, size: float = BODY, colour: RGBColor = INK, *, bold: bool = False) -> Paragraph:
        """A paragraph; where a text breaks its line, the line breaks."""
        run = (paragraph := self.document.add_paragraph()).add_run()
        paragraph.paragraph_format.space_after = Pt(5)
        for number, part in enumerate(cleaned(said).split("\n")):
            if number:
                run.add_break()
            run.add_text(part)
        run.font.size, run.font.color.rgb, run.font.bold = Pt(size), colour, bold
        return paragraph

    def heading(self, said: str, level: int) -> None:
        """A title that the word processor's outline shows."""
        run = self.document.add_heading(level=level).add_run(cleaned(said))
        run.font.size, run.font.color.rgb, run.font.name = Pt({0: 24, 1: 16, 2: 12.5}.get(level, 11)), PLUM, FONT

    def bullets(self, lines: Iterable[str]) -> None:
        """A list."""
        for said in lines:
            self.document.add_paragraph(cleaned(said), style="List Bullet")

    def table(
        self, head: Sequence[str], lines: Iterable[Sequence[str]], shares: Sequence[int], total: str = ""
    ) -> None:
        """A table whose head is said again on each page; shares of the width in hundredths. Its total is in bold."""
        table: Table = self.document.add_table(0, len(head))
        ruled(table)
        table.autofit = False
        width = room(self.document.sections[-1])
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Emu(width * share // 100)
        _fill(table, head, bold=True)
        repeated(table)
        for cells in lines:
            _fill(table, cells, bold=cells[0] == total)
        kept_whole(table)
        self.document.add_paragraph().paragraph_format.space_after = Pt(2)

    def page(self) -> None:
        """What those who are elected read first."""
        note, summary = self.note, self.note.summary
        self.heading(words.PART[Part.SUMMARY], 1)
        for said in paragraphs(note.words.get(Part.SUMMARY, "")):
            self.line(said)
        lines = [
            (one.title, f"{one.shown}{one.suffix}", one.basis, *_before(one.before, note)) for one in at_a_glance(note)
        ]
        years = [year.label for year in note.earlier]
        self.table([words.FIGURE, words.VALUE, words.BASIS, *years], lines, _shares(3, len(years)))
        if summary.facts:
            self.heading(words.FACTS, 2)
            self.bullets(summary.facts)
        if summary.asked:
            self.heading(words.ASKED, 2)
            for said in paragraphs(summary.asked):
                self.line(said, bold=True)

    def section(self, number: int, title: str, section: Section) -> None:
        """One part: what is written, what is recorded elsewhere, its figures."""
        self.heading(f"{number}. {title}", 1)
        for said in section.paragraphs:
            self.line(said)
        for name, figures in section.families:
            self.heading(name, 2)
            self.family(figures)
        for told in section.told:
            self.heading(told.title, 2)
            self.bullets(told.lines)

    def family(self, figures: Sequence[Figure]) -> None:
        """A table of those that are one number, then one for each of the others."""
        years = [year.label for year in self.note.earlier]
        single = [figure for figure in figures if not figure.parted]
        if single:
            lines = [
                (one.indicator.title, f"{one.shown}{one.suffix}", _rests(one), *self.note.past(one)) for one in single
            ]
            self.table([words.FIGURE, words.VALUE, words.BASIS, *years], lines, _shares(3, len(years)))
        for figure in (figure for figure in figures if figure.parted):
            self.heading(figure.indicator.title, 3)
            if _rests(figure):
                self.line(_rests(figure), SMALL, SOFT).paragraph_format.keep_with_next = True
            head = [figure.indicator.head, figure.measure, *years]
            self.table(head, self.lines(figure), _shares(2, len(years)), figure.indicator.whole)
            if figure.code == STATES:
                self.line(self.note.control_sum, bold=True)

    def lines(self, figure: Figure) -> Iterable[Sequence[str]]:
        """The lines of a figure, their sum, then those told apart."""
        for line in (line for line in figure.result.lines if not line.apart):
            yield line.title, figure.said_of(line), *self.note.past(figure, line.code)
        past = self.note.past(figure)
        if figure.indicator.relative:
            yield figure.indicator.whole, figure.summed, *([""] * len(past))
            yield words.SHARE, f"{figure.shown}{figure.suffix}", *past
        else:
            yield figure.indicator.whole, figure.summed, *past
        for line in (line for line in figure.result.lines if line.apart):
            yield f"{words.APART}{line.title}", figure.said_of(line), *self.note.past(figure, line.code)

    def method(self) -> None:
        """Every definition."""
        lines = []
        for figure in self.note.figures:
            said = figure.indicator.definition
            told = zip(words.DEFINED, (said.population, said.numerator, said.denominator, said.date), strict=True)
            lines.append((figure.indicator.title, "\n".join(f"{what}{how}" for what, how in told)))
        self.table((words.FIGURE, words.DEFINITION), lines, (30, 70))


def _before(before: Iterable[tuple[str, str]], note: Note) -> list[str]:
    told = dict(before)
    return [told.get(year.label, "") for year in note.earlier]


def _shares(columns: int, years: int) -> list[int]:
    beside = [*SHARES[columns], *[10] * years]
    return [100 - sum(beside), *beside]


def _rests(figure: Figure) -> str:
    return ". ".join(said for said in (figure.basis, figure.silence) if said)


def _fill(table: Table, cells: Sequence[str], *, bold: bool = False) -> None:
    for cell, said in zip(table.add_row().cells, cells, strict=True):
        line = cell.paragraphs[0]
        run = line.add_run(cleaned(said))
        run.font.size, run.font.bold = Pt(SMALL), bold
        line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(2)


def docx(note: Note) -> bytes:
    """The note as a text document."""
    writer = Writer(note)
    writer.heading(f"{words.TITLE} · {note.placed}", 0)
    writer.line(f"{from_to(note.period.first, note.period.last).capitalize()} · {note.stamp or words.RESTRICTED}")
    writer.line(f"{words.FOR}{note.recipient} · {words.printed(long_date(note.printed_on))}", SMALL, SOFT)
    writer.page()
    for number, section in note.printed:
        writer.section(number, words.PART[section.part], section)
        if section.part is Part.SCOPE and note.silences:
            writer.heading(words.SILENT, 2)
            writer.bullets(f"{title}\u00a0: {silence}" for title, silence in note.silences)
        if section.part is Part.METHOD:
            writer.method()
    out = io.BytesIO()
    writer.document.save(out)
    return out.getvalue()


def _prepare(document: Written, note: Note) -> None:
    """A4, one font, the title and language of the note, its day."""
    section, properties = document.sections[0], document.core_properties
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(18)
    day = datetime.combine(note.printed_on, time())
    properties.title, properties.language = cleaned(f"{words.TITLE} · {note.placed}"), "fr-FR"
    properties.author = properties.last_modified_by = cleaned(note.place)
    properties.comments = words.RESTRICTED
    properties.created, properties.modified, properties.revision = day, day, 1
    normal = document.styles["Normal"]
    normal.font.size = Pt(BODY)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
