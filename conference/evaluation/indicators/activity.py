"""Activity: the referrals received, what they are about, and what became of them."""

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from conference.domain.outcomes import State
from conference.domain.referral import Field
from conference.domain.stages import Outcome
from conference.evaluation.indicators.cohort import cohort, received_in, state_at_end
from conference.evaluation.indicators.declaration import Audience, Definition, Indicator, Line, Result, Scope
from conference.models.case import Case
from conference.models.journal import StayRow
from conference.words.case import FIELD
from conference.words.evaluation import OWN_SOLUTIONS, STATES, UNKNOWN_LINE

CASES = "situations"
RECEIVED = "Orientations reçues dans la période, brouillons exclus."
ON_RECEPTION = "Jour de la réception de l’orientation."


def _referrals(session: Session, scope: Scope) -> Result:
    received = session.scalar(select(func.count()).select_from(Case).where(received_in(scope))) or 0
    return Result(received, received)


def _taken_over(session: Session, scope: Scope) -> Result:
    taken_over = func.count().filter(Case.taken_over == true())
    query = select(taken_over, func.count()).select_from(Case).where(received_in(scope))
    value, received = session.execute(query).one()
    return Result(value, received)


def _fields(session: Session, scope: Scope) -> Result:
    query = select(Case.field, func.count()).where(received_in(scope)).group_by(Case.field)
    found: dict[Field | None, int] = dict(session.execute(query).all())
    total, missing = sum(found.values()), found.get(None, 0)
    lines = [Line(field.value, FIELD[field], found.get(field, 0)) for field in Field]
    if missing:
        lines.append(Line("unknown", UNKNOWN_LINE, missing))
    return Result(total, total, missing, tuple(lines))


def _states(session: Session, scope: Scope) -> Result:
    state, own = state_at_end(), StayRow.outcome == Outcome.OWN_SOLUTION
    query = cohort(scope, state, func.count(), func.count().filter(own)).group_by(state)
    found = {State(code): (count, own_solutions) for code, count, own_solutions in session.execute(query)}
    gap = cohort(scope, Case.reference).where(state == State.GAP.value).order_by(Case.reference)
    lines = [Line(code.value, words, found.get(code, (0, 0))[0]) for code, words in STATES.items()]
    own_solutions = sum(own_solutions for _, own_solutions in found.values())
    lines.insert(3, Line(Outcome.OWN_SOLUTION.value, OWN_SOLUTIONS, own_solutions, inner=True))
    total = sum(count for count, _ in found.values())
    return Result(total, total, lines=tuple(lines), references=tuple(session.scalars(gap)))


INDICATORS = (
    Indicator(
        "activity.referrals",
        "Orientations reçues",
        CASES,
        Definition(
            RECEIVED,
            "Toutes, reprises comprises ; une situation peut concerner plusieurs enfants ou adultes.",
            "Sans objet : c’est un nombre.",
            ON_RECEPTION,
        ),
        Audience.PUBLIC,
        _referrals,
    ),
    Indicator(
        "activity.taken_over",
        "Dont reprises d’un suivi antérieur",
        CASES,
        Definition(
            RECEIVED,
            "Celles d’un fichier repris : les règles d’aujourd’hui ne leur ont pas été appliquées.",
            "Orientations reçues.",
            ON_RECEPTION,
        ),
        Audience.PUBLIC,
        _taken_over,
    ),
    Indicator(
        "activity.fields",
        "Orientations par champ",
        CASES,
        Definition(
            RECEIVED,
            "Celles de chaque champ ; un champ absent est « non renseigné », jamais réparti.",
            "Orientations reçues.",
            ON_RECEPTION,
        ),
        Audience.DIRECTION,
        _fields,
    ),
    Indicator(
        "activity.states",
        "Ce que sont devenues les orientations",
        CASES,
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
    ),
)
