"""What remains of a setting-up, and places typed as an indented list."""

from dataclasses import replace

import pytest

from conference.domain.paper import Service
from conference.domain.setup import Entry, Settled, SetupStep, outline, remaining

DONE = Settled(
    profile="common",
    sitting=2,
    quorum=2,
    territories=1,
    institutions=1,
    referrers=1,
    coordinators=1,
    uninvited=0,
    service=Service("Conférences familiales", "", "05 00 00 00 00", ""),
    contact="Le secrétariat",
)
NOTHING = Settled(None, 0, 0, 0, 0, 0, 0, 0, Service("", "", "", ""), "")


def codes(settled: Settled) -> dict[str, list[str]]:
    """The reasons of each step that has any."""
    return {step: [reason.code for reason in found] for step, found in remaining(settled).items() if found}


def test_from_nothing_everything_remains_that_nobody_else_has_to_come_for() -> None:
    assert set(codes(NOTHING)) == set(SetupStep) - {SetupStep.BODY, SetupStep.INVITATIONS}
    assert codes(NOTHING)["people"] == ["setup_nobody_refers", "setup_nobody_coordinates", "setup_nobody_sits"]
    assert codes(DONE) == {}


@pytest.mark.parametrize(
    ("change", "step", "code"),
    [
        ({"profile": None}, "profile", "setup_profile_unchosen"),
        ({"sitting": 0}, "people", "setup_nobody_sits"),
        ({"sitting": 1}, "body", "setup_below_quorum"),
        ({"territories": 0}, "territories", "setup_no_territory"),
        ({"institutions": 0}, "institutions", "setup_no_institution"),
        ({"referrers": 0}, "people", "setup_nobody_refers"),
        ({"coordinators": 0}, "people", "setup_nobody_coordinates"),
        ({"uninvited": 3}, "invitations", "setup_uninvited"),
        ({"service": Service("Conférences familiales", "", "", "")}, "papers", "setup_no_service"),
        ({"service": Service("", "3 rue Test", "", "")}, "papers", "setup_no_service"),
        ({"contact": ""}, "papers", "setup_no_contact"),
    ],
)
def test_each_thing_that_is_missing_remains_by_itself(change: dict[str, object], step: str, code: str) -> None:
    assert codes(replace(DONE, **change)) == {step: [code]}  # type: ignore[arg-type]  # each of its own type


def test_how_many_are_missing_is_said() -> None:
    (reason,) = remaining(replace(DONE, sitting=1, quorum=3))[SetupStep.BODY]
    assert reason.subject == "3"
    (reason,) = remaining(replace(DONE, uninvited=12))[SetupStep.INVITATIONS]
    assert reason.subject == "12"


def test_indentation_makes_a_tree() -> None:
    typed = "Nord\n  Lille\n\n      Fives \n  Douai\n\tCambrai\n- Sud\n \u00a0 • Arles\n"
    assert [(entry.number, entry.name, entry.within) for entry in outline(typed)] == [
        (1, "Nord", None),
        (2, "Lille", 1),
        (4, "Fives", 2),
        (5, "Douai", 1),
        (6, "Cambrai", 5),
        (7, "Sud", None),
        (8, "Arles", 7),
    ]


def test_a_list_that_is_set_in_as_a_whole_or_comes_back_halfway_still_reads() -> None:
    assert outline("   Un\n   Deux") == [Entry(1, "Un"), Entry(2, "Deux")]
    assert outline("Un\n      Deux\n   Trois") == [Entry(1, "Un"), Entry(2, "Deux", 1), Entry(3, "Trois", 1)]
    assert outline(" \n - \n") == []
