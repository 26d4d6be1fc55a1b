"""The tables of institutions and people that were taken in."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.models.roster import Roster


def rosters(session: Session) -> Sequence[Roster]:
    """All of them, the last one first."""
    return session.scalars(select(Roster).order_by(Roster.id.desc())).all()
