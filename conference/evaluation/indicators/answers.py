"""What families and professionals answer at the end of a conference and three months on. Part of follow-up."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, func, select
from sqlalchemy.orm import Session

from conference.domain.follow_up import Resolved
from conference.evaluation.indicators import conferences
from conference.evaluation.indicators.cohort import tally
from conference.evaluation.indicators.conferences import HELD, HELD_ONES, ON_THE_DAY, held
from conference.evaluation.indicators.declaration import Audience, Compute, Definition, Indicator, Line, Result, Scope
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.follow_up import ActionReview, FollowUp, Review
from conference.models.plan import Action, Plan
from conference.words.evaluation import UNKNOWN_LINE
from conference.words.follow_up import PLAN_KEPT, REFUSES, RESPONDENT
from conference.words.preparation import KEPT, RESOLVED

UNRECORDED = "unrecorded"  # ``unknown`` is an answer: « ne sait pas »
REVIEWS_UNIT = "bilans"


def _answers(found: Mapping[Any, int], titles: Mapping[Any, str], refused: bool = False) -> tuple[Line, ...]:
    """A line for each answer; silence is a refusal where the form offers one, else it was not recorded."""
    lines = [Line(code.value, words, found.get(code, 0)) for code, words in titles.items()]
    if refused:
        return (*lines, Line(Resolved.REFUSED.value, REFUSES, found.get(None, 0)))
    return (*lines, Line(UNRECORDED, UNKNOWN_LINE, found[None])) if None in found else tuple(lines)


def _at_the_end(session: Session, scope: Scope) -> Result:
    answer = FollowUp.resolved_at_end
    query = held(scope, answer, func.count()).outerjoin(FollowUp, FollowUp.sitting_id == Sitting.id).group_by(answer)
    found = tally(session, query)
    total = sum(found.values())
    return Result(total, total, found.get(None, 0), _answers(found, RESOLVED))


def _reviewed(scope: Scope, *columns: Any) -> Select[Any]:
    """Columns of the reviews of the period, one a respondent."""
    within = Review.on >= scope.period.first, Review.on <= scope.period.last
    return select(*columns).select_from(Review).join(Case, Case.id == Review.case_id).where(*within, scope.cases)


def _said(answer: SQLColumnExpression[Any], titles: Mapping[Any, str], refused: bool = False) -> Compute:
    def said(session: Session, scope: Scope) -> Result:
        found = tally(session, _reviewed(scope, answer, func.count()).group_by(answer))
        total = sum(found.values())
        return Result(total, total, lines=_answers(found, titles, refused))

    return said


def _actions(session: Session, scope: Scope) -> Result:
    told = _reviewed(scope, ActionReview.kept, func.count()).join(ActionReview, ActionReview.review_id == Review.id)
    found = tally(session, told.group_by(ActionReview.kept))
    total, asked = sum(found.values()), session.scalar(_reviewed(scope, func.sum(_asked_of()))) or 0
    return Result(total, total, int(asked) - total, _answers(found, KEPT), asked=int(asked))


def _asked_of() -> ColumnElement[int]:
    """How many actions a review could speak of: those of the plan in force when it was recorded."""
    agreed = select(Plan.id).where(Plan.case_id == Review.case_id, Plan.agreed_at <= Review.recorded_at)
    in_force = agreed.order_by(Plan.number.desc()).limit(1).correlate(Review).scalar_subquery()
    return (
        select(func.count()).select_from(Action).where(Action.plan_id == in_force).correlate(Review).scalar_subquery()
    )


REVIEWED = "Bilans de la période, un par personne qui répond."
ON_REVIEW = "Jour du bilan."
NO_SUM = "Réponses de chaque sorte, refus de répondre compris."


def _of_reviews(code: str, title: str, numerator: str, head: str, compute: Compute) -> Indicator:
    return Indicator(
        f"follow_up.{code}",
        title,
        REVIEWS_UNIT,
        Definition(REVIEWED, numerator, "Bilans de la période.", ON_REVIEW),
        Audience.DIRECTION,
        compute,
        "bilan",
        "bilans",
        head,
        "Bilans",
    )


INDICATORS = (
    Indicator(
        "follow_up.resolved_at_end",
        "Situation de départ résolue, à la fin de la conférence",
        conferences.CONFERENCES,
        Definition(
            HELD,
            f"{NO_SUM} Une réponse qui n’a pas été notée est «\u00a0non renseignée\u00a0». Cette réponse ne se "
            "mélange jamais à celles des bilans.",
            "Conférences tenues.",
            ON_THE_DAY,
        ),
        Audience.DIRECTION,
        _at_the_end,
        conferences.ONE,
        conferences.SEVERAL,
        "Réponse",
        HELD_ONES,
    ),
    _of_reviews(
        "respondents",
        "Qui a répondu aux bilans",
        "Bilans de chaque sorte de personnes.",
        "Qui répond",
        _said(Review.respondent, RESPONDENT),
    ),
    _of_reviews(
        "resolved",
        "Situation de départ résolue, à trois mois",
        f"{NO_SUM} Jamais mélangées à celles de la fin de la conférence.",
        "Réponse",
        _said(Review.resolved, RESOLVED),
    ),
    _of_reviews(
        "plan_kept",
        "Plan tenu, à trois mois",
        NO_SUM,
        "Réponse",
        _said(Review.plan_kept, PLAN_KEPT, refused=True),
    ),
    Indicator(
        "follow_up.actions",
        "Actions du plan, à trois mois",
        "réponses",
        Definition(
            REVIEWED,
            "Ce que chaque personne dit de chaque action\u00a0: faite, en partie, pas faite, abandonnée par choix.",
            "Réponses données. Les actions dont une personne n’a rien dit sont à part, «\u00a0non renseignées\u00a0».",
            ON_REVIEW,
        ),
        Audience.DIRECTION,
        _actions,
        "réponse",
        "réponses",
        "Ce qu’elle est devenue",
        "Réponses données",
    ),
)
