"""What changed from one version of a text to the next, word by word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

Version = TypeVar("Version")
_WORDS = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row, all ``kept``, ``added`` or ``removed``."""

    kind: str
    text: str


def changes(before: str, after: str) -> list[Piece]:
    """Both texts in one: without what was removed it reads ``after``, without what was added ``before``."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    found = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("kept", "".join(old[a:b])))
            continue
        found += [Piece("removed", "".join(old[a:b]))] if b > a else []
        found += [Piece("added", "".join(new[c:d]))] if d > c else []
    return found


def told_apart(versions: Iterable[tuple[Version, Sequence[str]]]) -> list[tuple[Version, list[Piece]]]:
    """Versions, the last one first, each with what it changed in the paragraphs of the one before."""
    before, found = "", []
    for version, paragraphs in versions:
        text = "\n\n".join(paragraphs)
        found.append((version, changes(before, text) if before else [Piece("kept", text)]))
        before = text
    return found[::-1]
