"""The press: a page in, PDF out, in a child process that reads nothing but what it is given.

The parent, here, starts ``python -m conference.documents.press``, gives it the page and takes the PDF; what
the child does stands in ``__main__``.
"""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import IntEnum
from tempfile import TemporaryDirectory

from conference.config import ROOT
from conference.words.documents import PRESS_FAILURE, PressFailure

AT_ONCE = 2
_turn = threading.BoundedSemaphore(AT_ONCE)


class Exit(IntEnum):
    """What the child's exit code means; any other than these is a crash."""

    PRINTED = 0
    REFUSED = 3
    MEMORY = 4


_CAUSES: dict[int, PressFailure] = {
    Exit.REFUSED: PressFailure.REFUSED,
    Exit.MEMORY: PressFailure.MEMORY,
    -signal.SIGXCPU: PressFailure.TIMEOUT,
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may cost: seconds by the wall clock and of processor, bytes of address space."""

    seconds: int = 30
    memory: int = 1 << 30


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Attached:
    """A text that travels inside a document as a file: its name, what it is, its words, and its day in ISO form."""

    name: str
    description: str
    text: str
    day: str


class PressFailed(Exception):
    """No document was made. The message is for whoever asked; ``detail``, the child's last line, is not."""

    def __init__(self, cause: PressFailure, detail: str = "") -> None:
        super().__init__(PRESS_FAILURE[cause])
        self.cause = cause
        self.detail = detail


def press(html: str, limits: Limits = LIMITS, attached: Sequence[Attached] = ()) -> bytes:
    """The PDF of a whole page, tagged (PDF/UA-1); its language and title are those of the page.

    ``attached`` texts travel inside it. At most two are made at once, the others wait. Raises ``PressFailed``.
    """
    if not _turn.acquire(timeout=limits.seconds):
        raise PressFailed(PressFailure.BUSY)
    try:
        return _child(json.dumps({"html": html, "attached": [*map(asdict, attached)]}), limits)
    finally:
        _turn.release()


def _child(asked: str, limits: Limits) -> bytes:
    with TemporaryDirectory(prefix="press-") as own:
        try:
            done = subprocess.run(  # noqa: S603  (our own interpreter, our own module)
                [sys.executable, "-m", "conference.documents.press", str(limits.seconds), str(limits.memory)],
                input=asked.encode(),
                capture_output=True,
                cwd=ROOT,
                env={"HOME": own, "TMPDIR": own, "LANG": "C.UTF-8"},
                timeout=limits.seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            raise PressFailed(PressFailure.TIMEOUT) from late
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise PressFailed(_CAUSES.get(done.returncode, PressFailure.CRASH), said[-1] if said else "")
    return done.stdout
