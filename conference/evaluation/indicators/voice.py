"""Voice: what those who took part say of it, and how many were asked. Answers belong to no case nor territory here."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session, aliased

from conference.domain.questionnaires import AGREEMENT, FAMILY, MARKS, STATEMENTS, Asked, Item, Respondent
from conference.evaluation.indicators.cohort import tally
from conference.evaluation.indicators.conferences import held
from conference.evaluation.indicators.declaration import (
    FEWEST,
    NOTHING,
    Audience,
    Compute,
    Definition,
    Indicator,
    Line,
    Result,
    Scope,
)
from conference.models.answer import Answer
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.questionnaire import Tally
from conference.words.follow_up import RESPONDENT
from conference.words.questionnaires import AGREES, BANDS, GIVEN, MEAN, REFUSALS, SAID, WAY

PROFESSIONALS = (Respondent.PROFESSIONAL,)
HUNDREDTH = Decimal("0.01")
ASKED = "Réponses aux questionnaires remis en fin de conférence"
QUARTER = "Le trimestre de la réponse, seule date qu’elle garde : ceux que la période touche."
ON_THE_DAY = "Jour de la dernière conférence tenue dans la situation."


def _answers(scope: Scope, respondents: Collection[Respondent]) -> tuple[ColumnElement[bool], ...]:
    """Answers given at the end of a conference, in the quarters that the period touches."""
    within = Answer.quarter >= scope.period.first_quarter, Answer.quarter <= scope.period.last
    return (*within, Answer.asked == Asked.END, Answer.respondent.in_(respondents))


def _mean(item: Item) -> Compute:
    """The mean of a mark, out of ten."""

    def mean(session: Session, scope: Scope) -> Result:
        return _of(*_marked(session, scope, item, tuple(Respondent)))

    return mean


def _mean_beside(respondents: Collection[Respondent], others: Collection[Respondent]) -> Compute:
    """The mean of the marks of the whole by some; none where the few marks of the others could be worked out of it."""

    def mean(session: Session, scope: Scope) -> Result:
        beside = _marked(session, scope, Item.OVERALL, others)[1]
        return _of(*_marked(session, scope, Item.OVERALL, respondents), told=not 0 < beside < FEWEST)

    return mean


def _marked(session: Session, scope: Scope, item: Item, respondents: Collection[Respondent]) -> tuple[int, int, int]:
    """The sum of marks, how many there are, and how many answers."""
    column = getattr(Answer, item)
    query = select(func.sum(column), func.count(column), func.count()).where(*_answers(scope, respondents))
    total, marks, answers = session.execute(query).one()
    return total or 0, marks, answers


def _of(total: int, marks: int, answers: int, *, told: bool = True) -> Result:
    enough = told and marks >= FEWEST
    found = (Decimal(total) / marks).quantize(HUNDREDTH, ROUND_HALF_UP) if enough else None
    return Result(found, marks, answers - marks, asked=answers, deducible=not told)


def _spread(session: Session, scope: Scope) -> Result:
    """How marks of the whole are spread; nothing on few of them."""
    found = _counted(session, scope, Item.OVERALL)
    lines = tuple(
        Line(f"from_{first}", words, sum(found.get(mark, 0) for mark in range(first, last + 1)))
        for (first, last), words in BANDS.items()
    )
    return _withheld(found, lines)


def _agreed(item: Item) -> Compute:
    """How many agree with a statement, and how far; nothing on few answers."""

    def agreed(session: Session, scope: Scope) -> Result:
        found = _counted(session, scope, item)
        return _withheld(found, tuple(Line(f"agree_{one}", AGREES[one], found.get(one, 0)) for one in AGREEMENT))

    return agreed


def _counted(session: Session, scope: Scope, item: Item) -> dict[int | None, int]:
    column = getattr(Answer, item)
    return tally(session, select(column, func.count()).where(*_answers(scope, tuple(Respondent))).group_by(column))


def _withheld(found: dict[int | None, int], lines: tuple[Line, ...]) -> Result:
    silent, answers = found.get(None, 0), sum(found.values())
    n = answers - silent
    return Result(n if n >= FEWEST else None, n, silent, lines if n >= FEWEST else (), asked=answers)


@dataclass(frozen=True, slots=True)
class Returned:
    """Of one kind of respondent: how many were given, came back each way, refused."""

    expected: int = 0
    online: int = 0
    paper: int = 0
    spoken: int = 0
    refused: int = 0

    @property
    def received(self) -> int:
        """How many came back, refusals apart."""
        return self.online + self.paper + self.spoken


def returned(session: Session, scope: Scope, asked: Asked = Asked.END) -> dict[Respondent, Returned]:
    """What was given in the cases whose last conference was held in the period, and what became of it."""
    names = ("expected", "online", "paper", "spoken", "refused")
    sums = [func.sum(getattr(Tally, name)) for name in names]
    query = _of_period(scope, Tally.respondent, *sums).where(Tally.asked == asked).group_by(Tally.respondent)
    rows = {row[0]: Returned(*(int(number or 0) for number in row[1:])) for row in session.execute(query)}
    return {kind: rows.get(kind, Returned()) for kind in Respondent}


def _of_period(scope: Scope, *columns: Any) -> Select[*tuple[Any, ...]]:
    later = aliased(Sitting)
    since = exists().where(later.case_id == Case.id, later.held_at > Sitting.held_at)
    return held(scope, *columns).join(Tally, Tally.case_id == Case.id).where(~since)


def _by_respondent(session: Session, scope: Scope) -> Result:
    found = returned(session, scope)
    lines = [Line(kind.value, RESPONDENT[kind], one.received) for kind, one in found.items()]
    refused = sum(one.refused for one in found.values())
    return _came_back(found, (*lines, Line("refused", REFUSALS, refused, apart=True)))


def _by_way(session: Session, scope: Scope) -> Result:
    found = returned(session, scope)
    lines = tuple(
        Line(way.value, words, sum(getattr(one, way.value) for one in found.values())) for way, words in WAY.items()
    )
    return _came_back(found, lines)


def _came_back(found: dict[Respondent, Returned], lines: tuple[Line, ...]) -> Result:
    received, expected = (sum(getattr(one, name) for one in found.values()) for name in ("received", "expected"))
    return Result(received, received, expected - received, lines, asked=expected)


def _mark(code: str, title: str, population: str, numerator: str, compute: Compute, rule: str = "") -> Indicator:
    return Indicator(
        f"voice.{code}",
        title,
        "/10",
        Definition(
            population,
            f"{numerator}, de 0 à 10 ; aucune moyenne en dessous de {FEWEST} notes{rule}.",
            "Nombre de notes : une réponse sans note est comptée à part.",
            QUARTER,
        ),
        Audience.DIRECTION,
        compute,
        "note",
        "notes",
        narrows=NOTHING,
    )


def _lines(code: str, title: str, numerator: str, head: str, compute: Compute) -> Indicator:
    return Indicator(
        f"voice.{code}",
        title,
        "réponses",
        Definition(
            f"{ASKED}, familles et professionnels ensemble.",
            f"{numerator} Rien en dessous de {FEWEST} réponses.",
            "Réponses données : le silence est compté à part.",
            QUARTER,
        ),
        Audience.DIRECTION,
        compute,
        "réponse",
        "réponses",
        head,
        "Réponses données",
        narrows=NOTHING,
    )


def _back(code: str, title: str, head: str, compute: Compute) -> Indicator:
    return Indicator(
        f"voice.{code}",
        title,
        "questionnaires",
        Definition(GIVEN, "Questionnaires revenus remplis.", "Questionnaires donnés et non repris.", ON_THE_DAY),
        Audience.DIRECTION,
        compute,
        "questionnaire revenu",
        "questionnaires revenus",
        head,
        "Questionnaires revenus",
    )


TOGETHER = ", ni tant que les familles et proches ou les professionnel·le·s en ont donné moins, sans être à zéro"
OF_ALL = f"{ASKED}, familles et professionnels ensemble."
INDICATORS = (
    _mark("overall", "Satisfaction globale", OF_ALL, "Somme des notes d’ensemble", _mean(Item.OVERALL)),
    *(
        _mark(item.value, MEAN[item], OF_ALL, "Somme des notes données à cette question", _mean(item))
        for item in MARKS
        if item is not Item.OVERALL
    ),
    _mark(
        "families",
        "Satisfaction globale des familles et des proches",
        f"{ASKED} aux enfants, adolescent·e·s, personnes concernées, parents et proches.",
        "Somme des notes d’ensemble",
        _mean_beside(FAMILY, PROFESSIONALS),
        TOGETHER,
    ),
    _mark(
        "professionals",
        "Satisfaction globale des professionnel·le·s",
        f"{ASKED} aux professionnel·le·s.",
        "Somme des notes d’ensemble",
        _mean_beside(PROFESSIONALS, FAMILY),
        TOGETHER,
    ),
    _lines("spread", "Notes d’ensemble, par tranche", "Notes de chaque tranche.", "Note", _spread),
    *(
        _lines(item.value, SAID[item], "Réponses de chaque sorte à cette phrase.", "Réponse", _agreed(item))
        for item in STATEMENTS
    ),
    _back("respondents", "Questionnaires revenus, par personne qui répond", "Qui répond", _by_respondent),
    _back("ways", "Questionnaires revenus, par façon de répondre", "Façon de répondre", _by_way),
)
