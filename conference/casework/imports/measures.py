"""What a reader would make of a workbook: the cells between its cells, the texts that its cells repeat.

One kind of workbook names the place of each cell, the other how often a cell, a row or a space is repeated.
"""

import string
from collections import Counter
from itertools import count, zip_longest
from xml.parsers import expat

_CELLS = frozenset({"table-cell", "covered-table-cell"})
_NESTED = dict.fromkeys(_CELLS, "cell") | {"table": "table", "table-row": "row"}
# What a cell says of its look alone.
_BARE = frozenset({"style-name", "number-columns-repeated", "content-validation-name"})


class Measures:
    """The cells of every sheet of a workbook, and the characters that they show of its shared texts."""

    def __init__(self) -> None:
        self.cells = 0
        self._open = 0
        self._lengths: list[int] = []
        self._shown: Counter[int] = Counter()

    @property
    def characters(self) -> int:
        """How long the shared texts are, each counted as often as a cell shows it."""
        return self._open + sum(
            self._lengths[text] * times for text, times in self._shown.items() if text < len(self._lengths)
        )

    def add(self, part: bytes) -> None:
        """Measure one part. Raises `expat.ExpatError` or `ValueError` where it is no plain XML."""
        if b"sheetData" in part:
            grid = _Grid()
            grid.walk(part)
            self.cells += grid.rows * grid.columns
            self._shown.update(grid.shown)
        if b"table-row" in part:
            tables = _Tables()
            tables.walk(part)
            self.cells += tables.cells
            self._open += tables.characters
        if b"<sst" in part or b":sst" in part:
            texts = _Texts()
            texts.walk(part)
            # Only one part is the reader's; which one is not decided here.
            self._lengths = [max(pair) for pair in zip_longest(self._lengths, texts.lengths, fillvalue=0)]


class _Walk:
    """Going once through one part."""

    def walk(self, part: bytes) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, attributes: self._start(name.rpartition(":")[2], attributes)
        parser.EndElementHandler = lambda name: self._end(name.rpartition(":")[2])
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.Parse(part, True)

    def _doctype(self, *_: object) -> None:
        raise expat.ExpatError("a workbook declares no document type")

    def _start(self, kind: str, attributes: dict[str, str]) -> None: ...

    def _end(self, kind: str) -> None: ...

    def _text(self, text: str) -> None: ...


class _Texts(_Walk):
    """The lengths of the shared texts, in their order."""

    def __init__(self) -> None:
        self.lengths: list[int] = []

    def _start(self, kind: str, attributes: dict[str, str]) -> None:
        if kind == "si":
            self.lengths.append(0)

    def _text(self, text: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(text)


class _Grid(_Walk):
    """The rows and columns that the cells of a sheet span, and the shared texts that they show."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self.shown: Counter[int] = Counter()
        self._row = self._column = 0
        self._inside = self._shares = False
        self._value: str | None = None

    def _start(self, kind: str, attributes: dict[str, str]) -> None:
        place = attributes.get("r", "")
        if kind == "row":
            self._row, self._column = int(place) if place else self._row + 1, 0
        elif kind == "c":
            self._cell(place, shares=attributes.get("t") == "s")
        elif kind == "v" and self._shares:
            self._value = ""

    def _cell(self, place: str, *, shares: bool) -> None:
        """A cell may name another row than its own: the next one without a place is on its row all the same."""
        if self._inside:
            raise expat.ExpatError("no cell lies inside another")
        self._inside, self._shares = True, shares
        letters, digits = place.rstrip(string.digits), place.lstrip(string.ascii_letters)
        self._column = _column(letters) if letters else self._column + 1
        self.rows = max(self.rows, self._row, int(digits or 0))
        self.columns = max(self.columns, self._column)

    def _text(self, text: str) -> None:
        if self._value is not None:
            self._value += text

    def _end(self, kind: str) -> None:
        if kind == "c":
            self._inside = False
        elif kind == "v" and self._value is not None:
            if self._value.isascii() and self._value.removeprefix("+").isdecimal():
                self.shown[int(self._value)] += 1
            self._value = None


class _Tables(_Walk):
    """The cells of the tables of an open document, and the characters of them, each as often as it is repeated.

    What nothing is written in costs nothing after the last cell of its row, or after the last row.
    """

    def __init__(self) -> None:
        self.cells = self.characters = 0
        self._rows = self._columns = self._row = self._column = 0
        self._row_times = self._cell_times = 1
        self._within: list[str] = []
        self._filled = self._row_filled = False
        self._length = 0

    def _start(self, kind: str, attributes: dict[str, str]) -> None:
        plain = {name.rpartition(":")[2]: value for name, value in attributes.items()}
        if kind in _NESTED:
            if _NESTED[kind] in self._within:
                raise expat.ExpatError("no table lies inside another")
            self._within.append(_NESTED[kind])
        if kind == "table":
            self._rows = self._columns = self._row = 0
        elif kind == "table-row":
            self._row_times, self._column, self._row_filled = _times(plain, "number-rows-repeated"), 0, False
        elif kind in _CELLS:
            self._cell_times, self._length = _times(plain, "number-columns-repeated"), 0
            self._filled = bool(set(plain) - _BARE)
        self._length += sum(map(len, attributes.values()))
        if "cell" in self._within and kind not in _CELLS:
            self._filled = True
            self._length += _times(plain, "c")

    def _text(self, text: str) -> None:
        self._length += len(text)

    def _end(self, kind: str) -> None:
        if kind in _NESTED:
            self._within.remove(_NESTED[kind])
        if kind in _CELLS:
            self._column += self._cell_times
            if self._filled:
                self._columns, self._row_filled = max(self._columns, self._column), True
                self.characters += self._length * self._cell_times * self._row_times
        elif kind == "table-row":
            self._row += self._row_times
            self._rows = self._row if self._row_filled else self._rows
        elif kind == "table":
            self.cells += self._rows * self._columns


def _times(attributes: dict[str, str], name: str) -> int:
    """How often something is repeated."""
    return max(int(attributes.get(name, 1)), 1)


def _column(letters: str) -> int:
    """The number of a column: ``A`` is 1, ``AA`` is 27."""
    return sum(
        (ord(letter) - 64) * 26**power for letter, power in zip(reversed(letters.upper()), count(), strict=False)
    )
