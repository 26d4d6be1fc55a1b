"""What every table shares: names of constraints, instants in UTC, codes checked by the database."""

import secrets
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import (
    CheckConstraint,
    Date,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    ForeignKeyConstraint,
    MetaData,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

from conference.models.texts import TextKind

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[datetime]):
    """An instant, in UTC on both engines; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse what has no time zone, store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give UTC back, which SQLite forgets."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """The root of every mapped class."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Instant, date: Date}


def coded(codes: type[StrEnum], name: str | None = None) -> Enum:
    """A column type for the codes of an enum: text, checked by the database.

    The check takes the name of the enum; a table with two columns of one enum names each.
    """
    return Enum(
        codes,
        native_enum=False,
        create_constraint=True,
        length=40,
        name=name or codes.__name__.lower(),
        values_callable=lambda enum: [code.value for code in enum],
    )


def new_key() -> str:
    """An identifier that may stand in an address: 72 random bits."""
    return secrets.token_urlsafe(9)


class Keyed:
    """A row with a serial number that never leaves, and a key that may."""

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True, default=new_key, info={"text": TextKind.FACT.value})


class Owned:
    """A row that belongs to one département: every read of the session is narrowed to its own.

    The owner alone has no index: SQLite would prefer it, and read a whole département for one case.
    """

    @declared_attr
    def department_id(cls) -> Mapped[int]:
        """The owner."""
        return mapped_column(ForeignKey("department.id"))


def within(column: str, of: str, along: str | None = None) -> ForeignKeyConstraint:
    """A foreign key that cannot leave the département: ``(department_id, column)`` to a table.

    ``along`` is a column that both share, such as ``case_id``: then it cannot leave the case either.
    """
    shared = ["department_id", *([along] if along else [])]
    return ForeignKeyConstraint([*shared, column], [f"{of}.{name}" for name in (*shared, "id")])


def check(name: str, rule: str) -> CheckConstraint:
    """A named rule of the database."""
    return CheckConstraint(rule, name=name)
