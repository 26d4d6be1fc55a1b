"""A questionnaire on a small screen and by the keyboard alone; thirty sheets keyed without a mouse."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework.questionnaires import Given
from conference.domain.questionnaires import MARKS, STATEMENTS, Respondent
from conference.models.answer import Answer
from tests import voicing, world
from tests.browser.conftest import NewTab
from tests.browser.site import Site
from tests.browser.tab import Tab
from tests.voicing import PERSON
from tests.world import Place

SMALL = 320
# Two minutes for an adult, at the two seconds that reading and choosing take them.
MOST_GESTURES = 60
SHEETS = 30


@contextmanager
def at_a_conference(site: Site, number: int, kind: Respondent = PERSON) -> Iterator[tuple[Session, Place, list[Given]]]:
    """Questionnaires that are out, in a case at its conference."""
    with site.session() as session:
        place = world.find(session, "33")
        given = voicing.given(session, place, voicing.held(session, place), {kind: number})
        session.commit()
        yield session, place, given


def kept(site: Site) -> list[Answer]:
    with site.session() as session:
        return list(session.scalars(select(Answer)))


class Keys:
    """Somebody who only has a keyboard, and the keys they pressed."""

    def __init__(self, tab: Tab) -> None:
        self.tab, self.pressed = tab, 0

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.tab.page.keyboard.press(key)
        self.pressed += times

    def reach(self, selector: str) -> None:
        """Tab to something."""
        for _ in range(20):
            if self.tab.page.evaluate(f"document.activeElement.matches('{selector}')"):
                return
            self.press("Tab")
        raise AssertionError(selector)


def test_it_is_answered_at_320_pixels_by_the_keyboard_alone_and_comes_back_where_it_was_left(
    site: Site, tab: NewTab
) -> None:
    with at_a_conference(site, 1) as (_, _, given):
        link = f"/q/{given[0].token}"
    small = tab(site, width=SMALL).open(link)
    keys = Keys(small)
    keys.reach("[data-go]")
    keys.press("Enter")
    for _ in MARKS:
        keys.press("ArrowRight", 8)
        keys.press("Enter")
    small.check()
    small.page.reload()
    place = small.page.locator(".place p")
    assert place.inner_text() == "Question 5 sur 8", "what was chosen stays in this browser"
    keys.reach(".step:not([hidden]) input")
    for _ in STATEMENTS:
        keys.press("ArrowDown", 3)
        keys.press("Enter")
    small.page.keyboard.type("Ma tante est venue.")
    keys.reach('.actions [data-go="1"]')
    keys.press("Enter")
    small.check()
    keys.reach("[data-send]")
    with small.page.expect_navigation():
        keys.press("Enter")
    small.check()
    assert "C’est bien arrivé." in small.text
    assert small.page.evaluate("localStorage.length") == 0
    answer = kept(site)[0]
    assert [getattr(answer, item) for item in (*MARKS, *STATEMENTS)] == [8, 8, 8, 8, 4, 4]
    assert answer.liked == "Ma tante est venue."
    assert keys.pressed <= MOST_GESTURES + 8 * 4, "arrows apart, a gesture or two a question"


def test_what_was_left_on_a_shared_device_is_erased_at_once_or_after_an_hour(site: Site, tab: NewTab) -> None:
    with at_a_conference(site, 1) as (_, _, given):
        link = f"/q/{given[0].token}"
    small = tab(site, width=SMALL).open(link)
    page, stop = small.page, small.page.get_by_role("button", name="J’arrête, effacer mes réponses")
    assert not stop.is_visible(), "nothing to erase yet"

    def choose() -> None:
        page.get_by_role("button", name="Commencer").click()
        page.locator(".step:not([hidden]) .mark").nth(8).click()
        assert page.evaluate("localStorage.length") == 1

    choose()
    small.check()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    stop.click()
    small.check()
    assert "il ne reste rien sur cet appareil" in small.text
    assert (asked, page.evaluate("localStorage.length"), page.locator(":checked").count()) == ([], 0, 0)
    choose()
    # As if it had been left there an hour ago.
    page.evaluate(
        "for (const [name, draft] of Object.entries(localStorage))"
        " localStorage.setItem(name, JSON.stringify({ ...JSON.parse(draft), at: Date.now() - 3_600_000 }))"
    )
    page.reload()
    assert (page.evaluate("localStorage.length"), page.locator(":checked").count()) == (0, 0)
    choose()
    page.goto(small.origin + "/q/" + "x" * 43)
    assert "ne s’ouvre pas" in small.text
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.long
def test_without_a_script_and_by_taps_it_takes_less_than_two_minutes(site: Site, tab: NewTab) -> None:
    with at_a_conference(site, 2) as (_, _, given):
        first, second = (f"/q/{one.token}" for one in given)
    bare = tab(site, width=SMALL, scripts=False).open(first)
    for item in MARKS:
        bare.page.locator(f'label[for="{item}-9"]').click()
    bare.press("Envoyer mes réponses")
    small, taps = tab(site, width=SMALL).open(second), 0
    small.page.get_by_role("button", name="Commencer").click()
    for item in (*MARKS, *STATEMENTS):
        small.page.locator(f".step:not([hidden]) [name={item}]").nth(2).click()
        small.page.get_by_role("button", name="Suivant").click()
        small.check()
        taps += 2
    small.page.get_by_role("button", name="Suivant").click()
    small.press("Envoyer mes réponses")
    assert taps + 3 <= MOST_GESTURES
    assert "C’est bien arrivé." in small.text
    assert len(kept(site)) == 2


@pytest.mark.long
def test_thirty_sheets_are_keyed_without_a_mouse_and_agree_with_a_hand_count(site: Site, tab: NewTab) -> None:
    draw = random.Random(30)  # noqa: S311
    with at_a_conference(site, SHEETS) as (_, _, given):
        codes = [one.code for one in given]
    marks = [[draw.choice([*range(11), None]) for _ in MARKS] for _ in codes]
    said = [[draw.choice([1, 2, 3, 4, None]) for _ in STATEMENTS] for _ in codes]
    marks[-1] = [None] * len(MARKS)
    said[-1] = [None] * len(STATEMENTS)
    desk = tab(site, email="lead@33.example.org").open("/questionnaires/saisie")
    board = desk.page.keyboard
    for code, row in zip(codes, [one + other for one, other in zip(marks, said, strict=True)], strict=True):
        board.type(code)
        board.press("Tab")
        board.press("Tab")
        for number, value in enumerate(row):
            if value is not None:
                board.type(str(value))
            # What the script does not decide by itself: nothing, and a one that might be ten.
            if value is None or (value == 1 and number < len(MARKS)):
                board.press("Tab")
        with desk.page.expect_navigation():
            board.press("Enter")
        desk.page.wait_for_function("document.activeElement.name === 'code'")
        assert 'role="alert"' not in desk.page.content(), desk.text
    desk.open("/questionnaires/saisie")
    answers = kept(site)
    assert len(answers) == SHEETS - 1, "the last was blank: a refusal"
    for position, item in enumerate(MARKS):
        by_hand = [row[position] for row in marks if row[position] is not None]
        told = [getattr(one, item) for one in answers if getattr(one, item) is not None]
        assert (len(told), Fraction(sum(told), len(told))) == (len(by_hand), Fraction(sum(by_hand), len(by_hand)))
    desk.open("/questionnaires")
    row = desk.page.get_by_role("row").filter(has_text="Parent").inner_text().split()
    assert row[-8:] == [str(SHEETS), "0", str(SHEETS - 1), "0", "1", str(SHEETS - 1), "(97", "%)"]
