"""What a device noted without network: taken once, in its order, by the acts of the day and their rules."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import choosing, plan, sync
from conference.domain.preparation import Part
from conference.domain.private_time import Moment
from conference.domain.reasons import Refused
from conference.domain.sync import Fate, Kept, MessageKind
from conference.models.conference import DangerNotice, MomentRow, Presence
from conference.models.plan import Action
from conference.models.sync import SentMessage
from conference.queries.conference import day
from conference.queries.conference import facts as day_facts
from tests import path
from tests.casework import scene
from tests.casework.acting import Scene
from tests.casework.telling import ACTION, RIGHT, message
from tests.conftest import NOW
from tests.world import Place

START = NOW + timedelta(minutes=30)


def at(minutes: float) -> datetime:
    """So many minutes after the day began, and some seconds."""
    return START + timedelta(minutes=minutes, seconds=7)


@pytest.fixture
def here(session: Session, gironde: Place) -> Iterator[Scene]:
    """A conference that is fixed; the network is back four hours after."""
    found = Scene(session, gironde, path.convened(session, gironde))
    session.commit()
    with clock.frozen(NOW + timedelta(hours=4)):
        yield found


def tell(found: Scene, kind: MessageKind, about: str = "", minutes: float = 0, **given: Any) -> SentMessage:
    return sync.take(found.session, found.who, found.case, message(kind, about, at=at(minutes), **given), RIGHT)


def refused(found: Scene, kind: MessageKind, about: str = "", minutes: float = 0, **given: Any) -> set[str]:
    undo = found.session.begin_nested()
    try:
        with pytest.raises(Refused) as refusal:
            tell(found, kind, about, minutes, **given)
    finally:
        undo.rollback()
    return {reason.code for reason in refusal.value.reasons}


def until_private_time_ends(found: Scene, device: str = "téléphone") -> None:
    """Some come, one of them unexpected; the family is alone for an hour."""
    keys = {name: found.guest(name).key for name in ("Lou", "Rose", "Dr Test")}
    for minute, key in enumerate(keys.values()):
        tell(found, MessageKind.ARRIVE, key, minute, device=device)
    tell(found, MessageKind.WELCOME, "", 3, name="ina", first_name="Ina", part=Part.FAMILY, asked=False, device=device)
    tell(found, MessageKind.BEGIN, "sharing", 5, device=device)
    inside = [keys["Lou"], keys["Rose"], "ina"]
    tell(found, MessageKind.BEGIN, "private", 35, inside=inside, device=device)
    tell(found, MessageKind.END, "private", 95, device=device)


def test_a_day_noted_without_network_keeps_its_times_to_the_second(here: Scene) -> None:
    until_private_time_ends(here)
    tell(here, MessageKind.ADD, name="a1", minutes=100, number=1, **ACTION)
    tell(here, MessageKind.CHANGE, "a1", 101, name="c1", seen=ACTION, **ACTION | {"who": "Ina et Rose"})
    tell(here, MessageKind.BEGIN, "presentation", 102)
    read = [ACTION | {"who": "Ina et Rose"}]
    tell(here, MessageKind.AGREE, "", 104, read=read)
    tell(here, MessageKind.END, "presentation", 105)
    now = day(here.session, here.case)
    assert {row.moment: (row.began_at, row.ended_at) for row in now.moments} == {
        Moment.SHARING: (at(5), at(35)),
        Moment.PRIVATE: (at(35), at(95)),
        Moment.PRESENTATION: (at(102), at(105)),
    }
    came = {one.guest.person.first_name: (one.arrived_at, one.in_private_time) for one in now.presences}
    assert came == {"Lou": (at(0), True), "Rose": (at(1), True), "Dr Test": (at(2), False), "Ina": (at(3), True)}
    assert (here.written.agreed_at, [one.who for one in here.written.actions]) == (at(104), ["Ina et Rose"])
    assert day_facts(here.session, here.case).unfinished == frozenset()


def test_what_arrives_twice_is_done_once(here: Scene) -> None:
    until_private_time_ends(here)
    first = tell(here, MessageKind.ADD, name="a1", minutes=100, number=1, **ACTION)
    told = here.session.scalar(select(func.count()).select_from(SentMessage))
    until_private_time_ends(here)
    assert tell(here, MessageKind.ADD, name="a1", minutes=100, number=1, **ACTION) is first
    assert here.session.scalar(select(func.count()).select_from(SentMessage)) == told
    assert len(here.session.scalars(select(Action)).all()) == 1
    assert len(here.session.scalars(select(Presence)).all()) == 4


def test_the_clock_of_a_device_is_measured_and_set_right_where_it_is_wrong(here: Scene) -> None:
    late = message(MessageKind.ARRIVE, here.guest("Lou").key, at=at(0))
    row = sync.take(here.session, here.who, here.case, late, timedelta(hours=1, seconds=2, milliseconds=400))
    assert (row.at, row.skew, row.utc_offset) == (at(0), 3602, 60)
    assert here.presence("Lou").arrived_at == at(60) + timedelta(seconds=2)


@pytest.mark.parametrize(
    ("minutes", "code"), [(-60, "before_previous_step"), (-0.5, "times_out_of_order")], ids=["early", "backwards"]
)
def test_a_time_that_cannot_be_is_refused(here: Scene, minutes: float, code: str) -> None:
    if code == "times_out_of_order":
        tell(here, MessageKind.ARRIVE, here.guest("Rose").key)
    assert refused(here, MessageKind.ARRIVE, here.guest("Lou").key, minutes, sequence=2) == {code}


def test_what_waited_on_the_device_is_taken_after_what_did_not(here: Scene) -> None:
    tell(here, MessageKind.ARRIVE, here.guest("Rose").key, 5, sequence=2)
    tell(here, MessageKind.ARRIVE, here.guest("Lou").key, 1, sequence=1)
    assert here.presence("Lou").arrived_at == at(1)


def test_danger_is_told_at_any_minute_however_long_after(here: Scene) -> None:
    tell(here, MessageKind.ARRIVE, here.guest("Rose").key, 5, sequence=1)
    tell(here, MessageKind.BEGIN, "sharing", 6, sequence=2)
    with clock.frozen(NOW + timedelta(days=3)):
        told = {"transmitted": "Une gifle.", "to_whom": "La cellule"}
        sync.take(here.session, here.who, here.case, message(MessageKind.DANGER, at=clock.now(), **told), RIGHT)
    assert here.session.scalars(select(DangerNotice).where(DangerNotice.case_id == here.case.id)).all()


def alone(found: Scene) -> dict[str, str]:
    """The family is alone; keys of some who are inside, or not."""
    found.gather()
    found.leave_alone()
    found.session.commit()
    return {name: found.guest(name).key for name in ("Rose", "Yann", "Dr Test")}


TRIED: dict[str, tuple[MessageKind, str, dict[str, Any]]] = {
    "arrive": (MessageKind.ARRIVE, "Dr Test", {}),
    "leave": (MessageKind.LEAVE, "Dr Test", {}),
    "welcome": (MessageKind.WELCOME, "", {"first_name": "Ina", "part": Part.FAMILY, "asked": False}),
    "begin": (MessageKind.BEGIN, "presentation", {}),
    "add": (MessageKind.ADD, "", {"number": 1, **ACTION}),
    "change": (MessageKind.CHANGE, "action", {"seen": {}, **ACTION}),
    "remove": (MessageKind.REMOVE, "action", {"seen": {}}),
    "words": (MessageKind.WORDS, "", {"seen": {}, "otherwise": "On s’appelle.", "watched_by": "Ina"}),
    "agree": (MessageKind.AGREE, "", {"read": []}),
}
# The others are let through: the end, and danger.
LET_THROUGH = {"end", "danger"}


def test_every_kind_of_note_is_tried_here() -> None:
    assert {*TRIED, *LET_THROUGH} == {kind.value for kind in MessageKind}


def test_while_the_family_is_alone_a_device_tells_who_of_it_comes_and_goes_the_end_and_danger(
    session: Session, gironde: Place
) -> None:
    found = scene.convened(session, gironde)
    plan.add_action(session, found.who, found.case, found.written, ACTION)
    with clock.frozen(START):
        keys = alone(found)
    keys |= {"action": found.session.scalars(select(Action.key).order_by(Action.id.desc())).first() or ""}
    with clock.frozen(START + timedelta(hours=1)):
        found_reasons = {
            name: refused(found, kind, keys.get(about, about), 10, **given)
            for name, (kind, about, given) in TRIED.items()
        }
        assert set(map(frozenset, found_reasons.values())) == {frozenset({"private_time_running"})}, found_reasons
        tell(found, MessageKind.ARRIVE, keys["Yann"], 10)
        tell(found, MessageKind.LEAVE, keys["Rose"], 11)
        tell(found, MessageKind.DANGER, "", 12, transmitted="Des coups ont été dits.", to_whom="la CRIP")
        twice = tell(found, MessageKind.BEGIN, "private", 13, inside=[keys["Dr Test"]])
        tell(found, MessageKind.END, "private", 14)
    assert found.session.scalars(select(DangerNotice.at)).one() == at(12)
    assert (found.presence("Yann").in_private_time, found.presence("Rose").left_at) == (True, at(11))
    assert (twice.fate, found.presence("Dr Test").in_private_time) == (Fate.BOTH, False)
    row = found.session.scalars(
        select(MomentRow).where(MomentRow.moment == Moment.PRIVATE).order_by(MomentRow.id.desc())
    ).first()
    assert row is not None
    assert (row.began_at, row.ended_at) == (START, at(14))


def test_two_ends_of_private_time_are_both_kept_until_somebody_chooses(here: Scene) -> None:
    until_private_time_ends(here)
    second = tell(here, MessageKind.END, "private", 98, device="tablette")
    assert (second.fate, tell(here, MessageKind.END, "private", 95, device="autre").fate) == (Fate.BOTH, Fate.SAME)
    assert _private(here).ended_at == at(95)
    choosing.choose(here.session, here.who, here.case, second, Kept.SECOND)
    assert (_private(here).ended_at, second.kept, second.settled_by) == (at(98), Kept.SECOND, here.who.account_id)
    with pytest.raises(Refused) as again:
        choosing.choose(here.session, here.who, here.case, second, Kept.FIRST)
    assert {reason.code for reason in again.value.reasons} == {"settled_already"}


def _private(found: Scene) -> MomentRow:
    row = day(found.session, found.case).moment(Moment.PRIVATE)
    assert row is not None
    return row


def test_the_version_that_is_chosen_keeps_the_day_in_order_and_nobody_inside_who_should_not_be(here: Scene) -> None:
    until_private_time_ends(here)
    tell(here, MessageKind.BEGIN, "presentation", 96)
    for kind, about, minute, code in (
        (MessageKind.END, "private", 97, "times_out_of_order"),
        (MessageKind.BEGIN, "private", 34, "times_out_of_order"),
        (MessageKind.BEGIN, "private", 36, "intruder_in_private_time"),
    ):
        inside = [here.guest("Lou").key, here.guest("Dr Test").key if minute == 36 else here.guest("Rose").key]
        given = {"inside": inside} if kind is MessageKind.BEGIN else {}
        twice = tell(here, kind, about, minute, device=f"tablette {minute}", **given)
        undo = here.session.begin_nested()
        with pytest.raises(Refused) as refusal:
            choosing.choose(here.session, here.who, here.case, twice, Kept.SECOND)
        undo.rollback()
        assert {reason.code for reason in refusal.value.reasons} == {code}
        choosing.choose(here.session, here.who, here.case, twice, Kept.FIRST)
    assert (_private(here).began_at, here.presence("Dr Test").in_private_time) == (at(35), False)


@pytest.mark.parametrize(
    ("kept", "left"), [(Kept.EACH, ["Ina garde Lou", "Yann"]), (Kept.FIRST, ["Ina garde Lou"]), (Kept.SECOND, ["Yann"])]
)
def test_an_action_written_on_two_devices_is_there_twice_until_somebody_chooses(
    here: Scene, kept: Kept, left: list[str]
) -> None:
    until_private_time_ends(here)
    tell(here, MessageKind.ADD, name="a", minutes=100, number=1, **ACTION)
    second = tell(here, MessageKind.ADD, name="b", minutes=99, device="b", number=1, **ACTION | {"what": "Yann"})
    assert second.fate is Fate.BOTH
    assert refused(here, MessageKind.AGREE, "", 103, read=[ACTION]) == {"plan_changed_since"}
    choosing.choose(here.session, here.who, here.case, second, kept)
    here.session.expire_all()
    assert [action.what for action in here.written.actions] == left


def test_what_was_changed_since_it_was_seen_is_not_overwritten(here: Scene) -> None:
    until_private_time_ends(here)
    made = tell(here, MessageKind.ADD, name="a", minutes=100, number=1, **ACTION).made
    tell(here, MessageKind.CHANGE, made, 101, name="c", seen=ACTION, **ACTION | {"who": "Rose"})
    second = tell(here, MessageKind.CHANGE, made, 102, device="b", seen=ACTION, **ACTION | {"who": "Yann"})
    assert (second.fate, here.session.scalars(select(Action.who)).one()) == (Fate.BOTH, "Rose")
    assert refused(here, MessageKind.REMOVE, made, 103, device="b", seen=ACTION) == {"changed_since"}
    choosing.choose(here.session, here.who, here.case, second, Kept.SECOND)
    assert here.session.scalars(select(Action.who)).one() == "Yann"
    words = {"otherwise": "On s’appelle.", "watched_by": "Ina"}
    seen = {"otherwise": "", "watched_by": ""}
    tell(here, MessageKind.WORDS, "", 104, seen=seen, **words)
    assert tell(here, MessageKind.WORDS, "", 104, device="b", seen=seen, **words).fate is Fate.SAME
    twice = tell(here, MessageKind.WORDS, "", 104, device="c", seen=seen, **words | {"watched_by": "Rose"})
    assert (twice.fate, here.written.watched_by) == (Fate.BOTH, "Ina")
    choosing.choose(here.session, here.who, here.case, twice, Kept.SECOND)
    assert here.written.watched_by == "Rose"


def test_an_arrival_told_late_does_not_undo_a_departure(here: Scene) -> None:
    rose = here.guest("Rose").key
    tell(here, MessageKind.ARRIVE, rose, 0)
    tell(here, MessageKind.LEAVE, rose, 20)
    assert tell(here, MessageKind.ARRIVE, rose, 2, device="tablette").fate is Fate.SAME
    assert (here.presence("Rose").arrived_at, here.presence("Rose").left_at) == (at(0), at(20))
    assert tell(here, MessageKind.LEAVE, rose, 21, device="tablette").fate is Fate.SAME
    assert here.presence("Rose").left_at == at(20)
    assert refused(here, MessageKind.LEAVE, here.guest("Lou").key, 25) == {"not_here"}
    assert refused(here, MessageKind.LEAVE, "nobody", 25) == {"gone_since"}
