"""What preparation holds: agreements, question, guests, sheet; and what the rule of convening looks at."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from conference.domain.preparation import (
    KIN,
    TAKES_PART,
    AgreementState,
    AgreementTo,
    Balance,
    Invitation,
    PreparationFacts,
    Safety,
    SheetState,
    balance,
)
from conference.domain.referral import PersonKind
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.preparation import Agreement, Guest, Question, Sheet
from conference.models.referral import Person


@dataclass(frozen=True, slots=True)
class Preparation:
    """Everything that a coordinator prepares, read together."""

    questions: Sequence[Question]
    guests: Sequence[Guest]
    agreements: Sequence[Agreement]
    sheet: Sheet | None
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
    def standing(self) -> dict[tuple[int, AgreementTo], Agreement]:
        """The last line of each person on each thing: what holds now."""
        return {(line.person_id, line.to): line for line in self.agreements}

    @property
    def against(self) -> list[Agreement]:
        """Agreements that are refused or withdrawn, now."""
        return [line for line in self.standing.values() if line.state is not AgreementState.GIVEN]

    @property
    def balance(self) -> Balance:
        """Relatives and professionals who may come."""
        return balance((guest.part, guest.invitation) for guest in self.guests)

    @property
    def facts(self) -> PreparationFacts:
        """What the rule of convening looks at."""
        coming = [g for g in self.guests if g.invitation in TAKES_PART]
        asked = [g for g in self.guests if g.invitation is not Invitation.DECLINED]
        apart = [g for g in coming if g.safety is Safety.APART and g.invitation is Invitation.COMING]
        # A conference that was held is behind: the next one has a sitting of its own.
        ahead = self.sitting if self.sitting is not None and self.sitting.held_at is None else None
        ways = {g.person_id for g in self.guests if g.child_way is not None}
        return PreparationFacts(
            question=self.question is not None,
            taking_part=sum(g.part in KIN for g in coming),
            unsafe=sum(g.safety is None for g in asked),
            apart_together=bool(apart),
            children_unsettled=sum(child.id not in ways for child in self.children),
            dated=ahead is not None and ahead.at is not None,
            placed=ahead is not None and bool(ahead.place),
            sheet=self.sheet.state if self.sheet else SheetState.MISSING,
        )


def preparation(session: Session, case: Case) -> Preparation:
    """The preparation of a case, in a fixed number of queries."""
    questions = session.scalars(select(Question).where(Question.case_id == case.id).order_by(Question.number)).all()
    guests = select(Guest).where(Guest.case_id == case.id).order_by(Guest.id).options(joinedload(Guest.person))
    agreements = select(Agreement).where(Agreement.case_id == case.id).order_by(Agreement.id)
    people = select(Person).where(Person.case_id == case.id).order_by(Person.id)
    return Preparation(
        questions,
        session.scalars(guests).all(),
        session.scalars(agreements.options(joinedload(Agreement.person))).all(),
        session.scalars(select(Sheet).where(Sheet.case_id == case.id)).one_or_none(),
        sitting(session, case),
        session.scalars(people).all(),
    )


def sitting(session: Session, case: Case) -> Sitting | None:
    """The sitting that is planned, or the last one held."""
    query = select(Sitting).where(Sitting.case_id == case.id, Sitting.given_up_at.is_(None))
    return session.scalars(query.order_by(Sitting.number.desc()).limit(1)).one_or_none()


def adjourned(session: Session, case: Case) -> Sequence[Sitting]:
    """The sittings that were given up, each with its reason."""
    query = select(Sitting).where(Sitting.case_id == case.id, Sitting.given_up_at.is_not(None))
    return session.scalars(query.order_by(Sitting.number)).all()
