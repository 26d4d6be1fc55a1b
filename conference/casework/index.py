"""The names that a case is found by, written anew whenever its people change."""

from collections.abc import Iterable

from sqlalchemy import delete
from sqlalchemy.orm import Session

from conference.domain.names import fold
from conference.models.case import Case, CaseWord
from conference.models.referral import Person


def index(session: Session, case: Case, people: Iterable[Person]) -> None:
    """Write the words of the names in a received case."""
    session.execute(delete(CaseWord).where(CaseWord.case_id == case.id))
    words = {word for person in people for word in fold(f"{person.first_name} {person.last_name}").split()}
    session.add_all(CaseWord(case_id=case.id, word=word) for word in sorted(words))
    session.flush()
