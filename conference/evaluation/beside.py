"""What stands beside a figure: the years before, what was published of them, and what other countries say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from conference.evaluation import elsewhere, yearly
from conference.evaluation.elsewhere import Abroad
from conference.evaluation.indicators import compute
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.indicators.figure import Figure
from conference.evaluation.note import Year
from conference.evaluation.period import Period
from conference.words.evaluation import COUNTED_TODAY


@dataclass(frozen=True, slots=True)
class Past:
    """A value of an earlier period, as French prints it, and where it comes from."""

    label: str
    shown: str
    source: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside one figure."""

    past: tuple[Past, ...] = ()
    abroad: tuple[Abroad, ...] = ()


def beside(session: Session, scope: Scope, figures: Iterable[Figure]) -> Mapping[str, Beside]:
    """Beside each figure, by its code: the same days of the two years before, the oldest first.

    A whole département reads its editions; what no edition prints is counted today, and says so.
    """
    known = {figure.code: figure for figure in figures}
    whole = scope.everywhere and not scope.narrowed
    told = elsewhere.earlier(session) if whole else {}
    past = {code: [Past(one.period, one.value, one.source) for one in told.get(code, ())] for code in known}
    editions = yearly.earlier(session, scope.period.first, scope.period.last) if whole else ()
    printed = {edition.label: edition for edition in editions}
    for label, then in _before(scope.period):
        for code, one in _of(session, replace(scope, period=then), label, known, printed.get(label)):
            past[code].append(one)
    return {code: Beside(tuple(past[code]), elsewhere.abroad(code)) for code in known}


def _of(
    session: Session, scope: Scope, label: str, known: Mapping[str, Figure], edition: Year | None
) -> Iterable[tuple[str, Past]]:
    """One period: what its edition prints, and the rest from what is recorded now."""
    values = edition.values if edition else {}
    for code, figure in known.items():
        if edition and code in values:
            then = replace(figure, result=replace(figure.result, value=values[code], few=False))
            yield code, Past(label, f"{then.shown}{then.suffix}", edition.source)
    for figure in compute(session, scope, [code for code in known if code not in values]):
        yield figure.code, Past(label, f"{figure.shown}{figure.suffix}", COUNTED_TODAY)


def _before(period: Period) -> Iterable[tuple[str, Period]]:
    """The same days of the two years before, the oldest first, each under the name of its years."""
    for back in (yearly.EARLIER, 1):
        first, last = (_moved(day, back) for day in (period.first, period.last))
        label = str(last.year) if first.year == last.year else f"{first.year}-{last.year}"
        yield label, Period(first, last, period.zone)


def _moved(day: date, years: int) -> date:
    number = day.year - years
    leap_day = (day.month, day.day) == (2, 29) and (number % 4 or (not number % 100 and number % 400))
    return day.replace(year=number, day=28) if leap_day else day.replace(year=number)
