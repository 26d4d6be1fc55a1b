"""Passwords: argon2id, two at once per worker; length rather than composition."""

from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from conference.config import Settings
from conference.domain.names import fold
from conference.domain.roles import Role

SHORTEST, SHORTEST_FOR_ADMIN, LONGEST = 15, 16, 200
# Long passwords that people choose all the same; compared once folded.
COMMON = frozenset(
    fold(text)
    for text in (
        "motdepassemotdepasse",
        "123456789012345",
        "1234567890123456",
        "azertyuiopqsdfghjklm",
        "qwertyuiopasdfghjkl",
        "passwordpassword",
        "conferences familiales",
        "conferencefamiliale",
        "aide sociale a l enfance",
        "jesuisunmotdepasse",
        "bonjourbonjourbonjour",
        "administrateur123",
    )
)


class Passwords:
    """The hasher of one process."""

    def __init__(self, settings: Settings) -> None:
        self._hasher = PasswordHasher(settings.argon2_rounds, settings.argon2_memory, parallelism=1)
        self._turns = BoundedSemaphore(2)
        self._dummy = self._hasher.hash("nobody has this password")

    def hash(self, password: str) -> str:
        """The digest to keep."""
        with self._turns:
            return self._hasher.hash(password)

    def matches(self, digest: str | None, password: str) -> bool:
        """One verification whatever the account: an unknown name costs as much as a known one."""
        with self._turns:
            try:
                self._hasher.verify(digest or self._dummy, password[:LONGEST])
            except (VerificationError, InvalidHashError):
                return False
        return bool(digest)


def weaknesses(password: str, email: str, roles: frozenset[Role]) -> list[str]:
    """Codes of what is wrong with a password that somebody chooses; none when it will do."""
    shortest = SHORTEST_FOR_ADMIN if Role.ADMIN in roles else SHORTEST
    folded = fold(password).replace(" ", "")
    found = []
    if not shortest <= len(password) <= LONGEST:
        found.append("length")
    if folded in {common.replace(" ", "") for common in COMMON} or len(set(folded)) < 5:
        found.append("common")
    if fold(email.partition("@")[0]).replace(" ", "") in folded:
        found.append("own_name")
    return found
