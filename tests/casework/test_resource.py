"""What a plan asks of institutions: part of what is agreed, answered afterwards, followed from version to version."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import true
from sqlalchemy.orm import Session

from conference.casework import plan, resource
from conference.domain.actors import Actor
from conference.domain.reasons import Refused
from conference.domain.resource import Reply
from conference.models.case import Case
from conference.models.resource import Resource
from conference.queries.plan import in_force
from conference.queries.resource import asked, awaited, one
from tests import path, planning, world
from tests.world import Place


def codes(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {reason.code for reason in refusal.value.reasons}


def waiting(session: Session) -> list[tuple[Case, int]]:
    """The cases that wait for answers, and for how many."""
    return [(case, count) for case, count, _ in awaited(session, true())]


def asking(session: Session, place: Place) -> tuple[Case, Actor, Resource]:
    """A plan in follow-up whose new version asks something, and was agreed on."""
    case, who = path.followed(session, place), world.actor(place, "coordinator")
    version = plan.begin(session, who, case)
    session.refresh(version)
    found = resource.ask(session, who, case, version, planning.ASKED, version.actions[0])
    return case, who, found


def test_an_answer_comes_after_the_plan_is_agreed_and_the_last_one_holds(session: Session, gironde: Place) -> None:
    case, who, found = asking(session, gironde)
    today = world.today()
    with pytest.raises(Refused) as refusal:
        resource.reply(session, who, case, found, Reply.GRANTED, today)
    assert codes(refusal) == {"plan_not_agreed"}
    plan.agree(session, who, case, found.plan)
    assert waiting(session) == [(case, 1)]
    for on, code in ((today + timedelta(days=1), "in_the_future"), (today - timedelta(days=1), "reply_before_plan")):
        with pytest.raises(Refused) as refusal:
            resource.reply(session, who, case, found, Reply.GRANTED, on)
        assert codes(refusal) == {code}
    resource.reply(session, who, case, found, Reply.AWAITED, today)
    assert waiting(session) == [(case, 1)]
    resource.reply(session, who, case, found, Reply.REFUSED, today, "Aucune place.")
    assert waiting(session) == []
    last = one(session, found).last
    assert last is not None
    assert (last.reply, last.reason, len(one(session, found).replies)) == (Reply.REFUSED, "Aucune place.", 2)


def test_whoever_coordinates_or_holds_the_case_notes_the_answer_and_nobody_else(
    session: Session, gironde: Place
) -> None:
    case, who, found = asking(session, gironde)
    plan.agree(session, who, case, found.plan)
    noted = {}
    for name in ("coordinator", "referrer", "committee", "lead", "second", "admin"):
        try:
            resource.reply(session, world.actor(gironde, name), case, found, Reply.PARTLY, world.today())
            noted[name] = ""
        except Refused as refusal:
            noted[name] = refusal.reasons[0].code
    held = {"coordinator": "", "referrer": ""}
    assert noted == held | dict.fromkeys(("committee", "lead", "second", "admin"), "not_yours")


def test_an_answer_follows_what_is_asked_into_the_next_version_as_long_as_the_same_is_asked(
    session: Session, gironde: Place
) -> None:
    case, who, found = asking(session, gironde)
    plan.agree(session, who, case, found.plan)
    resource.reply(session, who, case, found, Reply.GRANTED, world.today())
    version = plan.begin(session, who, case)
    (copy,) = asked(session, case)[version.id]
    assert copy.resource.id != found.id
    assert [reply.reply for reply in copy.replies] == [Reply.GRANTED]
    assert copy.resource.action is not None
    assert copy.resource.action.plan_id == version.id
    resource.write(session, who, case, copy.resource, planning.ASKED, None)
    assert asked(session, case)[version.id][0].last is not None
    resource.write(session, who, case, copy.resource, planning.ASKED | {"what": "Deux places"}, None)
    assert asked(session, case)[version.id][0].last is None
    assert asked(session, case)[found.plan_id][0].last is not None
    plan.agree(session, who, case, version)
    assert waiting(session) == [(case, 1)]


def test_what_is_asked_is_of_one_institution_and_written_while_the_family_writes(
    session: Session, gironde: Place
) -> None:
    case, who, found = asking(session, gironde)
    school = gironde.institutions["UDAF"].id
    wrong: dict[str, dict[str, Any]] = {
        "resource_missing": {"what": ""},
        "institution_missing": {"asked_of": ""},
        "institution_twice": {"institution_id": school},
    }
    for code, values in wrong.items():
        with pytest.raises(Refused) as refusal:
            resource.ask(session, who, case, found.plan, planning.ASKED | values)
        assert codes(refusal) == {code}
    resource.write(session, who, case, found, {"what": "Un rendez-vous", "institution_id": school, "asked_of": ""})
    assert found.of == gironde.institutions["UDAF"].name
    first = in_force(session, case)
    assert first is not None
    with pytest.raises(Refused) as refusal:
        resource.ask(session, who, case, found.plan, planning.ASKED, first.actions[0])
    assert codes(refusal) == {"not_of_this_plan"}
    plan.agree(session, who, case, found.plan)
    for act in (
        lambda: resource.write(session, who, case, found, planning.ASKED),
        lambda: resource.withdraw(session, who, case, found),
        lambda: resource.ask(session, who, case, found.plan, planning.ASKED),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert codes(refusal) == {"plan_agreed_already"}
