"""Questionnaires: the form that is given out now, what is expected in a case, and how many came back."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.preparation import Part
from conference.domain.questionnaires import Asked, Own, Respondent, quarter, respondent
from conference.models.case import Case
from conference.models.conference import Presence
from conference.models.department import Department
from conference.models.guest import Guest
from conference.models.questionnaire import QuestionnaireForm, Slip, Tally
from conference.models.referral import Person
from conference.models.tenancy import DEPARTMENT
from conference.queries.preparation import sitting


def current(session: Session) -> dict[Respondent, QuestionnaireForm]:
    """The last version of each form; none for a respondent who is asked the core alone."""
    last = select(func.max(QuestionnaireForm.id)).group_by(QuestionnaireForm.respondent)
    return {
        form.respondent: form
        for form in session.scalars(select(QuestionnaireForm).where(QuestionnaireForm.id.in_(last)))
    }


def own(form: QuestionnaireForm | None) -> tuple[Own, ...]:
    """What a version asks beside the core."""
    if form is None:
        return ()
    asked = (Own(form.first, form.first_scale), Own(form.second, form.second_scale))
    return tuple(one for one in asked if one.words)


def this_quarter(session: Session) -> date:
    """The quarter that an answer received now keeps."""
    return quarter(clock.today(session.get_one(Department, session.info[DEPARTMENT]).zone))


def present(session: Session, case: Case, year: int) -> Counter[Respondent]:
    """How many were there at the last conference, by the form that is theirs; an interpreter is given none."""
    last = sitting(session, case)
    if last is None:
        return Counter()
    there = select(Guest.part, Person.kind, Person.counts_as, Person.birth_year).select_from(Presence)
    there = there.join(Guest, Guest.id == Presence.guest_id).join(Person, Person.id == Guest.person_id)
    rows = session.execute(there.where(Presence.sitting_id == last.id))
    return Counter(
        respondent(part, kind, counts_as, year - born if born else None)
        for part, kind, counts_as, born in rows
        if part is not Part.INTERPRETER
    )


def tallies(session: Session, case: Case) -> Sequence[Tally]:
    """What was given in a case and came back, by when it was asked and by respondent."""
    found = session.scalars(select(Tally).where(Tally.case_id == case.id)).all()
    order = [*Asked], [*Respondent]
    return sorted(found, key=lambda one: (order[0].index(one.asked), order[1].index(one.respondent)))


def still_out(session: Session, case: Case) -> Mapping[Asked, int]:
    """How many have not served, and still open."""
    out = Slip.case_id == case.id, Slip.expires_at > clock.now()
    counted = session.execute(select(Slip.asked, func.count()).where(*out).group_by(Slip.asked))
    return {row[0]: row[1] for row in counted}
