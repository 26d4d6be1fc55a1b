"""The audit: who did what, one chain per département, never changed nor removed."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.models.base import Base
from conference.models.texts import fact, secret
from conference.models.triggers import append_only

HOUSE = "house"


class AuditRow(Base):
    """One act. ``scope`` is the département's code, or ``house`` for what belongs to none.

    ``subject`` is a kind and a key (``case:…``), ``fields`` names of fields: never a value.
    """

    __tablename__ = "audit_row"
    __table_args__ = (UniqueConstraint("scope", "number"), Index("ix_audit_row_actor", "scope", "actor_id", "number"))

    id: Mapped[int] = mapped_column(primary_key=True)
    scope: Mapped[str] = fact()
    number: Mapped[int]
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    act: Mapped[str] = fact()
    subject: Mapped[str] = fact(index=True)
    fields: Mapped[str] = fact(default="")
    previous: Mapped[str] = secret()
    digest: Mapped[str] = secret()


class AuditHead(Base):
    """The last number and digest of a chain; locked last before a commit."""

    __tablename__ = "audit_head"

    scope: Mapped[str] = mapped_column(primary_key=True, info={"text": "fact"})
    number: Mapped[int]
    digest: Mapped[str] = secret()


append_only(AuditRow)
