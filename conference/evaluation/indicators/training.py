"""Training: sessions held, people trained and reached, what it cost whom, and where targets stand."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.orm import Session

from conference.domain.training import Goal, Part, TargetState, TrainingKind, sharing
from conference.evaluation.indicators.counting import NO_CASE, NO_LINE, Counted, Tally, lines, rows_of
from conference.evaluation.indicators.declaration import (
    CENTS,
    NOTHING,
    Audience,
    Compute,
    Definition,
    Indicator,
    Line,
    Result,
    Scope,
)
from conference.models.training import Registration, Training, TrainingCost, TrainingDay, TrainingTarget
from conference.words.training import SAID, TARGET_STATE, TRAINING_KIND, TRAINING_PAYER

UNCOVERED, UNPRICED = "uncovered", "unpriced"
KINDS = {kind.value: words for kind, words in TRAINING_KIND.items()}
TAUGHT = {code: words for code, words in KINDS.items() if code != TrainingKind.AWARENESS}
PAYERS = {payer.value: words for payer, words in TRAINING_PAYER.items()}
STATES = {state.value: TARGET_STATE[state] for state in TargetState if state is not TargetState.TO_COME}
STANDS = Registration.withdrawn_on.is_(None)


def _over(scope: Scope) -> ColumnElement[bool]:
    """Sessions whose last day is within the period, and past."""
    return and_(Training.last_day >= scope.period.first, Training.last_day < scope.eve, Training.given_up_on.is_(None))


def _sessions(scope: Scope) -> Select[Any]:
    return select(*rows_of(NO_CASE, Training.kind)).where(_over(scope))


def _days(scope: Scope) -> Select[Any]:
    """Each day that was held, of sessions that may have begun before the period or end after it."""
    within = TrainingDay.day >= scope.period.first, TrainingDay.day < scope.eve
    about = Training.last_day >= scope.period.first, Training.given_up_on.is_(None)
    rows = select(*rows_of(NO_CASE, Training.kind)).join(TrainingDay, TrainingDay.training_id == Training.id)
    return rows.where(*about, *within)


def _people(scope: Scope) -> Select[Any]:
    """How many came, registration by registration: none where nobody noted it."""
    rows = select(*rows_of(NO_CASE, Training.kind, Registration.came))
    rows = rows.join(Registration, Registration.training_id == Training.id).where(_over(scope), STANDS)
    return rows.where(Training.kind != TrainingKind.AWARENESS)


def _reached(scope: Scope) -> Select[Any]:
    rows = select(*rows_of(NO_CASE, NO_LINE, Registration.came)).select_from(Training)
    rows = rows.join(Registration, Registration.training_id == Training.id).where(_over(scope), STANDS)
    return rows.where(Training.kind == TrainingKind.AWARENESS)


def _came(found: Tally) -> Result:
    """How many people; unknown where there are registrations and nobody noted who came."""
    noted = found.n - found.silent
    value = found.total if noted or not found.silent else None
    return Result(value, noted, found.silent, asked=found.n)


def _came_by_kind(found: Tally) -> Result:
    result = _came(found)
    parts = tuple(Line(code, words, found.sum(code)) for code, words in TAUGHT.items())
    return Result(result.value, result.n, result.missing, parts if result.value is not None else (), asked=found.n)


def _costs(session: Session, scope: Scope) -> Result:
    """What each kind of payer pays, to the cent; what nobody pays, and sessions whose cost is not known, apart."""
    stands = and_(TrainingCost.training_id == Training.id, TrainingCost.withdrawn_on.is_(None))
    columns = Training.id, Training.total_cents, TrainingCost.payer, TrainingCost.cents, TrainingCost.share
    query = select(*columns, TrainingCost.share_of).outerjoin(TrainingCost, stands).where(_over(scope))
    paid, uncovered, priced, unpriced = dict.fromkeys(PAYERS, 0), 0, 0, 0
    rows = session.execute(query.order_by(Training.id, TrainingCost.id)).all()
    for _, some in groupby(rows, key=lambda row: row.id):
        parts, total = _parts(known := list(some)), known[0].total_cents
        found = sharing(total, parts)
        if found.total is None:
            unpriced += 1
            continue
        priced += 1
        uncovered += max(0, found.gap if found.gap is not None else found.total)
        for part, (cents, _) in zip(parts, found.parts, strict=True):
            paid[part.payer] += cents or 0
    apart = [Line(UNCOVERED, SAID["uncovered"], uncovered, apart=True)] if uncovered else []
    apart += [Line(UNPRICED, SAID["unpriced"], unpriced, apart=True, records="sessions")] if unpriced else []
    if not priced:
        return Result(None, 0, lines=tuple(apart))
    told = (Line(code, words, paid[code]) for code, words in PAYERS.items())
    return Result(sum(paid.values()), priced, lines=(*told, *apart))


def _parts(rows: Iterable[Any]) -> list[Part]:
    return [
        Part(row.payer, row.cents, Fraction(row.share, row.share_of) if row.share else None)
        for row in rows
        if row.payer is not None
    ]


def _targets(scope: Scope) -> Select[Any]:
    """The targets that run in the period, each with where it stands at its end, on the days that are past."""
    held = Training.kind == TrainingTarget.kind, Training.given_up_on.is_(None)
    when = Training.last_day.between(TrainingTarget.since, TrainingTarget.until), Training.last_day < scope.eve
    people = select(func.coalesce(func.sum(Registration.came), 0)).select_from(Training)
    people = people.join(Registration, and_(Registration.training_id == Training.id, STANDS)).where(*held, *when)
    number = select(func.count(Training.id)).where(*held, *when)
    own = (one.correlate(TrainingTarget).scalar_subquery() for one in (people, number))
    of_people, of_sessions = own
    done = case((TrainingTarget.goal == Goal.PEOPLE, of_people), else_=of_sessions)
    state = case(
        (done >= TrainingTarget.low, TargetState.REACHED.value),
        (TrainingTarget.until < scope.eve, TargetState.MISSED.value),
        else_=TargetState.UNDER_WAY.value,
    )
    runs = TrainingTarget.until >= scope.period.first, TrainingTarget.since <= scope.period.last
    return select(*rows_of(NO_CASE, state)).where(*runs, TrainingTarget.withdrawn_on.is_(None))


def _indicator(
    code: str,
    title: str,
    unit: str,
    told: tuple[str, str, str, str],
    compute: Compute,
    named: tuple[str, str],
    lined: tuple[str, str] = ("", ""),
    audience: Audience = Audience.PUBLIC,
) -> Indicator:
    definition = Definition(*told)
    return Indicator(f"training.{code}", title, unit, definition, audience, compute, *named, *lined, NOTHING)


HELD = "Sessions dont le dernier jour est dans la période, et passé\u00a0; celles qui sont annulées n’y sont pas."
NO_SHARE = "Sans objet\u00a0: c’est un nombre."
SUM = "Sans objet\u00a0: c’est une somme."
LAST_DAY = "Dernier jour de la session."
SESSION = ("session", "sessions")
REGISTRATION = ("inscription", "inscriptions")
INDICATORS = (
    _indicator(
        "sessions",
        "Sessions de formation et de sensibilisation",
        "sessions",
        (HELD, "Toutes, par nature.", NO_SHARE, LAST_DAY),
        Counted(_sessions, lines(KINDS)),
        SESSION,
        ("Nature", "Sessions tenues"),
    ),
    _indicator(
        "days",
        "Journées de formation et de sensibilisation",
        "journées",
        ("Jours des sessions qui ne sont pas annulées.", "Ceux de la période, par nature.", NO_SHARE, "Le jour même."),
        Counted(_days, lines(KINDS)),
        ("journée", "journées"),
        ("Nature", "Journées tenues"),
    ),
    _indicator(
        "people",
        "Personnes formées dans la période",
        "personnes",
        (
            f"{HELD} Sans les sensibilisations.",
            "Personnes venues au moins un jour, par nature\u00a0; qui vient à deux sessions compte deux fois.",
            f"{SUM} Les inscriptions dont la présence n’est pas notée sont dites à part.",
            LAST_DAY,
        ),
        Counted(_people, _came_by_kind),
        REGISTRATION,
        ("Nature", "Personnes venues"),
    ),
    _indicator(
        "reached",
        "Personnes touchées par une sensibilisation",
        "personnes",
        (
            f"{HELD} Sensibilisations et séminaires seuls.",
            "Personnes venues, comptées par leur employeur sans être nommées.",
            f"{SUM} Les inscriptions dont la présence n’est pas notée sont dites à part.",
            LAST_DAY,
        ),
        Counted(_reached, _came),
        REGISTRATION,
    ),
    _indicator(
        "costs",
        "Coût des formations, par payeur",
        CENTS,
        (
            HELD,
            "Ce que chacun paie, en montant ou en part du coût total.",
            f"{SUM} Ce que personne ne paie encore, et les sessions dont le coût n’est pas noté, sont à part.",
            LAST_DAY,
        ),
        _costs,
        SESSION,
        ("Qui paie", "Coût payé"),
        Audience.DIRECTION,
    ),
    _indicator(
        "targets",
        "Objectifs de formation",
        "objectifs",
        (
            "Objectifs qui courent un jour au moins de la période, hors ceux qui sont retirés.",
            "Atteints, en cours, ou finis sans être atteints, au dernier jour passé de la période.",
            NO_SHARE,
            "Dernier jour de chaque session, dans la période de l’objectif.",
        ),
        Counted(_targets, lines(STATES)),
        ("objectif", "objectifs"),
        ("Où ils en sont", "Objectifs"),
        Audience.DIRECTION,
    ),
)
