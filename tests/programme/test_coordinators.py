"""The register of coordinators, through the acts."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from conference.domain.coordinators import CoordinatorStatus
from conference.domain.reasons import Refused
from conference.programme import coordinators
from tests import world
from tests.world import Place


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
    assert codes(refusal) == {"before_last_status"}
    coordinators.stand(session, admin, claire, CoordinatorStatus.PAUSED, date(2026, 3, 1))
    assert first.until == date(2026, 2, 28)
