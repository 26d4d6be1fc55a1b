"""What a file says year by year: several years may stand in one sheet, or each in its own."""

from collections import defaultdict
from dataclasses import dataclass

from conference.casework.imports.contents import AnswerLine, CaseLine, Content, TimeLine
from conference.casework.imports.judge import Fate
from conference.casework.imports.preview import Preview
from conference.domain.imports import Kind


@dataclass(slots=True)
class Told:
    """Lines of one kind in one year: how many, how many of them are new, and their minutes where they are time."""

    lines: int = 0
    fresh: int = 0
    minutes: int = 0


Years = dict[int | None, dict[Kind, Told]]


def by_year(preview: Preview) -> Years:
    """The lines that are understood, by the year that they are counted in; those without a year are under None."""
    found: Years = defaultdict(lambda: defaultdict(Told))
    for sheet in preview.sheets:
        for line in sheet.lines:
            if sheet.kind is not None and line.content is not None:
                told = found[year_of(line.content)][sheet.kind]
                told.lines += 1
                told.fresh += line.fate is Fate.NEW
                told.minutes += line.content.minutes if isinstance(line.content, TimeLine) else 0
    return {year: found[year] for year in sorted(found, key=lambda year: year or 0)}


def year_of(content: Content) -> int | None:
    """The year of a referral, of an answer, of a training, of a day's work."""
    if isinstance(content, CaseLine):
        return content.referred.year
    if isinstance(content, AnswerLine):
        return content.quarter.year
    if isinstance(content, TimeLine):
        return content.day.year
    return content.trained.year if content.trained else None
