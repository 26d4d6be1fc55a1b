"""What stands beside a figure: the years before, what was published of them, and what other countries say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from conference.evaluation import elsewhere, yearly
from conference.evaluation.elsewhere import Abroad
from conference.evaluation.indicators import compute
from conference.evaluation.indicators.declaration import Figure, Scope
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
    known = tuple(figures)
    whole = scope.everywhere and not scope.narrowed
    editions = {year.label: year for year in yearly.earlier(session, scope.period.first, scope.period.last)}
    reported = elsewhere.earlier(session) if whole else {}
    years = [(label, then) for label, then in _before(scope.period)]
    live = {
        label: {one.code: one for one in compute(session, replace(scope, period=then), [f.code for f in known])}
        for label, then in years
    }
    found = {}
    for figure in known:
        past = [Past(one.period, one.value, one.source) for one in reported.get(figure.code, ())]
        for label, _ in years:
            edition = editions.get(label) if whole else None
            printed = edition.values.get(figure.code) if edition else None
            then = live[label][figure.code]
            if edition is not None and printed is not None:
                past.append(Past(label, f"{figure.said(printed)}{figure.suffix}", edition.source))
            else:
                past.append(Past(label, f"{then.shown}{then.suffix}", COUNTED_TODAY))
        found[figure.code] = Beside(tuple(past), elsewhere.abroad(figure.code))
    return found


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
