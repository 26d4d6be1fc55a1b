"""The cases behind a figure are those that counting by hand finds, line by line."""

import random
from datetime import date

import pytest
from sqlalchemy import select

from conference.evaluation.explained import remembered, rows_of
from conference.evaluation.indicators import REGISTRY
from conference.evaluation.indicators.counting import Counted
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.period import Period
from conference.models.case import Case
from tests.evaluation.agreeing import counted
from tests.evaluation.book import Book
from tests.evaluation.by_hand import Asked, Hand
from tests.evaluation.lives import World
from tests.evaluation.worlds import PEOPLE, draw_world, write_world

PERIOD = Period(date(2019, 6, 1), date(2021, 6, 30), "Europe/Paris")
LATER = date(2021, 12, 1)


def _alone(world: World, reference: str) -> World:
    """The world with one life only, and what is about no life."""
    one = next(life for life in world.lives if life.reference == reference)
    given = [(life, back) for life, back in world.given if life is one]
    entries = [entry for entry in world.entries if entry.life is one]
    return World([one], entries, coordinating=world.coordinating, given=given, parents=world.parents)


def _counts(hand: Hand, line: str, *, silent: bool) -> bool:
    """Whether a life alone counts in a figure, or in one of its lines; ``silent``: also where it says nothing."""
    if line:
        return bool({**hand.lines, **hand.apart}.get(line))
    return bool(hand.n if hand.value is None else hand.value) or (silent and hand.missing > 0)


@pytest.fixture
def world(book: Book) -> World:
    draw = random.Random(11)  # noqa: S311
    accounts = [book.account(f"{n}@example.org") for n in range(PEOPLE)]
    drawn = draw_world(draw, 40)
    write_world(book, drawn, accounts)
    return drawn


def test_the_cases_behind_each_line_are_those_that_count_in_it_by_themselves(book: Book, world: World) -> None:
    scope, asked = Scope(PERIOD), Asked(PERIOD, LATER)
    known = book.session.execute(select(Case.id, Case.reference)).all()
    references = {case_id: reference for case_id, reference in known if reference is not None}
    alone = {name: counted(_alone(world, name), asked) for name in references.values()}
    facts, met = remembered(book.session, scope), 0
    for code, indicator in REGISTRY.items():
        if not isinstance(indicator.compute, Counted) or not indicator.narrows:
            continue
        silent = "" not in indicator.compute.reads
        remembers = {str(reference) for reference, *_ in rows_of(facts, code) or () if reference}
        result = indicator.compute(book.session, scope)
        for line in ("", *(line.code for line in result.lines)):
            behind = book.session.scalars(select(indicator.compute.behind(scope, line).c.case_id))
            found = {references[case_id] for case_id in behind}
            assert found == {name for name, hands in alone.items() if _counts(hands[code], line, silent=silent)}, (
                code,
                line,
            )
            assert found == remembers if silent and not line else found <= remembers, (code, line)
            met += bool(found)
    assert met > 60
