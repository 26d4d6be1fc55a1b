"""The press: it prints, it reads nothing that it is not given, and it dies under its limits."""

import io
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest

from conference.documents import press as room
from conference.documents.press import Limits, PressFailed, press
from conference.words.documents import PressFailure

ENDLESS = "<table>" + "<tr><td>x" * 20_000


def page(body: str, head: str = "") -> str:
    head = f"<title>Essai</title>{head}"
    return f'<!DOCTYPE html><html lang="fr"><head>{head}</head><body>{body}</body></html>'


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """A door on this machine at which nobody must knock."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file of the server that must stay there."""
    path = tmp_path / "secret.txt"
    path.write_text("mot-de-passe-du-serveur")
    return path


def test_a_page_becomes_a_tagged_document_in_its_language_with_the_fonts_of_the_house() -> None:
    font = "@font-face { font-family: L; src: url(press:luciole-regular) } h1, p { font: 400 1em L }"
    pdf = press(page("<h1>Titre</h1><p>Cœur, été, œuvre</p>", f"<style>{font}</style>"))
    document = pypdf.PdfReader(io.BytesIO(pdf))
    root: Any = document.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "fr"
    assert document.metadata is not None
    assert document.metadata.title == "Essai"
    assert "Cœur, été, œuvre" in document.pages[0].extract_text()
    fonts: Any = document.pages[0]["/Resources"]
    assert [str(font.get_object()["/BaseFont"])[-2:] for font in fonts["/Font"].values()] == ["+L"]
    assert b"pdfuaid" in root["/Metadata"].get_data()


REACHING_OUT = (
    '<img src="{address}">',
    '<link rel="stylesheet" href="{address}">',
    '<link rel="attachment" href="{address}">',
    '<a rel="attachment" href="{address}">joint</a>',
    '<style>@import "{address}";</style>',
    '<style>@font-face {{ font-family: f; src: url("{address}") }}</style><p style="font-family: f">a</p>',
    '<p style="background: url({address})">texte</p>',
    "<style>p::before {{ content: url({address}) }}</style><p>texte</p>",
    '<object data="{address}"></object>',
    '<embed src="{address}">',
)
SILENT = (
    '<iframe src="{address}"></iframe>',
    '<svg><image href="{address}" xlink:href="{address}" width="9" height="9"/></svg>',
    '<svg><use href="{address}#a"/></svg>',
    "<svg><style>@import url({address});</style></svg>",
    '<video src="{address}" poster="{address}"></video>',
)


@pytest.mark.parametrize(
    "body", [*REACHING_OUT[:2], *(pytest.param(body, marks=pytest.mark.long) for body in REACHING_OUT[2:])]
)
def test_a_page_that_asks_for_a_file_or_an_address_is_not_printed(
    body: str, server: socket.socket, secret: Path
) -> None:
    for address in (secret.as_uri(), f"http://127.0.0.1:{server.getsockname()[1]}/x"):
        with pytest.raises(PressFailed) as failed:
            press(page(body.format(address=address)))
        assert failed.value.cause is PressFailure.REFUSED
    with pytest.raises(BlockingIOError):
        server.accept()


@pytest.mark.parametrize(
    "address",
    [
        "data:image/png;base64,AAAA",
        *(
            pytest.param(one, marks=pytest.mark.long)
            for one in ("voisin.png", "//127.0.0.1/x.png", "ftp://127.0.0.1/x")
        ),
    ],
)
def test_no_other_kind_of_address_is_known(address: str) -> None:
    with pytest.raises(PressFailed) as failed:
        press(page(f'<img src="{address}">'))
    assert failed.value.cause is PressFailure.REFUSED


def test_what_the_printer_does_not_follow_leaves_no_trace(server: socket.socket, secret: Path) -> None:
    addresses = secret.as_uri(), f"http://127.0.0.1:{server.getsockname()[1]}/x"
    reaching = "".join(body.format(address=address) for address in addresses for body in SILENT)
    document = pypdf.PdfReader(io.BytesIO(press(page(f"<p>avant</p>{reaching}"))))
    assert not document.attachments
    assert document.pages[0].extract_text().strip() == "avant"
    with pytest.raises(BlockingIOError):
        server.accept()


def test_what_takes_too_long_is_killed() -> None:
    with pytest.raises(PressFailed) as failed:
        press(page(ENDLESS), Limits(seconds=1))
    assert failed.value.cause is PressFailure.TIMEOUT
    assert not _children()


@pytest.mark.long
def test_what_asks_for_too_much_memory_is_stopped_and_said() -> None:
    with pytest.raises(PressFailed) as failed:
        press(page("<p>" + "x" * 50_000_000), Limits(memory=400 << 20))
    assert failed.value.cause is PressFailure.MEMORY
    assert "trop lourd" in str(failed.value)


@pytest.mark.long
def test_two_documents_are_made_at_once_and_the_child_knows_no_setting_of_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SECRET_KEY", "never-to-be-inherited")
    seen: list[set[int]] = []
    environments: set[bytes] = set()
    printed: list[bytes] = []
    workers = [threading.Thread(target=lambda: printed.append(press(page("<p>x" * 200)))) for _ in range(5)]
    for worker in workers:
        worker.start()
    while any(worker.is_alive() for worker in workers):
        running = _children()
        seen.append(running)
        environments |= {environment for child in running if (environment := _environment(child))}
    assert len(printed) == 5
    assert max(len(running) for running in seen) == room.AT_ONCE == 2
    assert not any(b"never-to-be-inherited" in environment for environment in environments)


def test_a_press_that_stays_busy_is_said() -> None:
    turns = [room._turn.acquire(timeout=1) for _ in range(room.AT_ONCE)]
    try:
        with pytest.raises(PressFailed) as failed:
            press(page("<p>x"), Limits(seconds=0))
    finally:
        for _ in turns:
            room._turn.release()
    assert failed.value.cause is PressFailure.BUSY


def _children() -> set[int]:
    """The presses that run now, by their process number; threads and children may end while we look."""
    tasks = Path("/proc/self/task").iterdir()
    children = {int(child) for task in tasks for child in _read(task / "children").split()}
    return {child for child in children if b"conference.documents.press" in _read(Path(f"/proc/{child}/cmdline"))}


def _environment(child: int) -> bytes:
    return _read(Path(f"/proc/{child}/environ"))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
