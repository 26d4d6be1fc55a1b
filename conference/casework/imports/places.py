"""The territories and institutions that a file names: found by their folded name, or created."""

from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.names import fold
from conference.models.place import Institution, Territory

Place = TypeVar("Place", Territory, Institution)


class Places:
    """The places of a département during one take-over, by kind and folded name."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._territories = {place.folded: place for place in session.scalars(select(Territory))}
        self._institutions = {place.folded: place for place in session.scalars(select(Institution))}

    def territory(self, name: str) -> int | None:
        """The number of a territory; None for an empty name."""
        return self._found(Territory, self._territories, name)

    def institution(self, name: str) -> int | None:
        """The number of an institution; None for an empty name."""
        return self._found(Institution, self._institutions, name)

    def _found(self, kind: type[Place], known: dict[str, Place], name: str) -> int | None:
        folded = fold(name)
        if not folded:
            return None
        if folded not in known:
            known[folded] = kind(name=name, folded=folded)
            self._session.add(known[folded])
            self._session.flush()
        return known[folded].id
