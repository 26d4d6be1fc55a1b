"""What became of the plan: the wish, the tries, the reviews, and the synthesis sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, func, select
from sqlalchemy.orm import Session

from conference.domain.follow_up import FollowUpFacts, Kept, ReviewState, review_state
from conference.domain.minimal import Tickable
from conference.domain.referral import PersonKind
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.follow_up import ActionReview, FollowUp, Living, Review, Synthesis, Try
from conference.models.minimal import Tick
from conference.models.plan import Action
from conference.models.referral import Person
from conference.queries.columns import OF_CASE, beside, count, has


@dataclass(frozen=True, slots=True)
class After:
    """Everything after the conference; reviews and tries are those since the last one."""

    follow_up: FollowUp | None
    held_at: datetime | None
    reviews: Sequence[Review]
    tries: Sequence[Try]
    synthesis: Synthesis | None

    @property
    def facts(self) -> FollowUpFacts:
        """What the rules of the end look at."""
        return FollowUpFacts(
            wish=self.follow_up.wish if self.follow_up else None,
            reviews=len(self.reviews),
            tries=len(self.tries),
            synthesis=self.synthesis is not None,
            call_due=self.follow_up.call_due_on if self.follow_up else None,
            called=bool(self.follow_up and self.follow_up.call),
            next_review=self.next_review,
        )

    @property
    def next_review(self) -> date | None:
        """The day agreed on for another review, at the last one that was held; each day's latest counts."""
        last = max((review.on for review in self.reviews), default=None)
        return max((one.next_on for one in self.reviews if one.on == last and one.next_on), default=None)

    def state(self, today: date) -> ReviewState | None:
        """Where the review stands; None before any conference was held."""
        return review_state(self.facts, self.follow_up.due_on, today) if self.follow_up else None


def after(session: Session, case: Case) -> After:
    """What follows the last conference of a case."""
    rows = select(FollowUp, Sitting.held_at).join(Sitting, Sitting.id == FollowUp.sitting_id)
    last = session.execute(rows.where(FollowUp.case_id == case.id).order_by(FollowUp.id.desc()).limit(1)).first()
    reviews, tries = select(Review).where(Review.case_id == case.id), select(Try).where(Try.case_id == case.id)
    if last is not None:
        reviews, tries = reviews.where(Review.recorded_at >= last.held_at), tries.where(Try.at >= last.held_at)
    return After(
        last[0] if last else None,
        last.held_at if last else None,
        session.scalars(reviews.order_by(Review.id)).all(),
        session.scalars(tries.order_by(Try.id)).all(),
        session.scalars(select(Synthesis).where(Synthesis.case_id == case.id)).one_or_none(),
    )


def lives(session: Session, case: Case) -> Sequence[Living]:
    """What was said of where each child lives, oldest line first."""
    return session.scalars(select(Living).where(Living.case_id == case.id).order_by(Living.id)).all()


def children(session: Session, case: Case) -> Sequence[Person]:
    """The children whom a case is about."""
    query = select(Person).where(Person.case_id == case.id, Person.kind == PersonKind.CHILD)
    return session.scalars(query.order_by(Person.id)).all()


def facts(session: Session, case: Case) -> FollowUpFacts:
    """What the rules of the end look at, in one query."""
    return facts_of(session.execute(_facts(), {OF_CASE.key: case.id}).one())


@cache
def _facts() -> Select[*tuple[Any, ...]]:
    return select(*columns()).select_from(Case).where(Case.id == OF_CASE)


def columns() -> tuple[ColumnElement[Any], ...]:
    """What tells how each case follows its plan, beside it; reviews and tries are those since the last conference."""
    held_at = beside(select(func.max(Sitting.held_at)).where(Sitting.case_id == Case.id))
    return (
        _last(FollowUp.wish).label("wish"),
        _last(FollowUp.due_on).label("due_on"),
        _last(FollowUp.resolved_at_end).label("resolved_at_end"),
        _last(FollowUp.call_due_on).label("call_due"),
        _last(FollowUp.call).is_not(None).label("called"),
        _next_review(held_at).label("next_review"),
        count(Review, held_at.is_(None) | (Review.recorded_at >= held_at)).label("reviews"),
        count(Try, held_at.is_(None) | (Try.at >= held_at)).label("tries"),
        (has(Synthesis) | has(Tick, Tick.code == Tickable.SYNTHESIS)).label("synthesis"),
    )


def _last(column: Any) -> ScalarSelect[Any]:
    return beside(select(column).where(FollowUp.case_id == Case.id).order_by(FollowUp.id.desc()).limit(1))


def _next_review(held_at: ColumnElement[Any]) -> ScalarSelect[Any]:
    """The day agreed on at the last day of review since the last conference, the latest where several were."""
    since = Review.case_id == Case.id, held_at.is_(None) | (Review.recorded_at >= held_at)
    return beside(
        select(Review.next_on).where(*since).order_by(Review.on.desc(), Review.next_on.desc().nulls_last()).limit(1)
    )


def facts_of(row: Row[*tuple[Any, ...]]) -> FollowUpFacts:
    """The facts that a row of these columns tells."""
    return FollowUpFacts(row.wish, row.reviews, row.tries, row.synthesis, row.call_due, row.called, row.next_review)


def kept(session: Session, reviews: Sequence[Review]) -> dict[int, list[tuple[Action, Kept]]]:
    """What became of each action, by review, in the order of the plan."""
    query = select(ActionReview.review_id, Action, ActionReview.kept).join(Action, Action.id == ActionReview.action_id)
    found: dict[int, list[tuple[Action, Kept]]] = {}
    rows = session.execute(query.where(ActionReview.review_id.in_([r.id for r in reviews])).order_by(Action.number))
    for review_id, action, said in rows:
        found.setdefault(review_id, []).append((action, said))
    return found
