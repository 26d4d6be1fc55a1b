"""A year of cases to publish: what would be published of it, and an edition of its note."""

import json
from datetime import UTC, datetime
from typing import Any

from conference import clock
from conference.domain.stages import Outcome, Stage
from conference.evaluation.crossings import KEPT, crossings
from conference.evaluation.edition import freeze
from conference.evaluation.grids import Grid, grids
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.note import assemble
from conference.evaluation.period import year
from conference.evaluation.populations import CODES
from conference.evaluation.published import Draft, draw_up
from conference.models.case import Case
from conference.models.department import Department
from conference.models.note import Edition, YearlyNote
from tests.evaluation.book import Book

YEAR = 2020
DAY = datetime(2020, 6, 1, tzinfo=UTC)
OVER = datetime(2021, 2, 1, tzinfo=UTC)


def drawn_up(book: Book, *earlier: Draft) -> Draft:
    """What would be published after all that was, the oldest first."""
    department = book.session.query(Department).one()
    with clock.frozen(OVER):
        return draw_up(book.session, department, YEAR, [one.content for one in earlier])


def table(draft: Draft, code: str) -> Grid:
    return next(grid for grid in grids(draft.content) if grid.code == code)


def cells(draft: Draft, code: str) -> dict[str, Any]:
    """The cells of a table by its lines; alone, or by its columns."""
    grid = table(draft, code)
    return {
        row.title: row.cells[0] if grid.single else dict(zip(grid.columns, row.cells, strict=True)) for row in grid.rows
    }


def received(book: Book, many: int, stage: Stage, outcome: Outcome | None = None, **facts: Any) -> list[Case]:
    """Cases alike."""
    coordinator = None if stage in {Stage.ASSIGNMENT, Stage.CLOSED} else book.coordinator().id
    return [book.case(DAY, (stage, outcome, DAY), coordinator=coordinator, **facts) for _ in range(many)]


def edition(book: Book, number: int = 1, *, crossed: bool = True) -> None:
    department, period = book.session.query(Department).one(), year(YEAR, "Europe/Paris")
    note = book.session.query(YearlyNote).one_or_none()
    note = note or YearlyNote(first=period.first, last=period.last, begun_at=DAY)
    book.session.add(note)
    book.session.flush()
    with clock.frozen(OVER):
        content = dict(freeze(assemble(book.session, department, Scope(period), CODES)))
    if crossed:
        content[KEPT] = json.loads(json.dumps(crossings(book.session, period).plain))
    kept = {"content": content, "facts": {}, "pdf": b"", "digest": "d"}
    book.session.add(Edition(note_id=note.id, number=number, published_at=OVER, **kept))
    book.session.flush()
