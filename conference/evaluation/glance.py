"""The five figures for those who are elected: totals of the département, and one mean where enough people answered."""

from dataclasses import dataclass

from conference.evaluation.indicators.declaration import Number
from conference.evaluation.indicators.figure import Figure
from conference.evaluation.note import AT_A_GLANCE, FEWEST_OUTSIDE, Note, Year
from conference.words.evaluation import fewer_than


@dataclass(frozen=True, slots=True)
class Glance:
    """One number with what it counts and rests on, and the same number of the years before, by their names."""

    title: str
    shown: str
    suffix: str
    basis: str
    before: tuple[tuple[str, str], ...]


def at_a_glance(note: Note) -> list[Glance]:
    """The figures of the page, in its order; one that the note does not hold is left out."""
    held = {figure.code: figure for figure in note.figures}
    found = ((code, held.get(code) or held.get(code.rpartition(".")[0])) for code in AT_A_GLANCE)
    return [_glance(note, code, figure) for code, figure in found if figure is not None]


def _glance(note: Note, code: str, figure: Figure) -> Glance:
    title, value = figure.indicator.title, figure.result.value
    if code != figure.code:
        line = figure.line(code.rpartition(".")[2])
        title, value = line.title, line.value
    if _is_mean(figure) and figure.result.n < FEWEST_OUTSIDE:
        return Glance(title, fewer_than(FEWEST_OUTSIDE, figure.indicator.several), "", "", ())
    before = tuple((year.label, _past(figure, year, code)) for year in note.earlier if code in year.values)
    return Glance(title, _shown(figure, value), figure.suffix, figure.basis, before)


def _shown(figure: Figure, value: Number | None) -> str:
    return figure.shown if value is None else figure.said(value)


def _past(figure: Figure, year: Year, code: str) -> str:
    if _is_mean(figure) and year.n.get(figure.code, 0) < FEWEST_OUTSIDE:
        return fewer_than(FEWEST_OUTSIDE, figure.indicator.several)
    return figure.said(year.values[code])


def _is_mean(figure: Figure) -> bool:
    return figure.indicator.unit.startswith("/")
