"""What referrals are about, beside their field: who asks, where, under which measure, for whom. Part of activity."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, case, literal, select

from conference.domain.referral import CONCERNED, Origin, PersonKind
from conference.evaluation.indicators.activity import (
    ON_RECEPTION,
    ONE,
    RECEIVED,
    RECEIVED_ONES,
    SEVERAL,
    SITUATIONS,
    received,
)
from conference.evaluation.indicators.cohort import received_in
from conference.evaluation.indicators.counting import Counted, Tally, by_name, lines, proportion, rows_of
from conference.evaluation.indicators.declaration import (
    FEWEST,
    PERCENT,
    Audience,
    Compute,
    Definition,
    Indicator,
    Line,
    Result,
    Scope,
)
from conference.evaluation.period import year
from conference.models.case import Case
from conference.models.place import Territory
from conference.models.referral import Person, Referral
from conference.words.case import LEGAL_CONTEXT, ORIGIN
from conference.words.evaluation import AGE_BANDS, NOBODY_NAMED, PEOPLE_CONCERNED

NOBODY = "nobody"
ORIGINS = {origin.value: f"{words[0].upper()}{words[1:]}" for origin, words in ORIGIN.items()}
FROM_FAMILIES = (Origin.FAMILY.value, Origin.NETWORK.value)
MEASURES = {measure.value: words for measure, words in LEGAL_CONTEXT.items()}


def _by_origin(scope: Scope) -> Select[Any]:
    return received(scope, Case.origin)


def _by_territory(scope: Scope) -> Select[Any]:
    return received(scope, Territory.name).outerjoin(Territory, Territory.id == Case.territory_id)


def _measured(column: SQLColumnExpression[Any]) -> Counted:
    def rows(scope: Scope) -> Select[Any]:
        return received(scope, column).outerjoin(Referral, Referral.case_id == Case.id)

    return Counted(rows, lines(MEASURES))


def _concerned(scope: Scope, code: Any) -> Select[Any]:
    """The people concerned by the cases received in the period; a case of which nobody is named has one row too."""
    named = (Person.case_id == Case.id) & Person.kind.in_(CONCERNED)
    told = case((Person.id.is_(None), literal(NOBODY)), else_=code)
    query = select(*rows_of(Case.id, told)).select_from(Case).outerjoin(Person, named)
    return query.where(received_in(scope))


def _people(scope: Scope) -> Select[Any]:
    return _concerned(scope, case((Person.kind == PersonKind.CHILD, PersonKind.CHILD.value), else_=ADULT))


def _ages(scope: Scope) -> Select[Any]:
    return _concerned(scope, _band(_year_of_reception(scope) - Person.birth_year))


def _year_of_reception(scope: Scope) -> ColumnElement[int]:
    """The civil year, in the time zone of the period, in which a case was received."""
    first, last = scope.period.first.year, scope.period.last.year
    begun = [(Case.received_at >= year(one, scope.period.zone).begins, one) for one in range(last, first, -1)]
    return case(*begun, else_=first) if begun else literal(first)


def _band(age: ColumnElement[int]) -> ColumnElement[Any]:
    return case(*((age <= last, f"to_{last}") for last in AGE_BANDS if last is not None), (age.is_not(None), OLDER))


ADULT, OLDER = PersonKind.ADULT.value, "older"
BANDS = {OLDER if last is None else f"to_{last}": words for last, words in AGE_BANDS.items()}
KINDS = {PersonKind.CHILD.value: PEOPLE_CONCERNED[0], ADULT: PEOPLE_CONCERNED[1]}


def _read(titles: dict[str, str]) -> Callable[[Tally], Result]:
    def read(found: Tally) -> Result:
        told = lines(titles)(found.without(NOBODY))
        return Result(told.value, told.n, told.missing, (*told.lines, _nobody(found)))

    return read


def _nobody(found: Tally) -> Line:
    return Line(NOBODY, NOBODY_NAMED, found.of(NOBODY), apart=True)


OF_THEM = {"": (*KINDS, None)}
OF_AGES = {"": (*BANDS, None)}


def _of_referrals(code: str, title: str, numerator: str, head: str, compute: Compute) -> Indicator:
    definition = Definition(RECEIVED, numerator, "Orientations reçues.", ON_RECEPTION)
    whole = RECEIVED_ONES
    return Indicator(
        f"activity.{code}", title, SITUATIONS, definition, Audience.DIRECTION, compute, ONE, SEVERAL, head, whole
    )


def _of_people(code: str, title: str, numerator: str, head: str, compute: Compute) -> Indicator:
    return Indicator(
        f"activity.{code}",
        title,
        "personnes",
        Definition(
            f"Personnes concernées, nommées dans les {SEVERAL} reçues dans la période.",
            numerator,
            "Personnes concernées. Une situation où personne n’est nommé (reprise, dossier minimal) est à part.",
            ON_RECEPTION,
        ),
        Audience.DIRECTION,
        compute,
        "personne concernée",
        "personnes concernées",
        head,
        "Personnes concernées",
    )


NEVER_SPREAD = "ce qui n’est pas dit est «\u00a0non renseigné\u00a0», jamais réparti."
INDICATORS = (
    _of_referrals(
        "origins",
        "Orientations selon qui en fait la demande",
        f"Celles de chaque provenance\u00a0; {NEVER_SPREAD}",
        "Demande venue de",
        Counted(_by_origin, lines(ORIGINS)),
    ),
    Indicator(
        "activity.origins_share",
        "Part des demandes venues de la famille ou de son entourage",
        PERCENT,
        Definition(
            f"{RECEIVED} Celles dont on sait qui a fait la demande.",
            "Celles que la famille, la personne elle-même ou quelqu’un de l’entourage a demandées. Aucun pourcentage "
            f"en dessous de {FEWEST} orientations.",
            "Orientations dont la provenance est renseignée.",
            ON_RECEPTION,
        ),
        Audience.PUBLIC,
        Counted(_by_origin, proportion(*FROM_FAMILIES)),
        ONE,
        SEVERAL,
    ),
    _of_referrals(
        "territories",
        "Orientations par territoire",
        f"Celles de chaque territoire, sans celles des territoires qu’il contient\u00a0; {NEVER_SPREAD}",
        "Territoire",
        Counted(_by_territory, by_name),
    ),
    _of_referrals(
        "measure_in_force",
        "Mesure en cours à l’orientation",
        f"Celles de chaque mesure en cours\u00a0; {NEVER_SPREAD}",
        "Mesure en cours",
        _measured(Referral.measure_in_force),
    ),
    _of_referrals(
        "measure_considered",
        "Mesure envisagée à l’orientation",
        f"Celles de chaque mesure envisagée, qui n’a pas forcément été prise\u00a0; {NEVER_SPREAD}",
        "Mesure envisagée",
        _measured(Referral.measure_considered),
    ),
    _of_people(
        "people",
        "Personnes concernées",
        "Les enfants et les adultes que l’orientation concerne, comptés à part des situations.",
        "Qui",
        Counted(_people, _read(KINDS), OF_THEM),
    ),
    _of_people(
        "ages",
        "Âge des personnes concernées",
        "Celles de chaque âge, l’année de la réception moins celle de la naissance\u00a0; une année de naissance "
        "inconnue est «\u00a0non renseignée\u00a0».",
        "Âge",
        Counted(_ages, _read(BANDS), OF_AGES),
    ),
)
