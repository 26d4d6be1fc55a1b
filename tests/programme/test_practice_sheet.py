"""A practice sheet by its acts: what each refuses, and what a review must be of to count."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.actors import Actor
from conference.domain.note import Move, NoteState
from conference.domain.practice_sheet import GridAnswer, Heading
from conference.domain.reasons import Refused
from conference.models.practice_sheet import PracticeSheet
from conference.programme import practice_sheet as acts
from conference.queries.practice_sheet import criteria, grid, story
from tests import world
from tests.conftest import NOW
from tests.security import practising
from tests.world import Place

YES = (GridAnswer.YES, "")


@pytest.fixture(name="author")
def _author(gironde: Place) -> Actor:
    return world.actor(gironde, "lead")


@pytest.fixture(name="other")
def _other(gironde: Place) -> Actor:
    return world.actor(gironde, "committee")


@pytest.fixture(name="sheet")
def _sheet(session: Session, author: Actor) -> PracticeSheet:
    """A sheet that its author has just written."""
    sheet = acts.begin(session, author, 2025)
    acts.write(session, author, sheet, Heading.EFFECTS, "Les familles décident.")
    return sheet


def refused(act: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as refusal:
        act()
    return [reason.code for reason in refusal.value.reasons]


@pytest.mark.parametrize("year", [1989, 2101])
def test_a_sheet_is_of_a_year_that_could_have_been(session: Session, author: Actor, year: int) -> None:
    assert refused(lambda: acts.begin(session, author, year)) == ["practice_year_wrong"]
    assert [acts.begin(session, author, known).year for known in (1990, 2100)] == [1990, 2100]


def test_without_a_grid_nobody_answers_one_and_somebody_else_says_that_the_sheet_is_reviewed(
    session: Session, gironde: Place, author: Actor, other: Actor, sheet: PracticeSheet
) -> None:
    assert refused(lambda: acts.review(session, other, sheet, {})) == ["practice_grid_empty"]
    alone = refused(
        lambda: acts.advance(
            session, author, gironde.department, sheet, Move.REVIEW, practising.told(session, gironde, sheet)
        )
    )
    assert alone == ["practice_reviewed_alone"]
    acts.advance(session, other, gironde.department, sheet, Move.REVIEW, practising.told(session, gironde, sheet))
    assert sheet.state is NoteState.REVIEWED


def test_a_grid_is_answered_whole_by_another_and_of_the_text_as_it_stands(
    session: Session, gironde: Place, author: Actor, other: Actor, sheet: PracticeSheet
) -> None:
    acts.set_grid(session, author, gironde.department, ["Est-ce clair ?", "Est-ce daté ?"])
    first, second = (one.key for one in criteria(session))

    def counts(minutes: int, who: Actor, *answered: str) -> bool:
        """Whether the review stands, once somebody has answered some of the grid so long after the text."""
        with clock.frozen(NOW + timedelta(minutes=minutes)):
            acts.review(session, who, sheet, dict.fromkeys(answered, YES))
        return grid(story(session, sheet, practising.told(session, gironde, sheet))).by_another

    assert not counts(1, author, first, second), "the author's own answers"
    assert not counts(2, other, first), "half of the grid"
    assert counts(3, other, second)
    with clock.frozen(NOW + timedelta(minutes=4)):
        acts.write(session, author, sheet, Heading.FUNDING, "L’employeur paie.")
    late = refused(
        lambda: acts.advance(
            session, author, gironde.department, sheet, Move.REVIEW, practising.told(session, gironde, sheet)
        )
    )
    assert late == ["practice_unreviewed"]
    assert not counts(5, other, first), "the other answer is of the text before"
    assert counts(6, other, second)
    acts.advance(session, author, gironde.department, sheet, Move.REVIEW, practising.told(session, gironde, sheet))
    assert sheet.state is NoteState.REVIEWED
