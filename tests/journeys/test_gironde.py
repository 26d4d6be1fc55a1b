"""Gironde's instruments, with the product alone: questionnaires to everybody who was there, a synthesis sheet for the
case, and both brought into the yearly note by whoever leads [L2590-2602].
"""

import io
import re

import pypdf
import pytest

from tests.browse import fields, fill, lands
from tests.journeys import way
from tests.journeys.family import Family
from tests.journeys.lived import Reach
from tests.web.figures import PERIOD, text

ONLINE, KEYED = "/questionnaire", "/questionnaires/saisie"
# Five marks, whose mean is eight by hand.
MARKS = (9, 8, 7, 10, 6)


def _given(family: Family, how: str, **numbers: str) -> bytes:
    """Questionnaires of the case, shown or printed."""
    page = f"{family.page}/questionnaires"
    client = family.by("coordinator")
    asked = dict.fromkeys(("child", "adolescent", "person", "network", "professional"), "")
    answer = client.post(
        page, data=fields(client.get(page).text, page) | asked | numbers | {"asked": "end", "how": how}
    )
    assert answer.status_code == 200
    return bytes(answer.data)


def _answers(family: Family, link: str, mark: int) -> None:
    visitor = family.by("coordinator").application.test_client()
    visitor.environ_base["wsgi.url_scheme"] = "https"
    visitor.get(link)
    sent = fields(visitor.get(ONLINE).text, ONLINE) | {"overall": str(mark), "heard": "4"}
    assert visitor.post(ONLINE, data=sent).status_code == 303


def _keys(family: Family, name: str, code: str, mark: int, kind: str) -> int:
    client = family.by(name)
    sent = fields(client.get(KEYED).text, KEYED) | {"code": code, "overall": str(mark), "way": kind}
    return client.post(KEYED, data=sent).status_code


@pytest.mark.long
def test_everybody_is_asked_and_the_year_is_told(family: Family, reach: Reach) -> None:
    reach(*way.TO_A_PLAN, way.ratify)
    links = re.findall(r'href="https?://[^/"]+(/q/[^"]+)"', _given(family, "screen", network="3").decode())
    for link, mark in zip(links, MARKS, strict=False):
        _answers(family, link, mark)
    printed = pypdf.PdfReader(io.BytesIO(_given(family, "paper", person="2", professional="1")))
    codes = re.findall(r"Feuille\s+([A-Z2-9]{4}-[A-Z2-9]{4})", "\n".join(page.extract_text() for page in printed.pages))
    assert (len(links), len(codes)) == (3, 3)
    assert _keys(family, "coordinator", codes[0], 10, "spoken") == 422, "they prepared it: they hear nothing of it"
    assert _keys(family, "lead", codes[0], MARKS[3], "paper") == 302
    assert _keys(family, "second", codes[1], MARKS[4], "spoken") == 302
    told = family.sees("coordinator", "/questionnaires")
    assert "Parent ou personne concernée À la fin de la conférence 2 2 0" in told
    assert "Professionnel·le À la fin de la conférence 1 0 0" in told

    way.synthesise(family, "Une conférence, un plan que la famille tient.")
    lead = family.by("lead")
    voices = text(lead.get(f"/evaluation?{PERIOD}&family=voice").text)
    satisfied = rf"Satisfaction globale\b.*?\b{sum(MARKS) // len(MARKS)} ?/10"
    assert re.search(satisfied, voices), voices
    assert "n = 5 notes" in voices
    assert "n = 5 questionnaires revenus" in voices
    note = lands(fill(lead, "/notes", first="2026-01-01", last="2026-12-31"))
    results = text(lead.get(f"{note}/parties/results").text)
    assert re.search(satisfied, results), results
