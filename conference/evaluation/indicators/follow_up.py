"""Follow-up: the reviews that were due in the period, and what became of each."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    SQLColumnExpression,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from conference.domain.follow_up import ENOUGH_TRIES, ReviewState, Wish
from conference.evaluation.indicators.cohort import at_end
from conference.evaluation.indicators.conferences import AFTER_A_CONFERENCE, ONE, SEVERAL, held
from conference.evaluation.indicators.counting import Counted, Tally, rows_of
from conference.evaluation.indicators.declaration import Audience, Definition, Indicator, Line, Result, Scope
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.follow_up import FollowUp, Review, Try
from conference.models.journal import StayRow
from conference.words.evaluation import MOOT, NOT_DUE
from conference.words.preparation import REVIEW_STATE

STATES = (ReviewState.HELD, ReviewState.DECLINED, ReviewState.UNANSWERED, ReviewState.OVERDUE)
MOOT_CODE, NOT_DUE_CODE = "moot", "not_due"


def _next_held() -> ColumnElement[Any]:
    """When the case held its next conference: what is said from then on is about that one."""
    later = aliased(Sitting)
    query = select(func.min(later.held_at)).where(later.case_id == Sitting.case_id, later.held_at > Sitting.held_at)
    return query.correlate(Sitting).scalar_subquery()


def _of_this_one(at: SQLColumnExpression[Any]) -> ColumnElement[bool]:
    return and_(at >= Sitting.held_at, or_(_next_held().is_(None), at < _next_held()))


def _state(scope: Scope) -> ColumnElement[str]:
    """The state of ``domain.follow_up.review_state`` at the end of the period, once the review is due."""
    reviews = Review.case_id == Sitting.case_id, Review.on <= scope.period.last, _of_this_one(Review.recorded_at)
    tries = Try.case_id == Sitting.case_id, Try.at < scope.period.ends, _of_this_one(Try.at)
    tried = select(func.count()).select_from(Try).where(*tries).correlate(Sitting).scalar_subquery()
    moved_on = or_(StayRow.stage.is_(None), StayRow.stage.not_in(AFTER_A_CONFERENCE), _next_held() < scope.period.ends)
    return case(
        (exists().where(*reviews).correlate(Sitting), ReviewState.HELD.value),
        (FollowUp.wish == Wish.DECLINED, ReviewState.DECLINED.value),
        (tried >= ENOUGH_TRIES, ReviewState.UNANSWERED.value),
        (moved_on, MOOT_CODE),
        else_=ReviewState.OVERDUE.value,
    )


def _reviews(scope: Scope) -> CompoundSelect[Any]:
    """The reviews whose day came in the period, each in its state; and those to come, of its conferences."""
    query = select(*rows_of(Case.id, _state(scope))).select_from(FollowUp)
    joined = query.join(Sitting, Sitting.id == FollowUp.sitting_id).join(Case, Case.id == FollowUp.case_id)
    within = FollowUp.due_on >= scope.period.first, FollowUp.due_on < scope.eve
    later = held(scope, *rows_of(Case.id, literal(NOT_DUE_CODE))).join(FollowUp, FollowUp.sitting_id == Sitting.id)
    due = joined.outerjoin(StayRow, at_end(scope)).where(*within, scope.cases)
    return due.union_all(later.where(FollowUp.due_on >= scope.eve))


def _what_became(found: Tally) -> Result:
    parts = [Line(state.value, REVIEW_STATE[state], found.of(state.value)) for state in STATES]
    due = sum(line.value for line in parts)
    apart = ((MOOT_CODE, MOOT), (NOT_DUE_CODE, NOT_DUE))
    return Result(due, due, lines=(*parts, *(Line(code, words, found.of(code), apart=True) for code, words in apart)))


INDICATORS = (
    Indicator(
        "follow_up.reviews",
        "Bilans à trois mois arrivés à échéance",
        "bilans",
        Definition(
            "Conférences dont le bilan était dû dans la période, trois mois après\u00a0; une échéance à venir ne "
            "compte pas encore.",
            "Tenus, déclinés par la famille, restés sans réponse après "
            f"{ENOUGH_TRIES} essais, en retard\u00a0: au soir du dernier jour de la période, les quatre font le total. "
            "À part, jamais dans le total\u00a0: les bilans sans objet, parce que la démarche s’est arrêtée ou repart "
            "vers une autre conférence, et ceux qui ne sont pas encore dus.",
            "Conférences dont le bilan était dû.",
            "Échéance du bilan\u00a0; ce que la famille souhaite est lu aujourd’hui.",
        ),
        Audience.PUBLIC,
        Counted(_reviews, _what_became, {"": tuple(state.value for state in STATES)}),
        ONE,
        SEVERAL,
        "Ce qu’il en est",
        "Bilans arrivés à échéance",
    ),
)
