"""Territories and institutions as the trees that they are."""

from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from conference.models.place import Institution, Territory

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
