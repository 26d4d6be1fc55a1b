"""Effort: the time that coordinators and referring workers say they have spent."""

from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, String, and_, case, exists, func, or_, select, type_coerce

from conference.domain.stages import Outcome, Stage
from conference.domain.statistics import percent
from conference.domain.work import WorkKind
from conference.evaluation.indicators.conferences import last_held
from conference.evaluation.indicators.counting import UNKNOWN, Counted, Tally, rows_of
from conference.evaluation.indicators.declaration import (
    FEWEST,
    MINUTES,
    MINUTES_EACH,
    PERCENT,
    Audience,
    Definition,
    Indicator,
    Line,
    Result,
    Scope,
)
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.journal import StayRow
from conference.models.work import TimeEntry
from conference.words.evaluation import UNKNOWN_LINE
from conference.words.work import WORK_KIND

REFERRER, COORDINATOR, OTHER = "referrer", "coordinator", "other"
TIMED, UNTIMED = "timed", "untimed"
AROUND = (WorkKind.PROMOTION.value, WorkKind.WRITING.value)


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
    return Result(found.total, found.n, lines=_kinds(found)) if found.n else Result(None, 0)


def _kinds(found: Tally) -> tuple[Line, ...]:
    """The minutes of each kind, and those of none where a spreadsheet told none."""
    parts = tuple(Line(kind.value, words, found.sum(kind.value)) for kind, words in WORK_KIND.items())
    return (*parts, Line(UNKNOWN, UNKNOWN_LINE, found.sum(None))) if found.of(None) else parts


COORDINATING = partial(_spent, COORDINATOR)


def _promotion(found: Tally) -> Result:
    """The share, in minutes, of promotion and writing; none of few entries."""
    parts = _kinds(found)
    apart = sum(line.value for line in parts if line.code in AROUND)
    total = found.total
    few = 0 < found.n < FEWEST
    return Result(percent(apart, total) if found.n >= FEWEST else None, total, lines=parts if total else (), few=few)


def _on(cases: Select[Any], last: date) -> CompoundSelect[Any]:
    """The minutes that coordinators spent on some cases up to a day; and these cases, with any minutes or none."""
    some = cases.subquery()
    # Said so that no index answers it: SQLite would walk all the minutes of the département up to that day.
    past = func.coalesce(TimeEntry.day, last) <= last
    whole = select(*rows_of(TimeEntry.case_id, TimeEntry.kind, TimeEntry.minutes)).select_from(some)
    entries = whole.join(Case, Case.id == some.c.case_id).join(TimeEntry, TimeEntry.case_id == Case.id)
    entry = select(TimeEntry.id).where(TimeEntry.case_id == Case.id, past, _who() == COORDINATOR)
    timed = case((entry.correlate(Case).exists(), TIMED), else_=UNTIMED)
    each = select(*rows_of(Case.id, timed)).select_from(some).join(Case, Case.id == some.c.case_id)
    return entries.where(past, _who() == COORDINATOR).union_all(each)


def _with_conference(scope: Scope) -> CompoundSelect[Any]:
    return _on(last_held(scope, Case.id.label("case_id")), scope.period.last)


def _not_completed(scope: Scope) -> CompoundSelect[Any]:
    """Of the cases that closed in the period without having come to anything, and are still closed at its end."""
    still = or_(StayRow.left_at.is_(None), StayRow.left_at >= scope.period.ends)
    within = StayRow.entered_at >= scope.period.begins, StayRow.entered_at < scope.period.ends
    closed = select(Case.id.label("case_id")).select_from(StayRow).join(Case, Case.id == StayRow.case_id)
    ended = closed.where(StayRow.stage == Stage.CLOSED, StayRow.outcome == Outcome.NOT_COMPLETED, *within, still)
    return _on(ended.where(scope.cases), scope.period.last)


def _each(found: Tally) -> Result:
    """What a case took on average; none of few cases, nor of no minutes."""
    silent, spent = found.of(UNTIMED), found.without(TIMED, UNTIMED)
    cases, minutes = found.of(TIMED) + silent, spent.total
    enough = cases >= FEWEST and minutes > 0
    mean = (2 * minutes + cases) // (2 * cases) if enough else None
    return Result(mean, cases, silent, _kinds(spent) if minutes else ())


LOGGED = (
    "Temps que chacun note lui-même, en minutes, et temps repris d’un tableau\u00a0; rien n’est chronométré. "
    "Le temps noté hors de toute situation n’appartient à aucun territoire ni à aucun champ\u00a0; sans aucune saisie, "
    "ce n’est pas zéro mais «\u00a0non renseigné\u00a0»."
)
ON_A_DAY = "Jour pour lequel le temps est noté."
NATURES = "Somme exacte des minutes, par nature."
ENTRIES = ("saisie", "saisies", "Nature", "Temps noté")

OF_EACH = {"": (TIMED, UNTIMED)}


def _average(code: str, title: str, population: str, on: str, compute: Counted) -> Indicator:
    return Indicator(
        f"effort.{code}",
        title,
        MINUTES_EACH,
        Definition(
            population,
            "Tout le temps que les coordinateur·rice·s y ont noté jusqu’au dernier jour de la période, depuis le "
            f"début, par nature. Aucune moyenne en dessous de {FEWEST} situations, ni sans temps noté.",
            "Ces situations. Celles où aucun temps de coordination n’est noté sont dites à part.",
            on,
        ),
        Audience.DIRECTION,
        compute,
        "situation",
        "situations",
        "Nature",
        "Temps noté",
    )


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
        Counted(COORDINATING, _in_kinds),
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
    _average(
        "by_conference",
        "Temps de coordination par conférence",
        "Situations dont la dernière conférence a été tenue dans la période.",
        "Jour de la dernière conférence de la situation.",
        Counted(_with_conference, _each, OF_EACH),
    ),
    _average(
        "by_not_completed",
        "Temps de coordination par situation non aboutie",
        "Situations closes dans la période sans que la démarche aboutisse, et qui le sont encore à sa fin\u00a0; les "
        "familles qui ont trouvé leur propre solution n’y sont pas.",
        "Jour de la clôture.",
        Counted(_not_completed, _each, OF_EACH),
    ),
    Indicator(
        "effort.promotion_share",
        "Part de la promotion et des écrits",
        PERCENT,
        Definition(
            f"{LOGGED} Temps des coordinateur·rice·s.",
            "Minutes de promotion de la démarche et d’écrits, que la lettre de mission comprend. Aucun pourcentage "
            f"en dessous de {FEWEST} saisies.",
            "Minutes notées par les coordinateur·rice·s.",
            ON_A_DAY,
        ),
        Audience.PUBLIC,
        Counted(COORDINATING, _promotion),
        "minute notée",
        "minutes notées",
        "Nature",
        "Minutes notées",
    ),
)
