"""What the guard answers is kept for a while: the same counts are asked for each time that a page is opened."""

import hashlib
from threading import Lock

from conference.domain.disclosure import Disclosed, Tables

MOST = 64
_known: dict[str, Disclosed] = {}
_one_at_a_time = Lock()


def guarded(tables: Tables, before: Disclosed) -> Disclosed:
    """What may be printed of some tables after what was; worked out once, and by one reader at a time."""
    from conference.domain import guarding  # noqa: PLC0415  (loading it takes a second, and few ask)

    digest = _digest(tables, before)
    with _one_at_a_time:
        if digest not in _known:
            while len(_known) >= MOST:
                del _known[next(iter(_known))]
            _known[digest] = guarding.guard(tables, before=before)
        return _known[digest]


def _digest(tables: Tables, before: Disclosed) -> str:
    counts = [(one.where, one.value, one.always, one.group) for one in tables.counts]
    known = sorted(before.shown.items()), sorted(before.withheld), sorted(before.closed)
    return hashlib.sha256(repr((dict(tables.axes), counts, known)).encode()).hexdigest()
