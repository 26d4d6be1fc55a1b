"""Figures narrowed to a territory or a field, by what stands in the address."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from conference import clock
from conference.evaluation.indicators import FAMILIES
from conference.extensions import db
from tests import world
from tests.conftest import NOW, SignIn
from tests.web.figures import PERIOD, paper, shown, table, text


@pytest.mark.long
@pytest.mark.parametrize(
    ("territory", "field", "expected"),
    [
        ("Nord", "childhood", "2"),
        pytest.param("Sud", "", "0", marks=pytest.mark.long),
        *(pytest.param(*one, marks=pytest.mark.long) for one in [("Nord", "", "2"), ("", "childhood", "2")]),
        pytest.param("", "autonomy", "0", marks=pytest.mark.long),
    ],
)
def test_figures_narrow_to_a_territory_and_a_field(
    app: Flask, lead: FlaskClient, territory: str, field: str, expected: str
) -> None:
    with app.app_context():
        key = world.find(db.session(), "33").territories[territory].key if territory else ""
        db.session.remove()
    query = f"{PERIOD}&territory={key}&field={field}"
    rows, screen = table(lead, query), shown(lead, query)
    assert rows["activity.referrals"]["value"] == expected
    assert f"Orientations reçues {expected} n = " in screen
    remark = "ne dépend ni" if territory and field else "ne dépend pas"
    for code in ("programme.trained", "programme.engaged", "voice.overall"):
        row = rows[code]
        assert (row["value"], row["n"], row["missing"]) == ("", "", "")
        assert row["remark"].startswith(remark)
        assert f"{row['title']} {row['remark']}" in screen
    assert not [code for code in rows if code.startswith("programme.trained.")]
    essential = lead.get(f"/evaluation?{query}").text
    assert f"{expected} orientation" in text(essential)
    for name, value in (("territory", key), ("field", field)):
        assert (f"{name}={value}" in essential) is bool(value), "every link keeps the filters"


@pytest.mark.long
def test_the_note_says_what_it_is_narrowed_to(app: Flask, lead: FlaskClient) -> None:
    with app.app_context():
        key = world.find(db.session(), "33").territories["Nord"].key
        db.session.remove()
    query = f"{PERIOD}&territory={key}&field=childhood"
    about = "Gironde, territoire Nord 33, champ Enfance"
    for said in (paper(lead, query), text(lead.get(f"/evaluation?{query}").text)):
        assert f"{about} : 2 orientations = 0 aboutie" in said
        assert "ne dépend ni du territoire ni du champ" in said


@pytest.mark.parametrize("asked", ["territory=missing", "field=fishing", "field=childhood&field="])
def test_what_is_no_filter_is_not_understood(lead: FlaskClient, asked: str) -> None:
    expected = 200 if asked.endswith("=") else 400
    for page in ("/evaluation", "/evaluation/note.csv"):
        assert lead.get(f"{page}?{PERIOD}&{asked}").status_code == expected
    assert lead.get(f"/evaluation?{PERIOD}&family=fishing").status_code == 404


def test_a_territory_of_the_other_departement_is_no_filter(app: Flask, lead: FlaskClient) -> None:
    with app.app_context():
        key = world.find(db.session(), "59").territories["Nord"].key
        db.session.remove()
    assert lead.get(f"/evaluation?{PERIOD}&territory={key}").status_code == 400


def test_a_family_keeps_the_filters_and_the_filters_keep_the_family(lead: FlaskClient) -> None:
    page = lead.get(f"/evaluation?{PERIOD}&field=childhood&family=delays").text
    assert '<input type="hidden" name="family" value="delays">' in page
    for family in FAMILIES:
        assert f"field=childhood&amp;family={family}" in page
    assert "/evaluation?first=2025-01-01&amp;last=2025-12-31&amp;field=childhood&amp;family=delays" in page


def test_late_cases_are_one_click_from_their_number(lead: FlaskClient, sign_in: SignIn) -> None:
    late = "figure=delays.acknowledgement_late"
    assert late not in lead.get(f"/evaluation?{PERIOD}&family=delays").text
    with clock.frozen(NOW + timedelta(days=60)):
        later = sign_in("lead")
        page = later.get(f"/evaluation?{PERIOD}&family=delays").text
        assert late in page
        listed = text(later.get(f"/evaluation/situations?{PERIOD}&{late}&reason=follow").text)
    assert "1 situation" in listed
