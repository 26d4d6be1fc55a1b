"""Handing the plan out through the acts, and what the base refuses of it by itself, on both engines."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import hand_out, network, plan, preparation, question, step
from conference.casework.hand_out import Confirmed
from conference.domain.actors import MACHINE
from conference.domain.facts import Given
from conference.domain.neutrality import Mode, Rule
from conference.domain.preparation import Invitation, Part, Safety
from conference.domain.reasons import Refused
from conference.domain.referral import PersonKind
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.hand_out import ExtractAction, HandOut
from conference.models.plan import Action, Plan
from conference.programme import departments
from conference.queries.hand_out import chosen, handed, question_of
from conference.queries.plan import in_force
from tests import bases, path, world
from tests.conftest import NOW
from tests.world import Place

Lived = tuple[Session, Place]


@pytest.fixture
def settled(settled_base: str) -> Iterator[Lived]:
    """A settled base on each engine in turn, and its first département."""
    with bases.opened(settled_base, "33") as session:
        yield session, world.find(session, "33")


def keep_apart(session: Session, place: Place, case: Case) -> Guest:
    """The father, whom an order keeps away: in the network, never invited."""
    who = world.actor(place, "coordinator")
    karim = {"kind": PersonKind.RELATIVE, "first_name": "Karim", "last_name": "Ferrand", "tie": "père"}
    apart = {"part": Part.FAMILY, "invitation": Invitation.NOT_INVITED, "safety": Safety.APART}
    return network.invite(session, who, case, apart, network.name(session, case, karim))


def with_father(session: Session, place: Place) -> tuple[Case, Guest, Plan]:
    """A plan of two actions, agreed, and the father who is kept away."""
    # So that one coordinator may have two such families.
    departments.set_modes(session, MACHINE, place.department, dict.fromkeys(Rule, Mode.WARN))
    case, who = path.convened(session, place), world.actor(place, "coordinator")
    karim = keep_apart(session, place, case)
    path.lived(session, place, case, karim)
    version = plan.begin(session, who, case)
    for what in ("Rose vient le mercredi", "Karim écrit à Lou chaque mois"):
        plan.add_action(session, who, case, version, {"what": what, "who": what.split()[0], "by_when": "dès lundi"})
    session.refresh(version)
    plan.agree(session, who, case, version)
    session.commit()
    return case, karim, version


def codes(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {reason.code for reason in refusal.value.reasons}


def test_who_is_kept_apart_receives_an_extract_and_never_the_whole(session: Session, gironde: Place) -> None:
    case, karim, version = with_father(session, gironde)
    who, today = world.actor(gironde, "coordinator"), world.today()
    for to in (karim, "Karim", "Monsieur Karim Ferrand", Confirmed("Karim Ferrand (père)"), Confirmed("le papa")):
        with pytest.raises(Refused) as refusal:
            hand_out.give(session, who, case, version, to, today)
        assert codes(refusal) == {"extract_only"}
        with pytest.raises(Refused) as refusal:
            hand_out.give(session, who, case, version, to, today, [])
        assert codes(refusal) == {"extract_without_action"}
    assert session.scalars(select(HandOut)).all() == []
    given = hand_out.give(session, who, case, version, karim, today, [version.actions[1]])
    assert (given.to_whom, given.guest_id, given.extract) == ("Karim Ferrand", karim.id, True)
    assert [action.what for action in chosen(session, given)] == ["Karim écrit à Lou chaque mois"]


def test_the_whole_goes_to_the_others_and_to_whom_the_family_adds(session: Session, gironde: Place) -> None:
    case, karim, version = with_father(session, gironde)
    who, today = world.actor(gironde, "coordinator"), world.today()
    before = handed(session, case)
    assert {guest.person.first_name for guest in before.came} == {"Lou", "Rose", "Yann", "Dr Test"}
    assert [guest.id for guest in before.absent] == [karim.id]
    rose = next(guest for guest in before.came if guest.person.first_name == "Rose")
    hand_out.give(session, who, case, version, rose, today)
    with pytest.raises(Refused) as refusal:
        hand_out.give(session, who, case, version, "Une voisine", today)
    assert codes(refusal) == {"apart_unconfirmed"}
    hand_out.give(session, who, case, version, Confirmed("Une voisine"), today)
    hand_out.give(session, who, case, version, karim, today, version.actions)
    after = handed(session, case)
    assert [(copy.to_whom, copy.extract) for copy in after.copies] == [
        ("Rose", False),
        ("Une voisine", False),
        ("Karim Ferrand", True),
    ]
    assert {guest.person.first_name for guest in after.awaiting(version)} == {"Lou", "Yann", "Dr Test"}


def test_a_copy_is_of_an_agreed_plan_and_of_its_own_actions(session: Session, gironde: Place) -> None:
    case, _, version = with_father(session, gironde)
    who, today = world.actor(gironde, "coordinator"), world.today()
    other, _, others = with_father(session, gironde)
    assert other.id != case.id
    with pytest.raises(Refused) as refusal:
        hand_out.give(session, who, case, version, "Rose", today, others.actions)
    assert codes(refusal) == {"not_of_this_plan"}
    begun = plan.begin(session, who, case)
    with pytest.raises(Refused) as refusal:
        hand_out.give(session, who, case, begun, "Rose", today)
    assert codes(refusal) == {"plan_not_agreed"}
    for on, code in ((today + timedelta(days=1), "in_the_future"), (today - timedelta(days=1), "before_conference")):
        with pytest.raises(Refused) as refusal:
            hand_out.give(session, who, case, version, Confirmed("Rose"), on)
        assert codes(refusal) == {code}
    assert hand_out.give(session, who, case, version, Confirmed("Rose"), today).plan_id == version.id


def test_a_new_version_is_handed_anew_to_who_came_last(session: Session, gironde: Place) -> None:
    """What was handed before says nothing of the new version; the question of each is the one it answered."""
    case, who = path.followed(session, gironde), world.actor(gironde, "coordinator")
    first = in_force(session, case)
    assert first is not None
    for guest in handed(session, case).came:
        hand_out.give(session, who, case, first, guest, world.today())
    assert handed(session, case).awaiting(first) == []
    with clock.frozen(NOW + timedelta(days=90)):
        step.take(session, who, case, StepCode.CONVENE_AGAIN, Given(words="La famille veut se revoir."))
        question.ask(session, who, case, "Et pour le collège ?")
        preparation.plan_sitting(session, who, case, clock.now(), "Chez Rose", chosen_by_family=True)
        assert len(handed(session, case).came) == 4
        step.take(session, who, case, StepCode.CONVENE)
        yann = next(guest for guest in handed(session, case).came if guest.person.first_name == "Yann")
        path.lived(session, gironde, case, yann)
        second = plan.begin(session, who, case)
        plan.agree(session, who, case, second)
    now = handed(session, case)
    assert [guest.id for guest in now.absent] == [yann.id]
    assert {guest.person.first_name for guest in now.awaiting(second)} == {"Lou", "Rose", "Dr Test"}
    asked = {version.number: question_of(session, version) for version in (first, second)}
    assert {number: found.words for number, found in asked.items() if found} == {
        1: "Comment Lou peut-elle rester à la maison ?",
        2: "Et pour le collège ?",
    }


def test_the_base_refuses_by_itself_what_the_act_refuses(settled: Lived) -> None:
    """Past the acts: the whole for who is kept apart, a plan being written, and what belongs to another case."""
    session, place = settled
    case, karim, version = with_father(session, place)
    other, _, others = with_father(session, place)
    rose, foreign = handed(session, case).came[1], handed(session, other).came[1]
    who, today = world.actor(place, "coordinator"), world.today()
    extract = hand_out.give(session, who, case, version, karim, today, [version.actions[0]])
    whole = hand_out.give(session, who, case, version, rose, today)
    begun = plan.begin(session, who, case)
    copies = len(session.scalars(select(HandOut)).all())
    session.commit()
    refused: dict[str, tuple[Any, str]] = {
        "the whole to who is kept apart": (_copy(case, version, karim.id), "kept apart receives an extract"),
        "a plan being written": (_copy(case, begun, rose.id), "only an agreed plan"),
        "the plan of another case": (_copy(case, others, rose.id), "(?i)foreign key"),
        "somebody of another case": (_copy(case, version, foreign.id), "(?i)foreign key"),
        "an action of another plan": (_of(extract, others.actions[0]), "(?i)foreign key"),
        "the same action twice": (_of(extract, version.actions[0]), "(?i)unique"),
        "an action of a whole plan": (_of(whole, version.actions[0]), "a whole plan is no extract"),
    }
    for what, (row, said) in refused.items():
        session.add(row)
        with pytest.raises(DBAPIError) as refusal:
            session.flush()
        assert refusal.match(said), what
        session.rollback()
    assert len(session.scalars(select(HandOut)).all()) == copies


def _copy(case: Case, version: Plan, guest: int) -> HandOut:
    """A whole copy."""
    return HandOut(
        case_id=case.id,
        plan_id=version.id,
        guest_id=guest,
        to_whom="Quelqu’un",
        on=world.today(),
        department_id=case.department_id,
    )


def _of(copy: HandOut, action: Action) -> ExtractAction:
    return ExtractAction(
        plan_id=copy.plan_id, hand_out_id=copy.id, action_id=action.id, department_id=copy.department_id
    )
