"""The base of a test in its file: copied to memory, and given back as it was without being read anew.

Whoever has a connection on a base reads its whole schema again once the mark of that schema has changed, which takes
longer than what most tests do. Here that mark is drawn from the schema itself: where it is the same, so is its mark.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from zlib import crc32

SIGNED = 0x7FFFFFFF


def in_no_hurry_for_the_disk(opened: sqlite3.Connection) -> None:
    """No power fails under a test, so that nothing waits for the disk."""
    opened.execute("PRAGMA synchronous=OFF")


def sealed(kept: sqlite3.Connection) -> sqlite3.Connection:
    """A base in memory whose schema bears its own mark, whatever was copied to it or done to it."""
    schema = kept.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    kept.execute(f"PRAGMA schema_version={crc32(repr(schema).encode()) & SIGNED}")
    kept.commit()
    return kept


class BaseFile:
    """The file of a base. Who gives it back keeps a connection of their own for that, and asks nothing by it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._target: sqlite3.Connection | None = None

    def copied(self) -> sqlite3.Connection:
        """The base as it is now, in memory."""
        kept = sqlite3.connect(":memory:", check_same_thread=False)
        with closing(sqlite3.connect(self.path)) as source:
            source.backup(kept)
        return sealed(kept)

    def give_back(self, kept: sqlite3.Connection) -> None:
        """The base as it was copied."""
        if self._target is None:
            self._target = sqlite3.connect(self.path, check_same_thread=False)
            in_no_hurry_for_the_disk(self._target)
        kept.backup(self._target)
        (mark,) = kept.execute("PRAGMA schema_version").fetchone()
        self._target.execute(f"PRAGMA schema_version={mark}")
