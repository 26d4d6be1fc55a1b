"""Voice: what those who took part say of it, and how many were asked. Answers belong to no case nor territory here."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import Any

from sqlalchemy import CompoundSelect, Select, String, exists, select, type_coerce, union_all
from sqlalchemy.orm import Session, aliased

from conference.domain.questionnaires import AGREEMENT, FAMILY, MARKS, STATEMENTS, AnswerWay, Asked, Item, Respondent
from conference.evaluation.indicators.conferences import held
from conference.evaluation.indicators.counting import NO_CASE, Counted, Rows, Tally, rows_of, tally
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
from conference.models.questionnaire import Tally as Given
from conference.words.follow_up import RESPONDENT
from conference.words.questionnaires import AGREES, BANDS, GIVEN, MEAN, REFUSALS, SAID, WAY

PROFESSIONALS = (Respondent.PROFESSIONAL,)
HUNDREDTH = Decimal("0.01")
ASKED = "Réponses aux questionnaires remis en fin de conférence"
QUARTER = "Le trimestre de la réponse, seule date qu’elle garde : ceux que la période touche."
ON_THE_DAY = "Jour de la dernière conférence tenue dans la situation."


def _said(item: Item, scope: Scope) -> Select[Any]:
    """Answers given at the end of a conference, in the quarters that the period touches: by whom, which figure."""
    within = Answer.quarter >= scope.period.first_quarter, Answer.quarter <= scope.period.last
    return select(*rows_of(NO_CASE, Answer.respondent, getattr(Answer, item))).where(*within, Answer.asked == Asked.END)


ANSWERS: Mapping[Item, Rows] = {item: partial(_said, item) for item in (*MARKS, *STATEMENTS)}


def _by(found: Tally, respondents: Collection[Respondent]) -> Tally:
    return found.without(*(one.value for one in Respondent if one not in respondents))


def _mean(found: Tally, *, told: bool = True) -> Result:
    """The mean of marks, out of ten."""
    marks = found.n - found.silent
    enough = told and marks >= FEWEST
    mean = (Decimal(found.total) / marks).quantize(HUNDREDTH, ROUND_HALF_UP) if enough else None
    return Result(mean, marks, found.silent, asked=found.n, deducible=not told)


def _mean_beside(respondents: Collection[Respondent], others: Collection[Respondent]) -> Compute:
    """The mean of the marks of the whole by some; none where the few marks of the others could be worked out of it."""

    def read(found: Tally) -> Result:
        beside = _by(found, others)
        return _mean(_by(found, respondents), told=not 0 < beside.n - beside.silent < FEWEST)

    return Counted(ANSWERS[Item.OVERALL], read)


def _spread(titles: Mapping[tuple[int, int], tuple[str, str]], item: Item) -> Compute:
    """How figures are spread among bands; nothing on few of them."""

    def read(found: Tally) -> Result:
        n, amounts = found.n - found.silent, found.amounts
        parts = tuple(
            Line(code, words, sum(amounts.get(figure, 0) for figure in range(first, last + 1)))
            for (first, last), (code, words) in titles.items()
        )
        told = n >= FEWEST
        return Result(n if told else None, n, found.silent, parts if told else (), asked=found.n)

    return Counted(ANSWERS[item], read)


OF_MARKS = {(first, last): (f"from_{first}", words) for (first, last), words in BANDS.items()}
OF_STATEMENTS = {(one, one): (f"agree_{one}", AGREES[one]) for one in AGREEMENT}


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


EXPECTED, REFUSED = "expected", "refused"
NUMBERS = (EXPECTED, *AnswerWay, REFUSED)


def _given(asked: Asked, scope: Scope) -> CompoundSelect[Any]:
    """What was given in the cases whose last conference was held in the period, and what became of it.

    One row for each number of a case: the amount is how many questionnaires, the code whose and what of them.
    """
    return union_all(*(_number(asked, scope, name) for name in NUMBERS))


def _number(asked: Asked, scope: Scope, name: str) -> Select[Any]:
    later = aliased(Sitting)
    since = exists().where(later.case_id == Case.id, later.held_at > Sitting.held_at)
    number, whose = getattr(Given, name), type_coerce(Given.respondent, String())
    given = held(scope, *rows_of(Case.id, whose + f".{name}", number)).join(Given, Given.case_id == Case.id)
    return given.where(Given.asked == asked, number > 0, ~since)


BACK: Mapping[Asked, Rows] = {asked: partial(_given, asked) for asked in Asked}
CAME = frozenset(AnswerWay)


def returned(session: Session, scope: Scope, asked: Asked = Asked.END) -> dict[Respondent, Returned]:
    """What was given in the cases whose last conference was held in the period, and what became of it."""
    return _returned(tally(session, BACK[asked](scope)))


def _returned(found: Tally) -> dict[Respondent, Returned]:
    return {kind: Returned(*(found.sum(f"{kind}.{name}") for name in NUMBERS)) for kind in Respondent}


def _by_respondent(found: Tally) -> Result:
    known = _returned(found)
    parts = [Line(kind.value, RESPONDENT[kind], one.received) for kind, one in known.items()]
    refused = sum(one.refused for one in known.values())
    return _came_back(known, (*parts, Line(REFUSED, REFUSALS, refused, apart=True)))


def _by_way(found: Tally) -> Result:
    known = _returned(found)
    parts = (Line(way.value, words, sum(getattr(one, way) for one in known.values())) for way, words in WAY.items())
    return _came_back(known, tuple(parts))


def _came_back(known: dict[Respondent, Returned], parts: tuple[Line, ...]) -> Result:
    received, expected = (sum(getattr(one, name) for one in known.values()) for name in ("received", "expected"))
    return Result(received, received, expected - received, parts, asked=expected)


def _codes(respondents: Collection[Respondent], names: Collection[str]) -> tuple[str, ...]:
    return tuple(f"{kind}.{name}" for kind in respondents for name in names)


EVERYBODY = tuple(Respondent)
CAME_BACK = {"": _codes(EVERYBODY, CAME)}
OF_EACH = {kind.value: _codes((kind,), CAME) for kind in Respondent} | {REFUSED: _codes(EVERYBODY, (REFUSED,))}
BY_EACH = {way.value: _codes(EVERYBODY, (way,)) for way in AnswerWay}


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
    _mark(
        "overall", "Satisfaction globale", OF_ALL, "Somme des notes d’ensemble", Counted(ANSWERS[Item.OVERALL], _mean)
    ),
    *(
        _mark(item.value, MEAN[item], OF_ALL, "Somme des notes données à cette question", Counted(ANSWERS[item], _mean))
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
    _lines(
        "spread", "Notes d’ensemble, par tranche", "Notes de chaque tranche.", "Note", _spread(OF_MARKS, Item.OVERALL)
    ),
    *(
        _lines(
            item.value, SAID[item], "Réponses de chaque sorte à cette phrase.", "Réponse", _spread(OF_STATEMENTS, item)
        )
        for item in STATEMENTS
    ),
    _back(
        "respondents",
        "Questionnaires revenus, par personne qui répond",
        "Qui répond",
        Counted(BACK[Asked.END], _by_respondent, CAME_BACK | OF_EACH),
    ),
    _back(
        "ways",
        "Questionnaires revenus, par façon de répondre",
        "Façon de répondre",
        Counted(BACK[Asked.END], _by_way, CAME_BACK | BY_EACH),
    ),
)
