"""Reading figures back: from the pages of every family, from the note on paper, from its table."""

import csv
import io
import re
from html.parser import HTMLParser

import pypdf
from flask.testing import FlaskClient

from conference.evaluation.indicators import FAMILIES

PERIOD = "first=2026-01-01&last=2026-12-31"


class _Text(HTMLParser):
    """The words of a page, without its tags; each cell and line apart."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def text(html: str) -> str:
    parser = _Text()
    parser.feed(html)
    return re.sub(r"\s+", " ", " ".join(parser.words))


def shown(client: FlaskClient, query: str = PERIOD) -> str:
    """Every family of figures, one page after the other."""
    return " ".join(text(client.get(f"/evaluation?{query}&family={family}").text) for family in FAMILIES)


def table(client: FlaskClient, query: str = PERIOD) -> dict[str, dict[str, str]]:
    """The rows of the table, by code."""
    rows = csv.DictReader(io.StringIO(client.get(f"/evaluation/note.csv?{query}").text))
    return {row["code"]: row for row in rows}


def paper(client: FlaskClient, query: str = PERIOD) -> str:
    """The text of the note."""
    document = pypdf.PdfReader(io.BytesIO(client.get(f"/evaluation/note.pdf?{query}").data))
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in document.pages))


def cell(row: dict[str, str]) -> str:
    """A row as page and paper print it: its title, then its value or why there is none."""
    if row["unit"] == "minutes" and row["value"]:
        hours, minutes = divmod(int(row["value"]), 60)
        said = f"{hours} h" + (f" {minutes:02d}" if minutes else "") if hours else f"{minutes} min"
        return f"{row['title']} {said}"
    return re.sub(r"\s+", " ", f"{row['title']} {row['value'].replace('.', ',') or row['remark']}")
