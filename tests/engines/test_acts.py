"""The acts of a family's case, as they are tested on SQLite, once more on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from tests import bases, world
from tests.casework.test_assignment import *  # noqa: F403  (each of its tests, with the session below)
from tests.copies import copied
from tests.world import Place

pytestmark = pytest.mark.postgres


@pytest.fixture
def session(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Session]:
    """A session on a base of its own."""
    with copied(request, "postgresql", bases.settle, tmp_path) as url, bases.opened(url, "33") as opened:
        yield opened


@pytest.fixture
def gironde(session: Session) -> Place:
    """The first département."""
    return world.find(session, "33")
