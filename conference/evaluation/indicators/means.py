"""Means beside time: what conferences cost, and how much of the letters of mission is used. Part of effort."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import CompoundSelect, Integer, Select, String, cast, func, literal, select, union_all

from conference.domain.load import FULL_MONTH
from conference.domain.statistics import percent
from conference.evaluation.indicators.conferences import last_held
from conference.evaluation.indicators.counting import NO_CASE, Counted, Tally, rows_of
from conference.evaluation.indicators.declaration import (
    CENTS,
    FEWEST,
    NOTHING,
    PERCENT,
    Audience,
    Definition,
    Indicator,
    Line,
    Result,
    Scope,
)
from conference.evaluation.indicators.effort import COORDINATING
from conference.evaluation.period import Period
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.logistics import Cost
from conference.models.work import Mission
from conference.queries.coordinators import covers, share_on
from conference.words.evaluation import WITHOUT_COST
from conference.words.logistics import PAYER

LETTER, UNNOTED = "letter:", "unnoted"
PAYERS = {payer.value: words for payer, words in PAYER.items()}


def _costs(scope: Scope) -> Select[Any]:
    """The expenses of the cases whose last conference was held in the period, by who pays; none noted is no code."""
    return last_held(scope, *rows_of(Case.id, Cost.payer, Cost.cents)).outerjoin(Cost, Cost.case_id == Case.id)


def _paid(found: Tally) -> Result:
    unnoted = Line(UNNOTED, WITHOUT_COST, found.of(None), apart=True, records="situations")
    expenses = found.n - unnoted.value
    if not expenses:
        return Result(None, 0, lines=(unnoted,) if unnoted.value else ())
    return Result(found.total, expenses, lines=(*(Line(c, w, found.sum(c)) for c, w in PAYERS.items()), unnoted))


def months(period: Period) -> Iterator[date]:
    """The first day of each month that begins in the period."""
    for number in range(period.first.year * 12 + period.first.month - 1, period.last.year * 12 + period.last.month):
        first = date(number // 12, number % 12 + 1, 1)
        if first >= period.first:
            yield first


def _letters(scope: Scope) -> CompoundSelect[Any]:
    """The minutes of coordinators; and each letter that covers the first day of a month, in thousandths of a post."""
    whose = literal(LETTER) + cast(Mission.coordinator_id, String())
    held = select(Coordinator).join(Mission, Mission.coordinator_id == Coordinator.id)

    def of(first: date) -> Select[Any]:
        thousandths = cast(func.round(share_on(first) * 1000), Integer())
        return held.with_only_columns(*rows_of(NO_CASE, whose, thousandths)).where(covers(first))

    return union_all(COORDINATING(scope), *(of(first) for first in months(scope.period)))


def _used(found: Tally) -> Result:
    """The minutes noted, out of those that letters of mission set aside; none of few coordinators."""
    people = {code for code, _ in found.times if code is not None and code.startswith(LETTER)}
    noted = found.without(*people).total
    allotted = (found.total - noted) * FULL_MONTH // 1000
    few = 0 < len(people) < FEWEST
    return Result(percent(noted, allotted) if allotted and not few else None, allotted, few=few)


INDICATORS = (
    Indicator(
        "effort.costs",
        "Frais des conférences",
        CENTS,
        Definition(
            "Frais notés dans les situations dont la dernière conférence a été tenue dans la période.",
            "Somme des frais, selon qui les paie.",
            "Sans objet\u00a0: c’est une somme. Les situations sans aucun frais noté sont à part\u00a0: ce n’est pas "
            "zéro.",
            "Jour de la dernière conférence de la situation.",
        ),
        Audience.DIRECTION,
        Counted(_costs, _paid, {"": tuple(PAYERS), UNNOTED: (None,)}),
        "dépense",
        "dépenses",
        "Qui paie",
        "Frais notés",
    ),
    Indicator(
        "effort.letters_share",
        "Part du temps des lettres de mission qui est notée",
        PERCENT,
        Definition(
            "Lettres de mission qui courent le premier jour de chaque mois de la période.",
            "Temps noté par les coordinateur·rice·s dans la période, sur des situations ou non. Aucun pourcentage en "
            f"dessous de {FEWEST} personnes qui ont une lettre.",
            "Minutes que ces lettres réservent, un mois de temps plein comptant pour 151 h 40.",
            "Jour pour lequel le temps est noté\u00a0; premier jour du mois pour les lettres.",
        ),
        Audience.DIRECTION,
        Counted(_letters, _used),
        "minute réservée",
        "minutes réservées",
        narrows=NOTHING,
    ),
)
