"""A member of the designating body steps aside from one case: from then on they neither count nor read."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.neutrality import TieKind
from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, coded, within
from conference.models.triggers import append_only, not_in_private_time


class Recusal(Keyed, Owned, Base):
    """The kind of tie, never what it is; ``suggested`` where the product had found it first."""

    __tablename__ = "recusal"
    __table_args__ = (
        within("case_id", of="cases"),
        UniqueConstraint("case_id", "account_id"),
        Index("ix_recusal_account", "department_id", "account_id", "case_id"),
        Index("ix_recusal_at", "department_id", "at"),
    )

    case_id: Mapped[int]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    tie: Mapped[TieKind] = mapped_column(coded(TieKind))
    suggested: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime]

    account: Mapped[Account] = relationship(viewonly=True)


append_only(Recusal)
not_in_private_time(Recusal)
