"""Figures of training beside a naive recount, over programmes drawn at random, whatever the period and the day."""

import random
from datetime import UTC, date, datetime, time, timedelta

import pytest

from conference import clock
from conference.evaluation.indicators import FAMILIES, compute
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.period import Period
from tests.evaluation.agreeing import plain, told
from tests.evaluation.book import Book
from tests.evaluation.by_hand import Asked
from tests.evaluation.by_hand_training import training
from tests.evaluation.lives import World
from tests.evaluation.moments import day
from tests.evaluation.teaching import Programme, draw_programme, write_programme

CODES = [one.code for one in FAMILIES["training"]]


@pytest.mark.parametrize("seed", [*range(2), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(2, 30))])
def test_each_figure_is_the_one_that_counting_by_hand_gives(book: Book, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311
    programme = Programme()
    while not (programme.taught and programme.aimed):
        programme = draw_programme(draw)
    write_programme(book, programme)
    days = [one.days[-1] for one in programme.taught if one.days] + [one.until for one in programme.aimed]
    for _ in range(8):
        bounds = [draw.choice(days) if draw.random() < 0.6 else day(draw) for _ in range(2)]
        period = Period(min(bounds), max(bounds), "Europe/Paris")
        today = draw.choice([period.last, *days, date(2019, 6, 1) + timedelta(days=draw.randrange(1500))])
        with clock.frozen(datetime.combine(today, time(12), UTC)):
            figures = compute(book.session, Scope(period), CODES)
        expected = training(World(programme=programme), Asked(period, today))
        for figure in figures:
            assert told(figure) == plain(expected[figure.code]), (figure.code, period, today)
