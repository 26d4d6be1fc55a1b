"""The plan on its pages: written by the family's words, agreed, never changed; its form, its content, its copies."""

from collections.abc import Sequence
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import plan
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.plan import Action, Plan
from tests import path, world
from tests.browse import fields, fill, lands
from tests.conftest import SignIn
from tests.web.probing import addresses, attempt, everything, post
from tests.world import Place


def stage(session: Session, case: Case) -> Stage:
    found = session.scalars(select(Case.stage).where(Case.id == case.id)).one()
    session.commit()
    return found


def version_of(session: Session, case: Case) -> int:
    """The version that stands in the base, whoever wrote last."""
    found = session.scalars(select(Case.version).where(Case.id == case.id)).one()
    session.commit()
    return found


@pytest.fixture
def day_lived(session: Session, gironde: Place) -> Case:
    """A family that comes out of its private time."""
    case = path.convened(session, gironde)
    path.lived(session, gironde, case)
    session.commit()
    return case


@pytest.fixture
def agreed(session: Session, gironde: Place) -> Case:
    """A plan that waits for its form to be looked at."""
    case = path.recorded(session, gironde)
    session.commit()
    return case


@pytest.fixture
def formed(session: Session, gironde: Place, agreed: Case) -> Case:
    """A plan whose form is valid."""
    plan.check_form(session, world.actor(gironde, "coordinator"), agreed, answers_question=True)
    session.commit()
    return agreed


def agree(client: FlaskClient, base: str) -> Any:
    """Press « Relu, chacun a dit oui » as the page holds it."""
    page = client.get(base).text
    mark = page.partition('action="' + base + '/adopter"')[2].partition('name="version"')[2].partition('value="')[2]
    return post(client, f"{base}/adopter", version=mark.partition('"')[0])


def test_a_plan_is_written_read_back_and_recorded(session: Session, day_lived: Case, sign_in: SignIn) -> None:
    client, base = sign_in("coordinator"), f"/situations/{day_lived.key}/plan"
    assert "Comment Lou peut-elle rester à la maison ?" in client.get(base).text
    lands(post(client, f"{base}/commencer"))
    assert agree(client, base).status_code == 409
    lands(fill(client, f"{base}/actions/nouvelle", what="Rose vient le mercredi", who="Rose", by_when="bientôt"))
    lands(fill(client, f"{base}/actions/nouvelle", what="À oublier"))
    first, second = session.scalars(select(Action).order_by(Action.number)).all()
    session.commit()
    lands(fill(client, f"{base}/actions/{first.key}", helped_by="Yann", carrier="network"))
    lands(post(client, f"{base}/actions/{second.key}/retirer"))
    lands(fill(client, f"{base}/suites", otherwise="On se rappelle.", watched_by="Rose"))
    lands(agree(client, base))
    lands(fill(client, f"/situations/{day_lived.key}/etapes/record"))
    assert stage(session, day_lived) is Stage.VALIDATION
    session.expire_all()
    written = session.scalars(select(Plan)).one()
    assert [(a.what, a.helped_by, a.carrier) for a in written.actions] == [
        ("Rose vient le mercredi", "Yann", "network")
    ]
    assert (written.otherwise, written.watched_by) == ("On se rappelle.", "Rose")


def test_what_is_agreed_is_what_was_read(session: Session, day_lived: Case, sign_in: SignIn) -> None:
    """An action that changes between reading back and the yes of each is read again."""
    client, base = sign_in("coordinator"), f"/situations/{day_lived.key}/plan"
    lands(post(client, f"{base}/commencer"))
    lands(fill(client, f"{base}/actions/nouvelle", what="Rose vient", once="a" * 22))
    page = client.get(base).text
    mark = page.partition("/adopter")[2].partition('name="version"')[2].partition('value="')[2].partition('"')[0]
    key = session.scalars(select(Action.key)).one()
    session.commit()
    lands(fill(client, f"{base}/actions/{key}", what="Rose ne vient plus"))
    answer = post(client, f"{base}/adopter", version=mark)
    assert answer.status_code == 409
    assert "Rose ne vient plus" in answer.text
    assert session.scalars(select(Plan.agreed_at)).one() is None


def test_two_who_change_an_action_see_both(session: Session, day_lived: Case, sign_in: SignIn) -> None:
    client, base = sign_in("coordinator"), f"/situations/{day_lived.key}/plan"
    lands(post(client, f"{base}/commencer"))
    lands(fill(client, f"{base}/actions/nouvelle", what="Rose vient"))
    address = f"{base}/actions/{session.scalars(select(Action.key)).one()}"
    session.commit()
    stale = fields(client.get(address).text)
    lands(fill(client, address, what="Rose vient le lundi"))
    answer = client.post(address, data=stale | {"what": "Rose vient le mardi"})
    assert answer.status_code == 409
    assert "Rose vient le lundi" in answer.text
    assert "Rose vient le mardi" in answer.text


def some_of(tried: Sequence[str], always: str, every: int) -> list[str]:
    """One address in so many, and those that name something."""
    return [address for number, address in enumerate(tried) if always in address or number % every == 0]


@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.long)])
def test_an_agreed_plan_changes_by_no_route(
    app: Flask, session: Session, agreed: Case, sign_in: SignIn, every: int
) -> None:
    """Every route of the case is tried, with the key of the plan's own action."""
    action = session.scalars(select(Action.key)).one()
    session.commit()
    tried = addresses(app, session, agreed)
    assert sum(action in address for address in tried) == 2
    fixed = ("id", "number", "otherwise", "watched_by", "taken_down_by", "agreed_at")

    def words() -> tuple[Any, ...]:
        found = everything(session)
        chosen = select(*(getattr(Plan, name) for name in fixed)).where(Plan.number == 1)
        own = session.execute(chosen).one()
        session.commit()
        return tuple(own), [row for row in found["action"] if row[0] == own.id]

    before = words()
    for name, some in (
        ("coordinator", some_of(tried, action, every)),
        ("referrer", tried[1::10]),
        ("committee", tried[3::10]),
    ):
        client = sign_in(name)
        for number, address in enumerate(some):
            assert attempt(client, address, version_of(session, agreed)) < 500, (name, address)
            if number % 10 == 0 or number == len(some) - 1:
                assert words() == before, (name, some[max(number - 9, 0) : number + 1])


def test_a_correction_is_a_new_version_and_both_are_shown(session: Session, agreed: Case, sign_in: SignIn) -> None:
    client, base = sign_in("coordinator"), f"/situations/{agreed.key}/plan"
    lands(fill(client, f"/situations/{agreed.key}/etapes/return_for_form", words="Pour quand ?"))
    lands(post(client, f"{base}/commencer"))
    keys = session.scalars(select(Action.key).join(Plan, Plan.id == Action.plan_id).order_by(Plan.number)).all()
    session.commit()
    assert client.get(f"{base}/actions/{keys[0]}").status_code == 404
    lands(fill(client, f"{base}/actions/{keys[1]}", what="Rose vient le lundi"))
    lands(agree(client, base))
    page = client.get(base).text
    assert "Rose vient le mercredi" in page
    assert "Rose vient le lundi" in page
    lands(fill(client, f"/situations/{agreed.key}/etapes/record"))
    assert stage(session, agreed) is Stage.VALIDATION


def test_who_holds_the_case_reads_what_the_family_agreed_to_and_no_more(agreed: Case, sign_in: SignIn) -> None:
    client, holder, base = sign_in("coordinator"), sign_in("referrer"), f"/situations/{agreed.key}/plan"
    lands(fill(client, f"/situations/{agreed.key}/etapes/return_for_form", words="Pour quand ?"))
    lands(post(client, f"{base}/commencer"))
    lands(fill(client, f"{base}/actions/nouvelle", what="Lou dort chez Yann", who="Yann", by_when="lundi"))
    assert "Lou dort chez Yann" in client.get(base).text
    page = holder.get(base).text
    assert "Lou dort chez Yann" not in page
    assert "en cours d’écriture" not in page
    assert "Rose vient le mercredi" in page
    assert "Version 1" in page
    lands(agree(client, base))
    assert "Lou dort chez Yann" in holder.get(base).text
    assert "Version 2" in holder.get(base).text


def test_the_form_names_what_is_missing(session: Session, day_lived: Case, sign_in: SignIn) -> None:
    client, base = sign_in("coordinator"), f"/situations/{day_lived.key}/plan"
    lands(post(client, f"{base}/commencer"))
    lands(fill(client, f"{base}/actions/nouvelle", what="Rose vient"))
    lands(agree(client, base))
    lands(fill(client, f"/situations/{day_lived.key}/etapes/record"))
    page = client.get(f"{base}/forme").text
    assert "il manque\u00a0: qui et pour quand" in page
    assert "Comment Lou peut-elle rester à la maison ?" in page
    answer = fill(client, f"{base}/forme", answers="yes")
    assert answer.status_code == 422
    assert "Chaque action doit dire quoi, qui et pour quand." in answer.text
    assert session.scalars(select(Plan.form_valid_at)).one() is None


def test_a_plan_that_does_not_answer_its_question_is_not_valid(session: Session, agreed: Case, sign_in: SignIn) -> None:
    client = sign_in("coordinator")
    answer = fill(client, f"/situations/{agreed.key}/plan/forme", answers="no")
    assert answer.status_code == 422
    assert "Le plan doit répondre à la question centrale." in answer.text
    assert answer.text.index("Il reste des points à revoir") < answer.text.index("La question de la famille")
    lands(fill(client, f"/situations/{agreed.key}/plan/forme", answers="yes"))
    assert session.scalars(select(Plan.form_valid_at)).one() is not None


def test_only_the_coordinator_and_the_holder_read_the_plan(formed: Case, sign_in: SignIn) -> None:
    found = {
        name: sign_in(name).get(f"/situations/{formed.key}/plan").status_code
        for name in ("coordinator", "referrer", "committee", "lead", "second", "admin", "auditor", "observer")
    }
    assert found.pop("coordinator") == found.pop("referrer") == 200
    assert set(found.values()) <= {403, 404}


def test_reading_the_plan_writes_nothing(session: Session, formed: Case, sign_in: SignIn) -> None:
    before, base = everything(session), f"/situations/{formed.key}"
    pages = {
        "coordinator": ("plan", "plan/suites", "plan/actions/nouvelle", "plan/remises"),
        "referrer": ("plan", "plan/contenu", "etapes/send_back"),
        "committee": ("referent",),
    }
    for name, found in pages.items():
        client = sign_in(name)
        assert {client.get(f"{base}/{page}").status_code for page in found} == {200}
    assert everything(session) == before
