"""Those who coordinate: under which letter, with how many conferences behind them, and why some have gone."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Select, and_, case, func, or_, select

from conference.domain.coordinators import EXPLAINED, CoordinatorStatus
from conference.evaluation.indicators.counting import NO_CASE, Counted, Tally, lines, rows_of
from conference.evaluation.indicators.declaration import (
    FEWEST,
    NOTHING,
    Audience,
    Definition,
    Indicator,
    Result,
    Scope,
)
from conference.models.assignment import Assignment
from conference.models.coordinator import Standing
from conference.models.department import Department
from conference.models.journal import Passage
from conference.models.work import Mission
from conference.queries.coordinators import covers, standing_on
from conference.queries.experience import HELD, in_charge
from conference.words.evaluation import EXPERIENCE, LETTERS
from conference.words.roles import STANDING_REASON

PEOPLE = "personnes"
ONE, SEVERAL = "personne engagée", "personnes engagées"
ON_LAST_DAY = "Dernier jour de la période."
FEW = f"En dessous de {FEWEST}, le nombre n’est pas détaillé\u00a0: chacun·e s’y reconnaîtrait."
WITHOUT, WITHIN, ABOVE = LETTERS
UP_TO = {"none": 0, "one": 1, "to_three": 3}


def _engaged(scope: Scope) -> Any:
    return standing_on(scope.period.last) & (Standing.status == CoordinatorStatus.ENGAGED)


def _letters(scope: Scope) -> Select[Any]:
    """Whoever is engaged on the last day, with what their letter of that day gives beside the ceiling."""
    last = scope.period.last
    holds = (Mission.coordinator_id == Standing.coordinator_id) & covers(last)
    ceiling = select(Department.letter_ceiling).where(Department.id == Standing.department_id).scalar_subquery()
    under = and_(Mission.id.is_not(None), or_(ceiling.is_(None), Mission.share <= ceiling))
    beside = case((Mission.id.is_(None), WITHOUT), (under, WITHIN), else_=ABOVE)
    people = select(*rows_of(NO_CASE, beside)).select_from(Standing).outerjoin(Mission, holds)
    return people.where(_engaged(scope))


def _experience(scope: Scope) -> Select[Any]:
    """Whoever is engaged on the last day, with how many conferences they had run by then."""
    ran = select(func.count(func.distinct(Passage.id))).select_from(Assignment)
    ran = ran.join(Passage, (Passage.case_id == Assignment.case_id) & in_charge())
    theirs = Assignment.coordinator_id == Standing.coordinator_id, Passage.step.in_(HELD)
    held = ran.where(*theirs, Passage.happened_at < scope.period.ends).correlate(Standing).scalar_subquery()
    people = select(held.label("held")).where(_engaged(scope)).subquery()
    bands = ((people.c.held <= most, code) for code, most in UP_TO.items())
    return select(*rows_of(NO_CASE, case(*bands, else_="more")))


def _left(scope: Scope) -> Select[Any]:
    """Whoever left in the period, with why."""
    within = Standing.since.between(scope.period.first, scope.period.last)
    return select(*rows_of(NO_CASE, Standing.reason)).where(Standing.status == CoordinatorStatus.LEFT, within)


def _detailed(titles: Mapping[str, str]) -> Callable[[Tally], Result]:
    """A number in parts, where so many people stand in it that none is pointed at."""
    read = lines(titles)
    return lambda found: read(found) if found.n >= FEWEST else Result(found.n, found.n)


INDICATORS = (
    Indicator(
        "programme.letters",
        "Coordinateur·rice·s engagé·e·s, selon leur lettre de mission",
        PEOPLE,
        Definition(
            "Personnes engagées ce jour-là.",
            "Sans lettre, avec une lettre qui ne dépasse pas le plafond du département, ou au-delà\u00a0; le temps en "
            f"plus des débuts n’entre pas dans la comparaison. {FEW}",
            "Sans objet\u00a0: c’est un nombre.",
            ON_LAST_DAY,
        ),
        Audience.DIRECTION,
        Counted(_letters, _detailed(LETTERS)),
        ONE,
        SEVERAL,
        "Lettre de mission",
        "Engagé·e·s",
        NOTHING,
    ),
    Indicator(
        "programme.experience",
        "Coordinateur·rice·s engagé·e·s, selon les conférences menées",
        PEOPLE,
        Definition(
            "Personnes engagées ce jour-là.",
            "Conférences tenues pendant qu’elles coordonnaient, seules ou en binôme, depuis le début\u00a0; celles "
            f"d’une reprise n’y sont pas. {FEW}",
            "Sans objet\u00a0: c’est un nombre.",
            ON_LAST_DAY,
        ),
        Audience.DIRECTION,
        Counted(_experience, _detailed(EXPERIENCE)),
        ONE,
        SEVERAL,
        "Conférences menées",
        "Engagé·e·s",
        NOTHING,
    ),
    Indicator(
        "programme.left",
        "Départs de coordinateur·rice·s",
        PEOPLE,
        Definition(
            "Personnes qui ne sont plus coordinateur·rice·s depuis un jour de la période.",
            f"Selon le motif noté à la sortie. {FEW}",
            "Sans objet\u00a0: c’est un nombre.",
            "Premier jour où la personne ne coordonne plus.",
        ),
        Audience.DIRECTION,
        Counted(
            _left,
            _detailed(
                {
                    reason.value: words
                    for reason, words in STANDING_REASON.items()
                    if reason in EXPLAINED[CoordinatorStatus.LEFT]
                }
            ),
        ),
        "départ",
        "départs",
        "Motif",
        "Départs",
        NOTHING,
    ),
)
