"""Papers that a family signed: possible, never required, and nothing rests on them."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.signed_paper import LARGEST, PaperMedia
from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.plan import Plan
from conference.models.triggers import not_in_private_time


class SignedPaper(Keyed, Owned, Base):
    """A scan of one version of a plan as it was signed, one page or all of them."""

    __tablename__ = "signed_paper"
    __table_args__ = (
        within("case_id", of="cases"),
        within("plan_id", of="plan", along="case_id"),
        check("size", f"size BETWEEN 1 AND {LARGEST}"),
    )

    case_id: Mapped[int] = mapped_column(index=True)
    plan_id: Mapped[int]
    media: Mapped[PaperMedia] = mapped_column(coded(PaperMedia))
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    plan: Mapped[Plan] = relationship(primaryjoin="foreign(SignedPaper.plan_id) == Plan.id", viewonly=True)
    author: Mapped[Account | None] = relationship(viewonly=True)


not_in_private_time(SignedPaper)
