"""The note's text document and workbook are opened by an office suite, and nothing of them is lost on its paper."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest

from conference.documents.note_book import xlsx
from conference.documents.note_text import docx
from conference.evaluation.note import Note

SUITE = shutil.which("soffice")
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(SUITE is None, reason="no office suite on this machine: apt-get install libreoffice"),
]


def printed(folder: Path, name: str, content: bytes) -> str:
    """What the suite prints of a file, without its spaces."""
    (folder / name).write_bytes(content)
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    asked = [SUITE or "", own, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / name)]
    subprocess.run(asked, check=True, capture_output=True, timeout=240)  # noqa: S603  (the suite found above)
    paper = (folder / name).with_suffix(".pdf")
    assert paper.exists(), "this office suite cannot open it: apt-get install libreoffice-writer libreoffice-calc"
    document = pypdf.PdfReader(io.BytesIO(paper.read_bytes()))
    return re.sub(r"\s", "", "".join(page.extract_text() for page in document.pages))


def test_the_text_document_prints_every_number(note: Note, tmp_path: Path) -> None:
    paper = printed(tmp_path, "note.docx", docx(note))
    for figure in note.figures:
        for line in figure.result.lines if figure.parted else ():
            assert re.sub(r"\s", "", f"{line.title}{figure.said_of(line)}") in paper, (figure.code, line.code)
    for words in (*note.words.values(), *note.summary.facts, note.summary.asked, note.control_sum):
        assert re.sub(r"\s", "", words) in paper


def test_the_workbook_prints_every_family_and_definition(note: Note, tmp_path: Path) -> None:
    paper = printed(tmp_path, "note.xlsx", xlsx(note))
    for chapter in note.chapters:
        assert re.sub(r"\s", "", chapter.title) in paper
    for figure in note.figures:
        assert re.sub(r"\s", "", figure.indicator.definition.numerator)[:30] in paper, figure.code
