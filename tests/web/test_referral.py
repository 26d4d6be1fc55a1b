"""The pages of a referral: nothing typed is passed over in silence, and what is asked for stands where one writes."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import network, referral, step
from conference.domain.facts import Given
from conference.domain.names import fold
from conference.domain.referral import PersonKind
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.models.referral import Person
from conference.queries.cases import likely_duplicates
from tests import world
from tests.browse import fields, fill, words
from tests.conftest import SignIn
from tests.web.pages import Browser
from tests.world import Place


@pytest.fixture
def draft(session: Session, gironde: Place) -> Case:
    """A referral that its referrer has not sent."""
    case = world.draft(session, gironde)
    session.commit()
    return case


@pytest.mark.parametrize(
    ("page", "fields", "said"),
    [
        ("pour-qui", {"kind": "child", "add": "1"}, "Tapez le prénom de la personne à ajouter."),
        ("pour-qui", {"kind": "child", "last_name": "Ferrand"}, "Tapez le prénom de la personne à ajouter."),
        ("institutions", {"institution": "", "add": "1"}, "Choisissez l’institution à ajouter."),
        (
            "institutions",
            {"institution": "", "worker": "Jeanne"},
            "Choisissez l’institution où cette personne travaille.",
        ),
    ],
)
def test_whom_one_forgets_to_name_is_asked_for(
    draft: Case, sign_in: SignIn, page: str, fields: dict[str, str], said: str
) -> None:
    answer = Browser(sign_in("referrer")).send(f"/orientations/{draft.key}/{page}", **fields)
    assert answer.status_code == 422
    assert said in answer.text


def test_a_page_without_anybody_new_goes_on(draft: Case, sign_in: SignIn) -> None:
    answer = Browser(sign_in("referrer")).send(f"/orientations/{draft.key}/institutions", institution="", next="1")
    assert (answer.status_code, answer.location) == (302, f"/orientations/{draft.key}/accord")


def test_what_the_body_asks_for_stands_on_every_page(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = world.received(session, gironde)
    asked = "Le père est-il au courant\u00a0?"
    step.take(session, world.actor(gironde, "committee"), case, StepCode.RETURN, Given(words=asked))
    session.commit()
    browser = Browser(sign_in("referrer"))
    for page in ("pour-qui", "situation", "institutions", "accord", "securite"):
        assert asked in browser.get(f"/orientations/{case.key}/{page}").text


def test_drafts_are_told_apart_at_home(draft: Case, sign_in: SignIn) -> None:
    assert draft.reference is None
    assert "Brouillon pour Lou" in sign_in("referrer").get("/").text


def test_whom_a_coordinator_named_makes_no_likely_duplicate(session: Session, gironde: Place) -> None:
    """The network of another case stays with its coordinator: only who was named in referrals is compared."""
    case, draft, who = world.assigned(session, gironde), world.draft(session, gironde), world.actor(gironde, "referrer")
    uncle = {"kind": PersonKind.RELATIVE, "first_name": "Paul", "last_name": "Durand", "tie": "oncle"}
    network.name(session, case, uncle)
    referral.remove_person(session, who, draft, session.scalars(select(Person).where(Person.case_id == draft.id)).one())
    named = referral.name_person(session, who, draft, uncle)
    assert likely_duplicates(session, draft, who.account_id) == []
    assert likely_duplicates(session, case) == []
    named.first_name, named.last_name, named.folded = "Lou", "Ferrand", fold("Lou Ferrand")
    session.flush()
    assert likely_duplicates(session, draft, who.account_id) == [case]


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2026-03-12", "Choisissez une date à venir."),
        ("2028-06-01", "Cette date est à plus de deux ans : vérifiez l’année."),
        ("9999-12-31", "Choisissez un jour entre 1900 et 2100."),
    ],
)
def test_a_referral_is_postponed_to_a_day_to_come(
    session: Session, gironde: Place, sign_in: SignIn, until: str, said: str
) -> None:
    case = world.received(session, gironde)
    session.commit()
    answer = fill(sign_in("committee"), f"/situations/{case.key}/etapes/postpone", until=until, words="On attend.")
    assert answer.status_code == 422
    assert said in words(answer.text)
    assert fields(answer.text)["words"] == "On attend."
