"""The leaflet and the posters: one sheet each, tagged, which say whom to call and carry the code of the page."""

import io
from dataclasses import replace

import pypdf
import pytest
import segno

from conference.documents.paper import page
from conference.documents.qr import qr
from conference.documents.welcome import Leads, Paper, pdf
from conference.domain.paper import Service
from conference.domain.welcome import LONGEST_SENTENCE, LONGEST_TERRITORIES, Texts
from conference.words import welcome as words

ADDRESS = "https://conference.exemple.fr/d/33"
LONG = Texts("Nous écoutons. " * (LONGEST_SENTENCE // 15), "de 9 h à 17 h", "Médoc, " * (LONGEST_TERRITORIES // 7), 3)
LEADS = Leads("Gironde", ADDRESS, Service("Le service des familles", "1 rue A", "05 56 00 00 33", ""), LONG)
SIZES = {Paper.LEAFLET: (842, 595), Paper.POSTER: (595, 842), Paper.LARGE: (842, 1191)}
LATER = [pytest.param(kind, marks=pytest.mark.long) for kind in (Paper.POSTER, Paper.LARGE)]


@pytest.mark.parametrize("kind", [Paper.LEAFLET, *LATER])
def test_a_paper_is_tagged_and_keeps_to_its_sheet_however_long_its_texts(kind: Paper) -> None:
    made = pypdf.PdfReader(io.BytesIO(pdf(kind, LEADS)))
    assert len(made.pages) == (2 if kind is Paper.LEAFLET else 1)
    width, height = SIZES[kind]
    assert (round(made.pages[0].mediabox.width), round(made.pages[0].mediabox.height)) == (width, height)
    assert made.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert made.metadata is not None
    assert made.metadata.title == f"{words.TITLE} · Gironde"
    text = " ".join("".join(page.extract_text() for page in made.pages).split())
    assert "Par la page" not in text
    for said in (*words.PROMISE, "Par internet", "05 56 00 00 33", "conference.exemple.fr/d/33", words.RIGHTS[0][0]):
        assert said in text


def test_a_span_of_hours_keeps_together_and_a_place_begins_with_its_capital() -> None:
    texts = Texts(hours="du lundi au vendredi, de 9 h à 17 h 30, le samedi dès 10 h", territories="tout le département")
    assert texts.open_hours == (
        "du lundi au vendredi, de\u00a09\u00a0h\u00a0à\u00a017\u00a0h\u00a030, le samedi dès 10\u00a0h"
    )
    assert (texts.where, Texts().where) == ("Tout le département", "")
    leads = replace(LEADS, texts=texts)
    drawn = page("welcome_leaflet.html", kind="leaflet", leads=leads, words=words, code=qr("a"), within="")
    assert drawn.count(texts.open_hours) == 2
    assert "<p>Tout le département</p>" in drawn


def test_the_code_is_that_of_the_address() -> None:
    drawn, code = qr(LEADS.address), segno.make_qr(ADDRESS, error="m")
    assert drawn.size == code.symbol_size(border=4)[0]
    assert LEADS.shown == "conference.exemple.fr/d/33"
