"""An edition that nothing moves any more, and what is told of every number that moved since."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import closing, follow_up, referral, step
from conference.casework.imports import batch
from conference.casework.imports.preview import preview
from conference.domain.actors import MACHINE
from conference.domain.facts import Given
from conference.domain.note import Part
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.roles import Role
from conference.domain.steps import StepCode
from conference.models.account import Account
from conference.models.case import Case
from conference.programme import accounts, departments
from conference.words import note as words
from conference.words.workflow import STEP
from tests import path, world
from tests.casework.imports.sheets import GIRONDE
from tests.conftest import NOW, SignIn
from tests.web.figures import text
from tests.web.publishing import LIVE, begun, published, rows, write
from tests.world import Place


@pytest.fixture(name="director")
def _director(session: Session, gironde: Place) -> Account:
    """A second lead of all Gironde, whom the settings name to validate."""
    account = accounts.create(session, MACHINE, "direction@33.example.org", "Direction 33")
    accounts.give(session, MACHINE, account, Role.LEAD)
    departments.set_note(session, MACHINE, gironde.department, "La direction", account)
    session.commit()
    return account


@pytest.fixture(name="lead")
def _lead(sign_in: SignIn) -> FlaskClient:
    return sign_in("lead")


def much_happens(session: Session, place: Place, returned: Case, closed: Case, open_one: Case) -> None:
    """A case is edited, one reopened, one stopped, one sent, and a spreadsheet taken over."""
    referral.write(session, world.actor(place, "referrer"), returned, {"field": "autonomy"})
    closing.reopen(session, world.actor(place, "committee"), closed, "La famille revient.")
    second = world.actor(place, "second")
    follow_up.synthesise(session, second, open_one, {"course": "La famille s’est organisée."})
    stop = Given(reason=EndReason.FAMILY_ORGANISED, ended_by=EndedBy.FAMILY)
    step.take(session, second, open_one, StepCode.STOP, stop)
    world.received(session, place)
    batch.take_over(session, MACHINE, preview(session, GIRONDE.read_bytes(), GIRONDE.name))
    session.commit()


@pytest.mark.long
@pytest.mark.usefixtures("quick_press")
def test_an_edition_does_not_move_by_one_digit_and_every_difference_is_told(
    session: Session, gironde: Place, lead: FlaskClient, director: Account, sign_in: SignIn
) -> None:
    closed, returned = path.closed(session, gironde), world.received(session, gironde)
    open_one = world.assigned(session, gironde, "Sofiane")
    body = world.actor(gironde, "committee")
    step.take(session, body, returned, StepCode.RETURN, Given(words="Le champ."))
    session.commit()
    note = begun(lead)
    write(lead, note, Part.SUMMARY, "Une année entière.")
    edition = published(lead, sign_in(director), note)
    before, paper = rows(lead, f"{edition}/chiffres.csv"), lead.get(f"{edition}/note.pdf").data
    assert before == rows(lead, LIVE)
    assert words.UNMOVED in lead.get(edition).text

    with clock.frozen(NOW + timedelta(minutes=1)):
        much_happens(session, gironde, returned, closed, open_one)

    assert rows(lead, f"{edition}/chiffres.csv") == before
    assert lead.get(f"{edition}/note.pdf").data == paper
    now = rows(lead, LIVE)
    moved = _moved(before, now)
    for code, was, is_ in (
        ("activity.referrals", "3", "4"),
        ("activity.fields.autonomy", "0", "1"),
        ("activity.states.own_solution", "0", "1"),
        ("programme.trained", "3", "36"),
    ):
        assert (before[code]["value"], now[code]["value"]) == (was, is_), code
    page = lead.get(edition).text
    table = text(page).partition("Ce qui a bougé depuis")[2].partition("Ce qui a été enregistré depuis")[0]
    told = page.partition("Ce qui a été enregistré depuis, situation")[0]
    assert len(re.findall(r"<tr>\s*<th scope=\"row\"", told)) == len(moved)
    for code in moved & {*before} & {*now}:
        assert f"{before[code]['value'] or 'rien'} {now[code]['value'] or 'rien'}" in table, code
    recorded = text(page).partition("Ce qui a été enregistré depuis, situation par situation")[2]
    stopped, reopened = STEP[StepCode.STOP].story, STEP[StepCode.REOPEN].story
    for case, what in ((returned, "A écrit dans l’orientation"), (open_one, stopped), (closed, reopened)):
        assert re.search(f"{case.reference} .*?{what}", recorded), what
    assert f"{returned.reference} : Enfance → Autonomie" in table.replace("\u00a0", " ")


def _moved(before: dict[str, dict[str, str]], now: dict[str, dict[str, str]]) -> set[str]:
    """The values and the n that are not the same, counted from both tables."""
    nothing = {"value": "", "n": "", "part": ""}
    found = set()
    for code in {**before, **now}:
        was, is_ = before.get(code, nothing), now.get(code, nothing)
        found |= {code} if was["value"] != is_["value"] else set()
        found |= {f"{code}.n"} if not (was["part"] or is_["part"]) and was["n"] != is_["n"] else set()
    return found
