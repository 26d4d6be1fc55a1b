"""Questionnaires given in a case: a slip for each who answers, taken back while it has not served."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.casework.answers import code_digest
from conference.casework.writing import open_at
from conference.domain import tokens
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.questionnaires import (
    CODE_LENGTH,
    LETTERS,
    LIFE,
    MOST_GIVEN,
    Asked,
    Respondent,
)
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.questionnaire import QuestionnaireForm, Slip, Tally
from conference.queries.questionnaires import current

STAGES = {
    Asked.END: (Stage.CONFERENCE, Stage.VALIDATION, Stage.FOLLOW_UP),
    Asked.REVIEW: (Stage.FOLLOW_UP,),
}


@dataclass(frozen=True, slots=True)
class Given:
    """One questionnaire as it leaves: its link and the code of its sheet are said once, and not kept."""

    respondent: Respondent
    asked: Asked
    form: QuestionnaireForm | None
    token: str
    code: str


def give(session: Session, actor: Actor, case: Case, asked: Asked, numbers: Mapping[Respondent, int]) -> list[Given]:
    """Draw so many questionnaires for each kind of respondent. Raises `Refused`."""
    open_at(session, case, *STAGES[asked])
    if not any(numbers.values()):
        raise Refused(Reason("nothing_to_give", "numbers"))
    if any(not 0 <= number <= MOST_GIVEN for number in numbers.values()):
        raise Refused(Reason("too_many_to_give", "numbers"))
    forms, given = current(session), []
    for respondent in Respondent:
        number = numbers.get(respondent, 0)
        form = forms.get(respondent)
        given += [Given(respondent, asked, form, tokens.draw(), _code()) for _ in range(number)]
        _expect(session, case, asked, respondent, number)
    session.add_all(_slip(case, one) for one in given)
    session.flush()
    audit.write(session, actor, Act.QUESTIONNAIRE_GIVEN, case, ("expected",))
    return given


def take_back(session: Session, actor: Actor, case: Case, asked: Asked) -> int:
    """Close those that have not served, and expect them no more; gives how many. Raises `Refused`."""
    open_at(session, case, while_suspended=True)
    unused = Slip.case_id == case.id, Slip.asked == asked, Slip.expires_at > clock.now()
    counted = select(Slip.respondent, func.count()).where(*unused).group_by(Slip.respondent)
    found = {row[0]: row[1] for row in session.execute(counted)}
    if not found:
        raise Refused(Reason("nothing_to_take_back"))
    session.execute(delete(Slip).where(*unused))
    for respondent, number in found.items():
        _expect(session, case, asked, respondent, -number)
    audit.write(session, actor, Act.QUESTIONNAIRE_TAKEN_BACK, case, ("expected",))
    return sum(found.values())


def _expect(session: Session, case: Case, asked: Asked, respondent: Respondent, more: int) -> None:
    if not more:
        return
    tally = session.get(Tally, (case.id, asked, respondent), with_for_update=True, populate_existing=True) or Tally(
        case_id=case.id, asked=asked, respondent=respondent, expected=0
    )
    tally.expected += more
    session.add(tally)
    session.flush()


def _slip(case: Case, given: Given) -> Slip:
    return Slip(
        digest=tokens.digest(given.token),
        code=code_digest(case.department_id, given.code),
        department_id=case.department_id,
        case_id=case.id,
        asked=given.asked,
        respondent=given.respondent,
        form_id=given.form.id if given.form else None,
        expires_at=clock.now() + LIFE,
    )


def _code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
