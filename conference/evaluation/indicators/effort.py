"""Effort: the time that coordinators and referring workers say they have spent."""

from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, String, and_, case, exists, or_, select, type_coerce

from conference.evaluation.indicators.conferences import held
from conference.evaluation.indicators.counting import UNKNOWN, Counted, Tally, rows_of
from conference.evaluation.indicators.declaration import (
    FEWEST,
    MINUTES,
    MINUTES_EACH,
    Audience,
    Definition,
    Indicator,
    Line,
    Result,
    Scope,
)
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.coordinator import Coordinator
from conference.models.work import TimeEntry
from conference.words.evaluation import UNKNOWN_LINE
from conference.words.work import WORK_KIND

REFERRER, COORDINATOR, OTHER = "referrer", "coordinator", "other"
TIMED, UNTIMED = "timed", "untimed"


def _who() -> ColumnElement[str]:
    """Whose time an entry is, beside the case that it is on, if it is on one."""
    their_own = or_(Case.referrer_id == TimeEntry.account_id, Case.holder_id == TimeEntry.account_id)
    coordinates = exists().where(Coordinator.account_id == TimeEntry.account_id)
    taken_over = TimeEntry.spent_by.is_not(None), type_coerce(TimeEntry.spent_by, String())
    return case(taken_over, (their_own, REFERRER), (coordinates, COORDINATOR), else_=OTHER)


def _counts(scope: Scope) -> ColumnElement[bool]:
    """Entries of the period, on a received case of the scope; on none, where it is not narrowed."""
    of_a_case = and_(Case.received_at.is_not(None), scope.cases)
    loose = scope.everywhere and not scope.narrowed
    among = or_(TimeEntry.case_id.is_(None), of_a_case) if loose else of_a_case
    return and_(TimeEntry.day >= scope.period.first, TimeEntry.day <= scope.period.last, among)


def _spent(who: str, scope: Scope) -> Select[Any]:
    """The minutes of some people, entry by entry, each of its kind."""
    columns = rows_of(TimeEntry.case_id, TimeEntry.kind, TimeEntry.minutes)
    entries = select(*columns).select_from(TimeEntry).outerjoin(Case, Case.id == TimeEntry.case_id)
    return entries.where(_counts(scope), _who() == who)


def _in_kinds(found: Tally) -> Result:
    """A sum by kind; where nobody noted anything, nothing is known."""
    parts = tuple(Line(kind.value, words, found.sum(kind.value)) for kind, words in WORK_KIND.items())
    if found.of(None):
        parts += (Line(UNKNOWN, UNKNOWN_LINE, found.sum(None)),)
    return Result(found.total, found.n, lines=parts) if found.n else Result(None, 0)


def _with_conferences(scope: Scope) -> CompoundSelect[Any]:
    """The minutes of coordinators, and the conferences held: those whose case has any minutes, and the others."""
    entry = select(TimeEntry.id).where(TimeEntry.case_id == Sitting.case_id, _who() == COORDINATOR)
    timed = case((entry.correlate(Sitting, Case).exists(), TIMED), else_=UNTIMED)
    return _spent(COORDINATOR, scope).union_all(held(scope, *rows_of(Case.id, timed)))


def _by_conference(found: Tally) -> Result:
    silent = found.of(UNTIMED)
    conferences, minutes = found.of(TIMED) + silent, found.without(TIMED, UNTIMED).total
    enough = conferences >= FEWEST and minutes > 0
    return Result((2 * minutes + conferences) // (2 * conferences) if enough else None, conferences, silent)


LOGGED = (
    "Temps que chacun note lui-même, en minutes, et temps repris d’un tableau\u00a0; rien n’est chronométré. "
    "Le temps noté hors de toute situation n’appartient à aucun territoire ni à aucun champ\u00a0; sans aucune saisie, "
    "ce n’est pas zéro mais «\u00a0non renseigné\u00a0»."
)
ON_A_DAY = "Jour pour lequel le temps est noté."
NATURES = "Somme exacte des minutes, par nature."
ENTRIES = ("saisie", "saisies", "Nature", "Temps noté")

INDICATORS = (
    Indicator(
        "effort.coordinator",
        "Temps des coordinateur·rice·s",
        MINUTES,
        Definition(
            f"{LOGGED} Saisies d’un compte relié à une fiche de coordination, hors des situations que ce compte "
            "oriente ou suit comme référent.",
            NATURES,
            "Sans objet\u00a0: c’est une somme.",
            ON_A_DAY,
        ),
        Audience.PUBLIC,
        Counted(partial(_spent, COORDINATOR), _in_kinds),
        *ENTRIES,
    ),
    Indicator(
        "effort.referrer",
        "Temps des professionnel·le·s référent·e·s",
        MINUTES,
        Definition(
            f"{LOGGED} Saisies sur une situation par qui l’a orientée ou la suit comme référent, même si ce compte "
            "coordonne ailleurs.",
            NATURES,
            "Sans objet\u00a0: c’est une somme.",
            ON_A_DAY,
        ),
        Audience.PUBLIC,
        Counted(partial(_spent, REFERRER), _in_kinds),
        *ENTRIES,
    ),
    Indicator(
        "effort.other",
        "Temps d’autres personnes",
        MINUTES,
        Definition(
            f"{LOGGED} Saisies qui ne sont ni d’un·e coordinateur·rice, ni de qui a orienté ou suit la situation.",
            NATURES,
            "Sans objet\u00a0: c’est une somme, comptée à part.",
            ON_A_DAY,
        ),
        Audience.DIRECTION,
        Counted(partial(_spent, OTHER), _in_kinds),
        *ENTRIES,
    ),
    Indicator(
        "effort.by_conference",
        "Temps de coordination par conférence tenue",
        MINUTES_EACH,
        Definition(
            "Conférences tenues dans la période.",
            "Temps des coordinateur·rice·s dans la période, toutes natures ensemble, situations abouties ou non\u00a0: "
            "le temps de coordination ci-dessus. Rien en dessous de "
            f"{FEWEST} conférences, ni sans temps noté.",
            "Conférences tenues. Celles dont la situation n’a aucun temps de coordination sont dites à part.",
            "Jour pour lequel le temps est noté\u00a0; jour de la conférence.",
        ),
        Audience.DIRECTION,
        Counted(_with_conferences, _by_conference),
        "conférence",
        "conférences",
    ),
)
