"""The papers of coordination: what they say, that a charter holds on one page, and that they are tagged."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pypdf
import pytest

from conference.documents.coordination_paper import pdf
from conference.documents.paper import page
from conference.domain.charter import Party
from conference.domain.coordination_paper import CharterFacts, ExitFacts, LeftCase, LetterFacts, Whose
from conference.domain.coordinators import CoordinatorStatus, StandingReason, Stood
from conference.domain.mission import Letter
from conference.domain.stages import Stage
from conference.words import coordination_paper as papers
from conference.words.charter import UNDERTAKES

WHOSE = Whose("Gironde", "", "Inès <M.>", "UDAF", ("Nord", "Sud"), date(2026, 3, 12))
LETTER = Letter(Decimal("0.125"), date(2026, 1, 1), None, Decimal("0.1"), date(2026, 6, 30))
NAMES = {Party.DIRECTION: "Mme Direction", Party.MANAGER: "", Party.COORDINATOR: WHOSE.name}
CHARTER = CharterFacts(
    WHOSE, date(2026, 3, 2), UNDERTAKES, NAMES, {**dict.fromkeys(Party), Party.MANAGER: date(2026, 3, 5)}
)


def printed(sheet: papers.Sheet) -> str:
    return page("coordination.html", sheet=sheet)


def test_a_letter_says_the_share_what_is_added_and_the_ceiling() -> None:
    said = printed(papers.letter(LetterFacts(WHOSE, LETTER, Decimal("0.2"), None, "")))
    for words in (
        "12,5\u00a0% du temps de travail, soit 18\u00a0h\u00a057",
        "10\u00a0% s’y ajoutent jusqu’au 30\u00a0juin 2026",
        "au plus 20\u00a0% du temps de travail, hors temps des débuts",
        "promotion de la démarche",
        "Nord, Sud",
        "Inès &lt;M.&gt;",
        "Territoires\u00a0: Nord, Sud",
        "<span>Conférences familiales · Gironde</span>",
        "Imprimée le 12\u00a0mars 2026",
    ):
        assert words in said
    bare = printed(papers.letter(LetterFacts(WHOSE, Letter(Decimal("0.2"), date(2026, 1, 1)), None, None, "")))
    assert ("au plus" in bare, "s’y ajoutent" in bare) == (False, False)


def test_the_employer_signs_a_letter_under_no_name_but_theirs() -> None:
    whose = replace(WHOSE, service="Conférences familiales de la Gironde", territories=("Nord",))
    sheet = papers.letter(LetterFacts(whose, LETTER, None, date(2026, 1, 5), "Mme Pilote"))
    day = "5\u00a0janvier 2026"
    assert [(one.who, one.name, one.day) for one in sheet.signatures] == [
        ("Pour le département", "Mme Pilote", day),
        ("Pour l’employeur, UDAF", "", ""),
        ("La coordinatrice ou le coordinateur", WHOSE.name, day),
    ]
    said = printed(sheet)
    assert "Territoire\u00a0: Nord." in said
    assert "<span>Conférences familiales de la Gironde</span>" in said


def test_an_exit_sheet_lists_what_is_left_and_names_no_family() -> None:
    left = ExitFacts(
        WHOSE,
        [Stood(CoordinatorStatus.PAUSED, date(2026, 2, 1), StandingReason.OTHER, "Un congé")],
        date(2026, 4, 30),
        [LeftCase("33-2026-0007", Stage.PREPARATION, pair=True)],
        [LETTER],
        CHARTER,
        ["Noé B."],
        "Mme Pilote",
        account=True,
    )
    said = printed(papers.exit_sheet(left))
    for words in (
        "30\u00a0avril 2026",
        "en pause depuis le 1er\u00a0février 2026 (Un congé)",
        "33-2026-0007\u00a0: préparation, en binôme",
        "lettre de mission de 12,5\u00a0%",
        "signée par 1 sur 3",
        "accompagnement de Noé B.",
        "supervision par Mme Pilote",
        "retire le rôle",
    ):
        assert words in said
    bare = printed(papers.exit_sheet(replace(left, cases=(), letters=(), charter=None, account=False)))
    assert "Aucune situation en cours." in bare


@pytest.mark.long
def test_a_charter_holds_on_one_tagged_page() -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf(papers.charter(CHARTER))))
    root: Any = reader.root_object
    assert (len(reader.pages), bool(root["/MarkInfo"]["/Marked"])) == (1, True)
