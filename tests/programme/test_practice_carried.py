"""What carries a practice stands in its sheet by itself, where nobody wrote who governs it."""

import pytest
from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.council import CouncilKind
from conference.domain.practice_sheet import Heading
from conference.domain.programme import Description
from conference.evaluation.practice_facts import facts
from conference.programme.council import Place as Seat
from conference.programme.programme import describe
from tests.security import councils, partnering
from tests.world import Place


def _governance(session: Session, place: Place, year: int) -> str:
    return "\n".join(facts(session, place.department, year, Description()).get(Heading.GOVERNANCE, ()))


@pytest.fixture(name="carried")
def _carried(session: Session, gironde: Place) -> Place:
    mother = Seat(councils.SINCE, name="Une mère", families=True)
    councils.opened(session, gironde, CouncilKind.STEERING, mother)
    partnering.live(session, gironde, lambda _name, _row: None)
    return gironde


def test_bodies_with_their_pace_and_conventions_that_hold_are_told(session: Session, carried: Place) -> None:
    said = _governance(session, carried, 2026)
    assert "toutes les 6 semaines\u00a0: porter la démarche." in said
    assert "Conventions en cours\u00a0: UDAF 33, accueil des conférences." in said
    assert "Formation de douze personnes" not in said, "it was withdrawn"


def test_families_who_sit_are_counted_and_nobody_is_named(session: Session, carried: Place) -> None:
    said = facts(session, carried.department, 2026, Description())[Heading.PARTICIPATION]
    assert [one for one in said if one.startswith("Dans les autres instances, ") and "famil" in one]
    assert "Une mère" not in " ".join(said)


def test_what_began_later_is_not_in_an_earlier_year(session: Session, carried: Place) -> None:
    said = _governance(session, carried, 2024)
    assert "toutes les 6 semaines" not in said
    assert "Conventions" not in said


def test_words_of_the_programme_are_not_doubled(session: Session, carried: Place) -> None:
    describe(session, MACHINE, Description(), {Heading.GOVERNANCE: "Un comité de pilotage se réunit."})
    assert _governance(session, carried, 2026) == "Un comité de pilotage se réunit."
