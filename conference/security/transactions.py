"""Reading and writing are two kinds of transaction; a request says which one it needs."""

from sqlalchemy.orm import Session

from conference.models.engines import READING

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def to_read(session: Session) -> None:
    """End what was begun; what follows only reads, and the database holds it to that."""
    session.rollback()
    session.info[READING] = True


def to_write(session: Session) -> None:
    """End what was begun; what follows writes, with what it reads."""
    session.rollback()
    session.info[READING] = False
