"""The answer on the content: the professional who holds the case, a post that the body fills."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import assignment, plan
from conference.domain.actors import MACHINE
from conference.domain.plan import Content
from conference.domain.roles import Role
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.journal import Passage
from conference.models.plan import Plan
from conference.programme import accounts
from tests import path, world
from tests.browse import fill, lands
from tests.conftest import SignIn
from tests.web.probing import everything, post
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


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"content": "ratified"}, (Content.RATIFIED, None)),
        ({"content": "needless", "words": "Aucun droit en jeu."}, (Content.NEEDLESS, None)),
        ({"content": "subject_to_decision", "asked_on": "2026-03-11"}, (Content.SUBJECT_TO_DECISION, "2026-03-11")),
    ],
)
def test_the_professional_answers_in_one_of_three_ways(
    session: Session, formed: Case, sign_in: SignIn, typed: dict[str, str], kept: tuple[Content, str | None]
) -> None:
    lands(fill(sign_in("referrer"), f"/situations/{formed.key}/plan/contenu", **typed))
    assert stage(session, formed) is Stage.FOLLOW_UP
    session.expire_all()
    found = session.scalars(select(Plan)).one()
    assert (found.content, found.decision_asked_on and found.decision_asked_on.isoformat()) == kept


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"content": "needless"}, "Écrivez pourquoi."),
        ({"content": "subject_to_decision"}, "Indiquez quand la décision a été demandée."),
        ({"content": "subject_to_decision", "asked_on": "2026-04-01"}, "La date est dans l’avenir."),
        ({}, "Choisissez la réponse"),
    ],
)
def test_an_answer_that_lacks_something_is_refused(
    session: Session, formed: Case, sign_in: SignIn, typed: dict[str, str], said: str
) -> None:
    answer = fill(sign_in("referrer"), f"/situations/{formed.key}/plan/contenu", **typed)
    assert answer.status_code == 422
    assert said in answer.text
    assert answer.text.index("Il reste des points à revoir") < answer.text.index("La question de la famille")
    assert stage(session, formed) is Stage.VALIDATION


def test_content_waits_for_the_form(agreed: Case, sign_in: SignIn) -> None:
    page = sign_in("referrer").get(f"/situations/{agreed.key}/plan/contenu").text
    assert "La forme du plan n’est pas encore validée." in page
    assert 'name="content"' not in page


def test_the_professional_sends_back_with_what_is_at_stake(session: Session, formed: Case, sign_in: SignIn) -> None:
    client = sign_in("referrer")
    address = f"/situations/{formed.key}/etapes/send_back"
    assert address in client.get(f"/situations/{formed.key}/plan/contenu").text
    assert fill(client, address).status_code == 422
    lands(fill(client, address, words="Le mercredi : le droit de visite du père."))
    assert stage(session, formed) is Stage.CONFERENCE
    # The family takes its plan up again: the version that was examined is not recorded a second time.
    answer = fill(sign_in("coordinator"), f"/situations/{formed.key}/etapes/record")
    assert answer.status_code == 422
    assert "écrivez d’abord la nouvelle version" in answer.text


def test_the_coordinator_does_not_ratify_what_somebody_holds(session: Session, formed: Case, sign_in: SignIn) -> None:
    client, address = sign_in("coordinator"), f"/situations/{formed.key}/plan/contenu"
    assert client.get(address).status_code == 403
    assert post(client, address, content="ratified", version=str(formed.version)).status_code == 403
    assert stage(session, formed) is Stage.VALIDATION


def test_where_nobody_holds_the_case_the_coordinator_notes_needless_and_nothing_else(
    session: Session, formed: Case, sign_in: SignIn
) -> None:
    lands(fill(sign_in("committee"), f"/situations/{formed.key}/referent", holder=""))
    client, address = sign_in("coordinator"), f"/situations/{formed.key}/plan/contenu"
    page = client.get(address).text
    assert 'value="needless"' in page
    assert 'value="ratified"' not in page
    assert fill(client, address, content="ratified").status_code == 422
    assert stage(session, formed) is Stage.VALIDATION
    lands(fill(client, address, content="needless", words="Aucun professionnel."))
    assert stage(session, formed) is Stage.FOLLOW_UP
    assert sign_in("referrer").get(f"/situations/{formed.key}/plan").status_code == 403


def test_whoever_took_the_plan_down_does_not_ratify_even_as_its_holder(
    session: Session, gironde: Place, formed: Case, sign_in: SignIn
) -> None:
    """The coordinator hands over, refers from now on, and is named holder of the case they coordinated."""
    former, body = gironde.accounts["coordinator"], sign_in("committee")
    accounts.give(session, MACHINE, former, Role.REFERRER)
    session.commit()
    coordinated = fill(body, f"/situations/{formed.key}/referent", holder=former.key)
    assert coordinated.status_code == 422
    committee, sofiane = world.actor(gironde, "committee"), gironde.coordinators["Sofiane"]
    asked = assignment.ask(session, committee, formed, sofiane)
    assignment.answer(session, committee, asked, knows=False, ties=[])
    assignment.hand_over(session, committee, formed, sofiane, "Elle change de métier.")
    session.commit()
    lands(fill(body, f"/situations/{formed.key}/referent", holder=former.key))
    client, address = sign_in("coordinator"), f"/situations/{formed.key}/plan/contenu"
    page = client.get(address).text
    assert "Qui a pris le plan en note, ou a coordonné la situation, ne répond pas sur son contenu." in page
    assert 'name="content"' not in page
    answer = post(client, address, content="ratified", version=str(version_of(session, formed)))
    assert answer.status_code == 422
    assert stage(session, formed) is Stage.VALIDATION


def test_the_holder_may_be_another_who_then_reads_and_answers(session: Session, formed: Case, sign_in: SignIn) -> None:
    other = accounts.create(session, MACHINE, "relais@33.example.org", "Relais 33")
    accounts.give(session, MACHINE, other, Role.REFERRER)
    session.commit()
    lands(fill(sign_in("committee"), f"/situations/{formed.key}/referent", holder=other.key))
    client = sign_in(other)
    assert sign_in("referrer").get(f"/situations/{formed.key}/plan").status_code == 403
    assert client.get(f"/situations/{formed.key}").status_code == 200
    assert "Rose vient le mercredi" in client.get(f"/situations/{formed.key}/plan").text
    lands(fill(client, f"/situations/{formed.key}/plan/contenu", content="ratified"))
    assert session.scalars(select(Passage.actor_id).order_by(Passage.id.desc())).first() == other.id


@pytest.mark.parametrize("who", ["coordinator", "referrer", "lead"])
def test_only_the_body_names_a_holder(session: Session, formed: Case, sign_in: SignIn, who: str) -> None:
    client, before = sign_in(who), everything(session)
    assert post(client, f"/situations/{formed.key}/referent", holder="", version=str(formed.version)).status_code in {
        403,
        404,
    }
    assert everything(session) == before


def test_whoever_names_a_holder_is_not_offered(session: Session, gironde: Place, formed: Case, sign_in: SignIn) -> None:
    sitting, address = gironde.accounts["committee"], f"/situations/{formed.key}/referent"
    accounts.give(session, MACHINE, sitting, Role.REFERRER)
    session.commit()
    body = sign_in("committee")
    offered = body.get(address).text
    assert gironde.accounts["referrer"].key in offered
    assert sitting.key not in offered
    assert fill(body, address, holder=sitting.key).status_code == 422
    session.refresh(formed)
    assert formed.holder_id == gironde.accounts["referrer"].id


def test_a_decision_that_was_awaited_is_noted_once_it_is_given(session: Session, formed: Case, sign_in: SignIn) -> None:
    holder, base = sign_in("referrer"), f"/situations/{formed.key}/plan"
    decision = f"{base}/contenu/decision"
    assert holder.get(decision).status_code == 409
    lands(fill(holder, f"{base}/contenu", content="subject_to_decision", asked_on="2026-03-10"))
    assert "Décision rendue" in holder.get(base).text
    for day, said in (("2026-03-09", "précéder la demande"), ("2026-03-13", "dans l’avenir"), ("", "Indiquez la date")):
        refused = fill(holder, decision, answered_on=day)
        assert (refused.status_code, said in refused.text) == (422, True), day
    coordinator = sign_in("coordinator")
    assert coordinator.get(decision).status_code == 403
    lands(fill(holder, decision, answered_on="2026-03-11"))
    assert str(session.scalars(select(Plan.decision_answered_on)).one()) == "2026-03-11"
    session.commit()
    assert holder.get(decision).status_code == 409
    assert decision not in holder.get(base).text
