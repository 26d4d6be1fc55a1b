"""The evaluation of Ardèche, done with the product's pages alone, then read by its lead [L2111-2131].

Conferences held, coordinators trained, time of the referring worker and of the coordinator; at the end of a conference
whether the starting situation is resolved, partly or completely; three months later what has changed, and whether the
plan is kept.
"""

import re

import pytest
from flask.testing import FlaskClient

from tests.browse import fill, lands, press
from tests.journeys import way
from tests.journeys.family import Family
from tests.journeys.lived import Reach
from tests.web.figures import PERIOD, cell, table, text

Rows = dict[str, dict[str, str]]

SAID = (
    {"respondent": "person", "plan_kept": "done", "resolved": "completely", "changed": "On respire.", "kept": "done"},
    {"respondent": "child", "plan_kept": "partly", "resolved": "partly", "changed": "Je dors mieux.", "kept": "partly"},
    {"respondent": "network", "plan_kept": "partly", "resolved": "partly", "changed": "", "kept": "done"},
)


def _logs(family: Family, name: str, kind: str, minutes: int) -> None:
    case = family.page.rpartition("/")[2]
    lands(press(family.by(name), "/temps", "Noter cette durée", kind=kind, case=case, minutes=str(minutes)))


def _figures(lead: FlaskClient) -> str:
    return " ".join(text(lead.get(f"/evaluation?{PERIOD}&family={one}").text) for one in ("follow_up", "effort"))


def _action(family: Family) -> str:
    page = family.by("coordinator").get(f"{family.page}/suivi/bilan").text
    (found,) = set(re.findall(r'name="(action_[^"]+)"', page))
    return str(found)


@pytest.mark.long
def test_the_figures_that_ardeche_asks_for_are_those_of_a_hand_count(family: Family, reach: Reach) -> None:
    reach(*way.TO_A_PLAN, way.ratify)
    way.wish(family)
    for name, kind, minutes in (
        ("coordinator", "preparation", 90),
        ("coordinator", "conference", 120),
        ("referrer", "exchange", 45),
    ):
        _logs(family, name, kind, minutes)
    lands(fill(family.by("lead"), "/coordination/nouvelle", name="Odile Test", trained_on="2026-04-01"))
    family.waits(days=92)
    action = _action(family)
    for one in SAID:
        told = {name: said for name, said in one.items() if name != "kept"} | {action: one["kept"]}
        family.writes("coordinator", "/suivi/bilan", **told)
    family.writes("coordinator", "/suivi/bilan", respondent="professional", resolved="refused", plan_kept="refused")
    lead = family.by("lead")
    rows, read = table(lead), _figures(lead)
    parts = _parts(rows)
    trained = len(family.place.coordinators) + 1
    assert (rows["conferences.held"]["value"], rows["programme.trained"]["value"]) == ("1", str(trained))
    assert parts["effort.coordinator"] == {"preparation": 90, "conference": 120}
    assert parts["effort.referrer"] == {"exchange": 45}
    assert parts["follow_up.resolved_at_end"] == {"partly": 1}
    assert parts["follow_up.resolved"] == {"completely": 1, "partly": 2, "refused": 1}
    assert parts["follow_up.plan_kept"] == {"done": 1, "partly": 2, "refused": 1}
    assert parts["follow_up.actions"] == {"done": 2, "partly": 1}
    lines = [row for code, row in rows.items() if row["part"] and code.startswith(("effort", "follow_up"))]
    assert [cell(row) for row in lines if cell(row) not in read] == [], "the page says what the table says"
    assert "On respire." in family.sees("coordinator", "/suivi")
    assert "On respire." not in read


def _parts(rows: Rows) -> dict[str, dict[str, int]]:
    """The lines of each figure that are not nothing."""
    found: dict[str, dict[str, int]] = {}
    for code, row in rows.items():
        head, _, part = code.rpartition(".")
        if row["part"] and int(row["value"] or 0):
            found.setdefault(head, {})[part] = int(row["value"])
    return found
