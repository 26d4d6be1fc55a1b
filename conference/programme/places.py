"""Territories and institutions: trees of places, each name once in its département."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.names import fold
from conference.domain.reasons import Reason, Refused
from conference.models.place import Institution, Territory


def write_territory(
    session: Session,
    actor: Actor,
    name: str,
    parent: Territory | None = None,
    territory: Territory | None = None,
) -> Territory:
    """Create a territory, or rename and move one. Raises `Refused` for a name taken or a loop."""
    _free_name(session, Territory, name, territory)
    if territory is None:
        territory = Territory()
    _no_loop(territory, parent)
    territory.name, territory.folded, territory.parent_id = name, fold(name), parent.id if parent else None
    session.add(territory)
    session.flush()
    audit.write(session, actor, Act.TERRITORY_WRITTEN, territory, ("name", "parent"))
    return territory


def write_institution(
    session: Session,
    actor: Actor,
    name: str,
    parent: Institution | None = None,
    institution: Institution | None = None,
    *,
    authorised: bool = True,
) -> Institution:
    """Create an institution or a service, or change one. A service has no services."""
    _free_name(session, Institution, name, institution)
    if parent is not None and parent.parent_id is not None:
        raise Refused(Reason("service_of_a_service", "parent"))
    if parent is not None and institution is not None and _has_children(session, institution):
        raise Refused(Reason("service_of_a_service", "parent"))
    if institution is None:
        institution = Institution()
    _no_loop(institution, parent)
    institution.name, institution.folded = name, fold(name)
    institution.parent_id, institution.authorised = parent.id if parent else None, authorised
    session.add(institution)
    session.flush()
    audit.write(session, actor, Act.INSTITUTION_WRITTEN, institution, ("name", "parent", "authorised"))
    return institution


def _has_children(session: Session, institution: Institution) -> bool:
    return session.scalars(select(Institution.id).where(Institution.parent_id == institution.id)).first() is not None


def _free_name(
    session: Session,
    table: type[Territory] | type[Institution],
    name: str,
    own: Territory | Institution | None,
) -> None:
    if not fold(name):
        raise Refused(Reason("name_missing", "name"))
    with session.no_autoflush:
        taken = session.scalars(select(table.id).where(table.folded == fold(name))).first()
    if taken is not None and (own is None or own.id != taken):
        raise Refused(Reason("name_taken", "name"))


def _no_loop(place: Territory | Institution, parent: Territory | Institution | None) -> None:
    above: Territory | Institution | None = parent
    while above is not None:
        if above is place:
            raise Refused(Reason("place_inside_itself", "parent"))
        above = above.parent
