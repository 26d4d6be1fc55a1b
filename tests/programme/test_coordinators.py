"""The register of coordinators, through the acts."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.actors import MACHINE
from conference.domain.charter import Party
from conference.domain.coordinators import CoordinatorStatus, StandingReason, Stood
from conference.domain.reasons import Refused
from conference.models.coordinator import StandingCorrection
from conference.models.mentoring import Mentoring
from conference.models.work import Mission
from conference.programme import charter, coordinators, departures, mentoring, missions
from conference.programme import supervision as naming
from conference.queries import supervision as supervised
from tests import world
from tests.world import Place

READY, ENGAGED = CoordinatorStatus.READY, CoordinatorStatus.ENGAGED
TODAY = date(2026, 3, 12)


def codes(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    """The codes of what was refused."""
    return {reason.code for reason in refusal.value.reasons}


def test_a_coordinator_is_linked_to_one_account(session: Session, gironde: Place) -> None:
    admin, agathe, claire = (
        world.actor(gironde, "admin"),
        gironde.coordinators["Agathe"],
        gironde.coordinators["Claire"],
    )
    lead, committee = gironde.accounts["lead"], gironde.accounts["committee"]
    coordinators.link(session, admin, agathe, lead)
    coordinators.link(session, admin, agathe, lead)
    assert coordinators.of(session, lead) is agathe
    with pytest.raises(Refused) as refusal:
        coordinators.link(session, admin, agathe, committee)
    assert codes(refusal) == {"coordinator_linked_already"}
    new = coordinators.register(session, admin, "Noé Bréard", None)
    with pytest.raises(Refused) as refusal:
        coordinators.link(session, admin, new, gironde.accounts["coordinator"])
    assert codes(refusal) == {"account_linked_already"}
    assert claire.account_id == gironde.accounts["coordinator"].id


def test_a_name_stands_once_in_the_register(session: Session, gironde: Place) -> None:
    with pytest.raises(Refused) as refusal:
        coordinators.register(session, world.actor(gironde, "admin"), "CLAIRE-33", None)
    assert codes(refusal) == {"name_taken"}


def test_a_status_follows_the_one_before(session: Session, gironde: Place) -> None:
    admin, claire = world.actor(gironde, "admin"), gironde.coordinators["Claire"]
    first = claire.standings[0]
    with pytest.raises(Refused) as refusal:
        coordinators.stand(session, admin, claire, CoordinatorStatus.PAUSED, first.since)
    assert codes(refusal) == {"before_last_status", "status_reason_missing"}
    coordinators.stand(session, admin, claire, CoordinatorStatus.PAUSED, date(2026, 3, 1), StandingReason.ABSENCE)
    session.refresh(claire)
    assert [line.stood for line in claire.standings][1:] == [
        Stood(CoordinatorStatus.PAUSED, date(2026, 3, 1), StandingReason.ABSENCE)
    ]


@pytest.mark.parametrize(
    ("status", "reason", "words", "code"),
    [
        (CoordinatorStatus.ENGAGED, StandingReason.WORKLOAD, "", "status_needs_no_reason"),
        (CoordinatorStatus.PAUSED, StandingReason.RETIREMENT, "", "status_reason_of_another"),
        (CoordinatorStatus.LEFT, StandingReason.OTHER, " ", "status_reason_untold"),
    ],
)
def test_a_reason_goes_with_its_status(
    session: Session, gironde: Place, status: CoordinatorStatus, reason: StandingReason, words: str, code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        coordinators.stand(session, MACHINE, gironde.coordinators["Claire"], status, date(2026, 3, 1), reason, words)
    assert codes(refusal) == {code}


def test_a_correction_tells_what_stood_before_and_why(session: Session, gironde: Place) -> None:
    lead, claire = world.actor(gironde, "lead"), gironde.coordinators["Claire"]
    wrong = claire.standings[0].since
    for said in ("", " "):
        with pytest.raises(Refused) as refusal:
            coordinators.correct(session, lead, claire, wrong, Stood(READY, wrong), said)
        assert codes(refusal) == {"correction_unexplained"}
    coordinators.correct(session, lead, claire, wrong, Stood(READY, date(2020, 1, 6)), "Engagée un mois trop tôt.")
    coordinators.correct(session, lead, claire, None, Stood(ENGAGED, date(2020, 3, 2)), "Ligne oubliée.")
    assert [(line.status, line.since) for line in claire.standings] == [
        (READY, date(2020, 1, 6)),
        (ENGAGED, date(2020, 3, 2)),
    ]
    first, second = session.scalars(select(StandingCorrection).order_by(StandingCorrection.id))
    assert (first.was_status, first.was_since, first.status, first.since) == (ENGAGED, wrong, READY, date(2020, 1, 6))
    assert (first.why, first.account_id, first.at) == ("Engagée un mois trop tôt.", lead.account_id, clock.now())
    assert (second.was_since, second.since) == (None, date(2020, 3, 2))
    with pytest.raises(Refused) as refusal:
        coordinators.correct(session, lead, claire, wrong, None, "Deux fois la même.")
    assert codes(refusal) == {"status_gone"}


def test_who_goes_leaves_nothing_running(session: Session, gironde: Place) -> None:
    lead, (agathe, claire) = world.actor(gironde, "lead"), (gironde.coordinators[n] for n in ("Agathe", "Claire"))
    missions.write(session, lead, claire, Decimal("0.2"), date(2026, 1, 1))
    missions.write(session, lead, agathe, Decimal("0.2"), date(2026, 1, 1))
    drafted = charter.draft(session, lead, claire, "Mme D.", "M. R.", dict.fromkeys(Party, "Faire au mieux."), TODAY)
    mentoring.accompany(session, lead, claire, agathe, TODAY)
    naming.name(session, lead, claire, gironde.accounts["committee"])
    with pytest.raises(Refused) as refusal:
        departures.leave(session, lead, claire, date(2026, 3, 13), StandingReason.STAFF_MOVE, "", TODAY)
    assert codes(refusal) == {"departure_to_come"}
    departures.leave(session, lead, claire, TODAY, StandingReason.STAFF_MOVE, "", TODAY)
    eve = date(2026, 3, 11)
    assert (claire.leaves_on, drafted.ended_on) == (eve, TODAY)
    letters = {letter.coordinator_id: letter.until for letter in session.scalars(select(Mission))}
    assert letters == {claire.id: eve, agathe.id: None}
    assert mentoring.running(session, claire) is None
    assert supervised.running(session, claire) is None
    coordinators.stand(session, lead, claire, ENGAGED, date(2026, 9, 1))
    assert claire.leaves_on is None


def test_a_mentor_is_engaged_and_somebody_else(session: Session, gironde: Place) -> None:
    lead, (agathe, claire) = world.actor(gironde, "lead"), (gironde.coordinators[n] for n in ("Agathe", "Claire"))
    new = coordinators.register(session, lead, "Noé Bréard", None)
    for mentor, code in ((claire, "mentors_themself"), (new, "mentor_not_engaged")):
        with pytest.raises(Refused) as refusal:
            mentoring.accompany(session, lead, claire, mentor, TODAY)
        assert code in codes(refusal)
    mentoring.accompany(session, lead, new, claire, date(2026, 1, 5))
    found = mentoring.accompany(session, lead, new, agathe, TODAY)
    assert mentoring.running(session, new) is found
    lines = session.scalars(select(Mentoring).order_by(Mentoring.since))
    assert [(one.mentor_id, one.until) for one in lines] == [(claire.id, date(2026, 3, 11)), (agathe.id, None)]
    coordinators.stand(session, lead, new, ENGAGED, date(2026, 2, 1))
    with pytest.raises(Refused) as refusal:
        mentoring.accompany(session, lead, agathe, new, TODAY)
    assert codes(refusal) == {"mentored_by_them"}
