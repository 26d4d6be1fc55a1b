"""The charter of three: what the direction, the line manager and a coordinator undertake, and who has signed."""

from datetime import date

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from conference.domain.charter import Party
from conference.models.base import Base, Keyed, Owned, check, within
from conference.models.texts import fact, person
from conference.models.triggers import signed_for_good


class Charter(Keyed, Owned, Base):
    """What the direction, the line manager and the coordinator undertake, and the day each signed [L2549-2557].

    The words are kept as they were drafted: nothing of them changes once somebody has signed.
    """

    __tablename__ = "charter"
    __table_args__ = (
        within("coordinator_id", of="coordinator"),
        check("direction_after_draft", "direction_signed_on IS NULL OR direction_signed_on >= drafted_on"),
        check("manager_after_draft", "manager_signed_on IS NULL OR manager_signed_on >= drafted_on"),
        check("coordinator_after_draft", "coordinator_signed_on IS NULL OR coordinator_signed_on >= drafted_on"),
        check("order", "ended_on IS NULL OR ended_on >= drafted_on"),
        Index(
            "ix_charter_running",
            "coordinator_id",
            unique=True,
            sqlite_where=text("ended_on IS NULL"),
            postgresql_where=text("ended_on IS NULL"),
        ),
        Index("ix_charter_coordinator", "department_id", "coordinator_id"),
    )

    coordinator_id: Mapped[int]
    drafted_on: Mapped[date]
    direction_name: Mapped[str] = person()
    manager_name: Mapped[str] = person()
    direction_undertakes: Mapped[str] = fact()
    manager_undertakes: Mapped[str] = fact()
    coordinator_undertakes: Mapped[str] = fact()
    direction_signed_on: Mapped[date | None]
    manager_signed_on: Mapped[date | None]
    coordinator_signed_on: Mapped[date | None]
    ended_on: Mapped[date | None]

    def signed(self, party: Party) -> date | None:
        """The day that a party signed."""
        day: date | None = getattr(self, f"{party.value}_signed_on")
        return day

    @property
    def complete(self) -> bool:
        """Whether all three have signed."""
        return self.signatures == len(Party)

    @property
    def signatures(self) -> int:
        """How many of the three have signed."""
        return sum(self.signed(party) is not None for party in Party)


signed_for_good(
    Charter,
    signatures=[f"{party.value}_signed_on" for party in Party],
    words=[
        "drafted_on",
        "direction_name",
        "manager_name",
        *(f"{party.value}_undertakes" for party in Party),
    ],
)
