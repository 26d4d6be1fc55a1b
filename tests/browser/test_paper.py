"""A case on paper: what stands on the screen and matters, and nothing that only serves to click."""

from pathlib import Path

import pypdf
from sqlalchemy import select

from conference.models.case import Case
from tests.browser.conftest import NewTab
from tests.browser.site import Site


def test_a_case_prints_as_a_decent_sheet(show: Site, tab: NewTab, tmp_path: Path) -> None:
    with show.session() as opened:
        query = select(Case).where(Case.stage == "preparation", Case.suspended, Case.taken_over.is_(False))
        case = opened.scalars(query).one()
    coordinator = tab(show, "coordination@demo.example").open(f"/situations/{case.key}")
    printed = tmp_path / "case.pdf"
    coordinator.page.pdf(path=printed, format="A4", margin={"top": "15mm", "bottom": "15mm"})
    pages = pypdf.PdfReader(printed).pages
    text = "\n".join(page.extract_text() for page in pages)
    for said in (
        f"Situation {case.reference}",
        "Sacha Morel",
        "Situation suspendue",
        "Bassin",
        "Claire Lacoste est désigné",
        "On veut un plan que les garçons comprennent.",
        "Deux frères inséparables",
    ):
        assert said in " ".join(text.split()), said
    for clicked in ("Se déconnecter", "Aller au contenu", "Arrêter la démarche", "Reprendre la situation", "Menu"):
        assert clicked not in text
    assert len(pages) <= 2
