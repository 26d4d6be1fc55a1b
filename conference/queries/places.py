"""Territories and institutions as the trees that they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from conference.models.place import Institution, Territory, TravelTime

P = TypeVar("P", Institution, Territory)


@dataclass(frozen=True, slots=True)
class Branch:
    """A place and those that it holds, by name."""

    place: Institution | Territory
    inside: "tuple[Branch, ...]"


def tree(session: Session, table: type[P]) -> tuple[Branch, ...]:
    """The places of the département, from those that nothing holds."""
    below: dict[int | None, list[P]] = {}
    for place in session.scalars(select(table).order_by(table.folded)):
        below.setdefault(place.parent_id, []).append(place)

    def branches(parent_id: int | None) -> tuple[Branch, ...]:
        return tuple(Branch(place, branches(place.id)) for place in below.get(parent_id, ()))

    return branches(None)


def rows(branches: tuple[Branch, ...], depth: int = 0) -> list[tuple[Institution | Territory, int]]:
    """The places of a tree one under the other, each with its depth from 0."""
    found: list[tuple[Institution | Territory, int]] = []
    for branch in branches:
        found += [(branch.place, depth), *rows(branch.inside, depth + 1)]
    return found


def beneath(roots: frozenset[int]) -> Select[tuple[int]]:
    """The territories of some trees, from their roots down."""
    found = select(Territory.id).where(Territory.id.in_(roots)).cte(recursive=True)
    found = found.union_all(select(Territory.id).join(found, Territory.parent_id == found.c.id))
    return select(found.c.id)


def services(institution_id: int) -> Select[int]:
    """An institution and its services."""
    own = Institution.id == institution_id
    return select(Institution.id).where(or_(own, Institution.parent_id == institution_id))


@dataclass(frozen=True, slots=True)
class Roads:
    """The minutes on the road between territories, as far as they were typed: by serial numbers, the lesser first."""

    parents: Mapping[int, int | None]
    typed: Mapping[tuple[int, int], int]

    def minutes(self, one: int | None, other: int | None) -> int | None:
        """Nothing within a territory; else what stands for the two, or for those that they lie in; None unknown."""
        if one is None or other is None:
            return None
        above, beyond = self.line(one), self.line(other)
        if other in above or one in beyond:
            return 0
        climbs = [(i + j, i, j) for i in range(len(above)) for j in range(len(beyond))]
        found = (self.typed.get(_once(above[i], beyond[j])) for _, i, j in sorted(climbs))
        return next((minutes for minutes in found if minutes is not None), None)

    def line(self, territory: int) -> list[int]:
        """A territory and those that it lies in, outwards."""
        found = [territory]
        while (parent := self.parents.get(found[-1])) is not None and parent not in found:
            found.append(parent)
        return found

    def apart(self, one: int, other: int) -> bool:
        """Whether neither of two territories lies in the other, so that there is a road between them."""
        return one not in self.line(other) and other not in self.line(one)


def _once(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def roads(session: Session) -> Roads:
    """Every road of the département, in two queries."""
    parents = {place.id: place.parent_id for place in session.execute(select(Territory.id, Territory.parent_id))}
    rows = session.execute(select(TravelTime.from_id, TravelTime.to_id, TravelTime.minutes))
    return Roads(parents, {(one, other): minutes for one, other, minutes in rows})
