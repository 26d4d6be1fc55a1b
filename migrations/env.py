"""How a migration runs: on a connection of its own, foreign keys off, checked after."""

from alembic import context
from sqlalchemy import Connection, create_engine, event, text

from conference.models import Base, statistics, triggers


class BrokenReferences(Exception):
    """A migration left rows that point to nothing: it is rolled back."""


def run(connection: Connection) -> None:
    """Run the migrations asked for, then install guards and statistics, all in one transaction."""
    sqlite = connection.dialect.name == "sqlite"
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=sqlite,
        transactional_ddl=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
        triggers.install(connection)
        statistics.install(connection)
        if sqlite and connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
            raise BrokenReferences


def main() -> None:
    """Open the database named in the configuration."""
    engine = create_engine(context.config.attributes["url"])
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _foreign_keys_off)
        event.listen(engine, "begin", _immediate)
    try:
        with engine.connect() as connection, connection.begin():
            run(connection)
    finally:
        engine.dispose()


def _foreign_keys_off(dbapi: object, _record: object) -> None:
    dbapi.isolation_level = None  # type: ignore[attr-defined]
    dbapi.execute("PRAGMA foreign_keys=OFF")  # type: ignore[attr-defined]


def _immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


main()
