"""Throttling, by account and by address, kept in the database: a restart forgives nobody."""

import hashlib
import ipaddress
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
# What one address may leave for a use within a day: it does not close a form for all the others.
DAY, BY_DAY = timedelta(days=1), 5
# A household, or a machine, has a whole network of that size.
NETWORK = 64


def _digest(kind: str, value: str) -> str:
    return hashlib.sha256(f"{kind}:{value.strip().casefold()}".encode()).hexdigest()


def source(address: str) -> str:
    """Whom an address counts for: itself, or the network of an IPv6 one."""
    try:
        given = ipaddress.ip_address(address)
    except ValueError:
        return address
    if given.version == 4:
        return str(given)
    if given.ipv4_mapped is not None:
        return str(given.ipv4_mapped)
    return str(ipaddress.ip_network((int(given), NETWORK), strict=False))


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
    return _count(session, _digest(use, source(address)))


def spent(session: Session, use: str, address: str) -> bool:
    """Whether an address has left as much for a use as one may within a day."""
    return seen(session, f"{use}:day", address) >= BY_DAY


def left(session: Session, use: str, address: str) -> None:
    """Keep that an address has left one more, until a day has passed: dated so that it stops counting then."""
    session.add(Attempt(digest=_digest(f"{use}:day", source(address)), at=clock.now() + DAY - WINDOW))


def counted(session: Session, use: str, address: str) -> None:
    """Keep that an address has done it once more."""
    session.execute(delete(Attempt).where(Attempt.at < clock.ago(WINDOW)))
    session.add(Attempt(digest=_digest(use, source(address)), at=clock.now()))


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
