"""What is late says which delay, and by how many days of its unit; a case put off is not late before its day."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import referral, step
from conference.domain.delays import Unit, overrun
from conference.domain.facts import Given
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.queries.worklists import at_a_glance
from tests import world
from tests.conftest import SignIn
from tests.world import Place

# Received on Thursday 12 March 2026; a designation is due 15 working days later, an urgent one the day after.
DUE = date(2026, 4, 2)


@pytest.mark.parametrize(
    ("unit", "due", "today", "days"),
    [
        (Unit.WORKING, date(2026, 4, 2), date(2026, 4, 3), 1),
        (Unit.WORKING, date(2026, 4, 3), date(2026, 4, 6), 0),  # a week-end and Easter Monday
        (Unit.WORKING, date(2026, 4, 2), date(2026, 4, 8), 3),
        (Unit.CALENDAR, date(2026, 4, 2), date(2026, 4, 8), 6),
    ],
)
def test_by_how_much(unit: Unit, due: date, today: date, days: int) -> None:
    assert overrun(unit, due, today) == days


def _home(sign_in: SignIn, on: date, path: str = "/") -> str:
    with clock.frozen(clock.noon(on, "Europe/Paris")):
        return " ".join(sign_in("committee").get(path).text.split())


def test_a_card_names_the_delay_that_is_late(session: Session, gironde: Place, sign_in: SignIn) -> None:
    world.received(session, gironde)
    session.commit()
    on = DUE + timedelta(days=6)
    assert "Première réponse en retard de 25 jours, due le 14 mars 2026" in _home(sign_in, on)


def test_an_urgent_one_is_late_in_working_days_of_its_own_term(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, who = world.draft(session, gironde), world.actor(gironde, "referrer")
    referral.write(session, who, case, {"urgent": True})
    referral.submit(session, who, case)
    session.commit()
    home = _home(sign_in, date(2026, 3, 16))
    assert "Situation urgente" in home
    assert "Désignation en retard de 1 jour ouvré, due le 13 mars 2026" in home


def _put_off(session: Session, place: Place, until: date) -> Case:
    case = world.received(session, place)
    step.take(session, world.actor(place, "committee"), case, StepCode.POSTPONE, Given(words="Attente.", until=until))
    session.commit()
    return case


def test_a_case_put_off_is_said_so_until_its_day_and_late_from_it_on(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    until = date(2026, 4, 22)
    case = _put_off(session, gironde, until)
    before = until - timedelta(days=1)
    for path in ("/situations", f"/situations/{case.key}"):
        shown = _home(sign_in, before, path)
        assert "reportée au 22 avril 2026" in shown
        assert "en retard de" not in shown
    assert "Aucune situation ne répond" in _home(sign_in, before, "/situations?late=y")
    assert at_a_glance(session, Case.id == case.id, before)[Stage.ASSIGNMENT] == (1, 0)
    assert at_a_glance(session, Case.id == case.id, until)[Stage.ASSIGNMENT] == (1, 1)
    session.commit()
    said = "ésignation en retard de 13 jours ouvrés, due le 2 avril 2026"
    for path in ("/", "/situations?late=y", f"/situations/{case.key}"):
        shown = _home(sign_in, until, path)
        assert said in shown, path
        assert "reportée au 22 avril 2026" not in shown
