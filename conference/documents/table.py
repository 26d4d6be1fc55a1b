"""Tables as CSV, in UTF-8: a spreadsheet opens them without taking a cell for a formula."""

import csv as writer
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A header line, then one line a row. Numbers keep a point; None is an empty cell."""
    out = io.StringIO()
    table = writer.writer(out)
    table.writerow(columns)
    table.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value
