"""Bodies beside the designating one: who sits there, how they meet, what they decide, and what never changes."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.actors import MACHINE, Actor
from conference.domain.coordinators import CoordinatorStatus
from conference.domain.council import Attended, Charter, CouncilKind, DecisionFate, MeetingState, Point, Resolution
from conference.domain.reasons import Refused
from conference.models.council import Council, CouncilMeeting
from conference.models.outbox import Mail
from conference.outbox import claims
from conference.programme import coordinators, council, council_meeting
from conference.programme.council import Place as Seat
from conference.programme.council_meeting import Minuted
from conference.queries.council import open_decisions, paces, sitters
from conference.queries.council_meeting import told
from conference.queries.note import names_in
from tests import world
from tests.conftest import NOW
from tests.world import Place

SINCE = date(2026, 1, 5)
LEAFLET = Resolution("Écrire une plaquette", "Agathe 33", date(2026, 4, 1))
DONE, UNDER_WAY, DROPPED = DecisionFate


@pytest.fixture(name="who")
def _who(gironde: Place) -> Actor:
    return world.actor(gironde, "lead")


@pytest.fixture(name="steering")
def _steering(session: Session, gironde: Place, who: Actor) -> Council:
    """A steering committee that the referrer sits in, with a name from outside, and two families' seats, one vacant."""
    found = council.keep(session, who, gironde.department, Charter(CouncilKind.STEERING, SINCE, cadence_weeks=6))
    for place in (
        Seat(SINCE, gironde.accounts["referrer"]),
        Seat(SINCE, name="Odile Renard", function="Directrice", institution=gironde.institutions["UDAF"]),
        Seat(SINCE, name="Une mère", families=True),
        Seat(SINCE, families=True),
    ):
        council.seat(session, who, found, place)
    return found


def why_not(act: Callable[[], object]) -> set[str]:
    with pytest.raises(Refused) as refusal:
        act()
    return {reason.code for reason in refusal.value.reasons}


def met(session: Session, place: Place, one: Council, day: date, minuted: Minuted | None = None) -> CouncilMeeting:
    """A meeting of a day, closed where it is told; whoever sits there came."""
    who, at = world.actor(place, "lead"), clock.noon(day, "Europe/Paris")
    meeting = council_meeting.plan(session, who, place.department, one, at, "Salle D")
    if minuted is not None:
        came = {sitter.seat.key: Attended.PRESENT for sitter in sitters(session, one.id, day)}
        whole = Minuted({**came, **minuted.came}, minuted.followed, minuted.points, minuted.resolutions)
        council_meeting.write(session, who, place.department, meeting, whole)
        council_meeting.close(session, who, place.department, meeting)
    return meeting


def test_the_minutes_tell_who_came_and_of_families_how_many(
    session: Session, gironde: Place, steering: Council
) -> None:
    odile = next(one.seat.key for one in sitters(session, steering.id) if one.name == "Odile Renard")
    minuted = Minuted({odile: Attended.EXCUSED}, points=[Point("", "Le bilan", "Il est bon.")], resolutions=[LEAFLET])
    said = told(session, gironde.department, met(session, gironde, steering, date(2026, 3, 12), minuted))
    assert (said.present, said.excused) == (["Referrer 33"], ["Odile Renard (Directrice, UDAF 33)"])
    assert (said.families, said.vacant, said.draft, said.ahead) == (1, 1, False, False)
    assert [(one.title, one.said) for one in said.points] == [("Le bilan", "Il est bon.")]
    assert list(said.resolutions) == [LEAFLET]
    assert "Une mère" not in str(said)


def test_a_decision_comes_back_until_a_meeting_settles_it(session: Session, gironde: Place, steering: Council) -> None:
    first = met(session, gironde, steering, date(2026, 1, 8), Minuted(resolutions=[LEAFLET, Resolution("Trois dates")]))
    keys = {one.decision.what: one.decision.key for one in open_decisions(session, steering.id)}
    leaflet, dates = keys["Écrire une plaquette"], keys["Trois dates"]
    second = met(session, gironde, steering, date(2026, 2, 12), Minuted(followed={leaflet: (UNDER_WAY, "Relue.")}))
    third = met(session, gironde, steering, date(2026, 3, 5))
    before = told(session, gironde.department, third).followed
    assert [(one.resolution.what, one.before) for one in before] == [
        ("Écrire une plaquette", UNDER_WAY),
        ("Trois dates", None),
    ]
    who, dropped = world.actor(gironde, "lead"), Minuted(followed={dates: (DROPPED, " ")})
    assert why_not(lambda: council_meeting.write(session, who, gironde.department, third, dropped)) == {
        "decision_dropped_why"
    }
    fates = Minuted(followed={leaflet: (DONE, ""), dates: (DROPPED, "Une seule suffit."), "unknown": (DONE, "")})
    council_meeting.write(session, who, gironde.department, third, fates)
    assert len(open_decisions(session, steering.id, third)) == 2, "until it is closed, they may be told otherwise"
    assert open_decisions(session, steering.id) == []
    assert [len(told(session, gironde.department, one).followed) for one in (first, second, third)] == [0, 1, 2]


def test_the_cadence_counts_from_the_last_meeting_that_was_held(
    session: Session, gironde: Place, who: Actor, steering: Council
) -> None:
    def now() -> tuple[date | None, date | None, bool]:
        pace = paces(session)[0]
        return pace.last, pace.due, pace.slips(date(2026, 4, 3))

    assert now() == (None, date(2026, 2, 16), True)
    first = met(session, gironde, steering, date(2026, 2, 20), Minuted())
    assert first.due_on is None, "of what was held before it, nobody knows"
    assert now() == (date(2026, 2, 20), date(2026, 4, 3), False)
    ahead = met(session, gironde, steering, date(2026, 4, 9))
    assert paces(session)[0].next is ahead
    council_meeting.cancel(session, who, ahead)
    assert paces(session)[0].next is None
    past = met(session, gironde, steering, date(2026, 1, 8), Minuted())
    assert (past.due_on, now()[0]) == (None, date(2026, 2, 20)), "one told of later changes nothing"
    assert met(session, gironde, steering, date(2026, 3, 12), Minuted()).due_on == date(2026, 4, 3)
    charter = Charter(CouncilKind.STEERING, SINCE, cadence_weeks=6, until=date(2026, 3, 31))
    council.keep(session, who, gironde.department, charter, steering)
    assert not paces(session)[0].slips(date(2026, 6, 1)), "it is no more"


def test_nothing_is_written_before_its_day_nor_after_its_close(
    session: Session, gironde: Place, who: Actor, steering: Council
) -> None:
    ahead = met(session, gironde, steering, date(2026, 3, 13))
    write = council_meeting.write, session, who, gironde.department, ahead, Minuted()
    assert why_not(lambda: write[0](*write[1:])) == {"council_meeting_ahead"}
    empty = met(session, gironde, steering, date(2026, 3, 12))
    assert why_not(lambda: council_meeting.close(session, who, gironde.department, empty)) == {"council_nobody_present"}
    closed = met(session, gironde, steering, date(2026, 3, 11), Minuted(resolutions=[LEAFLET]))
    for act in (
        lambda: council_meeting.move(session, who, gironde.department, closed, NOW, ""),
        lambda: council_meeting.cancel(session, who, closed),
        lambda: council_meeting.set_agenda(session, who, closed, []),
        lambda: council_meeting.write(session, who, gironde.department, closed, Minuted()),
    ):
        assert why_not(act) == {"council_meeting_closed"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE council_meeting SET place = 'Ailleurs' WHERE state = 'closed'",
        "DELETE FROM council_meeting WHERE state = 'closed'",
        "UPDATE council_item SET said = 'Autre chose.'",
        "DELETE FROM council_decision",
        "UPDATE council_attendance SET attended = 'absent'",
        "DELETE FROM council_follow_up",
    ],
)
def test_the_base_itself_keeps_what_is_closed(
    session: Session, gironde: Place, steering: Council, statement: str
) -> None:
    met(session, gironde, steering, date(2026, 1, 8), Minuted(resolutions=[LEAFLET]))
    key = open_decisions(session, steering.id)[0].decision.key
    met(
        session,
        gironde,
        steering,
        date(2026, 2, 8),
        Minuted(followed={key: (DONE, "")}, points=[Point("", "Le bilan")]),
    )
    session.commit()
    with pytest.raises(IntegrityError, match="closed sitting"):
        session.execute(text(statement))


def test_no_family_is_named_and_who_works_here_may_be(
    session: Session, gironde: Place, who: Actor, steering: Council
) -> None:
    world.received(session, gironde)
    assert names_in(session, "Lou Ferrand") == ["ferrand", "lou"]
    meeting = met(session, gironde, steering, date(2026, 3, 12))
    for minuted in (
        Minuted(points=[Point("", "Lou Ferrand")]),
        Minuted(points=[Point("", "Un retour", "La famille FERRAND va mieux.")]),
        Minuted(resolutions=[Resolution("Rappeler", "la tante de Lou")]),
    ):
        assert why_not(
            lambda minuted=minuted: council_meeting.write(session, who, gironde.department, meeting, minuted)  # type: ignore[misc]
        ) == {"council_names_a_family"}
    for charter in (Charter(CouncilKind.STEERING, SINCE, name="Lou"), Charter(CouncilKind.STEERING, SINCE, role="Lou")):
        assert why_not(
            lambda charter=charter: council.keep(session, who, gironde.department, charter)  # type: ignore[misc]
        ) == {"council_names_a_family"}
    council.seat(session, who, steering, Seat(SINCE, name="Lou Martin"))
    council_meeting.set_agenda(session, who, meeting, [Point("", "Le relais de Lou Martin")])
    assert told(session, gironde.department, meeting).points[0].title == "Le relais de Lou Martin"


def test_a_name_that_comes_afterwards_is_masked(session: Session, gironde: Place, steering: Council) -> None:
    minuted = Minuted(points=[Point("", "Le chemin de Ferrand")])
    meeting = met(session, gironde, steering, date(2026, 3, 12), minuted)
    world.received(session, gironde)
    assert told(session, gironde.department, meeting).points[0].title == "Le chemin de •••"


def test_the_agenda_keeps_what_was_said_and_its_order(
    session: Session, gironde: Place, who: Actor, steering: Council
) -> None:
    meeting = met(session, gironde, steering, date(2026, 3, 12))
    council_meeting.set_agenda(session, who, meeting, [Point("", "Un"), Point("", "Deux", "Déjà dit."), Point("", "")])
    one, two = told(session, gironde.department, meeting).points
    version = meeting.version
    council_meeting.set_agenda(session, who, meeting, [Point(two.key, "Deux bis", two.said), Point(one.key, "")])
    left = told(session, gironde.department, meeting).points
    assert [(point.key, point.title, point.said) for point in left] == [(two.key, "Deux bis", "Déjà dit.")]
    assert meeting.version == version + 1, "its calendar file is a newer one"


def test_who_sits_is_told_anew_whenever_a_meeting_is_moved(
    session: Session, gironde: Place, who: Actor, steering: Council
) -> None:
    meeting = met(session, gironde, steering, date(2026, 4, 2))
    for _ in range(2):
        council_meeting.move(session, who, gironde.department, meeting, NOW + timedelta(days=30), "Salle E")
    mails = session.scalars(select(Mail).where(Mail.council_meeting_id == meeting.id)).all()
    assert [mail.account_id for mail in mails] == [gironde.accounts["referrer"].id] * 2
    assert claims.still_due(session, mails[0], gironde.department)
    council_meeting.cancel(session, who, meeting)
    assert not claims.still_due(session, mails[0], gironde.department)
    met(session, gironde, steering, date(2026, 3, 1))
    assert session.scalar(select(func.count()).select_from(Mail)) == 2, "of what is past, nobody is told"


@pytest.mark.parametrize(
    ("seat", "code"),
    [
        ({}, "council_seat_nobody"),
        ({"account": "referrer"}, "council_seat_held"),
        ({"account": "committee", "name": "Odile"}, "council_seat_two"),
        ({"account": "committee", "families": True}, "council_families_account"),
        ({"name": "Odile", "until": date(2026, 1, 4)}, "seat_backwards"),
    ],
)
def test_a_seat_that_cannot_be_is_refused(
    session: Session, gironde: Place, who: Actor, steering: Council, seat: dict[str, object], code: str
) -> None:
    account = gironde.accounts[str(seat.pop("account"))] if "account" in seat else None
    place = Seat(SINCE, account, **seat)  # type: ignore[arg-type]
    assert why_not(lambda: council.seat(session, who, steering, place)) == {code}


def test_a_vacancy_ends_on_the_eve_of_who_fills_it(session: Session, who: Actor, steering: Council) -> None:
    vacant = next(one.seat for one in sitters(session, steering.id) if one.seat.vacant)
    filled = council.seat(session, who, steering, Seat(date(2026, 3, 2), name="Un oncle", families=True), vacant)
    assert (vacant.until, vacant.vacant, filled.key != vacant.key) == (date(2026, 3, 1), True, True)
    assert [one.name for one in sitters(session, steering.id, date(2026, 3, 2)) if one.seat.families] == [
        "Un oncle",
        "Une mère",
    ]
    again = council.seat(session, who, steering, Seat(date(2026, 3, 2), name="Un grand-oncle", families=True), filled)
    assert again is filled, "a mistake is corrected where it stands"


def test_the_coordinators_group_seats_who_is_engaged_and_never_twice(
    session: Session, gironde: Place, who: Actor
) -> None:
    group = council.keep(session, who, gironde.department, Charter(CouncilKind.COORDINATORS, SINCE))
    assert [one.name for one in sitters(session, group.id)] == ["Agathe 33", "Coordinator 33", "Second 33"]
    gone = sitters(session, group.id)[0].seat
    council.seat(session, who, group, Seat(SINCE, name=gone.name, until=date(2026, 2, 1)), gone)
    new = coordinators.register(session, MACHINE, "Nadia Neuve", date(2026, 2, 1))
    coordinators.stand(session, MACHINE, new, CoordinatorStatus.ENGAGED, date(2026, 3, 1))
    met(session, gironde, group, date(2026, 4, 2))
    seats = {one.name: (one.seat.since, one.seat.until) for one in sitters(session, group.id)}
    assert seats["Nadia Neuve"] == (world.today(), None)
    assert seats["Agathe 33"] == (SINCE, date(2026, 2, 1))
    assert len(seats) == 4


def test_an_hour_is_taken_once_and_a_meeting_given_up_is_planned_again(
    session: Session, gironde: Place, who: Actor, steering: Council
) -> None:
    meeting = met(session, gironde, steering, date(2026, 4, 2))
    assert why_not(lambda: met(session, gironde, steering, date(2026, 4, 2))) == {"council_meeting_clash"}
    assert why_not(lambda: met(session, gironde, steering, date(2026, 1, 4))) == {"council_not_yet"}
    assert why_not(lambda: met(session, gironde, steering, date(2062, 1, 4))) == {"too_far_ahead"}
    council_meeting.cancel(session, who, meeting)
    assert why_not(lambda: council_meeting.set_agenda(session, who, meeting, [])) == {"council_meeting_cancelled"}
    council_meeting.move(session, who, gironde.department, meeting, meeting.planned_at, "Salle E")
    assert (meeting.state, meeting.place) == (MeetingState.PLANNED, "Salle E")
