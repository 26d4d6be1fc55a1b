"""The plan on paper: a family's words as they are, in whatever language the labels; an extract tells nothing else."""

import io
import subprocess
from dataclasses import replace

import docx
import pypdf
import pytest

from conference.documents import papers
from conference.documents.papers.blocks import Facts, Grid, Heading, Paper, Para
from conference.domain.paper import Tongue
from conference.domain.plan_paper import PlanPaperKind
from conference.words.papers import ENGLISH, FRENCH
from tests.documents.invented import ARABIC, PROMISED, SERVICE, promised

WORDS = (
    *("Rose vient\nle mercredi", "On mange ensemble le dimanche", "dès lundi", "la marraine", "On s’appelle."),
    *("Une place au centre de loisirs", PROMISED.question),
)


def said(paper: Paper) -> list[str]:
    """Every text of a paper."""
    found: list[str] = [paper.title.words]
    for block in paper.blocks:
        match block:
            case Heading(text) | Para(text, _):
                found.append(text.words)
            case Facts(pairs):
                found += [one.words for label, lines in pairs for one in (label, *lines)]
            case Grid(columns, _, rows):
                found += [one.words for row in (columns, *rows) for one in row]
    return found


@pytest.mark.parametrize("tongue", [FRENCH, ENGLISH, ARABIC])
def test_the_words_of_the_family_are_never_said_otherwise(tongue: Tongue) -> None:
    for paper in promised(tongue)[:3]:
        told = "\n".join(said(paper))
        assert [words for words in WORDS if words not in told] == []
        assert "None" not in told


def test_an_extract_says_its_actions_for_whom_it_is_and_nothing_else() -> None:
    told = "\n".join(said(promised(FRENCH)[-1]))
    assert "Pour Karim Ferrand, le samedi 14 mars 2026." in told
    assert "Rose vient\nle mercredi" in told
    hidden = ("dimanche", "s’appelle", "centre de loisirs", "rester près", "12 juin", "12 mars", "1.")
    assert [words for words in hidden if words in told] == []


def test_a_column_for_whom_stands_where_an_action_is_for_somebody() -> None:
    def columns(*deeds: int) -> list[str]:
        about = papers.agreed(
            PlanPaperKind.PLAN, replace(PROMISED, deeds=tuple(PROMISED.deeds[one] for one in deeds)), FRENCH
        )
        (grid,) = [block for block in about.blocks if isinstance(block, Grid)]
        assert sum(grid.shares) == 100
        return [column.words for column in grid.columns]

    assert "Pour qui" in columns(0, 1)
    assert "Pour qui" not in columns(1)


def test_they_print_as_tagged_pages_and_as_a_text_to_edit() -> None:
    every = [*promised(FRENCH), *promised(ARABIC)[:2]]
    pdf = papers.pdf(every)
    told = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()  # noqa: S607
    assert "Une place au centre de loisirs" in told
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]
    # The large letters of an easy one may take two pages; a table of two actions stays on its own.
    assert len(every) <= len(reader.pages) <= len(every) + 2
    document = docx.Document(io.BytesIO(papers.docx(every)))
    assert len(document.sections) == len(every)
    assert sum("On mange ensemble le dimanche" in line.text for line in document.paragraphs) == 2
    assert SERVICE.phone in "".join(cell.text for table in document.tables for cell in table._cells)
