"""An urgent assignment: one member decides, it never lapses, the next sitting confirms it or hands over."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment, closing, confirmation, follow_up, step
from conference.domain.body import Way
from conference.domain.facts import Given
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.reasons import Refused
from conference.domain.steps import StepCode
from conference.models.assignment import RUNNING, Assignment
from conference.queries.confirmation import unconfirmed
from tests import seats, world
from tests.conftest import NOW
from tests.world import Place

STOPPED = Given(reason=EndReason.OTHER, ended_by=EndedBy.FAMILY, words="La famille préfère.")


def test_urgent_is_decided_by_one_and_confirmed_by_a_sitting_in_number(session: Session, gironde: Place) -> None:
    one, two, three = seats.three(session, gironde, quorum=2)
    case, claire = seats.ready(session, gironde), gironde.coordinators["Claire"]
    case.urgent = True
    kept = assignment.assign(session, one, case, claire, "Le juge attend.")
    assert (world.last(session, case).way, world.last(session, case).deciders) == (Way.URGENT, 1)
    assert kept.urgent
    with clock.frozen(NOW + timedelta(days=400)):
        assert unconfirmed(session, case) is kept, "it never lapses by itself"
        with pytest.raises(Refused) as refused:
            confirmation.confirm(session, two, case)
        assert [(reason.code, reason.subject) for reason in refused.value.reasons] == [("quorum_missing", "0/2")]
        sitting = seats.sit(session, two, three)
        confirmation.confirm(session, two, case)
    assert (kept.confirmed_at, kept.confirmed_in) == (NOW + timedelta(days=400), sitting.id)
    assert unconfirmed(session, case) is None
    with pytest.raises(Refused) as refused:
        confirmation.confirm(session, two, case)
    assert [reason.code for reason in refused.value.reasons] == ["nothing_to_confirm"]


def test_what_the_body_decides_together_waits_for_no_confirmation(session: Session, gironde: Place) -> None:
    one, two, _ = seats.three(session, gironde, quorum=2)
    case = seats.ready(session, gironde)
    case.urgent = True
    seats.sit(session, one, two)
    assert not assignment.assign(session, one, case, gironde.coordinators["Claire"], "Utile.").urgent
    assert unconfirmed(session, case) is None


def test_handing_over_settles_it_too(session: Session, gironde: Place) -> None:
    one, two, _ = seats.three(session, gironde, quorum=2)
    case = seats.ready(session, gironde)
    case.urgent = True
    assignment.assign(session, one, case, gironde.coordinators["Claire"], "Le juge attend.")
    seats.declared(session, gironde, case, two, "Sofiane")
    seats.sit(session, one, two)
    assignment.hand_over(session, two, case, gironde.coordinators["Sofiane"], "Un lien trouvé.")
    assert unconfirmed(session, case) is None
    assert world.last(session, case).way is Way.SITTING


@pytest.mark.parametrize("confirmed", [False, True])
def test_reopening_forgets_nothing_of_it(session: Session, gironde: Place, *, confirmed: bool) -> None:
    one, two, three = seats.three(session, gironde, quorum=2)
    case, claire = seats.ready(session, gironde), gironde.coordinators["Claire"]
    case.urgent = True
    kept = assignment.assign(session, one, case, claire, "Le juge attend.")
    seats.sit(session, two, three)
    if confirmed:
        confirmation.confirm(session, two, case)
    follow_up.synthesise(session, world.actor(gironde, "coordinator"), case, {"course": "Deux rencontres."})
    step.take(session, one, case, StepCode.STOP, STOPPED)
    closing.reopen(session, one, case, "Elle revient.")
    again = session.scalars(select(Assignment).where(Assignment.case_id == case.id, RUNNING)).one()
    assert again is not kept
    assert (again.urgent, again.confirmed_at, again.confirmed_in) == (True, kept.confirmed_at, kept.confirmed_in)
    assert (unconfirmed(session, case) is None) is confirmed


def test_neither_the_coordinator_nor_a_stranger_confirms(session: Session, gironde: Place) -> None:
    one, two, three = seats.three(session, gironde, quorum=2)
    case, claire = seats.ready(session, gironde), gironde.coordinators["Claire"]
    case.urgent = True
    assignment.assign(session, one, case, claire, "Le juge attend.")
    claire.account_id = two.account_id
    seats.sit(session, one, two, three)
    for who in (two, world.actor(gironde, "lead"), world.actor(gironde, "referrer")):
        with pytest.raises(step.NotPossible):
            confirmation.confirm(session, who, case)
    assert unconfirmed(session, case) is not None
