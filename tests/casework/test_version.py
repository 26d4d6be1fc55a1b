"""A new version takes everything of the one before along, and is set beside it line by line."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import hand_out, network, plan, resource
from conference.domain.hand_out import Way
from conference.domain.preparation import Invitation, Part, Safety
from conference.domain.reasons import Refused
from conference.domain.referral import PersonKind
from conference.domain.version import Changed
from conference.models.plan import Beneficiary, ReviewGuest
from conference.models.resource import Resource
from conference.queries.hand_out import handed
from conference.queries.network import guests
from conference.queries.plan import read_through
from conference.queries.resource import asked
from conference.queries.version import differences
from tests import path, planning, world
from tests.world import Place


def test_a_version_that_begins_says_all_that_the_last_one_did(session: Session, gironde: Place) -> None:
    case, who = path.followed(session, gironde), world.actor(gironde, "coordinator")
    rose = guests(session, case)[1]
    version = plan.begin(session, who, case)
    planning.further(session, who, case, version, rose)
    plan.write(session, who, case, version, planning.FURTHER | {"sheet_each": True})
    plan.agree(session, who, case, version)
    plan.begin(session, who, case)
    session.expire_all()
    before, after = read_through(session, case)[-2:]
    assert after.agreed_at is None
    assert differences(before, after, asked(session, case), network=True) == []
    assert [person.first_name for person in after.actions[0].for_whom] == ["Lou"]
    assert [guest.id for guest in after.review_guests] == [rose.id]
    assert (after.otherwise, after.watched_by, after.sheet_each) == ("On se rappelle.", "Rose", True)
    assert after.review_on == planning.in_three_months()


def test_who_was_set_apart_since_is_at_no_review_of_a_later_version(session: Session, gironde: Place) -> None:
    case, who = path.followed(session, gironde), world.actor(gironde, "coordinator")
    rose = guests(session, case)[1]
    version = plan.begin(session, who, case)
    planning.further(session, who, case, version, rose)
    plan.write(session, who, case, version, {}, [rose])
    rose.safety = Safety.APART
    session.flush()
    with pytest.raises(Refused, match="review_guest_apart"):
        plan.agree(session, who, case, version)
    plan.write(session, who, case, version, {}, [])
    rose.safety = None
    plan.write(session, who, case, version, {}, [rose])
    plan.agree(session, who, case, version)
    rose.safety = Safety.APART
    session.flush()
    assert plan.begin(session, who, case).review_guests == []


def test_what_a_version_changed_is_told_field_by_field(session: Session, gironde: Place) -> None:
    case, who = path.followed(session, gironde), world.actor(gironde, "coordinator")
    version = plan.begin(session, who, case)
    planning.further(session, who, case, version, guests(session, case)[1])
    plan.add_action(session, who, case, version, {"what": "Yann vient", "who": "Yann"})
    session.expire_all()
    before, after = read_through(session, case)
    found = differences(before, after, asked(session, case), network=True)
    told = [(one.kind, one.title, {field.name: field.after for field in one.fields}) for one in found]
    assert told == [
        (Changed.CHANGED, "Rose vient le mercredi", {"for_whom": "Lou Ferrand"}),
        (Changed.ADDED, "Yann vient", {"what": "Yann vient", "who": "Yann", "carrier": "family"}),
        (
            Changed.ADDED,
            planning.ASKED["what"],
            {"what": planning.ASKED["what"], "asked_of": "La mairie", "action": "Rose vient le mercredi"},
        ),
        (Changed.CHANGED, "", {"review_on": planning.in_three_months(), "review_guests": "Rose"}),
    ]
    unseen = differences(before, after, asked(session, case), network=False)
    assert "review_guests" not in {field.name for field in unseen[-1].fields}
    gone = differences(after, before, asked(session, case), network=True)
    assert [one.kind for one in gone].count(Changed.REMOVED) == 2


def test_an_action_that_is_taken_back_takes_along_what_hung_on_it(session: Session, gironde: Place) -> None:
    case, who = path.followed(session, gironde), world.actor(gironde, "coordinator")
    version = plan.begin(session, who, case)
    planning.further(session, who, case, version, guests(session, case)[1])
    whole = resource.ask(session, who, case, version, planning.ASKED | {"what": "Un bus"})
    plan.remove_action(session, who, case, version, version.actions[0])
    assert session.scalars(select(Beneficiary).where(Beneficiary.plan_id == version.id)).all() == []
    assert session.scalars(select(Resource).where(Resource.plan_id == version.id)).all() == [whole]
    plan.write(session, who, case, version, {}, [])
    assert session.scalars(select(ReviewGuest).where(ReviewGuest.plan_id == version.id)).all() == []


def test_the_review_is_after_the_conference_and_with_nobody_who_is_kept_apart(session: Session, gironde: Place) -> None:
    case, who = path.convened(session, gironde), world.actor(gironde, "coordinator")
    karim = {"kind": PersonKind.RELATIVE, "first_name": "Karim", "last_name": "Ferrand", "tie": "père"}
    apart = {"part": Part.FAMILY, "invitation": Invitation.NOT_INVITED, "safety": Safety.APART}
    father = network.invite(session, who, case, apart, network.name(session, case, karim))
    path.lived(session, gironde, case, father)
    version = plan.begin(session, who, case)
    for values, at_review, code in (
        ({"review_on": world.today().replace(year=2025)}, None, "before_conference"),
        ({}, [father], "review_guest_apart"),
    ):
        with pytest.raises(Refused) as refusal:
            plan.write(session, who, case, version, values, at_review)
        assert {reason.code for reason in refusal.value.reasons} == {code}


def test_a_sheet_for_each_child_is_handed_where_the_family_wants_that(session: Session, gironde: Place) -> None:
    case, who, today = path.convened(session, gironde), world.actor(gironde, "coordinator"), world.today()
    path.lived(session, gironde, case)
    version = plan.begin(session, who, case)
    action = plan.add_action(session, who, case, version, {"what": "Rose vient"})
    plan.write(session, who, case, version, {"sheet_each": True})
    plan.agree(session, who, case, version)
    rose, sheet = guests(session, case)[1], hand_out.Manner(Way.BY_POST, planning.concerned(session, case))
    given = hand_out.give(session, who, case, version, rose, today, manner=sheet)
    assert (given.way, given.child and given.child.first_name, given.extract) == (Way.BY_POST, "Lou", False)
    assert rose not in handed(session, case).awaiting(version)
    with pytest.raises(Refused) as refusal:
        hand_out.give(session, who, case, version, rose, today, [action], sheet)
    assert [reason.code for reason in refusal.value.reasons] == ["no_sheet_each"]
    following = plan.begin(session, who, case)
    plan.write(session, who, case, following, {"sheet_each": False})
    plan.agree(session, who, case, following)
    with pytest.raises(Refused) as refusal:
        hand_out.give(session, who, case, following, rose, today, manner=sheet)
    assert [reason.code for reason in refusal.value.reasons] == ["no_sheet_each"]
