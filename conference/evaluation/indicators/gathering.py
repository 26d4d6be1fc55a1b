"""How families met: how long they were among themselves, where, when, in which language. Part of participation."""

from typing import Any

from sqlalchemy import Select, and_, case, exists, null, or_, select

from conference.domain.preparation import Part
from conference.domain.private_time import Moment
from conference.domain.statistics import MEDIAN
from conference.evaluation.indicators.conferences import held
from conference.evaluation.indicators.counting import Counted, at_rank, part, rows_of
from conference.evaluation.indicators.declaration import (
    FEWEST,
    MINUTES_OFTEN,
    PERCENT,
    Audience,
    Definition,
    Scope,
    declared,
)
from conference.evaluation.indicators.events import NO, YES, yes_or_no
from conference.evaluation.indicators.participation import DAYS_HELD, ON_THE_DAY
from conference.models.case import Case
from conference.models.conference import MomentRow, Presence, Sitting
from conference.models.guest import Guest
from conference.models.logistics import Interpreting
from conference.queries.instants import hour, minutes_between, on_the_clock, weekday

WEEK_END, EVENING, DAYTIME = "week_end", "evening", "daytime"
EVENING_FROM = 18
SUNDAY, SATURDAY = 0, 6


def _private(scope: Scope) -> Select[Any]:
    alone = and_(MomentRow.sitting_id == Sitting.id, MomentRow.moment == Moment.PRIVATE)
    lasted = minutes_between(MomentRow.began_at, MomentRow.ended_at)
    return held(scope, *rows_of(Case.id, null(), lasted)).outerjoin(MomentRow, alone)


def _place(scope: Scope) -> Select[Any]:
    return held(scope, *rows_of(Case.id, yes_or_no(Sitting.chosen_by_family)))


def _when(scope: Scope) -> Select[Any]:
    told = on_the_clock(Sitting.held_at, scope.period.begins, scope.period.ends, scope.period.zone)
    late = (weekday(told).in_((SUNDAY, SATURDAY)), WEEK_END), (hour(told) >= EVENING_FROM, EVENING)
    return held(scope, *rows_of(Case.id, case(*late, else_=DAYTIME)))


def _interpreted(scope: Scope) -> Select[Any]:
    noted = exists().where(Interpreting.case_id == Case.id).correlate(Case)
    there = select(Presence.id).join(Guest, Guest.id == Presence.guest_id)
    came = there.where(Presence.sitting_id == Sitting.id, Guest.part == Part.INTERPRETER).exists()
    return held(scope, *rows_of(Case.id, case((or_(noted, came), YES), else_=NO)))


HOURS = {WEEK_END: "Samedi ou dimanche", EVENING: "En semaine, le soir", DAYTIME: "En semaine, en journée"}
CONFERENCES = ("conférence", "conférences")

INDICATORS = (
    declared(
        "participation.private_time",
        "Durée du temps privé\u00a0: médiane",
        MINUTES_OFTEN,
        CONFERENCES,
        Definition(
            DAYS_HELD,
            "La plus petite durée que la moitié au moins de ces temps privés ne dépassent pas. "
            f"Rien en dessous de {FEWEST} conférences.",
            "Conférences dont le début et la fin du temps privé sont notés.",
            ON_THE_DAY,
        ),
        Counted(_private, at_rank(MEDIAN)),
    ),
    declared(
        "participation.place",
        "Lieu choisi par la famille",
        PERCENT,
        CONFERENCES,
        Definition(
            DAYS_HELD,
            f"Celles dont la famille a choisi le lieu. Rien en dessous de {FEWEST} conférences.",
            "Conférences pour lesquelles on sait qui a choisi.",
            ON_THE_DAY,
        ),
        Counted(_place, part({YES: "Choisi par la famille", NO: "Choisi autrement"}, YES)),
        ("Lieu", "Conférences tenues"),
    ),
    declared(
        "participation.off_hours",
        "Conférences le soir ou en fin de semaine",
        PERCENT,
        CONFERENCES,
        Definition(
            DAYS_HELD,
            f"Celles qui ont commencé un samedi, un dimanche, ou à partir de {EVENING_FROM} heures à l’heure du "
            f"département. Rien en dessous de {FEWEST} conférences.",
            "Conférences tenues.",
            ON_THE_DAY,
        ),
        Counted(_when, part(HOURS, WEEK_END, EVENING)),
        ("Moment", "Conférences tenues"),
    ),
    declared(
        "participation.interpreter",
        "Conférences avec un·e interprète",
        PERCENT,
        CONFERENCES,
        Definition(
            DAYS_HELD,
            "Celles où un·e interprète était là, ou est noté·e dans la situation. "
            f"Rien en dessous de {FEWEST} conférences.",
            "Conférences tenues.",
            ON_THE_DAY,
        ),
        Counted(_interpreted, part({YES: "Avec interprète", NO: "Sans interprète"}, YES)),
        ("Interprète", "Conférences tenues"),
        Audience.DIRECTION,
    ),
)
