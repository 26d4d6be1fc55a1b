"""Effort: the time that coordinators and referring workers say they have spent."""

from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from conference.domain.work import WorkKind
from conference.evaluation.indicators.conferences import held, number_held
from conference.evaluation.indicators.declaration import (
    FEWEST,
    MINUTES,
    Audience,
    Compute,
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
from conference.words.work import WORK_KIND

REFERRER, COORDINATOR, OTHER = "referrer", "coordinator", "other"


def _who() -> ColumnElement[str]:
    """Whose time an entry is, beside the case that it is on, if it is on one."""
    their_own = or_(Case.referrer_id == TimeEntry.account_id, Case.holder_id == TimeEntry.account_id)
    coordinates = exists().where(Coordinator.account_id == TimeEntry.account_id)
    return case((their_own, REFERRER), (coordinates, COORDINATOR), else_=OTHER)


def _counts(scope: Scope) -> ColumnElement[bool]:
    """Entries of the period, on a received case of the scope; on none, where it is not narrowed."""
    of_a_case = and_(Case.received_at.is_not(None), scope.cases)
    loose = scope.everywhere and not scope.narrowed
    among = or_(TimeEntry.case_id.is_(None), of_a_case) if loose else of_a_case
    return and_(TimeEntry.day >= scope.period.first, TimeEntry.day <= scope.period.last, among)


def _by_kind(session: Session, scope: Scope, who: str) -> dict[WorkKind, tuple[int, int]]:
    """The minutes and the number of entries of each kind."""
    columns: tuple[Any, ...] = TimeEntry.kind.label("kind"), TimeEntry.minutes.label("minutes"), _who().label("who")
    entries = select(*columns).select_from(TimeEntry).outerjoin(Case, Case.id == TimeEntry.case_id)
    rows = entries.where(_counts(scope)).subquery()
    query = select(rows.c.kind, func.sum(rows.c.minutes), func.count()).where(rows.c.who == who)
    return {kind: (int(minutes), count) for kind, minutes, count in session.execute(query.group_by(rows.c.kind))}


def _spent_by(who: str) -> Compute:
    def spent(session: Session, scope: Scope) -> Result:
        found = _by_kind(session, scope, who)
        if not found:
            return Result(None, 0)
        lines = tuple(Line(kind.value, words, found.get(kind, (0, 0))[0]) for kind, words in WORK_KIND.items())
        minutes = sum(minutes for minutes, _ in found.values())
        return Result(minutes, sum(entries for _, entries in found.values()), lines=lines)

    return spent


def _by_conference(session: Session, scope: Scope) -> Result:
    minutes = sum(minutes for minutes, _ in _by_kind(session, scope, COORDINATOR).values())
    conferences = number_held(session, scope)
    entry = select(TimeEntry.id).where(TimeEntry.case_id == Sitting.case_id, _who() == COORDINATOR)
    silent = session.scalar(held(scope, func.count()).where(~entry.correlate(Sitting, Case).exists())) or 0
    enough = conferences >= FEWEST and minutes > 0
    return Result((2 * minutes + conferences) // (2 * conferences) if enough else None, conferences, silent)


LOGGED = (
    "Temps que chacun note lui-même, en minutes\u00a0; rien n’est chronométré. Le temps noté hors de toute situation "
    "n’appartient à aucun territoire ni à aucun champ\u00a0; sans aucune saisie, ce n’est pas zéro mais "
    "«\u00a0non renseigné\u00a0»."
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
        _spent_by(COORDINATOR),
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
        _spent_by(REFERRER),
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
        _spent_by(OTHER),
        *ENTRIES,
    ),
    Indicator(
        "effort.by_conference",
        "Temps de coordination par conférence tenue",
        MINUTES,
        Definition(
            "Conférences tenues dans la période.",
            "Temps des coordinateur·rice·s dans la période, toutes natures ensemble, situations abouties ou non\u00a0: "
            "le temps de coordination ci-dessus. Rien en dessous de "
            f"{FEWEST} conférences, ni sans temps noté.",
            "Conférences tenues. Celles dont la situation n’a aucun temps de coordination sont dites à part.",
            "Jour pour lequel le temps est noté\u00a0; jour de la conférence.",
        ),
        Audience.DIRECTION,
        _by_conference,
        "conférence",
        "conférences",
    ),
)
