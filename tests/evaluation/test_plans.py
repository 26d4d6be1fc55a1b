"""What a period's figures cost is what the period holds: no query walks through a whole table."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from conference.evaluation.indicators import compute
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.period import Period

PERIOD = Period(date(2020, 1, 1), date(2020, 12, 31), "Europe/Paris")


@pytest.mark.usefixtures("book")
def test_every_figure_is_found_by_an_index_in_ten_queries_at_most(session: Session) -> None:
    asked: list[tuple[str, Any]] = []
    connection = session.connection()

    def write_down(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        asked.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", write_down)
    compute(session, Scope(PERIOD))
    event.remove(connection, "before_cursor_execute", write_down)

    assert 0 < len(asked) <= 10
    for statement, parameters in asked:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
        assert not [row.detail for row in plan if row.detail.startswith("SCAN")], statement
