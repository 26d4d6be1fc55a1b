"""The pages of figures: the same object as the note, for the lead alone."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from conference import clock
from conference.audit import Act
from conference.evaluation.indicators import FAMILIES, REGISTRY
from conference.extensions import db
from conference.models.audit import AuditRow
from tests.conftest import SignIn
from tests.web.figures import PERIOD, cell, paper, shown, table, text


@pytest.mark.long
def test_screen_paper_and_table_print_the_same_figures(lead: FlaskClient) -> None:
    screen, printed, rows = shown(lead), paper(lead), table(lead)
    lines = [row for row in rows.values() if row["part"]]
    heads = {code.rpartition(".")[0] for code, row in rows.items() if row["part"]}
    alone = [row for code, row in rows.items() if not row["part"] and code not in heads]
    assert set(rows) >= set(REGISTRY)
    assert len(lines) > 60
    assert len(alone) > 10
    for row in (*lines, *alone):
        for said in (screen, printed):
            assert f"{cell(row)} " in said, row["code"]
    assert rows["activity.fields.childhood"]["value"] == "2"
    assert rows["effort.coordinator.preparation"]["value"] == "65"
    assert "Préparation 1 h 05" in screen


@pytest.mark.long
def test_both_control_sums_are_on_the_first_page_and_on_paper(lead: FlaskClient) -> None:
    by_cohort = "2 orientations = 0 aboutie + 2 en cours + 0 non aboutie + écart non expliqué : 0"
    essential = text(lead.get(f"/evaluation?{PERIOD}").text)
    assert by_cohort in essential
    assert "+ 2 reçues + 0 rouverte = 0 close + 2 ouvertes à la fin" in essential
    assert by_cohort in paper(lead)


def test_every_figure_has_its_definition_and_what_it_rests_on(lead: FlaskClient) -> None:
    for family, indicators in FAMILIES.items():
        page = text(lead.get(f"/evaluation?{PERIOD}&family={family}").text)
        assert page.count("Date qui compte") == len(indicators)
        for one in indicators:
            assert re.sub(r"\s+", " ", f"{one.definition.numerator} Rapporté à") in page, one.code
        assert page.count(" n = ") >= len(indicators)


@pytest.mark.long
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
    assert "Les filtres sont à revoir" in answer.text
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
