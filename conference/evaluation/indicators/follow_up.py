"""Follow-up: the reviews that were due in the period, and what became of each."""

from typing import Any

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from conference.domain.follow_up import ENOUGH_TRIES, ReviewState, Wish
from conference.evaluation.indicators.cohort import at_end, tally
from conference.evaluation.indicators.conferences import AFTER_A_CONFERENCE, ONE, SEVERAL, held
from conference.evaluation.indicators.declaration import Audience, Definition, Indicator, Line, Result, Scope
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.follow_up import FollowUp, Review, Try
from conference.models.journal import StayRow
from conference.words.evaluation import MOOT, NOT_DUE
from conference.words.preparation import REVIEW_STATE

STATES = (ReviewState.HELD, ReviewState.DECLINED, ReviewState.UNANSWERED, ReviewState.OVERDUE)
MOOT_CODE = "moot"


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


def _due(scope: Scope) -> Select[Any]:
    """The state of each review whose day came in the period."""
    query = select(_state(scope).label("state")).select_from(FollowUp)
    joined = query.join(Sitting, Sitting.id == FollowUp.sitting_id).join(Case, Case.id == FollowUp.case_id)
    within = FollowUp.due_on >= scope.period.first, FollowUp.due_on < scope.eve
    return joined.outerjoin(StayRow, at_end(scope)).where(*within, scope.cases)


def _not_due(session: Session, scope: Scope) -> int:
    later = held(scope, func.count()).join(FollowUp, FollowUp.sitting_id == Sitting.id)
    return session.scalar(later.where(FollowUp.due_on >= scope.eve)) or 0


def _reviews(session: Session, scope: Scope) -> Result:
    rows = _due(scope).subquery()
    found = tally(session, select(rows.c.state, func.count()).group_by(rows.c.state))
    lines = [Line(state.value, REVIEW_STATE[state], found.get(state.value, 0)) for state in STATES]
    due = sum(line.value for line in lines)
    apart = (
        Line(MOOT_CODE, MOOT, found.get(MOOT_CODE, 0), apart=True),
        Line("not_due", NOT_DUE, _not_due(session, scope), apart=True),
    )
    return Result(due, due, lines=(*lines, *apart))


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
        _reviews,
        ONE,
        SEVERAL,
        "Ce qu’il en est",
        "Bilans arrivés à échéance",
    ),
)
