"""Migrations on bases that people have worked in: nothing is lost on the way up, nothing is left on the way down."""

import shutil
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, inspect

from conference.casework.checking import faults
from conference.cli.database import alembic_config, downgrade_to, upgrade_to
from conference.models.triggers import TRIGGERS, installed
from tests import bases, path, world

# What a later revision may do: SQLite has no other way of changing a table than to build it again.
REBUILT = '''"""A column more on two tables that others point to."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("cases", "passage"):
        with op.batch_alter_table(table, recreate="auto") as batch:
            batch.add_column(sa.Column("more", sa.Integer(), nullable=False, server_default="7"))
            batch.create_check_constraint("more", "more > 0")


def downgrade() -> None:
    for table in ("cases", "passage"):
        with op.batch_alter_table(table, recreate="auto") as batch:
            batch.drop_constraint("more", type_="check")
            batch.drop_column("more")
'''
ORPHANING = REBUILT.partition("def upgrade")[0] + (  # noqa: S608  (ours)
    'def upgrade() -> None:\n    op.execute("DELETE FROM department")\n\n\n'
    "def downgrade() -> None:\n    raise NotImplementedError\n"
)


def with_a_revision_more(url: str, folder: Path, body: str) -> Config:
    """The migrations of the house and one more, in a copy of their folder."""
    found = alembic_config(url)
    copy = folder / "migrations"
    shutil.copytree(str(found.get_main_option("script_location")), copy)
    heads = sorted(path.name[:4] for path in (copy / "versions").glob("[0-9]*.py"))
    (copy / "versions" / "9999_more.py").write_text(body.format(head=heads[-1]))
    found.set_main_option("script_location", str(copy))
    return found


def functions(url: str) -> int:
    """What guards leave beside their triggers, on the engine that has functions."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        return 0
    with engine.connect() as connection:
        query = "SELECT count(*) FROM pg_proc WHERE starts_with(proname, 'guard_')"
        found = connection.exec_driver_sql(query).scalar_one()
    engine.dispose()
    return int(found)


def guards(url: str) -> dict[str, str]:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = installed(connection)
    engine.dispose()
    return found


def test_down_and_up_again_on_filled_tables(lived_in: str) -> None:
    downgrade_to(lived_in, "base")
    assert bases.counts(lived_in) == {"alembic_version": 0}
    assert (guards(lived_in), functions(lived_in)) == ({}, 0)
    upgrade_to(lived_in)
    assert guards(lived_in) == {trigger.name: trigger.table for trigger in TRIGGERS}
    bases.settle(lived_in)
    with bases.opened(lived_in, "33") as session:
        path.closed(session, world.find(session, "33"))
        session.commit()


@pytest.mark.long
def test_every_table_is_written_in_again(lived_in: str) -> None:
    downgrade_to(lived_in, "base")
    upgrade_to(lived_in)
    bases.live(lived_in)
    assert [table for table, count in bases.counts(lived_in).items() if not count] == []


def test_going_up_again_changes_nothing(lived_in: str) -> None:
    before = bases.counts(lived_in)
    assert [table for table, count in before.items() if not count] == []
    upgrade_to(lived_in)
    assert bases.counts(lived_in) == before


def test_tables_built_again_keep_their_children_and_their_guards(lived_in: str, tmp_path: Path) -> None:
    declared = {trigger.name: trigger.table for trigger in TRIGGERS}
    before = bases.counts(lived_in)
    more = with_a_revision_more(lived_in, tmp_path, REBUILT)
    command.upgrade(more, "head")
    assert (bases.counts(lived_in), guards(lived_in)) == (before, declared)
    engine = create_engine(lived_in)
    for table in ("cases", "passage"):
        assert "more" in {column["name"] for column in inspect(engine).get_columns(table)}
        assert f"ck_{table}_more" in {check["name"] for check in inspect(engine).get_check_constraints(table)}
    engine.dispose()
    command.downgrade(more, "-1")
    assert (bases.counts(lived_in), guards(lived_in)) == (before, declared)
    with bases.opened(lived_in) as session:
        assert list(faults(session)) == []


def test_a_revision_that_leaves_orphans_is_rolled_back(lived_in: str, tmp_path: Path) -> None:
    """Foreign keys are off while SQLite builds tables again; they are counted before the end."""
    before = bases.counts(lived_in)
    with pytest.raises(Exception, match=r"^$|foreign key"):
        command.upgrade(with_a_revision_more(lived_in, tmp_path, ORPHANING), "head")
    assert bases.counts(lived_in) == before
    assert guards(lived_in) == {trigger.name: trigger.table for trigger in TRIGGERS}
