"""What SQLite is told of its tables: every index of a migrated base, and that a département is more than ten rows."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine, text

from conference.cli.database import upgrade_to
from conference.models import Base

TABLES = Base.metadata.tables


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A base that has just been made."""
    url = f"sqlite:///{tmp_path_factory.mktemp('told')}/base.sqlite"
    upgrade_to(url)
    engine = create_engine(url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_every_index_is_told_of(migrated: Connection) -> None:
    sizes = {
        index: [int(size) for size in told.split()]
        for index, told in migrated.execute(text("SELECT idx, stat FROM sqlite_stat1"))
    }
    indexes = {
        index: (unique, migrated.execute(text(f"PRAGMA index_info('{index}')")).all())
        for table in TABLES
        for _, index, unique, *_ in migrated.execute(text(f"PRAGMA index_list('{table}')"))
    }
    assert set(sizes) == set(indexes)
    for index, (unique, columns) in indexes.items():
        assert len(sizes[index]) == 1 + len(columns), index
        assert sizes[index] == sorted(sizes[index], reverse=True), index
        assert not unique or sizes[index][-1] == 1, index


@pytest.mark.parametrize("table", [name for name in TABLES if "case_id" in TABLES[name].columns])
def test_the_rows_of_a_case_are_not_looked_for_in_all_those_of_its_departement(
    migrated: Connection, table: str
) -> None:
    query = f'EXPLAIN QUERY PLAN SELECT * FROM "{table}" WHERE case_id = 1 AND department_id = 1'  # noqa: S608
    (plan,) = [line for *_, line in migrated.execute(text(query))]
    assert "case_id=?" in plan
