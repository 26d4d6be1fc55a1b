"""Delays of institutions: how long they took, how many kept to their term, how many run late."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.orm import Session

from conference.domain.delays import DelayKind
from conference.domain.statistics import MEDIAN, NINTH_DECILE, ranked
from conference.evaluation.indicators.cohort import tally
from conference.evaluation.indicators.declaration import (
    DAYS,
    FEWEST,
    Audience,
    Compute,
    Definition,
    Indicator,
    Line,
    Result,
    Scope,
)
from conference.models.case import Case
from conference.models.journal import DelayRow
from conference.queries.delays import is_put_off
from conference.words.evaluation import AFTER_MAXIMUM, AFTER_TARGET, ON_TIME
from conference.words.roles import DELAY_KIND, DELAY_RUNS

DELAYS, ONE, SEVERAL = "délais", "délai", "délais"
KEPT = {"on_time": ON_TIME, "after_target": AFTER_TARGET, "after_maximum": AFTER_MAXIMUM}


def _delays(scope: Scope, kind: DelayKind, *columns: Any) -> Select[Any]:
    query = select(*columns).select_from(DelayRow).join(Case, Case.id == DelayRow.case_id)
    return query.where(DelayRow.kind == kind, scope.cases)


def _ended(scope: Scope, kind: DelayKind, *columns: Any) -> Select[Any]:
    """Columns of the delays of a kind that ended in the period; ``counted`` leaves out days of suspension."""
    within = DelayRow.ended_at >= scope.period.begins, DelayRow.ended_at < scope.period.ends
    return _delays(scope, kind, *columns).where(*within, DelayRow.counted.is_not(None))


def _kept() -> ColumnElement[str]:
    """How a delay was kept, in days of its own term; an urgent case has a target of its own."""
    urgent = and_(Case.urgent, DelayRow.urgent.is_not(None))
    target = case((urgent, DelayRow.urgent), else_=DelayRow.target)
    beyond = and_(DelayRow.counted > DelayRow.maximum, DelayRow.counted > target)
    return case((beyond, "after_maximum"), (DelayRow.counted > target, "after_target"), else_="on_time")


def _how_kept(kind: DelayKind) -> Compute:
    def kept(session: Session, scope: Scope) -> Result:
        rows = _ended(scope, kind, _kept().label("kept")).subquery()
        found = tally(session, select(rows.c.kept, func.count()).group_by(rows.c.kept))
        lines = tuple(Line(code, words, found.get(code, 0)) for code, words in KEPT.items())
        return Result(sum(found.values()), sum(found.values()), lines=lines)

    return kept


def _rank(kind: DelayKind, share: Fraction) -> Compute:
    def rank(session: Session, scope: Scope) -> Result:
        histogram = tally(session, _ended(scope, kind, DelayRow.counted, func.count()).group_by(DelayRow.counted))
        n = sum(histogram.values())
        return Result(ranked(histogram, share) if n >= FEWEST else None, n)

    return rank


def _running_late(kind: DelayKind) -> Compute:
    def late(session: Session, scope: Scope) -> Result:
        put_off = is_put_off(DelayRow.case_id, scope.eve, scope.period.ends)
        counts = func.count().filter((DelayRow.due_on < scope.eve) & ~put_off), func.count()
        begun = _delays(scope, kind, *counts).where(DelayRow.started_at < scope.period.ends)
        # One after the other: asked for both at once, SQLite would walk every delay of the département.
        running = (DelayRow.ended_at.is_(None), DelayRow.ended_at >= scope.period.ends)
        found = [session.execute(begun.where(still)).one() for still in running]
        return Result(sum(late for late, _ in found), sum(n for _, n in found))

    return late


SUSPENDED = "Les jours de suspension ne comptent pas."
IN_ITS_UNIT = "Jours de l’unité du délai, ouvrés ou calendaires, comme réglée quand il a commencé."
HOW_ENDED = "Ceux qui ont pris fin dans la période, quel que soit l’acte qui y met fin."
ON_THE_END = "Jour où le délai prend fin."


def _declared(kind: DelayKind) -> Iterable[Indicator]:
    yield _held_to(kind)
    yield _ranked(kind, "median", "délai médian", MEDIAN, "la moitié")
    yield _ranked(kind, "ninth_decile", "neuvième décile", NINTH_DECILE, "neuf dixièmes")
    yield _overdue(kind)


def _over(kind: DelayKind) -> str:
    return f"{DELAY_RUNS[kind]} {HOW_ENDED} {SUSPENDED}"


def _held_to(kind: DelayKind) -> Indicator:
    return Indicator(
        f"delays.{kind.value}",
        f"{DELAY_KIND[kind]}\u00a0: délais tenus et dépassés",
        DELAYS,
        Definition(
            _over(kind),
            "Ceux qui tiennent le délai visé au jour de leur départ, ceux qui le passent, ceux qui passent le délai "
            "maximal\u00a0: les trois font le total.",
            "Délais qui ont pris fin.",
            ON_THE_END,
        ),
        Audience.PUBLIC,
        _how_kept(kind),
        ONE,
        SEVERAL,
        "Tenue du délai",
        "Délais qui ont pris fin",
    )


def _ranked(kind: DelayKind, code: str, title: str, share: Fraction, words: str) -> Indicator:
    return Indicator(
        f"delays.{kind.value}_{code}",
        f"{DELAY_KIND[kind]}\u00a0: {title}",
        DAYS,
        Definition(
            _over(kind),
            f"La plus petite durée que {words} au moins de ces délais ne dépassent pas. {IN_ITS_UNIT} "
            f"Rien en dessous de {FEWEST} délais.",
            "Délais qui ont pris fin.",
            ON_THE_END,
        ),
        Audience.PUBLIC,
        _rank(kind, share),
        ONE,
        SEVERAL,
    )


def _overdue(kind: DelayKind) -> Indicator:
    return Indicator(
        f"delays.{kind.value}_late",
        f"{DELAY_KIND[kind]}\u00a0: en retard à la fin",
        DELAYS,
        Definition(
            f"{DELAY_RUNS[kind]} Ceux qui courent encore à la fin de la période, "
            "ou aujourd’hui si elle n’est pas finie.",
            "Ceux dont l’échéance est passée. Une situation suspendue n’a pas d’échéance\u00a0; "
            "une situation reportée n’est pas en retard avant le jour du report.",
            "Délais qui courent, suspendus compris.",
            "Dernier jour de la période.",
        ),
        Audience.PUBLIC,
        _running_late(kind),
        ONE,
        SEVERAL,
    )


INDICATORS = tuple(indicator for kind in DelayKind for indicator in _declared(kind))
