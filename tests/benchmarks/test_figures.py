"""The full set of a département's year costs what the year holds, whatever the years before have gathered."""

import random
from datetime import UTC, datetime
from time import process_time

import pytest

from conference import clock
from conference.evaluation.indicators import compute
from conference.evaluation.indicators.declaration import Scope
from tests.evaluation.book import Book
from tests.evaluation.conftest import _empty, _in_memory, book, session  # noqa: F401  (fixtures)
from tests.evaluation.test_plans import PERIOD, long_ago
from tests.evaluation.worlds import PEOPLE, draw_world, write_world

LIVES, AGES = 600, 9
ROUNDS = 5


def _seconds(of: Book) -> float:
    """The best of a few rounds, each with nothing remembered."""
    found = []
    for _ in range(ROUNDS):
        of.session.expunge_all()
        began = process_time()
        compute(of.session, Scope(PERIOD))
        found.append(process_time() - began)
    return min(found)


@pytest.mark.long
def test_a_year_of_figures_costs_what_the_year_holds(book: Book, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    draw = random.Random(3)  # noqa: S311
    accounts = [book.account(f"{n}@example.org") for n in range(PEOPLE)]
    world = draw_world(draw, LIVES)
    write_world(book, world, accounts)
    cases = sum(life.received is not None and PERIOD.begins <= life.received < PERIOD.ends for life in world.lives)
    with clock.frozen(datetime(2021, 6, 1, tzinfo=UTC)):
        alone = _seconds(book)
        for _ in range(AGES):
            write_world(book, long_ago(draw), accounts)
        grown = _seconds(book)
    with capsys.disabled():
        print(
            f"\nfigures of a year: {1000 * alone / cases:.2f} ms a case of the year ({cases} cases); "
            f"the base ten times larger: x {grown / alone:.2f}"
        )
    assert cases > 20
