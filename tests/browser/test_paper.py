"""Pages on paper: what stands on the screen and matters, and nothing that only serves to click."""

from pathlib import Path

import pypdf
import pytest
from sqlalchemy import select

from conference.models.case import Case
from conference.models.coordinator import Coordinator
from tests.browser.conftest import NewTab
from tests.browser.site import Site
from tests.browser.tab import Tab

CLICKED = ("Se déconnecter", "Aller au contenu", "Menu")
SHEETS = {
    "plan": ("validation", ("La question de la famille", "1.", "Pour quand"), ("Noter une remise", "Qui l’a reçu")),
    "note": ("conference", ("Ce qui inquiète", "Lue et acceptée"), ("Cette page peut seulement être lue",)),
    "reseau": ("conference", ("Famille", "Rien à signaler"), ("Ajouter quelqu’un", "Prénom")),
    "synthese": ("closed", ("Qu’est-ce qui a aidé", "Présents, famille", "Un plan a été adopté"), ("Renoncer",)),
    "suivi": ("follow_up", ("Ce que chacun dit du plan", "Proposé pour le"), ("Noter cet essai", "Noter le souhait")),
}


def printed(opened: Tab, folder: Path) -> tuple[str, int]:
    """What a page says on A4, and on how many sheets."""
    file = folder / "printed.pdf"
    opened.page.pdf(path=file, format="A4", margin={"top": "15mm", "bottom": "15mm"})
    pages = pypdf.PdfReader(file).pages
    return " ".join("\n".join(page.extract_text() for page in pages).split()), len(pages)


def claire_s(show: Site, stage: str) -> Case:
    """A case of Claire's that stands there, with everything that this tool saw of it; the latest."""
    with show.session() as opened:
        query = select(Case).join(Coordinator).where(Coordinator.name == "Claire Lacoste", Case.stage == stage)
        ended = Case.outcome.is_(None) | (Case.outcome == "plan_agreed")
        return opened.scalars(query.where(ended, Case.taken_over.is_(False)).order_by(Case.id.desc())).all()[0]


@pytest.mark.long
def test_a_case_prints_as_a_decent_sheet(show: Site, tab: NewTab, tmp_path: Path) -> None:
    with show.session() as opened:
        query = select(Case).where(Case.stage == "preparation", Case.suspended, Case.taken_over.is_(False))
        case = opened.scalars(query).one()
    coordinator = tab(show, "coordination@demo.example").open(f"/situations/{case.key}")
    text, sheets = printed(coordinator, tmp_path)
    for said in (
        f"Situation {case.reference}",
        "Sacha Morel",
        "Situation suspendue",
        "Bassin",
        "Claire Lacoste est désigné",
        "On veut un plan que les garçons comprennent.",
        "Deux frères inséparables",
    ):
        assert said in text, said
    for clicked in (*CLICKED, "Arrêter la démarche", "Reprendre la situation", "Le dossier"):
        assert clicked not in text
    assert sheets <= 2


@pytest.mark.long
@pytest.mark.parametrize("room", SHEETS)
def test_a_room_of_a_case_prints_on_one_sheet(show: Site, tab: NewTab, tmp_path: Path, room: str) -> None:
    stage, said, left_out = SHEETS[room]
    case = claire_s(show, stage)
    coordinator = tab(show, "coordination@demo.example").open(f"/situations/{case.key}/{room}")
    text, sheets = printed(coordinator, tmp_path)
    assert [words for words in (f"Situation {case.reference}", *said) if words not in text] == []
    assert [words for words in (*CLICKED, *left_out) if words in text] == []
    assert sheets == 1
