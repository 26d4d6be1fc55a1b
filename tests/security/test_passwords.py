"""What is wrong with a password that somebody chooses, and what verifying one costs."""

import pytest

from conference.config import Settings
from conference.domain.roles import Role
from conference.security.passwords import LONGEST, SHORTEST, SHORTEST_FOR_ADMIN, Passwords, weaknesses

NOBODY: frozenset[Role] = frozenset()
GOOD = "trois canards bleus"


@pytest.fixture(scope="module")
def passwords() -> Passwords:
    return Passwords(Settings("sqlite://", "k" * 40, argon2_memory=64, argon2_rounds=1))


@pytest.mark.parametrize(
    ("password", "found"),
    [
        (GOOD, []),
        ("quatorze signe", ["length"]),
        ("quinze signes !", []),
        ("é" * 3 + "trois canards"[:12], []),
        ("Mot de Passe, mot de passe", ["common"]),
        ("conférences familiales", ["common"]),
        ("aaaabbbbccccdddd", ["common"]),
        ("jeanne.martin et trois canards", ["own_name"]),
        ("JEANNE MARTIN et trois canards", ["own_name"]),
        ("x", ["length", "common"]),
    ],
)
def test_length_and_not_composition(password: str, found: list[str]) -> None:
    assert weaknesses(password, "jeanne.martin@example.org", NOBODY) == found


def test_an_administrator_writes_one_more() -> None:
    fifteen = "quinze signes !"
    assert len(fifteen) == SHORTEST == SHORTEST_FOR_ADMIN - 1
    assert weaknesses(fifteen, "a@example.org", frozenset({Role.LEAD})) == []
    assert weaknesses(fifteen, "alex@example.org", frozenset({Role.LEAD, Role.ADMIN})) == ["length"]


@pytest.mark.parametrize(("longer", "found"), [(0, []), (1, ["length"])])
def test_a_passphrase_may_be_long_but_not_endless(longer: int, found: list[str]) -> None:
    phrase = ("cinq mots pour une phrase " * 20)[: LONGEST + longer]
    assert weaknesses(phrase, "jeanne@example.org", NOBODY) == found


def test_only_the_password_itself_matches(passwords: Passwords) -> None:
    digest = passwords.hash(GOOD)
    assert GOOD not in digest
    assert passwords.matches(digest, GOOD)
    assert not passwords.matches(digest, GOOD.title())
    assert passwords.hash(GOOD) != digest


@pytest.mark.parametrize("digest", [None, "", "not a digest"])
def test_nobody_signs_in_where_there_is_no_password(passwords: Passwords, digest: str | None) -> None:
    assert not passwords.matches(digest, GOOD)
    assert not passwords.matches(digest, "nobody has this password")
