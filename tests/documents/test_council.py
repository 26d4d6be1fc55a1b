"""The agenda and the minutes of a body on paper: what comes back first, what was said, and of families a number."""

import io
from datetime import date

import pypdf
import pytest

from conference.documents.council import pdf
from conference.documents.paper import page
from conference.domain.council import DecisionFate, Followed, Point, Resolution, Told

AGAIN = Followed(
    "k", date(2026, 1, 8), Resolution("Écrire une plaquette", "Odile Renard", date(2026, 4, 1)), DecisionFate.UNDER_WAY
)


def told(*, ahead: bool = False) -> Told:
    return Told(
        placed="Pyrénées-Orientales",
        council="Groupe de conférenciers",
        day=date(2026, 3, 12),
        hour="9\u00a0h\u00a030",
        place="Perpignan",
        present=["Odile Renard (Cheffe de service)"],
        excused=[],
        absent=["Jean Test"],
        vacant=1,
        families=2,
        followed=[AGAIN],
        points=[Point("p", "Nos pratiques", "On relit les refus.\n\nEt les accords.")],
        resolutions=[Resolution("Fixer trois dates", "Jean Test", date(2026, 6, 1))],
        ahead=ahead,
        draft=ahead,
    )


def test_an_agenda_begins_with_what_waits_and_tells_nothing_yet() -> None:
    paper = page("council.html", meeting=told(ahead=True))
    assert "<h1>Ordre du jour</h1>" in paper
    assert "Projet" in paper
    assert paper.index("Écrire une plaquette") < paper.index("Nos pratiques")
    assert "Présences" not in paper
    assert "Fixer trois dates" not in paper


def test_minutes_tell_who_came_what_was_said_and_decided() -> None:
    paper = page("council.html", meeting=told())
    for said in ("Odile Renard (Cheffe de service)", "2\u00a0présences", "On relit les refus.", "Et les accords."):
        assert said in paper.replace("&nbsp;", "\u00a0")
    assert "pour le 1er\u00a0juin 2026" in paper
    assert "en cours." in paper


@pytest.mark.long
def test_they_are_a_tagged_document() -> None:
    read = pypdf.PdfReader(io.BytesIO(pdf(told())))
    assert read.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert "Nos pratiques" in "".join(sheet.extract_text() for sheet in read.pages)
