"""The page of figures: the same object as the note, for the lead alone."""

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import pypdf
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from conference import clock
from conference.audit import Act
from conference.extensions import db
from conference.models.audit import AuditRow
from conference.security.transactions import to_write
from tests import world
from tests.conftest import SignIn

PERIOD = "first=2026-01-01&last=2026-12-31"


class _Text(HTMLParser):
    """The words of a page, without its tags; each cell and line apart."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def text(html: str) -> str:
    parser = _Text()
    parser.feed(html)
    return re.sub(r"\s+", " ", " ".join(parser.words))


@pytest.fixture
def lead(app: Flask, sign_in: SignIn) -> FlaskClient:
    """The lead of a département with two cases, one of which has a coordinator."""
    with app.app_context():
        session = db.session()
        to_write(session)
        gironde = world.find(session, "33")
        world.received(session, gironde)
        world.assigned(session, gironde)
        session.commit()
        db.session.remove()
    return sign_in("lead")


def test_screen_paper_and_table_print_the_same_figures(lead: FlaskClient) -> None:
    screen = text(lead.get(f"/evaluation?{PERIOD}").text)
    table = csv.DictReader(io.StringIO(lead.get(f"/evaluation/note.csv?{PERIOD}").text))
    document = pypdf.PdfReader(io.BytesIO(lead.get(f"/evaluation/note.pdf?{PERIOD}").data))
    paper = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in document.pages))
    lines = [row for row in table if row["code"].count(".") == 2]
    assert len(lines) == 14
    for row in lines:
        for printed in (screen, paper):
            assert f"{row['title']} {row['value']} " in printed
    assert "2 orientations = 0 aboutie + 2 en cours + 0 non aboutie + écart non expliqué : 0" in screen
    assert "2 orientations = 0 aboutie + 2 en cours + 0 non aboutie + écart non expliqué : 0" in paper


def test_files_are_downloads_whose_names_tell_nothing(lead: FlaskClient) -> None:
    for kind, media in (("pdf", "application/pdf"), ("csv", "text/csv; charset=utf-8")):
        answer = lead.get(f"/evaluation/note.{kind}?{PERIOD}")
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, media)
        name = f"note-2026-01-01-2026-12-31.{kind}"
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_without_a_period_it_is_the_civil_year(lead: FlaskClient) -> None:
    page = lead.get("/evaluation").text
    assert "1er\u00a0janvier 2026" in page
    assert f"note.pdf?{PERIOD.replace('&', '&amp;')}" in page


@pytest.mark.parametrize(("day", "last"), [(1, "2026-12-31"), (31, "2026-12-31"), (32, "2027-12-31")])
def test_in_january_it_is_the_year_that_has_just_ended(sign_in: SignIn, day: int, last: str) -> None:
    with clock.frozen(datetime(2027, 1, 1, 11, tzinfo=UTC) + timedelta(days=day - 1)):
        page = sign_in("lead").get("/evaluation").text
    assert f"note.pdf?first={last[:4]}-01-01&amp;last={last}" in page
    assert "/evaluation?first=2025-01-01&amp;last=2025-12-31" in page


@pytest.mark.parametrize(
    "asked", ["first=2026-02-01&last=2026-01-01", "first=demain&last=2026-01-01", "first=2026-01-01"]
)
def test_a_period_that_makes_no_sense_is_said_beside_its_field(lead: FlaskClient, asked: str) -> None:
    answer = lead.get(f"/evaluation?{asked}")
    assert answer.status_code == 400
    assert "La période est à revoir" in answer.text
    assert "field-error" in answer.text
    assert lead.get(f"/evaluation/note.pdf?{asked}").status_code == 400
    assert lead.get(f"/evaluation/note.csv?{asked}").status_code == 400


@pytest.mark.parametrize("who", ["referrer", "coordinator", "committee", "admin", "auditor", "observer"])
def test_nobody_but_the_lead_reads_figures(sign_in: SignIn, who: str) -> None:
    client = sign_in(who)
    for address in ("/evaluation", "/evaluation/note.pdf", "/evaluation/note.csv"):
        assert client.get(address).status_code == 403


def test_the_lead_next_door_sees_none_of_it(lead: FlaskClient, sign_in: SignIn) -> None:
    assert "2 orientations = " in text(lead.get(f"/evaluation?{PERIOD}").text)
    assert "0 orientation = " in text(sign_in("lead", "59").get(f"/evaluation?{PERIOD}").text)


def test_reading_and_exporting_leave_a_row_each(app: Flask, lead: FlaskClient) -> None:
    lead.get(f"/evaluation?{PERIOD}")
    lead.get(f"/evaluation/note.csv?{PERIOD}")
    query = select(AuditRow.act, AuditRow.fields).where(AuditRow.scope == "33").order_by(AuditRow.number.desc())
    with app.app_context():
        last, before = db.session.execute(query.limit(2)).all()
    assert (before.act, last.act, last.fields) == (Act.FIGURES_READ, Act.NOTE_EXPORTED, "csv")
