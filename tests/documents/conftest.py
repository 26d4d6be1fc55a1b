"""A note of plain values, each number its own, so that a swapped cell is seen."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import count

import pypdf
import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from conference.documents import note as papers
from conference.domain.coordinators import CoordinatorStatus
from conference.domain.note import Part
from conference.domain.outcomes import State
from conference.domain.referral import Field
from conference.evaluation.indicators import REGISTRY, compute
from conference.evaluation.indicators.declaration import Line, Number, Result, Scope
from conference.evaluation.indicators.figure import Figure
from conference.evaluation.note import Note, Summary, Told, Year
from conference.evaluation.period import Period
from conference.models import Base
from conference.words.case import FIELD
from conference.words.evaluation import COORDINATORS, OWN_SOLUTIONS, STATES
from conference.words.work import WORK_KIND
from tests.evaluation.book import Book

PERIOD = Period(date(2017, 2, 1), date(2020, 11, 30), "Europe/Paris")


def _chosen() -> dict[str, Result]:
    """Figures of which the tests know the numbers."""
    fields = zip(Field, (611, 223, 174, 65, 12), strict=True)
    states = [Line(s, STATES[s], n) for s, n in zip(State, (408, 257, 319, 101), strict=True)]
    states.insert(3, Line("own_solution", OWN_SOLUTIONS, 43, inner=True))
    standings = zip(CoordinatorStatus, (19, 54, 6, 28), strict=True)
    references = ("33-2018-0007", "33-2019-0012")
    minutes = zip(WORK_KIND, (755, 61, 62, 63, 64, 65, 66), strict=True)
    return {
        "activity.referrals": Result(1085, 1085),
        "activity.taken_over": Result(77, 1085),
        "activity.fields": Result(1085, 1085, 0, tuple(Line(f, FIELD[f], n) for f, n in fields)),
        "activity.states": Result(1085, 1085, 0, tuple(states), references),
        "programme.trained": Result(107, 107, 0, tuple(Line(s, COORDINATORS[s], n) for s, n in standings)),
        "programme.engaged": Result(54, 107),
        "voice.overall": Result(Decimal("7.46"), 283, 9, asked=292),
        "effort.coordinator": Result(1136, 71, 0, tuple(Line(k, WORK_KIND[k], n) for k, n in minutes)),
        "effort.referrer": Result(None, 0),
        "delays.assignment_ninth_decile": Result(None, 4),
    }


def _numbered(figure: Figure, numbers: Iterator[int]) -> Figure:
    """A figure of an empty base, with numbers of its own and what nobody tells."""
    lines = tuple(replace(line, value=next(numbers)) for line in figure.result.lines)
    parts = sum(line.value for line in lines if not line.inner and not line.apart)
    value, n = parts if lines else next(numbers), next(numbers)
    return Figure(figure.indicator, Result(value, n, next(numbers), lines, asked=next(numbers)))


def _figures() -> tuple[Figure, ...]:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        Book(session).open_department("33")
        empty = compute(session, Scope(PERIOD))
    engine.dispose()
    numbers, chosen = count(2003, 7), _chosen()
    return tuple(
        Figure(REGISTRY[figure.code], chosen[figure.code]) if figure.code in chosen else _numbered(figure, numbers)
        for figure in empty
    )


@pytest.fixture(scope="session")
def _numbers() -> tuple[Figure, ...]:
    return _figures()


@pytest.fixture(scope="session")
def note(_numbers: tuple[Figure, ...]) -> Note:
    """A note of Gironde, printed on 12 January 2021, with all that may stand in one."""
    past: dict[str, Number] = {"activity.referrals": 977, "activity.states.gap": 9871, "voice.overall": Decimal("7.91")}
    return Note(
        "Gironde",
        "Direction générale adjointe",
        PERIOD,
        date(2021, 1, 12),
        _numbers,
        words={part: f"=Ce que dit la partie {part}.\n\n+Deux." for part in Part},
        summary=Summary(("Premier fait.", "Deuxième fait."), "Dix postes."),
        told=(Told(Part.VOICES, "Ce que l’on a dit", ("« =HYPERLINK() »",)),),
        earlier=(Year("2019", "édition 1 de la note de 2019", past, {"voice.overall": 11}),),
    )


@pytest.fixture(scope="session")
def document(note: Note) -> pypdf.PdfReader:
    """The note on paper, read back."""
    return pypdf.PdfReader(io.BytesIO(papers.pdf(note)))
