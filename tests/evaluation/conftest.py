"""A base in memory with one département, and a book to write its rows in."""

import sqlite3
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, StaticPool, create_engine
from sqlalchemy.orm import Session

from conference.models import Base
from tests.evaluation.book import Book


@pytest.fixture(scope="session")
def _in_memory() -> Iterator[tuple[Engine, sqlite3.Connection]]:
    """One engine for all, whose statements are compiled once, and the one base behind it."""
    base = sqlite3.connect(":memory:")
    engine = create_engine("sqlite://", creator=lambda: base, poolclass=StaticPool, query_cache_size=5000)
    Base.metadata.create_all(engine)
    yield engine, base
    engine.dispose()


@pytest.fixture(scope="session")
def _empty(_in_memory: tuple[Engine, sqlite3.Connection]) -> Iterator[sqlite3.Connection]:
    kept = sqlite3.connect(":memory:")
    _in_memory[1].backup(kept)
    yield kept
    kept.close()


@pytest.fixture
def session(_in_memory: tuple[Engine, sqlite3.Connection], _empty: sqlite3.Connection) -> Iterator[Session]:
    """A session on an empty base."""
    engine, base = _in_memory
    _empty.backup(base)
    with Session(engine) as session:
        yield session


@pytest.fixture
def book(session: Session) -> Book:
    """The book of département 33, Paris time."""
    book = Book(session)
    book.open_department("33")
    return book
