"""The minimal record: dated ticks in place of words, and a guard that lets neither name nor text in."""

from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, event
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from conference.domain.minimal import Tickable
from conference.domain.reasons import Reason, Refused
from conference.models.account import Account, Membership
from conference.models.base import Base, Owned, coded, within
from conference.models.case import Case
from conference.models.plan import Plan
from conference.models.texts import TextKind, is_confided
from conference.models.triggers import not_in_private_time

TYPED = frozenset({TextKind.PERSON.value, TextKind.FAMILY_WORDS.value, TextKind.FACT.value})
# Facts that the machine writes by itself, and nobody types.
ITS_OWN = frozenset({"key", "reference", "body_name", "filename", "digest", "mark", "lender"})


class Tick(Owned, Base):
    """A reason met without words, on a day. ``round`` counts conferences: each is ticked anew."""

    __tablename__ = "tick"
    __table_args__ = (within("case_id", of="cases"), UniqueConstraint("case_id", "round", "code"))

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    round: Mapped[int]
    code: Mapped[Tickable] = mapped_column(coded(Tickable))
    on: Mapped[date]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    author: Mapped[Account | None] = relationship(viewonly=True)


not_in_private_time(Tick)


@event.listens_for(Session, "before_flush")
def _keep_words_out(session: Session, _context: Any, _instances: Any) -> None:
    """Whatever page was forgotten, no row of a minimal case is written with a word in it."""
    for row in [*session.new, *session.dirty]:
        if _speaks(row) and _is_minimal(session, row):
            raise Refused(Reason("minimal_record"))


def _speaks(row: Any) -> bool:
    """Whether a row holds a name or a text; what was not read from the base has not changed."""
    return any(row.__dict__.get(name) for name in words_of(row.__mapper__.class_))


@cache
def words_of(table: type[Base]) -> tuple[str, ...]:
    """The columns of a table where somebody types: names, texts, and facts in their own words.

    A role for one case names a colleague, and nobody of a family.
    """
    if table is Membership:
        return ()
    typed = (
        column.key for column in table.__mapper__.columns if column.info.get("text") in TYPED or is_confided(column)
    )
    return tuple(name for name in typed if name not in ITS_OWN)


def _is_minimal(session: Session, row: Any) -> bool:
    case_id = getattr(row, "case_id", None)
    if case_id is None and hasattr(row, "plan_id"):
        plan = session.get(Plan, row.plan_id)
        case_id = plan.case_id if plan else None
    case = session.get(Case, case_id) if case_id is not None else None
    return case is not None and case.minimal
