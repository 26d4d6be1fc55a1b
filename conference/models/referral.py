"""What a referral says: its texts, the people, the institutions that know the family."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.agreement import CountsAs
from conference.domain.referral import Danger, LegalContext, PersonKind
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.case import Case
from conference.models.place import Institution
from conference.models.texts import fact, family_words, person


class Referral(Owned, Base):
    """The words of a referral, one row a case. Strengths come before worries, with as much room."""

    __tablename__ = "referral"
    __table_args__ = (within("case_id", of="cases"), UniqueConstraint("case_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    family_situation: Mapped[str] = family_words(default="")
    strengths: Mapped[str] = family_words(default="")
    worries: Mapped[str] = family_words(default="")
    professional_situation: Mapped[str] = family_words(default="")
    measure_in_force: Mapped[LegalContext | None] = mapped_column(coded(LegalContext, "measure_in_force"))
    measure_considered: Mapped[LegalContext | None] = mapped_column(coded(LegalContext, "measure_considered"))
    non_negotiables: Mapped[str] = family_words(default="")
    known_by_none: Mapped[bool] = mapped_column(default=False)
    agreed: Mapped[bool | None]
    agreed_on: Mapped[date | None]
    agreed_by: Mapped[str] = person(default="")
    agreement_way: Mapped[str] = fact(default="")
    danger: Mapped[Danger | None] = mapped_column(coded(Danger))
    danger_details: Mapped[str] = person(default="")
    language: Mapped[str] = fact(default="")
    access_needs: Mapped[str] = person(default="")

    case: Mapped[Case] = relationship(primaryjoin="foreign(Referral.case_id) == Case.id", viewonly=True)


class Person(Keyed, Owned, Base):
    """Somebody of one case; the same human in another case is another row.

    ``in_preparation``: named by the coordinator with the family, so that nobody else sees that name.
    ``counts_as``: in which capacity their agreement counts, once it was said; until then it is guessed.
    """

    __tablename__ = "person"
    __table_args__ = (
        within("case_id", of="cases"),
        UniqueConstraint("id", "department_id"),
        check("plausible_birth", "birth_year IS NULL OR birth_year BETWEEN 1900 AND 2100"),
        check("adults_are_heard", "counts_as IS NULL OR kind <> 'adult' OR counts_as <> 'not_asked'"),
    )

    case_id: Mapped[int] = mapped_column(index=True)
    kind: Mapped[PersonKind] = mapped_column(coded(PersonKind))
    first_name: Mapped[str] = person()
    last_name: Mapped[str] = person(default="")
    folded: Mapped[str] = person(index=True)
    birth_year: Mapped[int | None]
    tie: Mapped[str] = fact(default="")
    in_preparation: Mapped[bool] = mapped_column(default=False)
    counts_as: Mapped[CountsAs | None] = mapped_column(coded(CountsAs))

    case: Mapped[Case] = relationship(primaryjoin="foreign(Person.case_id) == Case.id", viewonly=True)


class KnownBy(Keyed, Owned, Base):
    """An institution that knows the family, and who there: what neutrality is checked against."""

    __tablename__ = "known_by"
    __table_args__ = (within("case_id", of="cases"), within("institution_id", of="institution"))

    case_id: Mapped[int] = mapped_column(index=True)
    institution_id: Mapped[int]
    worker: Mapped[str] = person(default="")
    folded: Mapped[str] = person(default="")
    is_key_worker: Mapped[bool] = mapped_column(default=False)
    holds_authority: Mapped[bool] = mapped_column(default=False)

    case: Mapped[Case] = relationship(primaryjoin="foreign(KnownBy.case_id) == Case.id", viewonly=True)
    institution: Mapped[Institution] = relationship(
        primaryjoin="foreign(KnownBy.institution_id) == Institution.id", viewonly=True
    )
