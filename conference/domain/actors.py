"""Who acts: somebody signed in for one département, or a command of the machine."""

from dataclasses import dataclass

from conference.domain.roles import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """The author of an act; ``account_id`` is None for a command."""

    account_id: int | None
    roles: frozenset[Role] = frozenset()


MACHINE = Actor(None)
