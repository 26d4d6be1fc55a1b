"""What a seeded fault is, and where the tests stand that catch it."""

from dataclasses import dataclass

MATRIX = "tests/security/test_matrix.py::test_so_it_is_for_every_actor_on_every_thing[{}]"
TABLES, ONCE = "tests/house/test_tables.py", "tests/security/test_once.py"
SESSIONS, SIGN_IN = "tests/security/test_sessions.py", "tests/security/test_sign_in.py"
CRAWL, CHAIN, TOLD = "tests/security/test_crawl.py", "tests/audit/test_chain.py", "tests/audit/test_told.py"


@dataclass(frozen=True)
class Fault:
    """One old text of one file, what stands in its place, and the tests that must then fail."""

    name: str
    path: str
    old: str
    new: str
    caught_by: tuple[str, ...]
