"""Personal links: what each opens, for whom, until when. They open no account but one's own, and no session."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.preparation import Invitation
from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.texts import person, secret
from conference.models.triggers import append_only, not_in_private_time


class LinkKind(StrEnum):
    """What a personal link opens: the choice of a password, an invitation to a conference, or a family's own page."""

    PASSWORD = "password"
    INVITATION = "invitation"
    FAMILY = "family"


class PersonalLink(Keyed, Base):
    """A link given to one person: 256 bits of which only the digest is kept; it is looked for in no département.

    ``ended_at``: used, replaced or closed. One link alone of each kind is open to a guest. A family page asks for a
    second secret besides, ``code``: a digest too; ``tries`` counts those that failed in a row.
    """

    __tablename__ = "personal_link"
    __table_args__ = (
        within("guest_id", of="guest", along="case_id"),
        check("of_an_account", "(kind = 'password') = (account_id IS NOT NULL)"),
        check("of_a_guest", "(kind = 'password') = (guest_id IS NULL)"),
        check("code_of_a_family_page", "kind <> 'family' OR code IS NOT NULL"),
        check("of_a_case", "(guest_id IS NULL) = (case_id IS NULL) AND (guest_id IS NULL) = (department_id IS NULL)"),
        Index(
            "uq_personal_link_open",
            "guest_id",
            "kind",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_personal_link_case_id", "case_id"),
    )

    digest: Mapped[str] = secret(unique=True)
    kind: Mapped[LinkKind] = mapped_column(coded(LinkKind))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    case_id: Mapped[int | None]
    guest_id: Mapped[int | None]
    drawn_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    code: Mapped[str | None] = secret()
    tries: Mapped[int] = mapped_column(default=0)

    account: Mapped[Account | None] = relationship()


class GuestAnswer(Owned, Base):
    """What an invited person answered by their own link; a later answer is a line more."""

    __tablename__ = "guest_answer"
    __table_args__ = (
        within("guest_id", of="guest", along="case_id"),
        check("by_oneself", "answer NOT IN ('waiting', 'letter', 'spokesperson', 'not_invited')"),
        Index("ix_guest_answer_guest_id", "guest_id", "id"),
        Index("ix_guest_answer_case", "department_id", "case_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    guest_id: Mapped[int]
    link_id: Mapped[int] = mapped_column(ForeignKey("personal_link.id"))
    answer: Mapped[Invitation] = mapped_column(coded(Invitation))
    needs: Mapped[str] = person(default="")
    recorded_at: Mapped[datetime]


append_only(GuestAnswer, may_become_null=["needs"])
not_in_private_time(PersonalLink, GuestAnswer)
