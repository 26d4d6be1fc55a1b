"""Delays of institutions: how long they took, how many kept to their term, how many run late."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, case, select, union_all

from conference.domain.delays import DelayKind
from conference.domain.statistics import MEDIAN, NINTH_DECILE
from conference.evaluation.indicators.counting import ONCE, Counted, Rows, at_rank, lines, one_of, proportion, rows_of
from conference.evaluation.indicators.declaration import (
    DAYS,
    FEWEST,
    PERCENT,
    Audience,
    Definition,
    Indicator,
    Scope,
)
from conference.models.case import Case
from conference.models.journal import DelayRow
from conference.queries.delays import is_put_off
from conference.words.evaluation import AFTER_MAXIMUM, AFTER_TARGET, ON_TIME
from conference.words.roles import DELAY_KIND, DELAY_RUNS

DELAYS, ONE, SEVERAL = "délais", "délai", "délais"
IN_TIME, LATE = "on_time", "late"
KEPT = {IN_TIME: ON_TIME, "after_target": AFTER_TARGET, "after_maximum": AFTER_MAXIMUM}


def _delays(scope: Scope, kind: DelayKind, code: Any, amount: Any = ONCE) -> Select[Any]:
    query = select(*rows_of(Case.id, code, amount)).select_from(DelayRow).join(Case, Case.id == DelayRow.case_id)
    return query.where(DelayRow.kind == kind, scope.cases)


def _kept() -> ColumnElement[str]:
    """How a delay was kept, in days of its own term; an urgent case has a target of its own."""
    urgent = and_(Case.urgent, DelayRow.urgent.is_not(None))
    target = case((urgent, DelayRow.urgent), else_=DelayRow.target)
    beyond = and_(DelayRow.counted > DelayRow.maximum, DelayRow.counted > target)
    return case((beyond, "after_maximum"), (DelayRow.counted > target, "after_target"), else_=IN_TIME)


def _ended(kind: DelayKind, scope: Scope) -> Select[Any]:
    """The delays of a kind that ended in the period: how each was kept, and its days but those of suspension."""
    within = DelayRow.ended_at >= scope.period.begins, DelayRow.ended_at < scope.period.ends
    return _delays(scope, kind, _kept(), DelayRow.counted).where(*within, DelayRow.counted.is_not(None))


def _running(kind: DelayKind, scope: Scope) -> CompoundSelect[Any]:
    """The delays of a kind that run at the end of the period, and whether they are late."""
    put_off = is_put_off(DelayRow.case_id, scope.eve, scope.period.ends)
    late = case(((DelayRow.due_on < scope.eve) & ~put_off, LATE), else_="running")
    begun = _delays(scope, kind, late).where(DelayRow.started_at < scope.period.ends)
    # One beside the other: asked for both at once, SQLite would walk every delay of the département.
    still = (DelayRow.ended_at.is_(None), DelayRow.ended_at >= scope.period.ends)
    return union_all(*(begun.where(one) for one in still))


ENDED: Mapping[DelayKind, Rows] = {kind: partial(_ended, kind) for kind in DelayKind}


SUSPENDED = "Les jours de suspension ne comptent pas."
IN_ITS_UNIT = "Jours de l’unité du délai, ouvrés ou calendaires, comme réglée quand il a commencé."
HOW_ENDED = "Ceux qui ont pris fin dans la période, quel que soit l’acte qui y met fin."
ON_THE_END = "Jour où le délai prend fin."


def _declared(kind: DelayKind) -> Iterable[Indicator]:
    yield _held_to(kind)
    yield _share(kind)
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
        Counted(ENDED[kind], lines(KEPT)),
        ONE,
        SEVERAL,
        "Tenue du délai",
        "Délais qui ont pris fin",
    )


def _share(kind: DelayKind) -> Indicator:
    return Indicator(
        f"delays.{kind.value}_share",
        f"{DELAY_KIND[kind]}\u00a0: part des délais tenus",
        PERCENT,
        Definition(
            _over(kind),
            f"Ceux qui tiennent le délai visé au jour de leur départ. Aucun pourcentage en dessous de {FEWEST} délais.",
            "Délais qui ont pris fin.",
            ON_THE_END,
        ),
        Audience.PUBLIC,
        Counted(ENDED[kind], proportion(IN_TIME)),
        ONE,
        SEVERAL,
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
        Counted(ENDED[kind], at_rank(share)),
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
        Counted(partial(_running, kind), one_of(LATE), {"": (LATE,)}),
        ONE,
        SEVERAL,
    )


INDICATORS = tuple(indicator for kind in DelayKind for indicator in _declared(kind))
