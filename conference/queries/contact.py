"""Contact details as their coordinator reads them: of a case, and the numbers of all the cases that are theirs."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, contains_eager

from conference.domain.contact import ContactKind
from conference.domain.referral import Danger
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.contact import Contact
from conference.models.referral import Person, Referral

FIRST_PREFERRED = (Contact.preferred.desc(), Contact.id)


def contacts(session: Session, case: Case) -> dict[int, list[Contact]]:
    """The lines of each person of a case, by their serial number; the preferred one first."""
    found: dict[int, list[Contact]] = {}
    for line in session.scalars(select(Contact).where(Contact.case_id == case.id).order_by(*FIRST_PREFERRED)):
        found.setdefault(line.person_id, []).append(line)
    return found


def of_person(session: Session, person: Person) -> Sequence[Contact]:
    """The lines of one person, the preferred one first."""
    query = select(Contact).where(Contact.case_id == person.case_id, Contact.person_id == person.id)
    return session.scalars(query.order_by(*FIRST_PREFERRED)).all()


def danger(session: Session, case: Case) -> tuple[Danger | None, str]:
    """What was answered on danger when the case was referred, and in which words."""
    query = select(Referral.danger, Referral.danger_details).where(Referral.case_id == case.id)
    found = session.execute(query).one_or_none()
    return (found.danger, found.danger_details) if found else (None, "")


def numbers(session: Session, theirs: ColumnElement[bool]) -> Sequence[Contact]:
    """Every number of the open cases that a criterion gives, protected ones included: by case, then by person."""
    query = select(Contact).join(Contact.case).join(Contact.person)
    query = query.where(theirs, Case.stage != Stage.CLOSED, Contact.kind == ContactKind.PHONE)
    loaded = query.options(contains_eager(Contact.case), contains_eager(Contact.person))
    return session.scalars(loaded.order_by(Case.reference, Person.id, *FIRST_PREFERRED)).all()
