"""The press: HTML in, PDF out, in a child process that reads nothing but what it is given.

The parent, here, starts ``python -m conference.documents.press``, gives it the page and takes the PDF; what
the child does stands in ``__main__``.
"""

import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
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


class PressFailed(Exception):
    """No document was made. The message is for whoever asked; ``detail``, the child's last line, is not."""

    def __init__(self, cause: PressFailure, detail: str = "") -> None:
        super().__init__(PRESS_FAILURE[cause])
        self.cause = cause
        self.detail = detail


def press(html: str, limits: Limits = LIMITS) -> bytes:
    """The PDF of a whole page, tagged (PDF/UA-1); its language and title are those of the page.

    At most two are made at once, the others wait for their turn. Raises ``PressFailed``.
    """
    if not _turn.acquire(timeout=limits.seconds):
        raise PressFailed(PressFailure.BUSY)
    try:
        return _child(html, limits)
    finally:
        _turn.release()


def _child(html: str, limits: Limits) -> bytes:
    with TemporaryDirectory(prefix="press-") as own:
        try:
            done = subprocess.run(  # noqa: S603  (our own interpreter, our own module)
                [sys.executable, "-m", "conference.documents.press", str(limits.seconds), str(limits.memory)],
                input=html.encode(),
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
