"""Voice: what those who took part say of it, and how many were asked. Answers belong to no case nor territory here."""

from collections.abc import Collection, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import Any

from sqlalchemy import Select, select

from conference.domain.questionnaires import AGREEMENT, FAMILY, MARKS, STATEMENTS, Asked, Item, Respondent
from conference.evaluation.indicators.counting import NO_CASE, Counted, Rows, Tally, rows_of
from conference.evaluation.indicators.declaration import (
    FEWEST,
    NOTHING,
    POINTS,
    Audience,
    Compute,
    Definition,
    Indicator,
    Line,
    Result,
    Scope,
)
from conference.models.answer import Answer
from conference.words.questionnaires import AGREES, BANDS, GAP, ITEM, MEAN, SAID

PROFESSIONALS = (Respondent.PROFESSIONAL,)
HUNDREDTH = Decimal("0.01")
ASKED = "Réponses aux questionnaires remis en fin de conférence"
QUARTER = "Le trimestre de la réponse, seule date qu’elle garde : ceux que la période touche."


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


def _gap(found: Tally) -> Result:
    """What the mean of families has over that of professionals; none where either side is few."""
    family, professionals = (_mean(_by(found, side)) for side in (FAMILY, PROFESSIONALS))
    told, silent = family.n + professionals.n, found.silent
    if not isinstance(family.value, Decimal) or not isinstance(professionals.value, Decimal):
        return Result(None, told, silent, asked=found.n, deducible=told >= FEWEST)
    return Result(family.value - professionals.value, told, silent, asked=found.n)


OF_MARKS = {(first, last): (f"from_{first}", words) for (first, last), words in BANDS.items()}
OF_STATEMENTS = {(one, one): (f"agree_{one}", AGREES[one]) for one in AGREEMENT}


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


def _between(item: Item) -> Indicator:
    return Indicator(
        f"voice.gap_{item.value}",
        f"Écart entre familles et professionnels\u00a0: {SAID.get(item) or GAP.get(item) or ITEM[item].lower()}",
        POINTS,
        Definition(
            f"{ASKED}, qui disent quelque chose à cette question.",
            "Moyenne des familles et des proches, moins celle des professionnel·le·s\u00a0; un écart négatif dit que "
            f"les professionnel·le·s sont plus contents. Rien tant qu’un côté compte moins de {FEWEST} réponses.",
            "Réponses des deux côtés.",
            QUARTER,
        ),
        Audience.DIRECTION,
        Counted(ANSWERS[item], _gap),
        "réponse",
        "réponses",
        narrows=NOTHING,
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
    *(_between(item) for item in (*MARKS, *STATEMENTS)),
)
