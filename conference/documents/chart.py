"""Bar charts in our own SVG: sizes computed here, drawn by ``templates/components/chart.html``.

Nothing rests on colour alone: each bar has a pattern, its number beside it, and a table that says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from conference.evaluation.indicators.figure import Figure

WIDTH = 320
ROW = 38
STACK = 44
VALUES, LETTER = 34, 8
MOST = 6
LABEL = 48  # letters that the width of a drawing holds; the table beside it says the whole
PATTERNS = ("full", "slant", "pale", "empty", "dots")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, in units of the drawing; ``shown`` is its number as French prints it."""

    label: str
    shown: str
    pattern: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing: ``prefix`` begins its identifiers, ``said`` is what it tells someone who does not see it."""

    prefix: str
    said: str
    width: int
    height: int
    stacked: bool
    bars: tuple[Bar, ...]


def bars(figure: Figure) -> Chart:
    """One bar a line, from a common start; the longest takes the room there is.

    Where lines are many, the table alone tells those that are zero.
    """
    lines = figure.parts if len(figure.parts) <= MOST else tuple(line for line in figure.parts if line.value)
    most = max((line.value for line in lines), default=0) or 1
    room = WIDTH - max([VALUES, *(8 + LETTER * len(figure.said(line.value)) for line in lines)])
    drawn = [
        Bar(
            fitted(line.title), figure.said(line.value), PATTERNS[0], 0, index * ROW, round(room * line.value / most, 2)
        )
        for index, line in enumerate(lines)
    ]
    return _chart(figure, max(len(lines), 1) * ROW, drawn, stacked=False)


def stack(figure: Figure) -> Chart:
    """One bar in as many pieces as there are lines: the whole is the value of the figure."""
    lines, drawn, start = figure.parts, [], 0.0
    total = sum(line.value for line in lines) or 1
    for index, line in enumerate(lines):
        width = WIDTH * line.value / total
        drawn.append(Bar(line.title, figure.said(line.value), pattern(index), round(start, 2), 0, round(width, 2)))
        start += width
    return _chart(figure, STACK, drawn, stacked=True)


def fitted(label: str) -> str:
    """A label as far as it has room."""
    return label if len(label) <= LABEL else f"{label[: LABEL - 1].rstrip()}…"


def pattern(index: int) -> str:
    """The pattern of the n-th line, in the drawing and in the key of its table."""
    return PATTERNS[index % len(PATTERNS)]


def _chart(figure: Figure, height: int, drawn: Sequence[Bar], *, stacked: bool) -> Chart:
    prefix = figure.code.replace(".", "-")
    return Chart(prefix, _said(figure), WIDTH, height, stacked, tuple(drawn))


def _said(figure: Figure) -> str:
    listed = ", ".join(f"{line.title} {figure.said(line.value)}" for line in figure.parts)
    title = figure.indicator.title
    return f"{title}\u00a0: {listed}." if listed else f"{title}."
