"""The département's own questions: each change is a new version of a form, and the last one is given out."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.questionnaires import MOST_OWN, OWN_SCALES, Own, Respondent
from conference.domain.reasons import Reason, Refused
from conference.models.questionnaire import QuestionnaireForm
from conference.queries.questionnaires import current, own


def write(session: Session, actor: Actor, respondent: Respondent, asked: tuple[Own, ...]) -> QuestionnaireForm | None:
    """A new version of a form; None where it asks what the last one does. Raises `Refused`."""
    kept = [one for one in asked if one.words]
    if len(kept) > MOST_OWN or any(one.scale not in OWN_SCALES for one in kept):
        raise Refused(Reason("too_many_questions"))
    if tuple(kept) == own(current(session).get(respondent)):
        return None
    first, second = (*kept, Own(), Own())[:MOST_OWN]
    last = select(func.max(QuestionnaireForm.number)).where(QuestionnaireForm.respondent == respondent)
    form = QuestionnaireForm(
        respondent=respondent,
        number=(session.scalar(last) or 0) + 1,
        first=first.words,
        first_scale=first.scale,
        second=second.words,
        second_scale=second.scale,
        written_at=clock.now(),
    )
    session.add(form)
    session.flush()
    audit.write(session, actor, Act.QUESTIONNAIRE_WRITTEN, form, ("first", "second"))
    return form
