"""The acts of a family's case, as they are tested on SQLite, once more on PostgreSQL."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from tests import bases, world
from tests.casework.test_assignment import *  # noqa: F403  (each of its tests, with the session below)
from tests.postgresql import Server
from tests.world import Place

pytestmark = pytest.mark.postgres


@pytest.fixture
def session(postgresql: Server, settled_postgresql: str) -> Iterator[Session]:
    """A session on a base of its own."""
    with postgresql.fresh(settled_postgresql) as url, bases.opened(url, "33") as opened:
        yield opened


@pytest.fixture
def gironde(session: Session) -> Place:
    """The first département."""
    return world.find(session, "33")
