"""The practice sheet on paper: one now, those of the five programmes in the long run."""

import io
import re
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pypdf
import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from conference.data.programmes import programmes
from conference.documents import practice_sheet as papers
from conference.domain.actors import MACHINE
from conference.evaluation.practice_sheet import SheetContent, assemble
from conference.models import Base
from conference.models.tenancy import work_for
from conference.programme import departments, published_programme

SAID = {
    "33": ("41 orientations = 8 abouties + 5 en cours + 20 non abouties + écart non expliqué : 8",),
    "59": ("Conférences tenues 4 2017", "Conférences tenues 5 2018", "non renseigné", "Conférences tenues 3"),
    "93": ("Conférences tenues crise sanitaire 0 en 2020", "L’évaluation n’est pas encore commencée."),
    "66": (
        "les travailleurs sociaux connaissent toutes les familles 1 en 2020",
        "Participation des familles — non renseigné",
    ),
    "07": ("Gouvernance — non renseigné", "Déploiement — non renseigné", "Participation des familles — non renseigné"),
}


def _of(code: str) -> SheetContent:
    """The sheet of a programme, in a base of its own."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        department = departments.create(session, MACHINE, code)
        work_for(session, department)
        published_programme.load(session, MACHINE, department)
        made = assemble(session, department, programmes()[code].year, {})
    engine.dispose()
    return made


@pytest.mark.parametrize("code", ["33", *(pytest.param(code, marks=pytest.mark.long) for code in SAID if code != "33")])
def test_the_paper_says_what_the_programme_published(code: str) -> None:
    sheet = _of(code)
    read = pypdf.PdfReader(io.BytesIO(papers.pdf(sheet.plain, "Brouillon")))
    printed = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in read.pages))
    assert all(words in printed for words in SAID[code]), printed
    assert "Brouillon" in printed
    assert read.metadata is not None
    assert read.metadata.title == sheet.title
    assert "/StructTreeRoot" in read.root_object
    assert 2 <= len(read.pages) <= 4


def test_the_feed_is_atom_whatever_is_typed_in_a_title() -> None:
    at = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
    entry = papers.Entry("urn:1", "A\x00\u00a0: <b>&", "https://a/1", "https://a/1.pdf", "Gironde", at, "…")
    root = ET.fromstring(papers.feed("Fiches", "https://a/flux.xml", "https://a", at, [entry]))  # noqa: S314  (our own)
    found = root.find(f"{{{papers.ATOM}}}entry/{{{papers.ATOM}}}title")
    assert found is not None
    assert found.text == "A\u00a0: <b>&"
