"""Activity: the referrals received, what they are about, and what became of them."""

from typing import Any

from sqlalchemy import Select, case, select, true

from conference.domain.outcomes import State
from conference.domain.stages import Outcome
from conference.evaluation.indicators.cohort import cohort, received_in, state_at_end
from conference.evaluation.indicators.counting import NO_LINE, ONCE, Counted, Tally, lines, one_of, rows_of, whole
from conference.evaluation.indicators.declaration import Audience, Definition, Indicator, Line, Result, Scope
from conference.models.case import Case
from conference.models.journal import StayRow
from conference.words.case import FIELD
from conference.words.evaluation import OWN_SOLUTIONS, STATES

SITUATIONS = "situations"
ONE, SEVERAL, RECEIVED_ONES = "orientation", "orientations", "Orientations reçues"
RECEIVED = "Orientations reçues dans la période, brouillons exclus."
ON_RECEPTION = "Jour de la réception de l’orientation."
WITH_CHILDREN = "with"
TAKEN_OVER, OWN = "taken_over", Outcome.OWN_SOLUTION.value
NOT_COMPLETED = State.NOT_COMPLETED.value


def received(scope: Scope, code: Any = NO_LINE, amount: Any = ONCE) -> Select[Any]:
    """The cases received in the period, one row each."""
    return select(*rows_of(Case.id, code, amount)).where(received_in(scope))


def _every(scope: Scope) -> Select[Any]:
    return received(scope, case((Case.taken_over == true(), TAKEN_OVER), else_="begun_here"))


def _by_field(scope: Scope) -> Select[Any]:
    return received(scope, Case.field)


def _children(scope: Scope) -> Select[Any]:
    return received(scope, case((Case.children > 0, WITH_CHILDREN), else_="without"), Case.children)


def _how_many_children(found: Tally) -> Result:
    told = found.n - found.silent
    return Result(found.total if told or not found.n else None, told, found.silent, asked=found.n)


def states(scope: Scope) -> Select[Any]:
    """The cases received in the period, each with its state at the end; its own solutions have a code of theirs."""
    code = case((StayRow.outcome == Outcome.OWN_SOLUTION, OWN), else_=state_at_end())
    return cohort(scope, *rows_of(Case.id, code))


def _states(found: Tally) -> Result:
    parts = [Line(code.value, words, found.of(code.value)) for code, words in STATES.items()]
    own = found.of(OWN)
    at = list(STATES).index(State.NOT_COMPLETED)
    ended = Line(NOT_COMPLETED, STATES[State.NOT_COMPLETED], found.of(NOT_COMPLETED) + own)
    parts[at : at + 1] = [ended, Line(OWN, OWN_SOLUTIONS, own, inner=True)]
    return Result(found.n, found.n, lines=tuple(parts))


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
        Counted(_every, whole),
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
        Counted(_every, one_of(TAKEN_OVER), {"": (TAKEN_OVER,)}),
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
        Counted(_children, _how_many_children, {"": (WITH_CHILDREN,)}),
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
        Counted(states, _states, {NOT_COMPLETED: (NOT_COMPLETED, OWN)}, named=State.GAP.value),
        ONE,
        SEVERAL,
        "État",
        RECEIVED_ONES,
    ),
)
