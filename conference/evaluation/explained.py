"""Why a figure is no longer what an edition printed: the rows it counted then, held against those of today.

The rows of the edition, less those that went, with those that came, are the rows of today: nothing else moves a figure
that is read from rows.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.evaluation.cells import NOWHERE, Difference, numbers
from conference.evaluation.indicators import REGISTRY
from conference.evaluation.indicators.counting import Counted, Query, Rows
from conference.evaluation.indicators.declaration import DAYS, Scope
from conference.evaluation.indicators.figure import Figure
from conference.models.case import Case
from conference.words.note import became, more_or_less

# The reference of a case or none, the line, the amount, and how many such rows there are.
Fact = Sequence[str | int | None]
Facts = Mapping[str, Sequence[Fact] | str]
Row = tuple[str | None, int | None]


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to the rows of one case: those that went and those that came, by line and amount."""

    reference: str
    went: Mapping[Row, int]
    came: Mapping[Row, int]


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure of which a number moved. ``changes`` account for it, those of no case under an empty reference.

    ``counted`` is false where nobody kept the rows: the numbers are all that there is to say.
    """

    figure: Figure
    numbers: tuple[Difference, ...]
    changes: tuple[Change, ...]
    counted: bool


def remembered(session: Session, scope: Scope, codes: Iterable[str] = REGISTRY) -> dict[str, list[Fact] | str]:
    """The rows that figures are read from, by indicator; of several that read the same, the others name the first."""
    first, found = dict[Rows, str](), dict[str, list[Fact] | str]()
    for code, one in ((code, REGISTRY[code].compute) for code in codes):
        if isinstance(one, Counted):
            found[code] = first.get(one.rows) or _of(session, one.rows(scope))
            first.setdefault(one.rows, code)
    return found


def _of(session: Session, query: Query) -> list[Fact]:
    rows = query.subquery()
    columns = Case.reference, rows.c.code, rows.c.amount
    told = select(*columns, func.count()).select_from(rows).outerjoin(Case, Case.id == rows.c.case_id)
    found = session.execute(told.group_by(*columns)).all()
    return sorted(([*fact] for fact in found), key=lambda fact: [str(cell or "") for cell in fact])


def rows_of(facts: Facts, code: str) -> Sequence[Fact] | None:
    """The rows of one indicator, its own or those that it shares; None where nobody kept them."""
    found = facts.get(code)
    return rows_of(facts, found) if isinstance(found, str) else found


def explain(printed: Iterable[Figure], before: Facts, today: Iterable[Figure], after: Facts) -> list[Moved]:
    """Every figure that moved since, in the order of the edition, with what moved it; then those that are new."""
    was, now = ({figure.code: figure for figure in figures} for figures in (printed, today))
    found = []
    for code in {**was, **now}:
        moved = _differences(was.get(code), now.get(code))
        if moved:
            then, today_s = rows_of(before, code), rows_of(after, code)
            kept = then is not None and today_s is not None
            changes = changed(then or [], today_s or []) if kept else []
            found.append(Moved(was.get(code) or now[code], tuple(moved), tuple(changes), kept))
    return found


def _differences(was: Figure | None, now: Figure | None) -> list[Difference]:
    before, after = (numbers([figure] if figure else []) for figure in (was, now))
    pairs = {code: (before.get(code, NOWHERE), after.get(code, NOWHERE)) for code in {**before, **after}}
    return [
        Difference(code, one[0] or two[0], one[1], two[1]) for code, (one, two) in pairs.items() if one[1] != two[1]
    ]


def changed(before: Iterable[Fact], after: Iterable[Fact]) -> list[Change]:
    """The cases whose rows are not the same, in the order of their references; what belongs to none comes first."""
    was, now = _counted(before), _counted(after)
    went, came = was - now, now - was
    references = sorted({reference for reference, _ in (*went, *came)})
    return [Change(one, _rows_of(went, one), _rows_of(came, one)) for one in references]


def _counted(facts: Iterable[Fact]) -> Counter[tuple[str, Row]]:
    found: Counter[tuple[str, Row]] = Counter()
    for reference, line, amount, times in facts:
        found[str(reference or ""), (None if line is None else str(line), _whole(amount))] += _whole(times) or 0
    return found


def _whole(value: str | int | None) -> int | None:
    return None if value is None else int(value)


def _rows_of(found: Counter[tuple[str, Row]], reference: str) -> dict[Row, int]:
    return {row: times for (one, row), times in found.items() if one == reference}


def said(figure: Figure, change: Change) -> str:
    """What happened to the rows of a case, in words: ``venue : Enfance``, ``Enfance → Autonomie``."""
    went, came = (_named(figure, rows) for rows in (change.went, change.came))
    counts = sum(change.went.values()), sum(change.came.values())
    return became(went, came) if change.reference else more_or_less(counts, went, came)


def _named(figure: Figure, rows: Mapping[Row, int]) -> str:
    titles = {line.code: line.title for line in figure.result.lines}
    return ", ".join(
        " ".join(part for part in (titles.get(line or "", line or ""), _amount(figure, amount), _times(times)) if part)
        for (line, amount), times in rows.items()
    )


def _amount(figure: Figure, amount: int | None) -> str:
    """A row of a count stands for one, which goes without saying."""
    return "" if amount == 1 and not figure.indicator.in_time and figure.indicator.unit != DAYS else figure.said(amount)


def _times(times: int) -> str:
    return f"× {times}" if times > 1 else ""
