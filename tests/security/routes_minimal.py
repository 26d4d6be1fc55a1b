"""The same table for minimal records: ``bare`` is a draft of which one thing is ticked, ``ticked`` sits today."""

from collections.abc import Mapping
from typing import Any

from tests.security.access import COORDINATED, DRAFTED, WORKED, Example, Rights, Things, of_case
from tests.security.typed import words
from tests.security.visitors import House

CASES: tuple[Things, ...] = tuple(
    (name,) for name in ("draft", "bare", "ticked", "draft2", "waiting", "prepared", "draft@59", "bare@59", "missing")
)
FOLLOWED: Rights = {"referrer": {"bare", "ticked"}, "coordinator": {"ticked"}, "committee": {"ticked"}}
BOXES = {"bare": "danger_unanswered", "ticked": "no_kin_present"}


def box(_house: House, things: Things) -> Mapping[str, Any]:
    """One box that may be ticked in a case, today."""
    code = BOXES.get(things[0].partition("@")[0], "question_missing")
    return {"once": "k" * 22, f"tick_{code}": "y", f"on_{code}": "2026-03-12"}


def three(_house: House, _things: Things) -> Mapping[str, Any]:
    """Three actions."""
    return {"once": "k" * 22, "how_many": "3"}


MINIMAL_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET minimal.explain": (of_case("/orientations/{}/minimal", DRAFTED, things=CASES),),
    "POST minimal.ask": (of_case("/orientations/{}/minimal", DRAFTED, typed=words, things=CASES),),
    "GET minimal.show": (of_case("/situations/{}/minimal", FOLLOWED, WORKED, things=CASES),),
    "POST minimal.tick": (
        of_case("/situations/{}/minimal", {"referrer": {"bare"}, "coordinator": {"ticked"}}, WORKED, box, CASES),
    ),
    "POST minimal.untick": (
        of_case("/situations/{}/minimal/nobody_concerned/retirer", {"referrer": {"bare"}}, WORKED, words, CASES),
        of_case("/situations/{}/minimal/nobody_present/retirer", {"coordinator": {"ticked"}}, WORKED, words, CASES),
    ),
    "POST minimal.count": (
        of_case("/situations/{}/minimal/actions", {"coordinator": {"ticked"}}, COORDINATED, three, CASES),
    ),
}
