"""Whatever happens after an edition, what is told of its rows leads from its figures to those of today."""

import json
import random
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.referral import Field
from conference.domain.stages import Outcome, Stage
from conference.evaluation.cells import rows
from conference.evaluation.edition import freeze, thaw
from conference.evaluation.explained import Fact, Moved, explain, remembered, rows_of, said
from conference.evaluation.indicators import REGISTRY, compute
from conference.evaluation.indicators.counting import Counted, Tally
from conference.evaluation.indicators.declaration import Result, Scope
from conference.evaluation.indicators.figure import Figure
from conference.evaluation.note import assemble
from conference.evaluation.period import year
from conference.models.case import Case
from conference.models.journal import StayRow
from conference.models.work import TimeChange, TimeEntry
from tests.evaluation.book import Book
from tests.evaluation.worlds import PEOPLE, draw_world, write_world

SCOPE = Scope(year(2020, "Europe/Paris"))
FROZEN_ON, READ_ON = datetime(2021, 1, 15, tzinfo=UTC), datetime(2021, 3, 1, tzinfo=UTC)
SEEDS = [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 30))]


def reopen(session: Session, draw: random.Random) -> None:
    """Cases that are over go on again, from a day of the year that was already counted."""
    for stay in session.scalars(select(StayRow).where(StayRow.stage == Stage.CLOSED, StayRow.left_at.is_(None))):
        if draw.random() < 0.5:
            stay.left_at = stay.entered_at + timedelta(days=draw.randrange(300))
            again = StayRow(case_id=stay.case_id, number=stay.number + 1, stage=Stage.ASSIGNMENT)
            again.entered_at = stay.left_at
            session.add(again)


def correct(session: Session, draw: random.Random) -> None:
    """What was written of some cases is written otherwise."""
    for case in session.scalars(select(Case)):
        if draw.random() < 0.2:
            case.field, case.children = draw.choice([*Field, None]), draw.choice([None, 1, 4])


def undo(session: Session, imported: Iterable[int]) -> None:
    """The cases of an import are taken away, with a draft."""
    gone = [*imported]
    session.execute(delete(StayRow).where(StayRow.case_id.in_(gone)))
    session.execute(delete(Case).where(Case.id.in_(gone)))


def bring(book: Book, draw: random.Random) -> None:
    """Cases of the year that an import brings after the edition."""
    for _ in range(4):
        at = datetime(2020, 1, 5, tzinfo=UTC) + timedelta(days=draw.randrange(300))
        closed = (Stage.CLOSED, Outcome.PLAN_AGREED, at + timedelta(days=30))
        book.case(at, (Stage.REFERRAL, None, at), *([closed] if draw.random() < 0.5 else []), field=Field.CHILDHOOD)


def mend_time(session: Session, draw: random.Random) -> None:
    """Some of the minutes noted are others."""
    turn = draw.randrange(3)
    for entry in session.scalars(select(TimeEntry).where(TimeEntry.id % 3 == turn, TimeEntry.account_id.is_not(None))):
        said = {
            name: getattr(entry, name) for name in ("account_id", "case_id", "kind", "minutes", "day", "recorded_at")
        }
        kept = {"entry_key": entry.key, "version": entry.version, "changed_at": entry.recorded_at}
        session.add(TimeChange(**said, **kept, taken_back=False))
        session.flush()
        entry.minutes = draw.randrange(1, 600)
    session.flush()


def before_that(book: Book) -> list[int]:
    """Cases that an import brought before the edition, and a draft that nobody counted."""
    at = datetime(2020, 5, 1, tzinfo=UTC)
    taken = [book.case(at, (Stage.REFERRAL, None, at), taken_over=True) for _ in range(3)]
    taken.append(book.case(at, (Stage.CLOSED, Outcome.OWN_SOLUTION, at), taken_over=True))
    return [case.id for case in (*taken, book.case(None))]


def read(code: str, facts: Iterable[Fact]) -> Result:
    """The figure that some rows give."""
    found: Counter[tuple[Any, Any]] = Counter()
    for _, line, amount, times in facts:
        found[line, amount] += int(times or 0)
    computation = REGISTRY[code].compute
    assert isinstance(computation, Counted), f"{code} keeps no rows"
    return computation.read(Tally(found))


def followed(facts: Iterable[Fact], moved: Moved) -> list[Fact]:
    """The rows of an edition, less those that went, with those that came."""
    found: Counter[tuple[Any, Any, Any]] = Counter()
    for reference, line, amount, times in facts:
        found[reference or "", line, amount] += int(times or 0)
    for change in moved.changes:
        for row, times in change.went.items():
            found[(change.reference, *row)] -= times
        for row, times in change.came.items():
            found[(change.reference, *row)] += times
    assert min(found.values(), default=0) >= 0
    return [(*row, times) for row, times in found.items() if times]


def cells(figure: Figure, result: Result) -> list[tuple[object, ...]]:
    return rows(Figure(figure.indicator, result))


# Parts of one cost are rounded together: it moves as a whole.
SHARED_OUT = {"training.costs"}


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_told_leads_from_the_edition_to_today_row_by_row(book: Book, seed: int) -> None:
    session, draw = book.session, random.Random(seed)  # noqa: S311
    accounts = [book.account(f"{n}@example.org") for n in range(PEOPLE)]
    department = book.open_department("40")
    write_world(book, draw_world(draw, 40), accounts)
    imported = before_that(book)
    with clock.frozen(FROZEN_ON):
        content = json.dumps(freeze(assemble(session, department, SCOPE)))
        facts = json.loads(json.dumps(remembered(session, SCOPE)))

    reopen(session, draw)
    correct(session, draw)
    undo(session, imported)
    mend_time(session, draw)
    bring(book, draw)
    session.flush()

    with clock.frozen(READ_ON):
        live, today = compute(session, SCOPE), remembered(session, SCOPE)
    printed = thaw(json.loads(content)).figures
    moved = {one.figure.code: one for one in explain(printed, facts, live, today)}
    assert len(moved) > 4
    assert any(change.reference for one in moved.values() for change in one.changes)
    for was, now in zip(printed, live, strict=True):
        kept = rows_of(facts, was.code)
        if was.code in SHARED_OUT:
            assert kept is None, "its sums are not of rows"
            continue
        assert kept is not None, was.code
        assert cells(was, read(was.code, kept)) == rows(was), was.code
        one = moved.get(was.code)
        assert (one is not None) is (rows(was) != rows(now)), was.code
        if one is not None:
            assert one.changes, was.code
            assert cells(now, read(was.code, followed(kept, one))) == rows(now), was.code
            assert all(said(was, change) for change in one.changes)
