"""Questionnaires on paper: one tagged sheet each, whatever is asked, in every language; a QR code that is one."""

import io
import re
from itertools import product

import pypdf
import pytest
import segno

from conference.documents import papers
from conference.documents.papers.questionnaire import Sheet, questionnaire
from conference.documents.papers.voice import Said, Voice
from conference.documents.qr import BORDER, qr
from conference.domain.paper import Tongue
from conference.domain.questionnaires import Asked, Own, Respondent, Scale, questions
from conference.words.papers import ENGLISH, FRENCH
from conference.words.questionnaires import fr
from tests.documents.invented import ARABIC, SERVICE

LINK = "https://conferences.departement.example/q/" + "x" * 43
LONG = Own("Avez-vous choisi le lieu, l’heure et les personnes " * 3, Scale.AGREE)


def sheet(kind: Respondent, asked: Asked, *own: Own) -> Sheet:
    return Sheet(kind, asked, questions(kind, own), LINK, "ABCD2345")


def _pressed(*asked: tuple[Respondent, Tongue]) -> None:
    """The longest that a département may make, pressed together: as many pages as sheets."""
    own = LONG, Own("Et le repas\u00a0?", Scale.MARK)
    printed = papers.pdf([questionnaire(sheet(kind, Asked.REVIEW, *own), SERVICE, Voice(t)) for kind, t in asked])
    found = pypdf.PdfReader(io.BytesIO(printed))
    texts = [page.extract_text() for page in found.pages]
    assert len(texts) == len(asked)
    assert all("ABCD-2345" in text for text in texts)
    assert {"/MarkInfo", "/StructTreeRoot"} <= set(found.root_object)


def test_each_takes_one_tagged_sheet() -> None:
    _pressed((Respondent.CHILD, FRENCH), (Respondent.PROFESSIONAL, FRENCH), (Respondent.PERSON, ARABIC))


@pytest.mark.long
def test_each_takes_one_tagged_sheet_in_every_language() -> None:
    _pressed(*product(Respondent, (FRENCH, ENGLISH, ARABIC)))


def test_every_text_but_those_of_a_telephone_stands_on_some_sheet() -> None:
    told: set[str] = set()

    class Listening(Voice):
        def say(self, key: str, **values: str | tuple[str, ...]) -> Said:
            told.add(key)
            return super().say(key, **values)

    for kind, asked in product(Respondent, Asked):
        assert questionnaire(sheet(kind, asked), SERVICE, Listening(FRENCH)).blocks
    assert told == {key for key in fr.TEXTS if not key.startswith("screen.")}


def test_a_code_is_drawn_square_by_square() -> None:
    drawn, code = qr(LINK), segno.make_qr(LINK, error="m")
    rows = [bytes(row) for row in code.matrix_iter(border=BORDER)]
    painted = {
        (int(x) + step, int(y))
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", "".join(drawn.paths))
        for step in range(int(length))
    }
    assert drawn.size == len(rows)
    assert painted == {(x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}
