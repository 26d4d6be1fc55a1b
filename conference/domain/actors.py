"""Who acts: somebody signed in for one département, or a command of the machine."""

from dataclasses import dataclass

from conference.domain.roles import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """The author of an act; ``account_id`` is None for a command.

    ``decides_only`` are the cases that somebody of a neighbouring body was asked to decide on, and no other.
    """

    account_id: int | None
    roles: frozenset[Role] = frozenset()
    decides_only: frozenset[int] = frozenset()


MACHINE = Actor(None)
