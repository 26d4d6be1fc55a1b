"""Throttling, by account and by address, kept in the database: a restart forgives nobody."""

import hashlib
from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from conference import clock
from conference.models.sign_in import Attempt
from conference.security.transactions import to_write

WINDOW = timedelta(minutes=15)
BY_ACCOUNT, BY_ADDRESS = 10, 60
# What somebody without account may send from one address, for each use.
BY_USE = 5


def _digest(kind: str, value: str) -> str:
    return hashlib.sha256(f"{kind}:{value.strip().casefold()}".encode()).hexdigest()


def too_many(session: Session, email: str, address: str) -> bool:
    """Whether a name or an address has failed too often lately; unknown names count as known ones do."""
    limits = ((_digest("account", email), BY_ACCOUNT), (_digest("address", address), BY_ADDRESS))
    return any(_count(session, digest) >= limit for digest, limit in limits)


def too_many_from(session: Session, address: str) -> bool:
    """Whether an address has failed too often lately, whatever it tried to open."""
    return _count(session, _digest("address", address)) >= BY_ADDRESS


def too_often(session: Session, use: str, address: str) -> bool:
    """Whether an address has done something often enough lately, such as writing to a département."""
    return seen(session, use, address) >= BY_USE


def seen(session: Session, use: str, address: str) -> int:
    """How often an address has done something lately."""
    return _count(session, _digest(use, address))


def counted(session: Session, use: str, address: str) -> None:
    """Keep that an address has done it once more."""
    session.execute(delete(Attempt).where(Attempt.at < clock.ago(WINDOW)))
    session.add(Attempt(digest=_digest(use, address), at=clock.now()))


def failed_from(session: Session, address: str) -> None:
    """Keep a failure of an address alone: it named nobody."""
    session.execute(delete(Attempt).where(Attempt.at < clock.ago(WINDOW)))
    session.add(Attempt(digest=_digest("address", address), at=clock.now()))


def missed(session: Session, address: str) -> None:
    """Keep that an address tried a link that opens nothing, in a transaction of its own."""
    to_write(session)
    failed_from(session, address)
    session.commit()


def _count(session: Session, digest: str) -> int:
    recent = select(func.count()).select_from(Attempt)
    return session.scalar(recent.where(Attempt.digest == digest, Attempt.at > clock.ago(WINDOW))) or 0


def failed(session: Session, email: str, address: str) -> None:
    """Keep a failure, and let go of those that no longer count."""
    now = clock.now()
    session.execute(delete(Attempt).where(Attempt.at < clock.ago(WINDOW)))
    session.add_all(
        Attempt(digest=digest, at=now) for digest in (_digest("account", email), _digest("address", address))
    )


def succeeded(session: Session, email: str) -> None:
    """Forget the failures of an account that has signed in."""
    session.execute(delete(Attempt).where(Attempt.digest == _digest("account", email)))
