"""The acts on the directory of local resources: write one, find it true, say that it is no more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.names import fold
from conference.domain.reasons import Reason, Refused
from conference.domain.referral import Field
from conference.models.directory import DirectoryAudience, DirectoryCheck, DirectoryEntry


@dataclass(frozen=True, slots=True)
class Offered:
    """A resource as it is told: what it offers in plain words, for whom, where, how it is reached."""

    name: str
    offers: str
    contact: str
    territory_id: int | None = None
    fields: Sequence[Field] = ()
    cost: str = ""
    languages: str = ""
    closed_on: date | None = None


def write(
    session: Session, actor: Actor, offered: Offered, row: DirectoryEntry | None = None, checked: date | None = None
) -> DirectoryEntry:
    """Keep a resource, or correct one; ``checked`` is the day on which all of it was found true, if it was.

    Raises `Refused` for a name that stands already for the same territory.
    """
    _alone(session, offered, row)
    kept = row or DirectoryEntry(recorded_at=clock.now())
    for name in ("name", "offers", "contact", "territory_id", "cost", "languages", "closed_on"):
        setattr(kept, name, getattr(offered, name))
    kept.folded = fold(f"{offered.name} {offered.offers}")
    session.add(kept)
    # Two people who change for whom a resource is see each other's.
    flag_modified(kept, "name")
    session.flush()
    _meant_for(session, kept, offered.fields)
    if checked is not None:
        found = DirectoryCheck(directory_entry_id=kept.id, on=checked)
        found.recorded_at, found.recorded_by = clock.now(), actor.account_id
        session.add(found)
    session.flush()
    session.expire(kept, ["audiences", "checks"])
    fields = ("name", "offers", "contact", "territory", "fields", "cost", "languages", "closed_on")
    audit.write(session, actor, Act.DIRECTORY_WRITTEN, kept, (*fields, *(["checked"] if checked else [])))
    return kept


def _meant_for(session: Session, row: DirectoryEntry, fields: Sequence[Field]) -> None:
    own = DirectoryAudience.directory_entry_id == row.id
    stand = set(session.scalars(select(DirectoryAudience.field).where(own)))
    session.execute(delete(DirectoryAudience).where(own, DirectoryAudience.field.not_in(fields)))
    session.add_all(DirectoryAudience(directory_entry_id=row.id, field=one) for one in fields if one not in stand)


def _alone(session: Session, offered: Offered, row: DirectoryEntry | None) -> None:
    same = select(DirectoryEntry).where(DirectoryEntry.territory_id.is_not_distinct_from(offered.territory_id))
    with session.no_autoflush:
        others = session.scalars(same.where(DirectoryEntry.closed_on.is_(None))).all()
    if any(other is not row and fold(other.name) == fold(offered.name) for other in others):
        raise Refused(Reason("resource_already", "name"))
