"""Where children live and under which measure, before and at the review; reviews by who speaks, actions by who
carries them. Part of follow-up.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Select, and_, case, select
from sqlalchemy.orm import aliased

from conference.domain.follow_up import Home, When
from conference.domain.plan import Carrier
from conference.domain.questionnaires import Respondent
from conference.evaluation.indicators.answers import TOLD_APART, UNRECORDED
from conference.evaluation.indicators.counting import Counted, Rows, Tally, lines, part, rows_of
from conference.evaluation.indicators.declaration import (
    FEWEST,
    PERCENT,
    Audience,
    Definition,
    Indicator,
    Line,
    Result,
    Scope,
)
from conference.models.case import Case
from conference.models.follow_up import ActionReview, Living, Review
from conference.models.plan import Action
from conference.models.referral import Referral
from conference.words.case import LEGAL_CONTEXT
from conference.words.evaluation import UNKNOWN_LINE
from conference.words.follow_up import HOME, RESPONDENT
from conference.words.preparation import CARRIER, KEPT, RESOLVED

WITH_FAMILY, ELSEWHERE = "with_family", "elsewhere"
OF_FAMILY = (Home.PARENTS, Home.ONE_PARENT, Home.RELATIVE)


def _at_review(scope: Scope, code: Any) -> Select[Any]:
    """The children of whom it was said, in the period, where they live at the review."""
    within = Living.when == When.REVIEW, Living.on >= scope.period.first, Living.on <= scope.period.last
    query = select(*rows_of(Case.id, code)).select_from(Living).join(Case, Case.id == Living.case_id)
    return query.where(*within, scope.cases)


def _before(scope: Scope, column: str, read: Callable[[Any], Any] = lambda code: code) -> Select[Any]:
    before = aliased(Living)
    same = and_(before.person_id == Living.person_id, before.when == When.BEFORE)
    return _at_review(scope, read(getattr(before, column))).outerjoin(before, same)


def _with_family(home: Any) -> Any:
    known = and_(home.is_not(None), home != Home.UNKNOWN)
    return case((home.in_(OF_FAMILY), WITH_FAMILY), (known, ELSEWHERE))


def _home_before(scope: Scope) -> Select[Any]:
    return _before(scope, "home")


def _home_at_review(scope: Scope) -> Select[Any]:
    return _at_review(scope, Living.home)


def _family_before(scope: Scope) -> Select[Any]:
    return _before(scope, "home", _with_family)


def _family_at_review(scope: Scope) -> Select[Any]:
    return _at_review(scope, _with_family(Living.home))


def _measure_before(scope: Scope) -> Select[Any]:
    return _before(scope, "measure")


def _measure_at_review(scope: Scope) -> Select[Any]:
    return _at_review(scope, Living.measure)


def _considered(scope: Scope) -> Select[Any]:
    query = _at_review(scope, Referral.measure_considered)
    return query.outerjoin(Referral, Referral.case_id == Living.case_id)


def _reviewed(scope: Scope, *row: Any) -> Select[Any]:
    within = Review.on >= scope.period.first, Review.on <= scope.period.last
    return select(*row).select_from(Review).join(Case, Case.id == Review.case_id).where(*within, scope.cases)


def _resolved(respondent: Respondent) -> Rows:
    def rows(scope: Scope) -> Select[Any]:
        return _reviewed(scope, *rows_of(Case.id, Review.resolved)).where(Review.respondent == respondent)

    return rows


def _kept(carrier: Carrier) -> Rows:
    def rows(scope: Scope) -> Select[Any]:
        told = _reviewed(scope, *rows_of(Case.id, ActionReview.kept))
        told = told.join(ActionReview, ActionReview.review_id == Review.id)
        return told.join(Action, Action.id == ActionReview.action_id).where(Action.carrier == carrier)

    return rows


CAUTION = (
    "Avant et à trois mois se lisent côte à côte, sur les mêmes enfants\u00a0: rien n’y dit que la conférence est la "
    "cause de ce qui a changé, ni de ce qui n’a pas changé."
)
CHILDREN_TOLD = f"Enfants dont il a été dit, dans la période, où ils vivent au bilan. {CAUTION}"
ON_THE_LINE = "Jour où cela est noté pour le bilan."
CHILDREN, ANSWERS, REVIEWS = ("enfant", "enfants"), ("réponse", "réponses"), ("bilan", "bilans")
HOMES = {home.value: words for home, words in HOME.items()}
MEASURES = {measure.value: words for measure, words in LEGAL_CONTEXT.items()}
FAMILY_OR_NOT = {WITH_FAMILY: "Chez un parent ou un proche", ELSEWHERE: "Ailleurs"}
EACH = "Enfants dans chaque cas\u00a0; ce qui n’a pas été dit est «\u00a0non renseigné\u00a0», jamais réparti."


def _in_words(rows: Rows, titles: Mapping[str, str]) -> Counted:
    """Answers of which one is that nobody knows: what was not recorded is another line."""

    def read(found: Tally) -> Result:
        parts = [Line(code, words, found.of(code)) for code, words in titles.items()]
        missing = found.of(None)
        parts += [Line(UNRECORDED, UNKNOWN_LINE, missing)] if missing else []
        return Result(found.n, found.n, missing, tuple(parts))

    return Counted(rows, read, TOLD_APART)


def _of_children(code: str, title: str, numerator: str, head: str, count: Counted, unit: str) -> Indicator:
    definition = Definition(CHILDREN_TOLD, numerator, "Les mêmes enfants.", ON_THE_LINE)
    return Indicator(
        f"follow_up.{code}",
        title,
        unit,
        definition,
        Audience.DIRECTION,
        count,
        *CHILDREN,
        head,
        "Enfants",
    )


def _where(code: str, title: str, rows: Rows) -> Indicator:
    return _of_children(code, title, EACH, "Où vit l’enfant", _in_words(rows, HOMES), "enfants")


def _share(code: str, title: str, rows: Rows) -> Indicator:
    numerator = (
        "Ceux qui vivent chez leurs parents, l’un d’eux ou un proche\u00a0; de qui ne le sait pas, rien n’est compté. "
        f"Rien en dessous de {FEWEST} enfants."
    )
    return _of_children(
        code, title, numerator, "Où vit l’enfant", Counted(rows, part(FAMILY_OR_NOT, WITH_FAMILY)), PERCENT
    )


def _measure(code: str, title: str, rows: Rows) -> Indicator:
    return _of_children(code, title, EACH, "Mesure", Counted(rows, lines(MEASURES)), "enfants")


def _by_respondent(respondent: Respondent) -> Indicator:
    who = RESPONDENT[respondent]
    definition = Definition(
        f"Bilans de la période où répond\u00a0: {who.lower()}.",
        "Réponses de chaque sorte, refus de répondre compris. Les réponses d’une sorte de personnes ne valent pas pour "
        "une autre.",
        "Ces bilans.",
        "Jour du bilan.",
    )
    return Indicator(
        f"follow_up.resolved_{respondent.value}",
        f"Situation de départ résolue, à trois mois, selon\u00a0: {who.lower()}",
        "bilans",
        definition,
        Audience.DIRECTION,
        _in_words(_resolved(respondent), {one.value: words for one, words in RESOLVED.items()}),
        *REVIEWS,
        "Réponse",
        "Bilans",
    )


def _by_carrier(carrier: Carrier) -> Indicator:
    who = CARRIER[carrier]
    definition = Definition(
        f"Ce qui est dit, aux bilans de la période, des actions portées par {who}.",
        "Actions faites, en partie, pas faites, abandonnées par choix, une réponse par personne et par action.",
        "Réponses données.",
        "Jour du bilan.",
    )
    return Indicator(
        f"follow_up.actions_{carrier.value}",
        f"Actions portées par {who}, à trois mois",
        "réponses",
        definition,
        Audience.DIRECTION,
        Counted(_kept(carrier), lines({one.value: words for one, words in KEPT.items()})),
        *ANSWERS,
        "Ce qu’elle est devenue",
        "Réponses données",
    )


INDICATORS = (
    *(_by_respondent(respondent) for respondent in Respondent),
    *(_by_carrier(carrier) for carrier in Carrier),
    _where("home_before", "Où vivaient les enfants, avant la conférence", _home_before),
    _where("home_at_review", "Où vivent ces enfants, au bilan", _home_at_review),
    _share("family_before", "Enfants chez un parent ou un proche, avant la conférence", _family_before),
    _share("family_at_review", "Les mêmes enfants chez un parent ou un proche, au bilan", _family_at_review),
    _measure("measure_considered", "Mesure envisagée à l’orientation de ces enfants", _considered),
    _measure("measure_before", "Mesure en cours, avant la conférence", _measure_before),
    _measure("measure_at_review", "Mesure en cours pour ces enfants, au bilan", _measure_at_review),
)
