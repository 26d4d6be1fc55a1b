"""What preparation holds: agreements, question, guests, sheet; and what the rule of convening looks at."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, exists, func, select
from sqlalchemy.orm import Session, aliased, joinedload

from conference.domain.agreement import AgreementState, AgreementTo
from conference.domain.preparation import KIN, TAKES_PART, Invitation, PreparationFacts, Safety
from conference.domain.referral import PersonKind
from conference.domain.sheet import state
from conference.models.agreement import Agreement
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.guest import Guest
from conference.models.question import Question
from conference.models.referral import Person
from conference.models.sheet import Sheet
from conference.queries.columns import OF_CASE, beside, count, has
from conference.queries.disagreement import Answers
from conference.queries.sheet import readers

COMING = Guest.invitation.in_(TAKES_PART)


@dataclass(frozen=True, slots=True)
class Preparation:
    """Everything that a coordinator prepares, read together."""

    questions: Sequence[Question]
    guests: Sequence[Guest]
    agreements: Sequence[Agreement]
    sitting: Sitting | None
    people: Sequence[Person]

    @property
    def children(self) -> list[Person]:
        """The children for whom the conference is asked."""
        return [person for person in self.people if person.kind is PersonKind.CHILD]

    @property
    def question(self) -> Question | None:
        """The central question: its last version."""
        return self.questions[-1] if self.questions else None

    @property
    def standing(self) -> dict[tuple[int, AgreementTo, int], Agreement]:
        """The last line of each person on each thing and item: what holds now."""
        return {(line.person_id, line.to, line.item): line for line in self.agreements}

    @property
    def against(self) -> list[Agreement]:
        """Agreements that are refused or withdrawn, now."""
        return [line for line in self.standing.values() if line.state is not AgreementState.GIVEN]


def preparation(session: Session, case: Case) -> Preparation:
    """The preparation of a case, in a fixed number of queries."""
    questions = session.scalars(select(Question).where(Question.case_id == case.id).order_by(Question.number)).all()
    guests = select(Guest).where(Guest.case_id == case.id).order_by(Guest.id).options(joinedload(Guest.person))
    agreements = select(Agreement).where(Agreement.case_id == case.id).order_by(Agreement.id)
    return Preparation(
        questions,
        session.scalars(guests).all(),
        session.scalars(agreements.options(joinedload(Agreement.person))).all(),
        sitting(session, case),
        people(session, case),
    )


def people(session: Session, case: Case) -> Sequence[Person]:
    """Everybody of a case, in the order they were named."""
    return session.scalars(select(Person).where(Person.case_id == case.id).order_by(Person.id)).all()


def facts(session: Session, case: Case, said: Answers) -> PreparationFacts:
    """What the rule of convening looks at, in one query beside what everybody ``said``."""
    found = session.execute(_facts(), {OF_CASE.key: case.id}).one()._asdict()
    written, needless = found.pop("written") or 0, bool(found.pop("needless"))
    stands = state(written, (reader.reading for reader in readers(said)), needless=needless)
    return PreparationFacts(**found, sheet=stands)


@cache
def _facts() -> Select[*tuple[Any, ...]]:
    # A conference that was held is behind: the next one has a sitting of its own.
    ahead = Sitting.id.is_not(None) & Sitting.held_at.is_(None)
    together = Guest.invitation == Invitation.COMING
    query = select(
        has(Question).label("question"),
        count(Guest, COMING, Guest.part.in_(KIN)).label("taking_part"),
        count(Guest, Guest.invitation != Invitation.DECLINED, Guest.safety.is_(None)).label("unsafe"),
        has(Guest, together, Guest.safety == Safety.APART).label("apart_together"),
        _unsettled().label("children_unsettled"),
        (ahead & Sitting.at.is_not(None)).label("dated"),
        (ahead & (Sitting.place != "")).label("placed"),
        beside(select(Sheet.number).where(Sheet.case_id == Case.id)).label("written"),
        beside(select(Sheet.needless).where(Sheet.case_id == Case.id)).label("needless"),
    )
    return query.select_from(Case).outerjoin(Sitting, is_last()).where(Case.id == OF_CASE)


def _unsettled() -> ScalarSelect[int]:
    """How many children have no way of taking part yet."""
    invited = (Guest.case_id == Person.case_id) & (Guest.person_id == Person.id)
    settled = exists().where(invited, Guest.child_way.is_not(None))
    return count(Person, Person.kind == PersonKind.CHILD, ~settled)


def is_last() -> ColumnElement[bool]:
    """The sitting of each case that is planned, or the last one held."""
    other = aliased(Sitting)
    last = beside(select(func.max(other.number)).where(other.case_id == Case.id, other.given_up_at.is_(None)))
    return (Sitting.case_id == Case.id) & (Sitting.number == last)


def sitting(session: Session, case: Case) -> Sitting | None:
    """The sitting that is planned, or the last one held."""
    query = select(Sitting).where(Sitting.case_id == case.id, Sitting.given_up_at.is_(None))
    return session.scalars(query.order_by(Sitting.number.desc()).limit(1)).one_or_none()


def adjourned(session: Session, case: Case) -> Sequence[Sitting]:
    """The sittings that were given up, each with its reason."""
    query = select(Sitting).where(Sitting.case_id == case.id, Sitting.given_up_at.is_not(None))
    return session.scalars(query.order_by(Sitting.number)).all()
