"""Institutions seen as partners: the conventions that bind them, and whom to reach there."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.partner import ConventionKind, Renewal, Terms
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.place import Institution
from conference.models.texts import fact, person


class Convention(Keyed, Owned, Base):
    """A convention or a contract with an institution; what it pays is in cents, for the whole of its term.

    ``renews`` is the one that it takes over from, of the same institution. One that was typed by mistake is withdrawn:
    it stays, and counts nowhere.
    """

    __tablename__ = "convention"
    __table_args__ = (
        within("institution_id", of="institution"),
        within("renews_id", of="convention", along="institution_id"),
        UniqueConstraint("department_id", "institution_id", "id"),
        check("begins_once_signed", "signed_on IS NULL OR since IS NOT NULL"),
        check("order", "until >= since AND ended_on >= since"),
        check("term_to_renew", "signed_on IS NULL OR until IS NOT NULL OR renewal = 'none'"),
        check("notice_in_months", "notice BETWEEN 0 AND 24"),
        check("not_its_own_renewal", "renews_id <> id"),
        Index("ix_convention_institution", "department_id", "institution_id"),
        Index(
            "uq_convention_renewed_once",
            "renews_id",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )

    institution_id: Mapped[int]
    kind: Mapped[ConventionKind] = mapped_column(coded(ConventionKind))
    subject: Mapped[str] = fact()
    parties: Mapped[str] = fact(default="")
    signed_on: Mapped[date | None]
    since: Mapped[date | None]
    until: Mapped[date | None]
    renewal: Mapped[Renewal] = mapped_column(coded(Renewal))
    notice: Mapped[int] = mapped_column(default=0)
    cents: Mapped[int | None]
    pays: Mapped[str] = fact(default="")
    ended_on: Mapped[date | None]
    renews_id: Mapped[int | None]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    withdrawn_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    institution: Mapped[Institution] = relationship(
        primaryjoin="foreign(Convention.institution_id) == Institution.id", viewonly=True
    )
    renews: Mapped["Convention | None"] = relationship(
        primaryjoin="foreign(Convention.renews_id) == remote(Convention.id)", viewonly=True
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)

    def terms(self, *, renewed: bool) -> Terms:
        """Its dates; ``renewed`` is whether one that was signed takes over from it."""
        return Terms(self.signed_on, self.since, self.until, self.renewal, self.notice, self.ended_on, renewed)


class PartnerContact(Keyed, Owned, Base):
    """Somebody to reach in an institution or one of its services, for their work alone; ``left_on`` once they went."""

    __tablename__ = "partner_contact"
    __table_args__ = (
        within("institution_id", of="institution"),
        Index("ix_partner_contact_institution", "department_id", "institution_id"),
    )

    institution_id: Mapped[int]
    name: Mapped[str] = person()
    function: Mapped[str] = fact(default="")
    phone: Mapped[str] = person(default="")
    mail: Mapped[str] = person(default="")
    left_on: Mapped[date | None]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int] = mapped_column()

    institution: Mapped[Institution] = relationship(
        primaryjoin="foreign(PartnerContact.institution_id) == Institution.id", viewonly=True
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)
