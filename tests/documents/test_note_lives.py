"""Ten départements drawn at random, three years of each: every cell is the same on paper and in every file."""

import csv
import io
import random
from collections.abc import Iterator
from dataclasses import replace

import pypdf
import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from conference.documents import note as papers
from conference.evaluation.edition import freeze, thaw
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.note import Note, assemble
from conference.evaluation.period import year
from conference.models import Base
from tests.documents import test_note, test_note_files
from tests.evaluation.book import Book
from tests.evaluation.worlds import PEOPLE, draw_world, write_world

YEARS = (2019, 2020, 2021)
pytestmark = pytest.mark.long


def notes(seed: int) -> Iterator[Note]:
    """The notes of a département over three years, frozen and read again."""
    engine, draw = create_engine("sqlite://"), random.Random(seed)  # noqa: S311
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        book = Book(session)
        department = book.open_department("40")
        accounts = [book.account(f"{n}@example.org") for n in range(PEOPLE)]
        write_world(book, draw_world(draw, 60), accounts)
        for number in YEARS:
            yield thaw(freeze(assemble(session, department, Scope(year(number, department.zone)))))
    engine.dispose()


@pytest.mark.parametrize("seed", range(10))
def test_every_cell_is_the_same_everywhere(note: Note, seed: int) -> None:
    looked = 0
    for drawn in notes(seed):
        told = replace(drawn, words=note.words, summary=note.summary, told=note.told, earlier=note.earlier)
        table = {row["code"]: row for row in csv.DictReader(io.StringIO(papers.table(told).decode()))}
        test_note_files.test_the_workbook_has_the_cells_of_the_table_as_numbers(told, table)
        test_note_files.test_the_text_document_has_the_parts_the_words_and_every_number(told, table)
        test_note.test_paper_and_table_print_the_same_number_in_each_cell(
            told, pypdf.PdfReader(io.BytesIO(papers.pdf(told)))
        )
        looked += 1
    assert looked == len(YEARS)
