"""What ended without a plan: for which reason, by whose decision. Part of the family of activity."""

from typing import Any

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, String, case, func, select, type_coerce

from conference.domain.outcomes import DECLINE_REASONS, STOP_REASONS, EndedBy, EndReason
from conference.domain.stages import Outcome, Stage
from conference.evaluation.indicators.activity import ONE, OWN, SEVERAL, SITUATIONS
from conference.evaluation.indicators.cohort import cohort
from conference.evaluation.indicators.counting import Counted, lines, rows_of
from conference.evaluation.indicators.declaration import Audience, Definition, Indicator, Scope
from conference.models.case import Case
from conference.models.journal import Passage, StayRow
from conference.words.case import END_REASON, OUTCOME, STAGE
from conference.words.evaluation import ENDED_BY

STOPPED = (Outcome.NOT_COMPLETED, Outcome.OWN_SOLUTION)
# A family that organised itself found its own solution: it has its own line, by its outcome.
REASONS = tuple(reason for reason in STOP_REASONS if reason is not EndReason.FAMILY_ORGANISED)


def _at_closing(column: SQLColumnExpression[Any], scope: Scope) -> ColumnElement[Any]:
    """What the last closing before the end of the period says: a case forgets it when it is reopened."""
    closing = select(type_coerce(column, String())).where(Passage.case_id == Case.id, Passage.target == Stage.CLOSED)
    past = closing.where(Passage.happened_at < scope.period.ends).order_by(Passage.number.desc())
    return past.limit(1).correlate(Case).scalar_subquery()


def ended(scope: Scope, outcomes: tuple[Outcome, ...], code: Any) -> Select[Any]:
    """The cases received in the period that ended with some outcomes, as its end knows them."""
    # Said so that no index answers it: SQLite would walk every stay of the département.
    outcome = func.coalesce(type_coerce(StayRow.outcome, String()), "")
    return cohort(scope, *rows_of(Case.id, code)).where(outcome.in_([one.value for one in outcomes]))


def _stopped(scope: Scope) -> Select[Any]:
    own = StayRow.outcome == Outcome.OWN_SOLUTION
    return ended(scope, STOPPED, case((own, OWN), else_=_at_closing(Passage.reason, scope)))


def _ended_by(scope: Scope) -> Select[Any]:
    return ended(scope, STOPPED, _at_closing(Passage.ended_by, scope))


def _stopped_at(scope: Scope) -> Select[Any]:
    return ended(scope, STOPPED, _at_closing(Passage.source, scope))


def _not_admitted(scope: Scope) -> Select[Any]:
    return ended(scope, (Outcome.NOT_ADMITTED,), _at_closing(Passage.reason, scope))


def _titled(*listed: EndReason) -> tuple[dict[str, str], dict[str, str]]:
    """The reasons that the law lists, and the others, each with its words."""
    others = {code.value: words for code, words in END_REASON.items() if code not in listed}
    return {code.value: END_REASON[code] for code in listed}, others


WHY, WHY_ELSE = _titled(*REASONS)
REFUSED, REFUSED_ELSE = _titled(*DECLINE_REASONS)
OWN_ONES = {OWN: OUTCOME[Outcome.OWN_SOLUTION]}
AT = {stage.value: words for stage, words in STAGE.items() if stage is not Stage.CLOSED}
WHO = {who.value: ENDED_BY[who] for who in EndedBy}

CLOSED_WITHOUT_PLAN = (
    "Orientations reçues dans la période, admises ou en attente de l’être, et closes sans plan au soir de son "
    "dernier jour. Avec celles qui n’ont pas été admises, elles font les «\u00a0non abouties\u00a0»."
)
AT_THE_END = "Réception dans la période\u00a0; la clôture est la dernière qui précède sa fin."

INDICATORS = (
    Indicator(
        "activity.stopped",
        "Closes sans plan, par motif",
        SITUATIONS,
        Definition(
            CLOSED_WITHOUT_PLAN,
            "Celles de chaque motif. Les familles qui ont trouvé leur propre solution ont leur ligne, ni échec ni "
            "réussite\u00a0; un motif absent est «\u00a0non renseigné\u00a0», jamais réparti.",
            "Orientations closes sans plan.",
            AT_THE_END,
        ),
        Audience.DIRECTION,
        Counted(_stopped, lines(OWN_ONES | WHY, rare=WHY_ELSE)),
        ONE,
        SEVERAL,
        "Motif",
        "Closes sans plan",
    ),
    Indicator(
        "activity.ended_by",
        "Closes sans plan, par qui l’a décidé",
        SITUATIONS,
        Definition(
            CLOSED_WITHOUT_PLAN,
            "Celles que chacun a arrêtées\u00a0: une démarche s’arrête toujours par la décision de quelqu’un.",
            "Orientations closes sans plan.",
            AT_THE_END,
        ),
        Audience.DIRECTION,
        Counted(_ended_by, lines(WHO)),
        ONE,
        SEVERAL,
        "Qui l’a décidé",
        "Closes sans plan",
    ),
    Indicator(
        "activity.stopped_at",
        "Closes sans plan, par étape",
        SITUATIONS,
        Definition(
            CLOSED_WITHOUT_PLAN,
            "Celles qui se sont arrêtées à chaque étape. L’étape d’une reprise est «\u00a0non renseignée\u00a0».",
            "Orientations closes sans plan.",
            AT_THE_END,
        ),
        Audience.DIRECTION,
        Counted(_stopped_at, lines(AT)),
        ONE,
        SEVERAL,
        "Étape",
        "Closes sans plan",
    ),
    Indicator(
        "activity.not_admitted",
        "Non admises, par motif",
        SITUATIONS,
        Definition(
            "Orientations reçues dans la période que l’instance de désignation n’a pas retenues, au soir de son "
            "dernier jour\u00a0; c’est toujours elle qui en décide.",
            "Celles de chaque motif\u00a0; un motif absent est «\u00a0non renseigné\u00a0», jamais réparti.",
            "Orientations non admises.",
            AT_THE_END,
        ),
        Audience.DIRECTION,
        Counted(_not_admitted, lines(REFUSED, rare=REFUSED_ELSE)),
        ONE,
        SEVERAL,
        "Motif",
        "Non admises",
    ),
)
