"""Sessions, attempts and forms kept: what holds the door. None belongs to a département."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.models.account import Account
from conference.models.base import Base
from conference.models.department import Department
from conference.models.texts import TextKind, fact, secret


class WebSession(Base):
    """One signed-in browser. Only the digest of its identifier is kept; ``ended_at`` ends it at once."""

    __tablename__ = "web_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = secret(unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    csrf: Mapped[str] = secret()
    flashes: Mapped[Any] = mapped_column(JSON, default=list, info={"text": TextKind.SECRET.value})
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship()
    department: Mapped[Department | None] = relationship()


class Attempt(Base):
    """A failed sign-in, by the digest of the account's name and by that of the address."""

    __tablename__ = "attempt"
    __table_args__ = (Index("ix_attempt_digest_at", "digest", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = secret()
    at: Mapped[datetime]


class KeptForm(Base):
    """What somebody had typed when their session ended; given back to the same account, once."""

    __tablename__ = "kept_form"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    path: Mapped[str] = fact()
    fields: Mapped[Any] = mapped_column(JSON, info={"text": TextKind.FAMILY_WORDS.value})
    kept_at: Mapped[datetime]


class OneTimeKey(Base):
    """The key of a form that creates: the second arrival finds where the first one led."""

    __tablename__ = "one_time_key"
    __table_args__ = (UniqueConstraint("account_id", "value"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    value: Mapped[str] = secret()
    led_to: Mapped[str] = fact()
    at: Mapped[datetime]
