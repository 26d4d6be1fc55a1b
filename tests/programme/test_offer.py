"""Proposals declined: counted on a day, taken back on the same one, and joined to nothing."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.offer import OfferReason
from conference.domain.reasons import Refused
from conference.domain.referral import Field
from conference.models.offer import DeclinedOffer
from conference.programme import offer
from conference.queries.offer import by_month, noted_since
from tests import world
from tests.conftest import NOW
from tests.world import Place


def test_they_are_counted_by_the_month_they_were_declined_in(session: Session, gironde: Place) -> None:
    who = world.actor(gironde, "referrer")
    days = [date(2026, 3, 12), date(2026, 3, 1), date(2026, 2, 28), date(2025, 4, 1), date(2025, 3, 31)]
    for on in days:
        offer.note(
            session, who, gironde.department, on, Field.CHILDHOOD, gironde.territories["Nord"], OfferReason.NOT_NOW
        )
    found = {month.first: month.count for month in by_month(session, world.today())}
    assert len(found) == 12
    assert {first: count for first, count in found.items() if count} == {
        date(2026, 3, 1): 2,
        date(2026, 2, 1): 1,
        date(2025, 4, 1): 1,
    }


@pytest.mark.parametrize(("days", "code"), [(1, "in_the_future"), (-367, "offer_day_too_far")])
def test_a_day_that_cannot_be(session: Session, gironde: Place, days: int, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        offer.note(session, world.actor(gironde, "referrer"), gironde.department, world.today() + timedelta(days=days))
    assert [reason.code for reason in refusal.value.reasons] == [code]


def test_one_is_taken_back_on_its_day_and_not_after(session: Session, gironde: Place) -> None:
    who = world.actor(gironde, "coordinator")
    first, second = (offer.note(session, who, gironde.department, world.today()) for _ in range(2))
    assert noted_since(session, who.account_id or 0, NOW - timedelta(hours=1)) == [second, first]
    offer.undo(session, who, gironde.department, first)
    with clock.frozen(NOW + timedelta(days=1)), pytest.raises(Refused) as refusal:
        offer.undo(session, who, gironde.department, second)
    assert [reason.code for reason in refusal.value.reasons] == ["offer_too_late"]
    assert session.scalars(select(DeclinedOffer)).all() == [second]


def test_nothing_of_it_leads_to_a_case_or_to_somebody() -> None:
    columns = DeclinedOffer.__table__.columns
    assert {column.name for column in columns} == {
        *("id", "key", "department_id", "on", "field", "territory_id", "reason", "noted_by", "noted_at"),
    }
