"""The directory of local resources: searched by words, narrowed to a territory and a field."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from conference.domain.names import fold
from conference.domain.referral import Field
from conference.models.directory import DirectoryAudience, DirectoryCheck, DirectoryEntry
from conference.queries.places import roads


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for; what is empty narrows nothing."""

    words: str = ""
    territory_id: int | None = None
    field: Field | None = None

    @property
    def used(self) -> tuple[str, ...]:
        """The names of the filters in use, never what they hold."""
        held = (("search", self.words), ("territory", self.territory_id), ("field", self.field))
        return tuple(name for name, value in held if value)


def resources(session: Session, sought: Sought, today: date) -> Sequence[DirectoryEntry]:
    """The resources that are there today, by name.

    A territory finds what serves it: its own, what lies in it, what serves a place that holds it, and what serves
    the whole département. A field finds what is meant for it, and what is meant for everybody.
    """
    query = _whole().where(or_(DirectoryEntry.closed_on.is_(None), DirectoryEntry.closed_on > today))
    for word in fold(sought.words).split()[:5]:
        query = query.where(DirectoryEntry.folded.contains(word, autoescape=True))
    if sought.territory_id is not None:
        near = _around(session, sought.territory_id)
        query = query.where(or_(DirectoryEntry.territory_id.is_(None), DirectoryEntry.territory_id.in_(near)))
    if sought.field is not None:
        meant = select(DirectoryAudience.id).where(DirectoryAudience.directory_entry_id == DirectoryEntry.id)
        query = query.where(or_(meant.where(DirectoryAudience.field == sought.field).exists(), ~meant.exists()))
    return session.scalars(query.order_by(DirectoryEntry.folded)).all()


def closed(session: Session, today: date) -> Sequence[DirectoryEntry]:
    """The resources that are no more, by name."""
    return session.scalars(_whole().where(DirectoryEntry.closed_on <= today).order_by(DirectoryEntry.folded)).all()


def ticked(session: Session, keys: Sequence[str], today: date) -> list[DirectoryEntry]:
    """Those of some keys that are there today, in the order of the keys; another's look missing."""
    query = _whole().where(DirectoryEntry.key.in_(keys))
    found = {one.key: one for one in session.scalars(query) if one.closed_on is None or one.closed_on > today}
    return [found[key] for key in dict.fromkeys(keys) if key in found]


def _whole() -> Select[DirectoryEntry]:
    checks = selectinload(DirectoryEntry.checks).joinedload(DirectoryCheck.author)
    return select(DirectoryEntry).options(
        joinedload(DirectoryEntry.territory), selectinload(DirectoryEntry.audiences), checks
    )


def _around(session: Session, territory_id: int) -> list[int]:
    """A territory, those that it lies in and those that lie in it."""
    network = roads(session)
    inside = [one for one in network.parents if territory_id in network.line(one)]
    return [*network.line(territory_id), *inside] if territory_id in network.parents else []
