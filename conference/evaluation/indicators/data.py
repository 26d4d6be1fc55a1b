"""Data: what is known of the cases received, how fresh it is, and the questionnaires that came back."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Select, SQLColumnExpression, case, exists, func, literal, or_, select
from sqlalchemy.orm import aliased

from conference.domain.minimal import Tickable
from conference.domain.questionnaires import Asked
from conference.domain.stages import OPEN_STAGES, Stage
from conference.domain.statistics import percent
from conference.evaluation.indicators.cohort import received_in
from conference.evaluation.indicators.conferences import held
from conference.evaluation.indicators.counting import Counted, Rows, Tally, lines, part, rows_of
from conference.evaluation.indicators.declaration import (
    FEWEST,
    PERCENT,
    Audience,
    Definition,
    Indicator,
    Line,
    Result,
    Scope,
)
from conference.evaluation.indicators.events import NO, YES, standing, together
from conference.evaluation.period import Period
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.journal import Passage
from conference.models.minimal import Tick
from conference.models.questionnaire import Tally as Given
from conference.models.referral import Referral

FRESH, STALE, OLD = "fresh", "stale", "old"
A_MONTH, A_QUARTER = 30, 90
RECEIVED, REFUSED, SILENT = "received", "refused", "silent"


def _told(column: Any) -> Rows:
    def rows(scope: Scope) -> Select[Any]:
        known = case((column.is_not(None), YES), else_=NO)
        return select(*rows_of(Case.id, known)).where(received_in(scope))

    return rows


def _said_in_referral(column: Any) -> Rows:
    def rows(scope: Scope) -> Select[Any]:
        known = case((column.is_not(None), YES), else_=NO)
        query = select(*rows_of(Case.id, known)).select_from(Case)
        return query.outerjoin(Referral, Referral.case_id == Case.id).where(received_in(scope))

    return rows


def _agreed(scope: Scope) -> Select[Any]:
    """A minimal record has a dated tick where others have the date itself."""
    ticked = exists().where(Tick.case_id == Case.id, Tick.code == Tickable.FAMILY_AGREEMENT)
    known = case((or_(Referral.agreed_on.is_not(None), ticked), YES), else_=NO)
    query = select(*rows_of(Case.id, known)).select_from(Case)
    return query.outerjoin(Referral, Referral.case_id == Case.id).where(received_in(scope))


def _updated(scope: Scope) -> Select[Any]:
    """The cases open at the end of the period, by how long ago the last step was, seen from there or from today."""
    seen = Period(scope.eve, scope.eve, scope.period.zone).begins
    past = select(func.max(Passage.happened_at)).where(Passage.case_id == Case.id, Passage.number > 0)
    last = past.where(Passage.happened_at < scope.period.ends).correlate(Case).scalar_subquery()
    known = (
        (last >= seen - timedelta(days=A_MONTH), FRESH),
        (last >= seen - timedelta(days=A_QUARTER), STALE),
        (last.is_not(None), OLD),
    )
    return standing(scope, tuple(OPEN_STAGES - {Stage.REFERRAL}), *rows_of(Case.id, case(*known)))


def _questionnaires(scope: Scope) -> Select[Any]:
    """What was given in the cases whose last conference was held in the period; an amount is how many."""
    return together(
        _given(scope, RECEIVED, Given.online + Given.paper + Given.spoken),
        _given(scope, REFUSED, Given.refused),
        _given(scope, SILENT, Given.expected - Given.online - Given.paper - Given.spoken - Given.refused),
    )


def _given(scope: Scope, code: str, number: SQLColumnExpression[int]) -> Select[Any]:
    later = aliased(Sitting)
    since = exists().where(later.case_id == Case.id, later.held_at > Sitting.held_at)
    query = held(scope, *rows_of(Case.id, literal(code), number)).join(Given, Given.case_id == Case.id)
    return query.where(~since, Given.asked == Asked.END, number > 0)


def _back(found: Tally) -> Result:
    parts = tuple(Line(code, words, found.sum(code)) for code, words in BACK.items())
    n, back = sum(line.value for line in parts), found.sum(RECEIVED)
    return Result(percent(back, n) if n >= FEWEST else None, n, lines=parts, counted=back)


BACK = {RECEIVED: "Revenus remplis", REFUSED: "Refusés", SILENT: "Pas revenus"}
AGES = {
    FRESH: f"Depuis {A_MONTH} jours au plus",
    STALE: f"Depuis {A_MONTH} à {A_QUARTER} jours",
    OLD: f"Depuis plus de {A_QUARTER} jours",
}
KNOWN = {YES: "Renseigné", NO: "Non renseigné"}
COHORT = "Orientations reçues dans la période, reprises comprises."
ON_RECEPTION = "Jour de la réception de l’orientation\u00a0; ce qui est su est lu aujourd’hui."
REFERRALS, CASES = ("orientation", "orientations"), ("situation", "situations")
ITEMS: tuple[tuple[str, str, Rows], ...] = (
    ("field", "Champ", _told(Case.field)),
    ("origin", "Origine de la demande", _told(Case.origin)),
    ("territory", "Territoire", _told(Case.territory_id)),
    ("children", "Nombre d’enfants concernés", _told(Case.children)),
    ("measure", "Mesure en cours", _said_in_referral(Referral.measure_in_force)),
    ("agreement", "Date de l’accord de la famille", _agreed),
)


def _item(code: str, title: str, rows: Rows) -> Indicator:
    few = f"Celles où cela est renseigné. Rien en dessous de {FEWEST} orientations."
    definition = Definition(COHORT, few, "Orientations reçues.", ON_RECEPTION)
    count = Counted(rows, part(KNOWN, YES))
    return Indicator(
        f"data.{code}",
        f"Orientations où est renseigné\u00a0: {title[0].lower()}{title[1:]}",
        PERCENT,
        definition,
        Audience.DIRECTION,
        count,
        *REFERRALS,
        title,
        "Orientations reçues",
    )


INDICATORS = (
    *(_item(*item) for item in ITEMS),
    Indicator(
        "data.updated",
        "Situations ouvertes, par ancienneté du dernier acte",
        "situations",
        Definition(
            "Situations reçues et ouvertes au soir du dernier jour de la période.",
            "Selon le temps écoulé depuis le dernier acte du parcours qui précède cette date, ou aujourd’hui si elle "
            "n’est pas venue.",
            "Sans objet\u00a0: c’est un nombre.",
            "Dernier jour de la période.",
        ),
        Audience.DIRECTION,
        Counted(_updated, lines(AGES)),
        *CASES,
        "Dernier acte",
        "Situations ouvertes",
    ),
    Indicator(
        "data.questionnaires",
        "Questionnaires revenus, sur ceux qui ont été donnés",
        PERCENT,
        Definition(
            "Questionnaires donnés en fin de conférence, dans les situations dont la dernière conférence a été tenue "
            "dans la période.",
            f"Ceux qui sont revenus remplis, par quelque voie que ce soit. Rien en dessous de {FEWEST} questionnaires.",
            "Questionnaires donnés, refusés et sans retour compris.",
            "Jour de la dernière conférence.",
        ),
        Audience.DIRECTION,
        Counted(_questionnaires, _back),
        "questionnaire",
        "questionnaires",
        "Ce qu’ils sont devenus",
        "Questionnaires donnés",
    ),
)
