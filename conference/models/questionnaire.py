"""Questionnaires as they are given: versions of a form, a slip for each that is out, and what came back by case."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.questionnaires import Asked, Respondent, Scale
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.texts import fact, secret
from conference.models.triggers import append_only


class QuestionnaireForm(Keyed, Owned, Base):
    """One version of a form: what a département asks one kind of respondent beside the core. It never changes."""

    __tablename__ = "questionnaire_form"
    __table_args__ = (
        UniqueConstraint("department_id", "respondent", "number"),
        UniqueConstraint("id", "department_id"),
    )

    respondent: Mapped[Respondent] = mapped_column(coded(Respondent))
    number: Mapped[int]
    first: Mapped[str] = fact(default="")
    first_scale: Mapped[Scale] = mapped_column(coded(Scale, "first_scale"), default=Scale.AGREE)
    second: Mapped[str] = fact(default="")
    second_scale: Mapped[Scale] = mapped_column(coded(Scale, "second_scale"), default=Scale.AGREE)
    written_at: Mapped[datetime]


class Slip(Base):
    """A questionnaire that is out: its link and the code of its sheet, of which only digests are kept.

    It has no number, and names nobody; it is looked for in no département. It goes as its answer is written.
    """

    __tablename__ = "questionnaire_slip"
    __table_args__ = (
        within("case_id", of="cases"),
        within("form_id", of="questionnaire_form"),
        UniqueConstraint("department_id", "code"),
        Index("ix_questionnaire_slip_case_id", "case_id", "asked"),
    )

    digest: Mapped[str] = secret(primary_key=True)
    code: Mapped[str] = secret()
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))
    case_id: Mapped[int]
    asked: Mapped[Asked] = mapped_column(coded(Asked))
    respondent: Mapped[Respondent] = mapped_column(coded(Respondent))
    form_id: Mapped[int | None]
    expires_at: Mapped[datetime]


class Tally(Owned, Base):
    """How many questionnaires were given in a case to one kind of respondent, and how many came back; never when."""

    __tablename__ = "questionnaire_tally"
    __table_args__ = (
        within("case_id", of="cases"),
        check("none_below_zero", "online >= 0 AND paper >= 0 AND spoken >= 0 AND refused >= 0"),
        check("no_more_than_given", "online + paper + spoken + refused <= expected"),
        Index("ix_questionnaire_tally_case", "department_id", "case_id"),
    )

    case_id: Mapped[int] = mapped_column(primary_key=True)
    asked: Mapped[Asked] = mapped_column(coded(Asked), primary_key=True)
    respondent: Mapped[Respondent] = mapped_column(coded(Respondent), primary_key=True)
    expected: Mapped[int]
    online: Mapped[int] = mapped_column(default=0)
    paper: Mapped[int] = mapped_column(default=0)
    spoken: Mapped[int] = mapped_column(default=0)
    refused: Mapped[int] = mapped_column(default=0)

    @property
    def received(self) -> int:
        """How many came back, refusals apart."""
        return self.online + self.paper + self.spoken


append_only(QuestionnaireForm)
