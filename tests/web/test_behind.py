"""The cases behind a figure: asked why once, told without a name, written down as codes and a number."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from conference.audit import Act
from conference.extensions import db
from conference.models.audit import AuditRow
from tests.web.figures import PERIOD, text

LIST = f"/evaluation/situations?{PERIOD}&figure=activity.fields&line=childhood"


def _last(app: Flask) -> AuditRow:
    with app.app_context():
        row = db.session.scalars(select(AuditRow).order_by(AuditRow.id.desc()).limit(1)).one()
        db.session.expunge(row)
    return row


def test_the_number_of_a_line_leads_to_its_cases_once_one_says_why(app: Flask, lead: FlaskClient) -> None:
    page = lead.get(f"/evaluation?{PERIOD}&family=activity").text
    assert "figure=activity.fields&amp;line=childhood" in page
    asked = lead.get(LIST).text
    assert "Pourquoi ouvrir cette liste" in asked
    assert "33-2026-" not in asked
    shown = lead.get(f"{LIST}&reason=check").text
    assert "Enfance" in text(shown)
    assert "2 situations" in text(shown).replace("\u00a0", " ")
    assert shown.count("/situations/") >= 2
    row = _last(app)
    assert row.act == Act.CASES_LISTED
    assert row.fields == "count:2 figure:activity.fields reason:check"


@pytest.mark.parametrize("query", ["figure=nothing", "figure=programme.trained&reason=check", "line=childhood", ""])
def test_what_has_no_cases_is_not_found(lead: FlaskClient, query: str) -> None:
    assert lead.get(f"/evaluation/situations?{PERIOD}&{query}").status_code == 404


def test_a_reason_that_is_not_offered_is_asked_again(lead: FlaskClient) -> None:
    assert "Pourquoi ouvrir cette liste" in lead.get(f"{LIST}&reason=curious").text
