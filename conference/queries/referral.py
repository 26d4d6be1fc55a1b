"""What a referral holds, gathered for its pages and for the rule of submission."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from conference.domain.names import words_of
from conference.domain.reasons import Reason
from conference.domain.referral import CONCERNED, LegalContext, ReferralFacts, submission
from conference.models.case import Case
from conference.models.referral import KnownBy, Person, Referral


@dataclass(frozen=True, slots=True)
class Dossier:
    """A referral with its people and the institutions that know them; ``brought`` are those of the network."""

    case: Case
    referral: Referral
    people: Sequence[Person]
    known_by: Sequence[KnownBy]
    brought: Sequence[Person] = ()

    @property
    def names(self) -> frozenset[str]:
        """The folded words of all the names of a case, its network's included: what a text shows of them is masked."""
        return words_of(name for one in (*self.people, *self.brought) for name in (one.first_name, one.last_name))

    @property
    def concerned(self) -> list[Person]:
        """Those for whom the conference is asked."""
        return [person for person in self.people if person.kind in CONCERNED]

    @property
    def facts(self) -> ReferralFacts:
        """What the rule of submission looks at."""
        case, said = self.case, self.referral
        return ReferralFacts(
            concerned=len(self.concerned),
            family_agreed=said.agreed is True,
            agreement_dated=said.agreed_on is not None,
            agreement_way=bool(said.agreement_way) and bool(said.agreed_by),
            family_words=bool(said.family_situation),
            professional_words=bool(said.professional_situation),
            field=case.field,
            territory=case.territory_id is not None,
            origin=case.origin,
            known_by=len(self.known_by),
            known_by_none=said.known_by_none,
            danger=said.danger,
        )

    @property
    def missing(self) -> list[Reason]:
        """Why it cannot be sent yet."""
        return submission(self.facts)


def measure_in_force(session: Session, case: Case) -> LegalContext | None:
    """The measure that was in force when a case was referred."""
    return session.scalar(select(Referral.measure_in_force).where(Referral.case_id == case.id))


def dossier(session: Session, case: Case) -> Dossier:
    """The referral of a case, in three queries whatever it holds; an empty one for a case taken over."""
    everybody = session.scalars(select(Person).where(Person.case_id == case.id).order_by(Person.id)).all()
    people, brought = ([one for one in everybody if one.in_preparation is later] for later in (False, True))
    known = select(KnownBy).where(KnownBy.case_id == case.id).order_by(KnownBy.id)
    known_by = session.scalars(known.options(joinedload(KnownBy.institution))).all()
    return Dossier(case, words(session, case), people, known_by, brought)


def words(session: Session, case: Case) -> Referral:
    """The words of a referral; none for a case taken over."""
    found = session.scalars(select(Referral).where(Referral.case_id == case.id)).one_or_none()
    return found or Referral(case_id=case.id, known_by_none=False)


def names(session: Session, case: Case) -> frozenset[str]:
    """The same words as `Dossier.names`, for a page that shows nothing else of the referral; one query."""
    query = select(Person.first_name, Person.last_name).where(Person.case_id == case.id)
    return words_of(name for row in session.execute(query) for name in row)
