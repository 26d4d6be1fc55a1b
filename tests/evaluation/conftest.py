"""A base in memory with one département, and a book to write its rows in."""

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from conference.models import Base
from tests.evaluation.book import Book


@pytest.fixture
def session() -> Iterator[Session]:
    """A session on an empty base."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def book(session: Session) -> Book:
    """The book of département 33, Paris time."""
    book = Book(session)
    book.open_department("33")
    return book
