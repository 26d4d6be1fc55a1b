"""One line or one sheet that is not understood, and nothing of the file is written."""

from collections.abc import Callable

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.casework.imports import batch
from conference.casework.imports.judge import Fate
from conference.casework.imports.preview import Preview, preview
from conference.domain.actors import MACHINE
from conference.domain.reasons import Reason, Refused
from conference.models.answer import Answer
from conference.models.base import Base
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.takeover import ImportBatch
from tests.casework.imports.sheets import ANSWERS, CASES, COORDINATORS, HEADER, Rows, written
from tests.casework.imports.sheets import gironde as rows

WRITTEN: tuple[type[Base], ...] = (Case, Coordinator, Answer, ImportBatch)


def count(session: Session) -> list[int]:
    """How many rows each table has."""
    return [session.scalar(select(func.count()).select_from(table)) or 0 for table in WRITTEN]


def looked_at(session: Session, sheets: dict[str, Rows]) -> Preview:
    """What is understood of these sheets."""
    return preview(session, written(sheets), "suivi.xlsx")


def case_row(number: int) -> int:
    """The index of a case of Gironde among the rows of its sheet: empty lines count."""
    return next(n for n, row in enumerate(rows()[CASES]) if row[0] == number)


Spoil = Callable[[dict[str, Rows]], None]


def _impossible_date(sheets: dict[str, Rows]) -> None:
    sheets[CASES][case_row(13)][1] = "31/02/2018"


def _unknown_outcome(sheets: dict[str, Rows]) -> None:
    sheets[CASES][case_row(13)][15] = "Peut-être"


def _repeated_number(sheets: dict[str, Rows]) -> None:
    sheets[CASES][case_row(13)] = list(sheets[CASES][case_row(12)])


def _mark_of_twelve(sheets: dict[str, Rows]) -> None:
    sheets[ANSWERS][4][3] = 12


def _repeated_name(sheets: dict[str, Rows]) -> None:
    sheets[COORDINATORS][6][0] = " martine  DARRIEU"


@pytest.mark.parametrize(
    ("spoil", "sheet", "line", "reason"),
    [
        (_impossible_date, CASES, 18, Reason("date_not_understood", "Date d'orientation", "31/02/2018")),
        (_unknown_outcome, CASES, 18, Reason("word_not_understood", "Issue", "Peut-être")),
        (_repeated_number, CASES, 18, Reason("number_repeated", "", "12")),
        (_mark_of_twelve, ANSWERS, 5, Reason("mark_out_of_range", "Satisfaction globale (/10)", "12")),
        (_repeated_name, COORDINATORS, 7, Reason("name_repeated", "", "martine DARRIEU")),
    ],
)
def test_one_refused_line_stops_everything(
    session: Session, spoil: Spoil, sheet: str, line: int, reason: Reason
) -> None:
    sheets = rows()
    spoil(sheets)
    found = looked_at(session, sheets)
    refused = [
        (s.name, told.number, told.refused) for s in found.sheets for told in s.lines if told.fate is Fate.REFUSED
    ]
    assert refused == [(sheet, line, (reason,))]
    before = count(session)
    with pytest.raises(Refused, match="lines_refused"):
        batch.take_over(session, MACHINE, found)
    session.commit()
    assert count(session) == before


def test_a_sheet_without_header_stops_everything(session: Session) -> None:
    sheets = rows()
    del sheets[CASES][HEADER]
    found = looked_at(session, sheets)
    assert [(s.name, s.header, s.refused) for s in found.sheets if s.refused] == [
        (CASES, 1, (Reason("header_missing", CASES),))
    ]
    with pytest.raises(Refused, match="lines_refused"):
        batch.take_over(session, MACHINE, found)


def test_a_missing_column_stops_everything(session: Session) -> None:
    sheets = rows()
    for row in sheets[CASES]:
        del row[15:16]
    found = looked_at(session, sheets)
    assert [(s.name, s.header, [r.subject for r in s.refused]) for s in found.sheets if s.refused] == [
        (CASES, 4, ["state"])
    ]
    with pytest.raises(Refused, match="lines_refused"):
        batch.take_over(session, MACHINE, found)
