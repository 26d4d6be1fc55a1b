"""What people answer to questionnaires. An answer carries neither case nor person, and nothing leads back to them.

Its key is drawn at random, and the rows lie in the order of their keys: SQLite keeps them so by itself, on
PostgreSQL `conference.casework.answers` lays them anew. What another table says of an answer must wait for the
end of the transaction (a deferred key), for its row is laid again with others.
"""

import uuid
from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.questionnaires import MARKS, OWN, STATEMENTS, AnswerWay, Asked, Respondent
from conference.domain.referral import Field
from conference.models.base import Base, Owned, check, coded, within
from conference.models.texts import family_words
from conference.models.triggers import append_only


class Answer(Owned, Base):
    """One answer: which form, who and how, where, in which quarter; a figure or nothing to each question.

    Marks are out of ten, statements from one to four; ``form_id`` is none where only the core was asked, ``core``
    none where the form was not ours. Its language is not kept: it would tell who answered.
    """

    __tablename__ = "answer"
    __table_args__ = (
        within("import_batch_id", of="import_batch"),
        within("form_id", of="questionnaire_form"),
        within("territory_id", of="territory"),
        *(check(f"{name}_of_ten", f"{name} BETWEEN 0 AND 10") for name in (*MARKS, *OWN)),
        *(check(f"{name}_of_four", f"{name} BETWEEN 1 AND 4") for name in STATEMENTS),
        Index("ix_answer_quarter", "department_id", "quarter"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    import_batch_id: Mapped[int | None]
    core: Mapped[int | None]
    form_id: Mapped[int | None]
    respondent: Mapped[Respondent] = mapped_column(coded(Respondent))
    asked: Mapped[Asked] = mapped_column(coded(Asked), default=Asked.END)
    way: Mapped[AnswerWay | None] = mapped_column(coded(AnswerWay))
    territory_id: Mapped[int | None]
    field: Mapped[Field | None] = mapped_column(coded(Field))
    quarter: Mapped[date]
    coordinator: Mapped[int | None]
    conference: Mapped[int | None]
    plan: Mapped[int | None]
    overall: Mapped[int | None]
    heard: Mapped[int | None]
    decided: Mapped[int | None]
    own_first: Mapped[int | None]
    own_second: Mapped[int | None]
    liked: Mapped[str] = family_words(default="")
    wished: Mapped[str] = family_words(default="")
    quotable: Mapped[bool] = mapped_column(default=False)


append_only(Answer, may_become_null=("liked", "wished"), may_go="1=1")
