"""After the conference: wish, tries, one respondent at a time, closing; and who may not look."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import conference, follow_up, plan, preparation, step
from conference.domain.facts import Given
from conference.domain.follow_up import Kept, Resolved, ReviewState, Wish
from conference.domain.plan import Content
from conference.domain.questionnaires import Respondent
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.models.follow_up import ActionReview, Review, Try
from conference.queries.follow_up import after
from conference.queries.plan import versions
from tests import path, world
from tests.browse import fill, lands, token, words
from tests.conftest import NOW, SignIn
from tests.world import Place


@pytest.fixture
def case(session: Session, gironde: Place) -> Case:
    """A case whose plan is ratified."""
    found = path.followed(session, gironde)
    session.commit()
    return found


def base(case: Case) -> str:
    return f"/situations/{case.key}"


def answered(session: Session, case: Case) -> list[Review]:
    session.expire_all()
    found = list(session.scalars(select(Review).where(Review.case_id == case.id).order_by(Review.id)))
    session.commit()
    return found


def test_a_family_that_wants_a_review_is_heard_one_by_one(session: Session, case: Case, sign_in: SignIn) -> None:
    coordinator, page = sign_in("coordinator"), f"{base(case)}/suivi"
    assert "vendredi 12 juin 2026" in coordinator.get(page).text
    lands(fill(coordinator, page, wish="wanted", resolved_at_end="partly"))
    (action,) = plan_actions(session, case)
    for who, kept, resolved in (("person", "done", "not"), ("child", "refused", "refused")):
        said = {"respondent": who, "plan_kept": kept, "resolved": resolved, f"action_{action}": kept}
        lands(fill(coordinator, f"{page}/bilan", changed="On respire.", **said))
    person, child = answered(session, case)
    assert (person.respondent, person.plan_kept, person.resolved) == (Respondent.PERSON, Kept.DONE, Resolved.NOT)
    assert (child.respondent, child.plan_kept, child.resolved) == (Respondent.CHILD, None, Resolved.REFUSED)
    assert session.scalars(select(ActionReview.kept)).all() == [Kept.DONE]
    found = after(session, case)
    assert found.follow_up is not None
    assert found.follow_up.resolved_at_end is Resolved.PARTLY
    assert found.state(world.today()) is ReviewState.HELD
    session.commit()
    assert "Préfère ne pas répondre" in coordinator.get(page).text


def plan_actions(session: Session, case: Case) -> list[str]:
    found = [action.key for action in versions(session, case)[-1].actions]
    session.commit()
    return found


def test_the_same_answer_sent_twice_is_one(session: Session, case: Case, sign_in: SignIn) -> None:
    coordinator, page = sign_in("coordinator"), f"{base(case)}/suivi"
    lands(fill(coordinator, page, wish="wanted"))
    sent = {"respondent": "person", "resolved": "partly", "on": "2026-03-12", "once": "x" * 22} | token(coordinator)
    assert lands(coordinator.post(f"{page}/bilan", data=sent)) == lands(coordinator.post(f"{page}/bilan", data=sent))
    assert len(answered(session, case)) == 1


def test_no_review_before_the_wish_and_the_reason_leads_to_it(case: Case, sign_in: SignIn) -> None:
    coordinator = sign_in("coordinator")
    page = coordinator.get(f"{base(case)}/suivi/bilan").text
    assert "Demandez d’abord à la famille si elle souhaite un bilan." in page
    assert f'href="{base(case)}/suivi"' in page
    assert 'name="respondent"' not in page


@pytest.mark.parametrize(("day", "why"), [("2026-03-13", "dans l’avenir"), ("2026-03-01", "précède la conférence")])
def test_a_review_is_held_after_the_conference_and_not_tomorrow(
    session: Session, case: Case, sign_in: SignIn, day: str, why: str
) -> None:
    coordinator, page = sign_in("coordinator"), f"{base(case)}/suivi"
    lands(fill(coordinator, page, wish="wanted"))
    refused = fill(coordinator, f"{page}/bilan", respondent="network", resolved="partly", on=day, changed="Mieux.")
    assert refused.status_code == 422
    assert why in refused.text
    assert "Mieux." in refused.text
    assert answered(session, case) == []


def test_of_two_writers_the_second_sees_both_answers(session: Session, case: Case, sign_in: SignIn) -> None:
    coordinator, page = sign_in("coordinator"), f"{base(case)}/suivi"
    stale = {"version": "1", "wish": "declined"} | token(coordinator)
    lands(fill(coordinator, page, wish="wanted"))
    overtaken = coordinator.post(page, data=stale)
    assert overtaken.status_code == 409
    assert "<dt>La famille souhaite-t-elle un bilan" in overtaken.text
    session.expire_all()
    found = after(session, case).follow_up
    assert found is not None
    assert found.wish is Wish.WANTED


def test_three_tries_settle_a_review_that_nobody_answers(session: Session, case: Case, sign_in: SignIn) -> None:
    coordinator, page = sign_in("coordinator"), f"{base(case)}/suivi"
    lands(fill(coordinator, page, wish="wanted"))
    missing = coordinator.get(f"{base(case)}/etapes/close").text
    assert f'href="{page}"' in missing
    assert f'href="{base(case)}/synthese"' in missing
    lands(fill(coordinator, f"{base(case)}/synthese", course="Un plan."))
    for way in ("appel", "message"):
        lands(coordinator.post(f"{page}/essais", data={"way": way, "once": way * 5} | token(coordinator)))
    assert fill(coordinator, f"{base(case)}/etapes/close").status_code == 422
    lands(coordinator.post(f"{page}/essais", data={"way": "visite", "once": "v" * 22} | token(coordinator)))
    lands(fill(coordinator, f"{base(case)}/etapes/close"))
    session.refresh(case)
    assert case.stage is Stage.CLOSED
    assert len(session.scalars(select(Try)).all()) == 3
    session.commit()
    read_only = coordinator.get(page).text
    assert "Noter cet essai" not in read_only
    assert 'name="wish"' not in read_only


def test_an_attempt_says_how(session: Session, case: Case, sign_in: SignIn) -> None:
    coordinator = sign_in("coordinator")
    refused = coordinator.post(f"{base(case)}/suivi/essais", data={"way": ""} | token(coordinator))
    assert refused.status_code == 422
    assert "Dites comment" in refused.text
    assert session.scalars(select(Try)).all() == []


def test_a_plan_is_adapted_by_a_new_version_only(session: Session, gironde: Place, case: Case, sign_in: SignIn) -> None:
    coordinator, who = sign_in("coordinator"), world.actor(gironde, "coordinator")
    refused = fill(coordinator, f"{base(case)}/etapes/adapt")
    assert refused.status_code == 422
    assert "nouvelle version du plan" in refused.text
    version = plan.begin(session, who, case)
    follow_up.wish(session, who, case, Wish.WANTED)
    (first, copied) = (one.actions[0] for one in versions(session, case))
    session.commit()
    page = coordinator.get(f"{base(case)}/suivi/bilan").text
    assert f"action_{first.key}" in page
    assert f"action_{copied.key}" not in page
    session.refresh(version)
    plan.agree(session, who, case, version)
    session.commit()
    lands(fill(coordinator, f"{base(case)}/etapes/adapt"))
    session.refresh(case)
    assert case.stage is Stage.VALIDATION


def test_a_second_conference_has_a_review_of_its_own(session: Session, gironde: Place, case: Case) -> None:
    who = world.actor(gironde, "coordinator")
    follow_up.wish(session, who, case, Wish.WANTED)
    said = {"respondent": Respondent.PERSON, "resolved": Resolved.NOT, "plan_kept": None, "changed": ""}
    follow_up.review(session, who, case, said, world.today(), {})
    follow_up.try_again(session, who, case, "appel")
    with clock.frozen(NOW + timedelta(days=120)):
        step.take(session, who, case, StepCode.CONVENE_AGAIN, Given(words="La famille le demande."))
        again(session, gironde, case)
        found = after(session, case)
        assert (list(found.reviews), list(found.tries)) == ([], [])
        assert found.state(world.today()) is ReviewState.UNASKED


def again(session: Session, place: Place, case: Case) -> None:
    """A second conference, with a new sitting and a new version of the plan."""
    who = world.actor(place, "coordinator")
    preparation.plan_sitting(session, who, case, clock.now(), "Chez Rose", chosen_by_family=True)
    step.take(session, who, case, StepCode.CONVENE)
    path.lived(session, place, case)
    version = plan.begin(session, who, case)
    session.refresh(version)
    plan.agree(session, who, case, version)
    conference.record(session, who, case, Given())
    plan.check_form(session, who, case, answers_question=True)
    plan.answer_content(session, world.actor(place, "referrer"), case, Given(content=Content.RATIFIED))


@pytest.mark.parametrize("who", ["referrer", "committee", "lead", "second", "admin", "auditor"])
@pytest.mark.parametrize("page", ["suivi", "suivi/bilan", "synthese"])
def test_nobody_but_the_coordinator_reads_what_follows(case: Case, sign_in: SignIn, who: str, page: str) -> None:
    client = sign_in(who)
    for answer in (client.get(f"{base(case)}/{page}"), client.post(f"{base(case)}/{page}", data=token(client))):
        assert answer.status_code in {403, 404}
        assert "Rose" not in answer.text


def test_once_a_review_was_held_the_end_comes_first_and_the_story_says_who_answered(
    case: Case, sign_in: SignIn
) -> None:
    coordinator, page = sign_in("coordinator"), base(case)
    assert "un bilan est prévu" in coordinator.get(page).text
    lands(fill(coordinator, f"{page}/suivi", wish="wanted"))
    for who in ("person", "child"):
        lands(fill(coordinator, f"{page}/suivi/bilan", respondent=who, resolved="partly"))
    said = words(coordinator.get(page).text)
    assert "Un bilan a eu lieu. Il reste à écrire la fiche de synthèse, puis à clore." in said
    assert "« Clore la situation » attend encore" in said
    assert said.index("Bilan tenu : enfant") < said.index("Bilan tenu : parent ou personne concernée")
    lands(fill(coordinator, f"{page}/synthese", course="Un plan."))
    html = coordinator.get(page).text
    assert "Un bilan a eu lieu. Il reste à clore la situation." in html
    assert html.index(f'href="{page}/etapes/close"') < html.index('class="button button-quiet" href="')
    assert f'class="button button-quiet" href="{page}/suivi/bilan"' in html
    assert "Un bilan a eu lieu." in sign_in("committee").get(page).text


def test_a_declined_review_leaves_the_end_and_is_told_to_nobody_else(case: Case, sign_in: SignIn) -> None:
    coordinator, page = sign_in("coordinator"), base(case)
    lands(fill(coordinator, f"{page}/suivi", wish="declined"))
    assert "La famille ne souhaite pas de bilan. Il reste à écrire la fiche" in coordinator.get(page).text
    assert "La famille ne souhaite pas de bilan." not in sign_in("committee").get(page).text
