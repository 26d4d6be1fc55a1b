"""Who sits in the body for a case, who may decide on it, and who is there to."""

from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment, recusal
from conference.domain.actors import MACHINE, Actor
from conference.domain.body import Presence, Way
from conference.domain.facts import Given
from conference.domain.neutrality import TieKind
from conference.domain.reasons import Refused
from conference.domain.roles import BodyKind, Capacity, Role
from conference.models.account import Account, Membership
from conference.models.body import Attendance
from conference.programme import accounts, places
from conference.queries import body
from conference.queries.capacities import capacities
from tests import seats, world
from tests.conftest import NOW
from tests.seats import TOMORROW
from tests.world import Place


def _able(session: Session, place: Place) -> set[str]:
    case = world.received(session, place)
    return {one.name for one in body.members(session, case) if one.able}


def test_those_who_sit_and_may_decide(session: Session, gironde: Place) -> None:
    seats.three(session, gironde)
    assert _able(session, gironde) == {"Committee 33", "Paul", "Rita"}


def test_a_role_that_is_over_unvouched_elsewhere_or_of_a_closed_account_is_no_seat(
    session: Session, gironde: Place
) -> None:
    north = gironde.territories["Nord"]
    inside = places.write_territory(session, MACHINE, "Bourg", parent=north)
    for name, territory in (("sud", gironde.territories["Sud"]), ("bourg", inside), ("nord", north)):
        seats.seat(session, gironde, name, territory=territory)
    for name in ("parti", "attendu", "fini"):
        seats.seat(session, gironde, name)
    gironde.accounts["parti"].closed_at = clock.now()
    _role(session, gironde.accounts["attendu"]).vouched = False
    _role(session, gironde.accounts["fini"]).until = world.today() - TOMORROW
    session.flush()
    assert _able(session, gironde) == {"Committee 33", "Nord"}
    _role(session, gironde.accounts["fini"]).until = world.today()
    session.flush()
    assert _able(session, gironde) == {"Committee 33", "Nord", "Fini"}
    case = world.draft(session, gironde)
    case.territory_id = inside.id
    session.flush()
    assert {one.name for one in body.members(session, case)} == {"Committee 33", "Nord", "Bourg", "Fini"}


def _role(session: Session, account: Account) -> Membership:
    return session.query(Membership).filter_by(account_id=account.id).one()


def test_who_refers_holds_or_coordinates_sits_and_does_not_decide(session: Session, gironde: Place) -> None:
    for name in ("referrer", "coordinator", "second"):
        accounts.give(session, MACHINE, gironde.accounts[name], Role.COMMITTEE)
    holder = seats.seat(session, gironde, "hugo")
    case = world.assigned(session, gironde)
    case.holder_id, case.pair_id = holder.account_id, gironde.coordinators["Sofiane"].id
    session.flush()
    found = body.members(session, case)
    assert {one.name for one in found if one.concerned} == {"Referrer 33", "Coordinator 33", "Second 33", "Hugo"}
    assert {one.name for one in found if one.able} == {"Committee 33"}
    for name in ("referrer", "coordinator", "second", "hugo"):
        who = Actor(gironde.accounts[name].id, frozenset({Role.COMMITTEE}))
        assert Capacity.BODY not in capacities(session, who, case)


def test_heads_designate_for_each_other_and_never_for_their_own_institution(session: Session, gironde: Place) -> None:
    gironde.department.body = BodyKind.PARTNER_HEADS
    mds, udaf = gironde.institutions["MDS"], gironde.institutions["UDAF"]
    service = places.write_institution(session, MACHINE, "Service de la MDS", parent=mds)
    heads = {
        name: seats.seat(session, gironde, name, institution=institution)
        for name, institution in (("mona", mds), ("serge", service), ("ugo", udaf))
    }
    case = world.received(session, gironde)
    assert {one.name for one in body.members(session, case) if one.able} == {"Committee 33", "Ugo"}
    seated = {name for name, who in heads.items() if Capacity.BODY in capacities(session, who, case)}
    assert seated == {"ugo"}
    gironde.department.body = BodyKind.TECHNICAL_COMMITTEE
    session.flush()
    assert all(Capacity.BODY in capacities(session, who, case) for who in heads.values())


def test_those_present_count_only_in_a_sitting_that_is_open_where_the_actor_is(
    session: Session, gironde: Place
) -> None:
    one, two, three = seats.three(session, gironde, quorum=2)
    case = world.received(session, gironde)
    sitting = seats.sit(session, two, three, world.actor(gironde, "observer"))
    absent = body.facts(session, case, one)
    assert (absent.able, absent.present, absent.sitting_id) == (3, 0, None)
    there = body.facts(session, case, two)
    assert (there.present, there.sitting_id) == (2, sitting.id)
    recusal.step_aside(session, three, case, TieKind.FRIENDSHIP, suggested=False)
    left = body.facts(session, case, two)
    assert (left.able, left.aside, left.present) == (2, 1, 1)


def test_whoever_is_chosen_is_not_of_those_who_choose(session: Session, gironde: Place) -> None:
    one, two, _ = seats.three(session, gironde, quorum=2)
    claire = gironde.coordinators["Claire"]
    claire.account_id = two.account_id
    case = world.received(session, gironde)
    seats.sit(session, one, two)
    assert body.facts(session, case, one).present == 2
    assert body.facts(session, case, one, claire).present == 1


def test_nothing_is_asked_of_the_base_where_each_may_decide_alone(session: Session, gironde: Place) -> None:
    case = world.received(session, gironde)
    one = world.actor(gironde, "committee")
    assert _queries(session, lambda: body.facts(session, case, one)) == 0
    gironde.department.quorum = 2
    for name in ("ana", "bob", "col", "dee"):
        seats.seat(session, gironde, name)
    session.flush()
    few = _queries(session, lambda: body.facts(session, case, one, gironde.coordinators["Claire"]))
    for number in range(8):
        seats.seat(session, gironde, f"membre{number}")
    session.flush()
    assert _queries(session, lambda: body.facts(session, case, one, gironde.coordinators["Claire"])) == few <= 3


def _queries(session: Session, act: object) -> int:
    sent: list[str] = []
    engine = session.get_bind()

    def count(*given: object) -> None:
        sent.append(str(given[2]))

    event.listen(engine, "before_cursor_execute", count)
    act()  # type: ignore[operator]
    event.remove(engine, "before_cursor_execute", count)
    return len(sent)


def test_a_sitting_is_named_by_what_is_decided_in_it_even_where_one_decides_alone(
    session: Session, gironde: Place
) -> None:
    case = seats.ready(session, gironde)
    who = world.actor(gironde, "committee")
    sitting = seats.sit(session, who)
    assignment.assign(session, who, case, gironde.coordinators["Claire"], "Utile.")
    entry = world.last(session, case)
    assert (entry.way, entry.deciders, entry.body_sitting_id) == (Way.SITTING, 1, sitting.id)


def test_the_chain_goes_from_those_who_are_left_to_the_lead_to_a_neighbour(session: Session, gironde: Place) -> None:
    one, two, three = seats.three(session, gironde, quorum=3)
    lead, case = world.actor(gironde, "lead"), seats.ready(session, gironde)
    assert body.instead(session, lead, case) is None
    for who in (one, two):
        recusal.step_aside(session, who, case, TieKind.OTHER, suggested=False)
    assert body.facts(session, case, three).left_alone
    assert Capacity.BODY not in capacities(session, lead, case)
    recusal.step_aside(session, three, case, TieKind.OTHER, suggested=False)
    assert body.instead(session, lead, case) is Way.LEAD
    assert Capacity.BODY in capacities(session, lead, case)
    neighbour = _lent(session, case.id)
    assert body.instead(session, neighbour, case) is None, "a neighbour comes last"
    recusal.step_aside(session, lead, case, TieKind.OTHER, suggested=False)
    assert body.instead(session, neighbour, case) is Way.NEIGHBOUR
    assert Capacity.BODY in capacities(session, neighbour, case)
    assignment.assign(session, neighbour, case, gironde.coordinators["Claire"], "Utile.")
    assert world.last(session, case).way is Way.NEIGHBOUR


def _lent(session: Session, case_id: int) -> Actor:
    account = accounts.create(session, MACHINE, "voisine@24.example.org", "Voisine")
    role = Membership(
        account_id=account.id,
        role=Role.COMMITTEE,
        name="Voisine",
        folded="voisine",
        case_id=case_id,
        since=clock.now(),
        until=world.today() + timedelta(days=30),
    )
    session.add(role)
    session.flush()
    return Actor(account.id, frozenset(), frozenset({case_id}))


def test_a_lead_of_one_territory_does_not_decide_in_place_of_the_body(session: Session, gironde: Place) -> None:
    case = world.received(session, gironde)
    south = seats.seat(session, gironde, "sud", Role.LEAD, territory=gironde.territories["Nord"])
    recusal.step_aside(session, world.actor(gironde, "committee"), case, TieKind.OTHER, suggested=False)
    assert Capacity.BODY not in capacities(session, south, case)
    assert Capacity.BODY in capacities(session, world.actor(gironde, "lead"), case)


@pytest.mark.parametrize("gone", ["referrer_id", "holder_id"])
def test_a_lead_who_is_concerned_does_not_either(session: Session, gironde: Place, gone: str) -> None:
    case = world.received(session, gironde)
    recusal.step_aside(session, world.actor(gironde, "committee"), case, TieKind.OTHER, suggested=False)
    setattr(case, gone, gironde.accounts["lead"].id)
    session.flush()
    assert Capacity.BODY not in capacities(session, world.actor(gironde, "lead"), case)


def test_an_excused_member_is_not_there(session: Session, gironde: Place) -> None:
    one, two, _ = seats.three(session, gironde)
    case = world.received(session, gironde)
    seats.sit(session, one, two)
    session.query(Attendance).filter_by(account_id=two.account_id).update({"presence": "excused"})
    assert body.facts(session, case, one).present == 1


def test_a_sitting_left_open_lends_its_quorum_to_no_other_day(session: Session, gironde: Place) -> None:
    one, two, _ = seats.three(session, gironde, quorum=2)
    sitting, case = seats.sit(session, one, two), world.received(session, gironde)
    # Paris is one hour ahead of UTC: the civil day ends at 23:00.
    for at, there in ((NOW.replace(hour=22, minute=59), sitting.id), (NOW.replace(hour=23, minute=1), None)):
        with clock.frozen(at):
            assert body.facts(session, case, one).sitting_id == there


def test_a_sitting_decides_by_the_quorum_it_was_opened_under(session: Session, gironde: Place) -> None:
    one, two, three = seats.three(session, gironde, quorum=3)
    case, claire = seats.ready(session, gironde), gironde.coordinators["Claire"]
    sitting = seats.sit(session, one, two)
    gironde.department.quorum = 2
    with pytest.raises(Refused) as refusal:
        assignment.assign(session, one, case, claire, "Utile.")
    assert [(reason.code, reason.subject) for reason in refusal.value.reasons] == [("quorum_missing", "2/3")]
    came = {"account_id": three.account_id, "presence": Presence.PRESENT}
    session.add(Attendance(body_sitting_id=sitting.id, **came))
    assignment.assign(session, one, case, claire, "Utile.")
    entry = world.last(session, case)
    assert (entry.way, entry.deciders) == (Way.SITTING, 3)


def test_what_one_does_alone_below_the_quorum_is_not_said_to_be_the_sitting_s(session: Session, gironde: Place) -> None:
    one, two, _ = seats.three(session, gironde, quorum=2)
    case, sitting = seats.ready(session, gironde), seats.sit(session, one, two)
    assignment.assign(session, one, case, gironde.coordinators["Claire"], "Utile.")
    session.query(Attendance).filter_by(account_id=two.account_id).update({"presence": "excused"})
    assignment.release(session, one, case, Given(words="Claire part."))
    entry = world.last(session, case)
    assert (entry.way, entry.deciders, entry.body_sitting_id) == (Way.ALONE, 1, sitting.id)
