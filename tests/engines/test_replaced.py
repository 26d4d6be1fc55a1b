"""SQLite puts a row in the place of another without deleting it by name: what never changes does not go that way."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from tests.casework import scene
from tests.world import Place


@pytest.mark.parametrize(
    "table", ["passage", "audit_row", "written_decision", "hand_out", "extract_action", "agreement", "derogation"]
)
def test_what_is_append_only_is_not_replaced(session: Session, gironde: Place, table: str) -> None:
    scene.convened(session, gironde)
    session.commit()
    assert session.scalar(text(f"SELECT count(*) FROM {table}"))  # noqa: S608
    with pytest.raises(DBAPIError, match=f"{table} is append-only"):
        session.execute(text(f"REPLACE INTO {table} SELECT * FROM {table}"))  # noqa: S608
