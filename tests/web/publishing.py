"""A note begun, written, moved and published through its pages, and its table read back."""

import csv
import io

from flask.testing import FlaskClient

from conference.domain.note import Move, Part
from tests.browse import fields, fill
from tests.web.figures import text

YEAR = {"first": "2026-01-01", "last": "2026-12-31"}
LIVE = f"/evaluation/note.csv?first={YEAR['first']}&last={YEAR['last']}"


def begun(client: FlaskClient) -> str:
    answer = fill(client, "/notes", **YEAR)
    assert answer.status_code == 302, text(answer.text)
    return str(answer.location)


def write(client: FlaskClient, note: str, part: Part, said: str) -> None:
    assert fill(client, f"{note}/parties/{part}", words=said).status_code == 302


def move(client: FlaskClient, note: str, step: Move) -> str:
    """Press the button of a move; where it leads."""
    address = f"{note}/etats/{step}"
    sent = fields(client.get(note).text, address)
    assert sent, f"no button for {step}"
    answer = client.post(address, data=sent)
    assert answer.status_code == 302, text(answer.text)
    return str(answer.location)


def published(lead: FlaskClient, director: FlaskClient, note: str) -> str:
    """The address of the edition of a note that is written."""
    move(lead, note, Move.REVIEW)
    move(director, note, Move.VALIDATE)
    return move(lead, note, Move.PUBLISH)


def rows(client: FlaskClient, address: str) -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in csv.DictReader(io.StringIO(client.get(address).text))}
