"""What families and professionals answer at the end of a conference and three months on. Part of follow-up."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, SQLColumnExpression, and_, func, select

from conference.domain.follow_up import Resolved
from conference.evaluation.indicators import conferences
from conference.evaluation.indicators.conferences import HELD, HELD_ONES, ON_THE_DAY, held
from conference.evaluation.indicators.counting import Counted, Tally, answers, rows_of
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
TOLD_APART = {UNRECORDED: (None,), Resolved.UNKNOWN.value: (Resolved.UNKNOWN.value,)}


def _plain(titles: Mapping[Any, str]) -> dict[str, str]:
    return {code.value: words for code, words in titles.items()}


def _at_the_end(scope: Scope) -> Select[Any]:
    return held(scope, *rows_of(Case.id, FollowUp.resolved_at_end)).outerjoin(
        FollowUp, FollowUp.sitting_id == Sitting.id
    )


def _resolved_at_end(found: Tally) -> Result:
    parts = [Line(code.value, words, found.of(code.value)) for code, words in RESOLVED.items()]
    missing = found.of(None)
    parts += [Line(UNRECORDED, UNKNOWN_LINE, missing)] if missing else []
    return Result(found.n, found.n, missing, tuple(parts))


def _reviewed(scope: Scope, answer: SQLColumnExpression[Any]) -> Select[Any]:
    """The reviews of the period, one a respondent, with what each says."""
    within = Review.on >= scope.period.first, Review.on <= scope.period.last
    query = select(*rows_of(Case.id, answer)).select_from(Review).join(Case, Case.id == Review.case_id)
    return query.where(*within, scope.cases)


def _said(answer: SQLColumnExpression[Any], titles: Mapping[Any, str], silence: StrEnum | None = None) -> Counted:
    """What respondents say; where the form offers to refuse, silence is a refusal."""
    refusal = {silence.value: REFUSES} if silence else {}

    def rows(scope: Scope) -> Select[Any]:
        return _reviewed(scope, func.coalesce(answer, silence.value) if silence else answer)

    def read(found: Tally) -> Result:
        parts = [Line(code, words, found.of(code)) for code, words in (_plain(titles) | refusal).items()]
        return Result(found.n, found.n, lines=tuple(parts))

    return Counted(rows, read, TOLD_APART)


def _actions(scope: Scope) -> Select[Any]:
    """What each respondent says of each action of the plan in force when they spoke; nothing is no code."""
    agreed = select(Plan.id).where(Plan.case_id == Review.case_id, Plan.agreed_at <= Review.recorded_at)
    in_force = agreed.order_by(Plan.number.desc()).limit(1).correlate(Review).scalar_subquery()
    told = and_(ActionReview.review_id == Review.id, ActionReview.action_id == Action.id)
    asked = _reviewed(scope, ActionReview.kept).join(Action, Action.plan_id == in_force)
    return asked.outerjoin(ActionReview, told)


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
        Counted(_at_the_end, _resolved_at_end, TOLD_APART),
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
        _said(Review.plan_kept, PLAN_KEPT, Resolved.REFUSED),
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
        Counted(_actions, answers(_plain(KEPT))),
        "réponse",
        "réponses",
        "Ce qu’elle est devenue",
        "Réponses données",
    ),
)
