"""Activity: the referrals received, what they are about, and what became of them."""

from collections import Counter
from typing import Any

from sqlalchemy import Select, case, func, literal, null, select, true
from sqlalchemy.orm import Session

from conference.domain.outcomes import State
from conference.domain.stages import Outcome
from conference.evaluation.indicators.cohort import cohort, received_in, state_at_end
from conference.evaluation.indicators.counting import Counted, lines, whole
from conference.evaluation.indicators.declaration import Audience, Definition, Indicator, Line, Result, Scope
from conference.models.case import Case
from conference.models.journal import StayRow
from conference.words.case import FIELD
from conference.words.evaluation import OWN_SOLUTIONS, STATES

SITUATIONS = "situations"
ONE, SEVERAL, RECEIVED_ONES = "orientation", "orientations", "Orientations reçues"
RECEIVED = "Orientations reçues dans la période, brouillons exclus."
ON_RECEPTION = "Jour de la réception de l’orientation."


ONCE, NO_LINE = literal(1), null()


def _received(scope: Scope, code: Any = NO_LINE, amount: Any = ONCE) -> Select[Any]:
    """The cases received in the period, one row each."""
    columns = Case.id.label("case_id"), code.label("code"), amount.label("amount")
    return select(*columns).where(received_in(scope))


def _taken_over(session: Session, scope: Scope) -> Result:
    taken_over = func.count().filter(Case.taken_over == true())
    query = select(taken_over, func.count()).select_from(Case).where(received_in(scope))
    value, received = session.execute(query).one()
    return Result(value, received)


def _by_field(scope: Scope) -> Select[Any]:
    return _received(scope, Case.field)


def _children(session: Session, scope: Scope) -> Result:
    columns = func.sum(Case.children), func.count(Case.children), func.count()
    children, told, received = session.execute(select(*columns).where(received_in(scope))).one()
    said = received == 0 or told > 0
    return Result(int(children or 0) if said else None, told, received - told, asked=received)


def _states(session: Session, scope: Scope) -> Result:
    state, own = state_at_end(), StayRow.outcome == Outcome.OWN_SOLUTION
    # Only the gap is named case by case: one line of the answer for each of them, one for each other state.
    named = case((state == State.GAP.value, Case.reference))
    query = cohort(scope, state, named, func.count(), func.count().filter(own)).group_by(state, named)
    rows = session.execute(query.order_by(named)).all()
    found: Counter[State] = Counter()
    for code, _, count, _ in rows:
        found[State(code)] += count
    parts = [Line(code.value, words, found[code]) for code, words in STATES.items()]
    own_solutions = sum(row[3] for row in rows)
    parts.insert(3, Line(Outcome.OWN_SOLUTION.value, OWN_SOLUTIONS, own_solutions, inner=True))
    references = tuple(reference for _, reference, _, _ in rows if reference)
    return Result(found.total(), found.total(), lines=tuple(parts), references=references)


INDICATORS = (
    Indicator(
        "activity.referrals",
        "Orientations reçues",
        SITUATIONS,
        Definition(
            RECEIVED,
            "Toutes, reprises comprises ; une situation peut concerner plusieurs enfants ou adultes.",
            "Sans objet : c’est un nombre.",
            ON_RECEPTION,
        ),
        Audience.PUBLIC,
        Counted(_received, whole),
        ONE,
        SEVERAL,
    ),
    Indicator(
        "activity.taken_over",
        "Dont reprises d’un suivi antérieur",
        SITUATIONS,
        Definition(
            RECEIVED,
            "Celles d’un fichier repris : les règles d’aujourd’hui ne leur ont pas été appliquées.",
            "Orientations reçues.",
            ON_RECEPTION,
        ),
        Audience.PUBLIC,
        _taken_over,
        ONE,
        SEVERAL,
    ),
    Indicator(
        "activity.children",
        "Enfants concernés",
        "enfants",
        Definition(
            RECEIVED,
            "Tous les enfants qu’elles concernent\u00a0; une situation d’adulte en compte zéro.",
            "Sans objet\u00a0: c’est un nombre. Une situation reprise sans nombre d’enfants est à part.",
            ON_RECEPTION,
        ),
        Audience.PUBLIC,
        _children,
        ONE,
        SEVERAL,
    ),
    Indicator(
        "activity.fields",
        "Orientations par champ",
        SITUATIONS,
        Definition(
            RECEIVED,
            "Celles de chaque champ ; un champ absent est « non renseigné », jamais réparti.",
            "Orientations reçues.",
            ON_RECEPTION,
        ),
        Audience.DIRECTION,
        Counted(_by_field, lines({field.value: words for field, words in FIELD.items()})),
        ONE,
        SEVERAL,
        "Champ",
        RECEIVED_ONES,
    ),
    Indicator(
        "activity.states",
        "Ce que sont devenues les orientations",
        SITUATIONS,
        Definition(
            RECEIVED,
            "Aboutie : plan valide et ratifié ou sans objet, suivi ouvert ou terminé. Non aboutie : close "
            "sans plan ; les familles qui ont trouvé leur propre solution sont à part, ni échec ni réussite. "
            "En cours : ni l’un ni l’autre. Écart : situation reprise sans coordinateur ni issue.",
            "Orientations reçues : la somme des quatre est exacte.",
            "Réception dans la période ; état au soir de son dernier jour.",
        ),
        Audience.PUBLIC,
        _states,
        ONE,
        SEVERAL,
        "État",
        RECEIVED_ONES,
    ),
)
