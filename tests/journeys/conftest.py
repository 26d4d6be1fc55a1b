"""A family for each journey, and the clock that it lives by."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from sqlalchemy.orm import Session

from tests.base_file import BaseFile
from tests.conftest import SignIn
from tests.journeys.family import Family
from tests.journeys.lived import Copies, Reach
from tests.world import Place


@pytest.fixture(scope="session")
def _copies() -> Iterator[Copies]:
    copies: Copies = {}
    yield copies
    for lived in copies.values():
        lived.base.close()


@pytest.fixture
def family(session: Session, gironde: Place, sign_in: SignIn) -> Iterator[Family]:
    """A family of the first département, that nobody has referred yet."""
    with ExitStack() as clocks:
        yield Family(session, gironde, sign_in, clocks)


@pytest.fixture
def reach(family: Family, base_file: BaseFile, _copies: Copies) -> Reach:
    """To live a family's way as far as a journey begins."""
    return Reach(family, base_file, _copies)
