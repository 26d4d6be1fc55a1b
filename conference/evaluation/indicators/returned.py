"""Questionnaires that came back, by whom and which way, out of those that were given. Part of voice."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import CompoundSelect, Select, String, type_coerce, union_all
from sqlalchemy.orm import Session

from conference.domain.questionnaires import AnswerWay, Asked, Respondent
from conference.domain.statistics import percent
from conference.evaluation.indicators.conferences import last_held
from conference.evaluation.indicators.counting import Counted, Rows, Tally, rows_of, tally
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
from conference.models.case import Case
from conference.models.questionnaire import Tally as Given
from conference.words.follow_up import RESPONDENT
from conference.words.questionnaires import GIVEN, REFUSALS, WAY

ON_THE_DAY = "Jour de la dernière conférence tenue dans la situation."


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
    number, whose = getattr(Given, name), type_coerce(Given.respondent, String())
    given = last_held(scope, *rows_of(Case.id, whose + f".{name}", number)).join(Given, Given.case_id == Case.id)
    return given.where(Given.asked == asked, number > 0)


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


def _rate(respondents: Collection[Respondent]) -> Counted:
    """The share of the questionnaires given to some people that came back; none of few."""
    came, given = _codes(respondents, CAME), _codes(respondents, (EXPECTED,))

    def read(found: Tally) -> Result:
        back, asked = (sum(found.sum(code) for code in codes) for codes in (came, given))
        return Result(percent(back, asked) if asked >= FEWEST else None, asked, counted=back)

    return Counted(BACK[Asked.END], read, {"": given})


EVERYBODY = tuple(Respondent)
CAME_BACK = {"": _codes(EVERYBODY, CAME)}
OF_EACH = {kind.value: _codes((kind,), CAME) for kind in Respondent} | {REFUSED: _codes(EVERYBODY, (REFUSED,))}
BY_EACH = {way.value: _codes(EVERYBODY, (way,)) for way in AnswerWay}


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


def _rated(code: str, title: str, whom: str, respondents: Collection[Respondent]) -> Indicator:
    return Indicator(
        f"voice.{code}",
        title,
        PERCENT,
        Definition(
            f"{GIVEN} {whom}",
            f"Questionnaires revenus remplis. Aucun pourcentage en dessous de {FEWEST} questionnaires donnés.",
            "Questionnaires donnés et non repris.",
            ON_THE_DAY,
        ),
        Audience.DIRECTION,
        _rate(respondents),
        "questionnaire donné",
        "questionnaires donnés",
    )


INDICATORS = (
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
    _rated("rate", "Taux de réponse", "Toutes personnes ensemble.", tuple(Respondent)),
    *(
        _rated(
            f"rate_{kind.value}", f"Taux de réponse\u00a0: {RESPONDENT[kind].lower()}", f"{RESPONDENT[kind]}.", (kind,)
        )
        for kind in Respondent
    ),
)
