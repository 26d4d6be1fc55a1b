"""A naive recount in plain Python, over départements drawn at random, agrees with every indicator."""

import random
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import create_engine, false
from sqlalchemy.orm import Session

from conference import clock
from conference.evaluation.indicators import compute
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.period import Period
from conference.models import Base
from conference.models.case import Case
from conference.models.tenancy import work_for
from tests.evaluation.agreeing import agree, counted, drawn_period, drawn_scope
from tests.evaluation.book import Book
from tests.evaluation.by_hand import Asked
from tests.evaluation.by_hand_voice import GAPS, MEANS, SPREADS
from tests.evaluation.worlds import PEOPLE, draw_world, write_world

SEEDS = range(1)
# What has no sum: a share, a mean, a median, a mark out of ten.
OF_NO_SUM = {"jours", "points", "minutes en moyenne", "minutes en médiane", "%", "pour 1", "/10"}
EVERY_SEED = [*SEEDS, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 40))]
# The figures of which some records may say nothing.
SILENT = {
    "activity.children",
    "activity.fields",
    "activity.stopped",
    "activity.ended_by",
    "activity.not_admitted",
    "conferences.held",
    "follow_up.resolved_at_end",
    "follow_up.actions",
    "activity.origins",
    "activity.origins_share",
    "activity.territories",
    "activity.measure_in_force",
    "activity.measure_considered",
    "activity.ages",
    "activity.stopped_at",
    "training.people",
    "training.reached",
    "effort.by_conference",
    "effort.by_not_completed",
    *(f"voice.{code}" for code in (*MEANS, *SPREADS, *(f"gap_{name}" for name in GAPS), "respondents", "ways")),
}


@pytest.mark.parametrize("seed", EVERY_SEED)
def test_every_figure_is_the_one_that_counting_by_hand_gives(book: Book, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311
    accounts = [book.account(f"{n}@example.org") for n in range(PEOPLE)]
    gironde = book.open_department("40")
    world = draw_world(draw, 50)
    places = write_world(book, world, accounts)
    book.open_department("59")
    write_world(book, draw_world(draw, 8), accounts)  # somebody else's: the same accounts, never counted
    work_for(book.session, gironde)
    book.session.expunge_all()

    for _ in range(6):
        period = drawn_period(draw, world)
        today = draw.choice([period.last, date(2019, 6, 1) + timedelta(days=draw.randrange(1500))])
        with clock.frozen(datetime.combine(today, time(draw.randrange(24)), UTC)):
            asked, scope = drawn_scope(draw, period, places)
            figures = compute(book.session, scope)
        agree(figures, world, asked)


@pytest.mark.long
@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.long)])
def test_both_engines_count_alike(empty_base: str, seed: int) -> None:
    draw, engine = random.Random(seed), create_engine(empty_base)  # noqa: S311
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        book = Book(session)
        book.open_department("40")
        world = draw_world(draw, 40)
        accounts = [book.account(f"{n}@example.org") for n in range(PEOPLE)]
        places = write_world(book, world, accounts)
        for _ in range(3):
            asked, scope = drawn_scope(draw, drawn_period(draw, world), places)
            agree(compute(session, scope), world, asked)
    engine.dispose()


def test_what_is_drawn_says_something_of_every_figure() -> None:
    """A recount that only ever meets zeros proves nothing: each line of each figure is met at least once."""
    met: dict[str, int] = {}
    for seed in range(12):
        world = draw_world(random.Random(seed), 50)  # noqa: S311
        for last in (date(2021, 10, 31), date(2020, 9, 30 - seed)):
            whole = Asked(Period(date(2019, 3, 1), last, "Europe/Paris"), date(2021, 12, 1))
            for code, hand in counted(world, whole).items():
                met[code] = met.get(code, 0) + bool(hand.value)
                met["silence"] = met.get("silence", 0) + (code in SILENT and hand.missing > 0)
                for line, value in {**hand.lines, **hand.apart}.items():
                    met[f"{code}.{line}"] = met.get(f"{code}.{line}", 0) + value
    assert [code for code, times in met.items() if not times] == []
    assert met["silence"] > len(SILENT) * 12


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.long)])
def test_parts_add_up_and_territories_sum_to_the_departement(book: Book, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311
    accounts = [book.account(f"{n}@example.org") for n in range(PEOPLE)]
    places = write_world(book, draw_world(draw, 50), accounts)
    period = Period(date(2019, 6, 1), date(2020, 12, 31), "Europe/Paris")
    whole = compute(book.session, Scope(period))
    nowhere = Case.territory_id.is_(None)
    pieces = [compute(book.session, Scope(period, territory_id=places[name].id)) for name in ("nord", "sud")]
    pieces.append(compute(book.session, Scope(period, nowhere, everywhere=False)))
    pieces.append(compute(book.session, Scope(period, false())))  # what belongs to no case
    for number, figure in enumerate(whole):
        if figure.parts:
            assert sum(line.value for line in figure.parts) == figure.total, figure.code
        if figure.indicator.unit not in OF_NO_SUM and figure.indicator.narrows and figure.result.value is not None:
            parts = [piece[number].result.value or 0 for piece in pieces]
            assert sum(parts) == figure.result.value, figure.code
