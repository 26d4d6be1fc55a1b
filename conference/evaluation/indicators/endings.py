"""What ended without a plan: for which reason, by whose decision. Part of the family of activity."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, func, select
from sqlalchemy.orm import Session

from conference.domain.outcomes import DECLINE_REASONS, STOP_REASONS, EndedBy, EndReason
from conference.domain.stages import Outcome, Stage
from conference.evaluation.indicators.activity import ONE, SEVERAL, SITUATIONS
from conference.evaluation.indicators.cohort import cohort
from conference.evaluation.indicators.declaration import Audience, Definition, Indicator, Line, Result, Scope
from conference.models.case import Case
from conference.models.journal import Passage, StayRow
from conference.words.case import END_REASON, OUTCOME
from conference.words.evaluation import ENDED_BY, UNKNOWN_LINE

STOPPED = (Outcome.NOT_COMPLETED, Outcome.OWN_SOLUTION)
# A family that organised itself found its own solution: it has its own line, by its outcome.
REASONS = tuple(reason for reason in STOP_REASONS if reason is not EndReason.FAMILY_ORGANISED)
UNKNOWN = "unknown"


def _at_closing(column: SQLColumnExpression[Any], scope: Scope) -> ColumnElement[Any]:
    """What the last closing before the end of the period says: a case forgets it when it is reopened."""
    closing = select(column).where(Passage.case_id == Case.id, Passage.target == Stage.CLOSED)
    past = closing.where(Passage.happened_at < scope.period.ends).order_by(Passage.number.desc())
    return past.limit(1).correlate(Case).scalar_subquery()


def _counted(
    session: Session, scope: Scope, column: SQLColumnExpression[Any], *outcomes: Outcome
) -> dict[tuple[Outcome, Any], int]:
    """How many ended with each of these outcomes, and with each code at their closing.

    The outcomes are chosen from the counts: asked for one, SQLite would walk every stay of the département.
    """
    rows = cohort(scope, StayRow.outcome.label("outcome"), _at_closing(column, scope).label("code")).subquery()
    query = select(rows.c.outcome, rows.c.code, func.count()).group_by(rows.c.outcome, rows.c.code)
    return {(outcome, code): count for outcome, code, count in session.execute(query) if outcome in outcomes}


def _lines(found: Mapping[Any, int], titles: Mapping[Any, str], listed: Iterable[StrEnum]) -> list[Line]:
    """The codes that the law lists, zeros included; others that were found; and what is not told."""
    known = [*listed, *(code for code in titles if code in found and code not in set(listed))]
    lines = [Line(code.value, titles[code], found.get(code, 0)) for code in known]
    return [*lines, Line(UNKNOWN, UNKNOWN_LINE, found[None])] if None in found else lines


def _result(lines: list[Line]) -> Result:
    total = sum(line.value for line in lines)
    return Result(total, total, sum(line.value for line in lines if line.code == UNKNOWN), tuple(lines))


def _stopped(session: Session, scope: Scope) -> Result:
    found = _counted(session, scope, Passage.reason, *STOPPED)
    own = sum(count for (outcome, _), count in found.items() if outcome is Outcome.OWN_SOLUTION)
    reasons = {code: count for (outcome, code), count in found.items() if outcome is Outcome.NOT_COMPLETED}
    family = Line(Outcome.OWN_SOLUTION.value, OUTCOME[Outcome.OWN_SOLUTION], own)
    return _result([family, *_lines(reasons, END_REASON, REASONS)])


def _ended_by(session: Session, scope: Scope) -> Result:
    found: dict[EndedBy | None, int] = {}
    for (_, who), count in _counted(session, scope, Passage.ended_by, *STOPPED).items():
        found[who] = found.get(who, 0) + count
    return _result(_lines(found, ENDED_BY, EndedBy))


def _not_admitted(session: Session, scope: Scope) -> Result:
    found = _counted(session, scope, Passage.reason, Outcome.NOT_ADMITTED)
    return _result(_lines({code: count for (_, code), count in found.items()}, END_REASON, DECLINE_REASONS))


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
        _stopped,
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
        _ended_by,
        ONE,
        SEVERAL,
        "Qui l’a décidé",
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
        _not_admitted,
        ONE,
        SEVERAL,
        "Motif",
        "Non admises",
    ),
)
