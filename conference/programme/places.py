"""Territories and institutions: trees of places, each name once in its département."""

from collections.abc import Mapping

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from conference import audit
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.names import fold
from conference.domain.partner import InstitutionKind
from conference.domain.reasons import Reason, Refused
from conference.models.partner import Convention
from conference.models.place import Institution, Territory, TravelTime
from conference.queries.places import roads

LONGEST_ROAD = 600  # minutes


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


def write_roads(session: Session, actor: Actor, territory: Territory, minutes: Mapping[Territory, int | None]) -> None:
    """Say how many minutes the road takes from a territory to others, and back; None forgets it.

    Raises `Refused` for a road within one of them, or one longer than `LONGEST_ROAD`.
    """
    network = roads(session)
    for other, long in minutes.items():
        if not network.apart(territory.id, other.id):
            raise Refused(Reason("road_within_a_place", other.key))
        if long is not None and not 0 <= long <= LONGEST_ROAD:
            raise Refused(Reason("road_out_of_range", other.key))
    theirs = or_(TravelTime.from_id == territory.id, TravelTime.to_id == territory.id)
    stand = {
        ({row.from_id, row.to_id} - {territory.id}).pop(): row
        for row in session.scalars(select(TravelTime).where(theirs))
    }
    for other, long in minutes.items():
        _write_road(session, (territory.id, other.id), stand.get(other.id), long)
    # Two people who type the roads of one place see each other's.
    flag_modified(territory, "name")
    session.flush()
    audit.write(session, actor, Act.TERRITORY_WRITTEN, territory, ("minutes",))


def _write_road(session: Session, ends: tuple[int, int], stands: TravelTime | None, minutes: int | None) -> None:
    if stands is None and minutes is not None:
        session.add(TravelTime(from_id=min(ends), to_id=max(ends), minutes=minutes))
    elif stands is not None and minutes is None:
        session.delete(stands)
    elif stands is not None and minutes is not None:
        stands.minutes = minutes


def write_institution(
    session: Session,
    actor: Actor,
    name: str,
    parent: Institution | None = None,
    institution: Institution | None = None,
    *,
    authorised: bool = True,
    kind: InstitutionKind | None = None,
) -> Institution:
    """Create an institution or a service, or change one. A service has no services, and is of its institution's kind.

    Raises `Refused` for a name taken, a loop, a service of a service, or one that conventions are signed with.
    """
    _free_name(session, Institution, name, institution)
    if parent is not None and parent.parent_id is not None:
        raise Refused(Reason("service_of_a_service", "parent"))
    if parent is not None and institution is not None and _has_children(session, institution):
        raise Refused(Reason("service_of_a_service", "parent"))
    if parent is not None and institution is not None and _has_conventions(session, institution):
        raise Refused(Reason("service_with_conventions", "parent"))
    if institution is None:
        institution = Institution()
    _no_loop(institution, parent)
    institution.name, institution.folded = name, fold(name)
    institution.parent_id, institution.authorised = parent.id if parent else None, authorised
    institution.kind = None if parent else kind
    session.add(institution)
    session.flush()
    audit.write(session, actor, Act.INSTITUTION_WRITTEN, institution, ("name", "parent", "authorised", "kind"))
    return institution


def _has_children(session: Session, institution: Institution) -> bool:
    return session.scalars(select(Institution.id).where(Institution.parent_id == institution.id)).first() is not None


def _has_conventions(session: Session, institution: Institution) -> bool:
    signed = select(Convention.id).where(Convention.institution_id == institution.id)
    return session.scalars(signed).first() is not None


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
