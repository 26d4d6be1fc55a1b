"""QR codes as drawings of our own, whatever shows them: a path a row, for the press reads a long one slowly."""

from dataclasses import dataclass

import segno

# Light squares around the code, without which no camera finds it.
BORDER = 4


@dataclass(frozen=True, slots=True)
class Qr:
    """A code: how many squares its side has, border included, and a path for the dark ones of each row."""

    size: int
    paths: tuple[str, ...]


def qr(text: str) -> Qr:
    """The code of a text, which can still be read where a tenth of it is smudged."""
    rows = tuple(segno.make_qr(text, error="m").matrix_iter(border=BORDER))
    return Qr(len(rows), tuple(filter(None, (_run(row, y) for y, row in enumerate(rows)))))


def _run(row: object, y: int) -> str:
    """The dark squares of a row, those side by side in one stroke."""
    dark, found, x = bytes(row), [], 0  # type: ignore[call-overload]
    while x < len(dark):
        length = 0
        while x + length < len(dark) and dark[x + length]:
            length += 1
        if length:
            found.append(f"M{x} {y}h{length}v1h-{length}z")
        x += max(length, 1)
    return "".join(found)
