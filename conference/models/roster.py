"""Institutions and people that came in one table, so that they can go as one."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from conference.models.base import Base, Keyed, Owned
from conference.models.texts import TextKind, fact


class Roster(Keyed, Owned, Base):
    """One table taken in; ``brought`` names each row that it added, as ``membership:Zk3…``, in the order they came."""

    __tablename__ = "roster"

    filename: Mapped[str] = fact()
    brought: Mapped[Any] = mapped_column(JSON, default=list, info={"text": TextKind.FACT.value})
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    taken_at: Mapped[datetime]

    def keys(self, kind: str) -> list[str]:
        """The keys of the rows of one kind that it added."""
        return [key for found, _, key in (one.partition(":") for one in self.brought) if found == kind]
