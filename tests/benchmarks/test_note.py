"""A note of twenty pages and more, with its drawings, and the workbook of a year of 5,000 cases: printed."""

import io
import random
import time
from datetime import UTC, date, datetime, timedelta

import pypdf
import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from conference.documents import note as papers
from conference.documents.note_book import xlsx
from conference.documents.note_text import docx
from conference.documents.paper import page
from conference.domain.referral import Field
from conference.domain.stages import Outcome, Stage
from conference.evaluation.edition import freeze
from conference.evaluation.explained import remembered
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.note import Note, assemble
from conference.evaluation.period import year
from conference.models import Base
from tests.evaluation.book import Book

CASES, SCOPE = 5000, Scope(year(2020, "Europe/Paris"))
pytestmark = pytest.mark.long


@pytest.fixture(name="session")
def _session() -> Session:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    return Session(engine)


def filled(session: Session) -> Note:
    """A year of many cases, each with where it went."""
    draw, book = random.Random(5), Book(session)  # noqa: S311
    department = book.open_department("33")
    for _ in range(CASES):
        at = datetime(2020, 1, 2, tzinfo=UTC) + timedelta(days=draw.randrange(360))
        over = (Stage.CLOSED, draw.choice([Outcome.PLAN_AGREED, Outcome.OWN_SOLUTION]), at + timedelta(days=60))
        went = [(Stage.REFERRAL, None, at), (Stage.ASSIGNMENT, None, at + timedelta(days=9)), over]
        book.case(at, *went[: draw.randint(1, 3)], field=draw.choice([*Field]), children=draw.randrange(5))
    return assemble(session, department, SCOPE)


def timed(name: str, started: float) -> float:
    now = time.perf_counter()
    print(f"{name}: {1000 * (now - started):.0f} ms")
    return time.perf_counter()


def test_what_a_note_costs(session: Session) -> None:
    note = filled(session)
    at = time.perf_counter()
    frozen, facts = freeze(note), remembered(session, SCOPE)
    at = timed(f"rows of {CASES} cases remembered", at)
    book = xlsx(note)
    at = timed(f"workbook of {CASES} cases, {len(book) // 1024} kB", at)
    docx(note)
    at = timed("text document", at)
    html = page("note.html", note=note)
    at = timed(f"page of {html.count('<svg class=')} drawings", at)
    document = pypdf.PdfReader(io.BytesIO(papers.pdf(note)))
    timed(f"PDF of {len(document.pages)} pages", at)
    assert len(document.pages) >= 20
    assert html.count('class="chart"') >= 12
    assert frozen["first"] == date(2020, 1, 1).isoformat()
    assert facts
