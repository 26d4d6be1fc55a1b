"""The map of a network from its records: names, sides, circles, answers, ties; never a contact nor an address."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.network_map import (
    OF_SIDES,
    Arc,
    Figure,
    NetworkMap,
    Sector,
    Shape,
    first_names,
    told,
)
from conference.domain.preparation import KIN, Part
from conference.domain.referral import CONCERNED, Danger
from conference.models.case import Case
from conference.models.guest import Guest, Side
from conference.models.referral import Person, Referral
from conference.queries.network import Network
from conference.queries.network import network as surrounding
from conference.words.network import CIRCLES, NO_SIDE, SERVICES

PROTECTED = frozenset({Danger.PROTECTED_ADDRESS, Danger.BOTH})


def network_map(session: Session, case: Case, found: Network | None = None) -> NetworkMap:
    """The map of a case, in two queries beside those of its network."""
    network = found or surrounding(session, case)
    concerned = select(Person).where(Person.case_id == case.id, Person.kind.in_(CONCERNED)).order_by(Person.id)
    middle = session.scalars(concerned).all()
    danger = session.scalar(select(Referral.danger).where(Referral.case_id == case.id))
    return _drawn(network, middle, protected=danger in PROTECTED)


def _drawn(network: Network, middle: Sequence[Person], *, protected: bool) -> NetworkMap:
    by_person = {one.person_id: one for one in network.guests}
    inside = {person.id for person in middle}
    around = [one for one in network.guests if one.person_id not in inside]
    people = [*middle, *(one.person for one in around)]
    names = first_names([(person.first_name, person.last_name) for person in people])
    guests = [*(by_person.get(person.id) for person in middle), *around]
    stands, sectors = _sectors(network.sides, around)
    figures = [
        _figure(name, guest, stands, inside, protected=protected) for name, guest in zip(names, guests, strict=True)
    ]
    at = {guest.id: place for place, guest in enumerate(guests) if guest is not None}
    arcs = tuple(Arc(at[tie.bond.one_id], at[tie.bond.other_id], tie.bond.kind) for tie in network.ties)
    return NetworkMap(CIRCLES, sectors, tuple(figures), arcs)


def _sectors(sides: Sequence[Side], around: Sequence[Guest]) -> tuple[dict[int | Shape, int], tuple[Sector, ...]]:
    """The sectors of a map, sides first and services last; and where each stands among them."""
    found: list[tuple[int | Shape, Sector]] = [
        (side.id, Sector(side.name, shape)) for side, shape in zip(sides, OF_SIDES, strict=False)
    ]
    there = {_place(one) for one in around}
    if Shape.PILL in there:
        found.append((Shape.PILL, Sector(NO_SIDE if sides else "", Shape.PILL if sides else Shape.CIRCLE)))
    if Shape.SQUARE in there:
        found.append((Shape.SQUARE, Sector(SERVICES, Shape.SQUARE)))
    return {place: number for number, (place, _) in enumerate(found)}, tuple(sector for _, sector in found)


def _place(guest: Guest) -> int | Shape:
    """The side of somebody, the place of those who have none, or that of services; a support person may have a side."""
    if guest.part in KIN or guest.part is Part.SUPPORT:
        return guest.side_id or (Shape.SQUARE if guest.part is Part.SUPPORT else Shape.PILL)
    return Shape.SQUARE


def _figure(
    name: str, guest: Guest | None, stands: dict[int | Shape, int], inside: set[int], *, protected: bool
) -> Figure:
    if guest is None:
        return Figure("", name)
    return Figure(
        guest.key,
        name,
        told(guest.person.tie, guest.part, guest.safety, protected=protected),
        None if guest.person_id in inside else stands[_place(guest)],
        guest.circle,
        guest.generation,
        guest.invitation,
    )
