"""The day as it goes: who is here, which part runs, and what the rules of the day look at."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from conference.domain.preparation import KIN
from conference.domain.private_time import ConferenceFacts, Moment, Staying, may_stay
from conference.models.case import Case
from conference.models.conference import MomentRow, Presence, Sitting
from conference.models.preparation import Guest
from conference.queries.preparation import sitting as last_sitting


@dataclass(frozen=True, slots=True)
class Day:
    """One sitting with its parts and those who are, or were, there."""

    sitting: Sitting | None
    moments: Sequence[MomentRow]
    presences: Sequence[Presence]

    def moment(self, moment: Moment) -> MomentRow | None:
        """One part, once it has begun."""
        return next((row for row in self.moments if row.moment is moment), None)

    @property
    def running(self) -> bool:
        """Whether private family time runs now."""
        private = self.moment(Moment.PRIVATE)
        return private is not None and private.ended_at is None

    @property
    def here(self) -> list[Presence]:
        """Those who have not left."""
        return [presence for presence in self.presences if presence.left_at is None]

    @property
    def facts(self) -> ConferenceFacts:
        """What the rules of the day look at."""
        finished = {row.moment for row in self.moments if row.ended_at is not None}
        inside = [presence for presence in self.presences if presence.in_private_time]
        return ConferenceFacts(
            present=len(self.presences),
            kin_present=sum(presence.guest.part in KIN for presence in self.presences),
            unfinished=frozenset(Moment) - finished,
            intruders=sum(not may_stay(staying(presence.guest)) for presence in inside),
            running=self.running,
        )


def staying(guest: Guest) -> Staying:
    """Somebody as the rule of private time sees them."""
    return Staying(guest.part, guest.asked_by_family)


def day(session: Session, case: Case) -> Day:
    """The day of a case, in three queries; an empty one before a sitting is planned."""
    found = last_sitting(session, case)
    if found is None:
        return Day(None, (), ())
    moments = select(MomentRow).where(MomentRow.sitting_id == found.id).order_by(MomentRow.began_at)
    there = select(Presence).where(Presence.sitting_id == found.id).order_by(Presence.id)
    loaded = there.options(joinedload(Presence.guest).joinedload(Guest.person))
    return Day(found, session.scalars(moments).all(), session.scalars(loaded).all())
