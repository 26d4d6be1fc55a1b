"""The children of a conference, and what is kept of each: choices, support, hours, words, pictures."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from conference import clock
from conference.domain.agreement import AGAINST, AgreementState, AgreementTo
from conference.domain.child import WordsFor, is_child
from conference.domain.preparation import Part
from conference.domain.referral import PersonKind
from conference.models.agreement import Agreement
from conference.models.attachment import Attachment
from conference.models.case import Case
from conference.models.child import ChildChoice, ChildDay, ChildWords, Support
from conference.models.department import Department
from conference.models.guest import Guest
from conference.models.place import Institution
from conference.models.referral import KnownBy, Person


@dataclass(frozen=True, slots=True)
class Child:
    """One child of a conference, and everything that is theirs in it."""

    guest: Guest
    choices: Sequence[ChildChoice]
    support: Support | None
    day: ChildDay | None
    words: Sequence[ChildWords]
    pictures: Sequence[Attachment]

    @property
    def current(self) -> list[ChildWords]:
        """The last version of what the child gives, purpose by purpose."""
        last = {line.purpose: line for line in self.words}
        return [last[purpose] for purpose in WordsFor if purpose in last]

    @property
    def earlier(self) -> list[ChildWords]:
        """The versions that others have followed."""
        current = {line.id for line in self.current}
        return [line for line in self.words if line.id not in current]


def children(session: Session, case: Case) -> list[Guest]:
    """The children among the guests of a case, in the order they were invited."""
    query = select(Guest).where(Guest.case_id == case.id).order_by(Guest.id).options(joinedload(Guest.person))
    year = clock.today(session.get_one(Department, case.department_id).zone).year
    return [guest for guest in session.scalars(query) if is_child(guest.person.kind, guest.person.birth_year, year)]


def uninvited(session: Session, case: Case) -> Sequence[Person]:
    """The children for whom the conference is asked, and who have no place in it yet."""
    invited = select(Guest.person_id).where(Guest.case_id == case.id)
    theirs = Person.case_id == case.id, Person.kind == PersonKind.CHILD, Person.id.not_in(invited)
    return session.scalars(select(Person).where(*theirs).order_by(Person.id)).all()


def child(session: Session, guest: Guest) -> Child:
    """What is kept of one child, in a fixed number of queries; the pictures without their bytes."""
    choices = select(ChildChoice).where(ChildChoice.guest_id == guest.id).order_by(ChildChoice.id)
    support = select(Support).where(Support.child_id == guest.id)
    support = support.options(joinedload(Support.guest).joinedload(Guest.person), joinedload(Support.works_for))
    words = select(ChildWords).where(ChildWords.guest_id == guest.id).order_by(ChildWords.id)
    words = words.options(joinedload(ChildWords.reader).joinedload(Guest.person))
    return Child(
        guest,
        session.scalars(choices).all(),
        session.scalars(support).one_or_none(),
        session.scalars(select(ChildDay).where(ChildDay.guest_id == guest.id)).one_or_none(),
        session.scalars(words).all(),
        pictures(session, guest),
    )


def pictures(session: Session, guest: Guest) -> Sequence[Attachment]:
    """What a child drew or wrote."""
    query = select(Attachment).where(Attachment.guest_id == guest.id).order_by(Attachment.id)
    return session.scalars(query).all()


def photos_agreed(session: Session, case_id: int) -> bool:
    """Whether photographs are agreed to: by somebody, and refused or taken back by nobody."""
    lines = select(Agreement).where(Agreement.case_id == case_id, Agreement.to == AgreementTo.PHOTOS)
    standing = {(line.person_id, line.item): line.state for line in session.scalars(lines.order_by(Agreement.id))}
    return AgreementState.GIVEN in standing.values() and AGAINST.isdisjoint(standing.values())


def supporters(session: Session, case: Case) -> Sequence[Guest]:
    """The guests who may stand by somebody."""
    query = select(Guest).where(Guest.case_id == case.id, Guest.part == Part.SUPPORT)
    return session.scalars(query.order_by(Guest.id).options(joinedload(Guest.person))).all()


def knows_the_family(session: Session, case: Case, institution: Institution) -> bool:
    """Whether an institution, or one of whose tree it is, knows the family of a case."""
    places = select(Institution.id, Institution.parent_id)
    above: dict[int, int | None] = {row.id: row.parent_id for row in session.execute(places)}
    known = session.scalars(select(KnownBy.institution_id).where(KnownBy.case_id == case.id))
    return _root(above, institution.id) in {_root(above, one) for one in known}


def _root(above: dict[int, int | None], place: int) -> int:
    while (parent := above.get(place)) is not None:
        place = parent
    return place
