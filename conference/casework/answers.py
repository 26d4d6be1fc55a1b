"""Answers to questionnaires: received, keyed from paper or told, taken back. None leads to a case or to a person.

An answer is written without its case, its slip goes in the same transaction, and what is counted in the case bears
no time. Rows lie in the order of keys drawn at random, whichever engine they lie in.
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.domain import tokens
from conference.domain.actors import MACHINE, Actor
from conference.domain.acts import Act
from conference.domain.questionnaires import (
    CORE,
    AnswerWay,
    Asked,
    Respondent,
    Said,
    faulty,
    questions,
    read_code,
)
from conference.domain.reasons import Reason, Refused
from conference.domain.referral import Field
from conference.models.answer import Answer
from conference.models.assignment import Assignment
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.models.questionnaire import QuestionnaireForm, Slip, Tally
from conference.models.quotation import Quotation
from conference.models.tenancy import DEPARTMENT
from conference.queries.questionnaires import own, this_quarter

BLANK: dict[str, Any] = {column.key: None for column in Answer.__mapper__.column_attrs} | {
    "asked": Asked.END,
    "liked": "",
    "wished": "",
    "quotable": False,
}


@dataclass(frozen=True, slots=True)
class About:
    """What an answer keeps of where it comes from: a form, whose, when asked, where, and a quarter."""

    respondent: Respondent
    asked: Asked
    territory_id: int | None
    field: Field | None
    quarter: date
    form_id: int | None = None


def find(session: Session, digest: str) -> Slip | None:
    """The slip of a link while it opens a questionnaire; unknown, used, taken back and expired look alike."""
    slip = session.get(Slip, digest, populate_existing=True)
    return slip if slip is not None and slip.expires_at > clock.now() else None


def find_sheet(session: Session, actor: Actor, code: str) -> Slip:
    """The slip of a sheet of this département by its code. Raises `Refused`: unknown, or of their own case."""
    department_id = session.info[DEPARTMENT]
    query = select(Slip).where(Slip.department_id == department_id, Slip.code == code_digest(department_id, code))
    slip = session.scalars(query.where(Slip.expires_at > clock.now())).one_or_none()
    if slip is None:
        raise Refused(Reason("sheet_unknown", "code"))
    if coordinated(session, actor, slip.case_id):
        raise Refused(Reason("sheet_of_own_case", "code"))
    return slip


def code_digest(department_id: int, code: str) -> str:
    """What is kept of the code of a sheet."""
    return tokens.digest(f"{department_id}:{read_code(code)}")


def coordinated(session: Session, actor: Actor, case_id: int) -> bool:
    """Whether somebody coordinates a case, or did: they receive no answer of it."""
    theirs = select(Coordinator.id).where(Coordinator.account_id == actor.account_id)
    once = select(Assignment.coordinator_id).where(Assignment.case_id == case_id)
    now = Coordinator.id.in_(once) | or_(
        *(Coordinator.id.in_(select(one).where(Case.id == case_id)) for one in (Case.coordinator_id, Case.pair_id))
    )
    return actor.account_id is not None and session.scalars(theirs.where(now)).first() is not None


def receive(
    session: Session, slip: Slip, number: uuid.UUID, said: Said | None, way: AnswerWay, actor: Actor = MACHINE
) -> bool:
    """Write what was answered under a number drawn before, or count a refusal where nothing was said.

    False where the slip has gone meanwhile. Raises `Refused` for what the form does not offer.
    """
    _lock(session)
    taken = find(session, slip.digest)
    if taken is None:
        return False
    case = session.get_one(Case, taken.case_id)
    place = case.territory_id, case.field
    about = About(taken.respondent, taken.asked, *place, this_quarter(session), taken.form_id)
    row = _row(session, about, number, said, way) if said is not None else None
    tally = session.get_one(Tally, (taken.case_id, taken.asked, taken.respondent), populate_existing=True)
    counted = way.value if row else "refused"
    setattr(tally, counted, getattr(tally, counted) + 1)
    session.delete(taken)
    _tell(session, actor, Act.ANSWER_RECEIVED)
    lay(session, [row] if row else [])
    return True


def key(session: Session, actor: Actor, about: About, number: uuid.UUID, said: Said) -> None:
    """Write a paper sheet whose code was cut off. Raises `Refused` as `receive` does."""
    _lock(session)
    row = _row(session, about, number, said, AnswerWay.PAPER)
    _tell(session, actor, Act.ANSWER_RECEIVED)
    lay(session, [row])


def mend(session: Session, actor: Actor, number: uuid.UUID, before: str, said: Said) -> bool:
    """Put what was keyed anew in the place of an answer, under its number; ``before`` is its `mark` when shown.

    False where it says something else by now: a second arrival changes nothing. Raises `Refused` as `receive` does,
    and once words of it were cut.
    """
    _lock(session)
    row = session.get(Answer, number, populate_existing=True)
    if row is None or mark(row) != before:
        return False
    if session.scalars(select(Quotation.id).where(Quotation.answer_id == number).limit(1)).first() is not None:
        raise Refused(Reason("sheet_quoted"))
    about = About(**{name: getattr(row, name) for name in About.__dataclass_fields__})
    fresh = _row(session, about, number, said, row.way or AnswerWay.PAPER)
    session.delete(row)
    session.flush()
    _tell(session, actor, Act.ANSWER_TAKEN_BACK)
    lay(session, [fresh])
    return True


def mark(row: Answer) -> str:
    """What tells whether an answer still says what it said."""
    return tokens.digest("\n".join(repr(getattr(row, name)) for name in sorted(BLANK)))


def lay(session: Session, fresh: Iterable[Mapping[str, Any]]) -> None:
    """Write answers so that nothing of the order they came in is left.

    PostgreSQL lays rows down as they come: those of the same quarter are taken up and laid again, sorted by their
    keys, in one transaction. SQLite sorts this table by its keys.
    """
    rows = [BLANK | {"id": uuid.uuid4(), "department_id": session.info[DEPARTMENT]} | dict(row) for row in fresh]
    if session.get_bind().dialect.name != "sqlite":
        of_quarters = Answer.quarter.in_({row["quarter"] for row in rows})
        lying = session.scalars(select(Answer).where(of_quarters)).all()
        rows += [{name: getattr(row, name) for name in BLANK} for row in lying]
        session.execute(delete(Answer).where(of_quarters), execution_options={"synchronize_session": False})
    if rows:
        session.execute(insert(Answer), sorted(rows, key=lambda row: row["id"].bytes))


def _row(session: Session, about: About, number: uuid.UUID, said: Said, way: AnswerWay) -> dict[str, Any]:
    form = session.get(QuestionnaireForm, about.form_id) if about.form_id else None
    wrong = faulty(said, questions(about.respondent, own(form)))
    if wrong:
        raise Refused(*wrong)
    where = {name: getattr(about, name) for name in About.__dataclass_fields__}
    words = {"liked": said.liked, "wished": said.wished, "quotable": said.quotable}
    return {"id": number, "core": CORE, "way": way, **where, **said.figures, **words}


def _lock(session: Session) -> None:
    """One answer at a time in a département: rows that are being laid again are nobody else's to move."""
    session.get(Department, session.info[DEPARTMENT], with_for_update={"key_share": True}, populate_existing=True)


def _tell(session: Session, actor: Actor, act: Act) -> None:
    """That an answer came, in this département, and nothing of which."""
    audit.write(session, actor, act)
