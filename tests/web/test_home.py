"""Home: what each role finds there, and how it says time."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from conference import clock, data
from conference.casework import conference
from conference.casework.imports import batch
from conference.casework.imports.preview import preview
from conference.domain.actors import MACHINE
from conference.domain.private_time import Moment
from conference.web.filters import from_now, short_day
from tests import path, world
from tests.conftest import NOW, SignIn
from tests.world import Place

NBSP = "\u00a0"


def test_cases_taken_over_without_an_answer_are_one_card(session: Session, gironde: Place, sign_in: SignIn) -> None:
    batch.take_over(session, MACHINE, preview(session, data.GIRONDE.read_bytes(), data.GIRONDE.name))
    case = world.received(session, gironde)
    session.commit()
    home = sign_in("committee").get("/").text
    assert home.count("Examiner la situation") == 1
    assert case.reference is not None
    assert case.reference in home
    assert "8 situations reprises d’un tableau" in home


def test_a_card_says_the_soonest_date(session: Session, gironde: Place, sign_in: SignIn) -> None:
    world.received(session, gironde)
    session.commit()
    answer_by = world.today() + timedelta(days=2)
    assert f"avant le {answer_by.day} mars 2026" in sign_in("committee").get("/").text


@pytest.mark.parametrize(("role", "doors"), [("admin", ("Comptes", "Territoires")), ("auditor", ("Qui a lu quoi",))])
def test_who_has_no_case_finds_where_to_go(sign_in: SignIn, role: str, doors: tuple[str, ...]) -> None:
    home = sign_in(role).get("/").text
    assert "Rien ne vous attend" not in home
    inside = home.partition("Où aller")[2]
    assert all(door in inside for door in doors)


def test_an_observer_is_led_to_what_is_published(sign_in: SignIn) -> None:
    home = sign_in("observer").get("/").text
    assert "Rien ne vous attend" not in home
    assert "Réseau interdépartemental" in home.partition("Où aller")[2]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "aujourd’hui"),
        (1, "demain"),
        (-1, "hier"),
        (9, f"dans 9{NBSP}jours"),
        (-61, f"il y a 61{NBSP}jours"),
        (-62, f"il y a 2{NBSP}mois"),
        (-365, f"il y a 12{NBSP}mois"),
        (-730, f"il y a 2{NBSP}ans"),
        (-3544, f"il y a 9{NBSP}ans"),
    ],
)
def test_time_is_said_in_days_then_months_then_years(app: Flask, days: int, said: str) -> None:
    with app.test_request_context():
        assert from_now(world.today() + timedelta(days=days)) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 9, 1), "1er septembre 2026"),
        (date(2026, 9, 11), "11 septembre 2026"),
        (date(2026, 1, 21), "21 janvier 2026"),
    ],
)
def test_the_first_of_a_month_is_said_so(app: Flask, day: date, said: str) -> None:
    with app.test_request_context():
        assert short_day(day) == said


def test_a_day_gone_by_is_noted_afterwards_unless_it_was_as_it_went(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, who = path.convened(session, gironde), world.actor(gironde, "coordinator")
    session.commit()
    day = f"/situations/{case.key}/jour"

    def home(days: int) -> str:
        with clock.frozen(NOW + timedelta(days=days)):
            return sign_in("coordinator").get("/").text

    assert f'href="{day}"' in home(10)
    assert f'href="{day}/apres-coup"' in home(11)
    with clock.frozen(NOW + timedelta(days=10)):
        conference.begin(session, who, case, Moment.SHARING)
        session.commit()
    assert f'href="{day}"' in home(11)
