"""Personal links: 256 bits, only the digest kept, expiring; a GET never consumes one."""

from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from conference import audit, clock
from conference.audit import Act
from conference.domain import tokens
from conference.domain.actors import MACHINE, Actor
from conference.models.account import Account
from conference.models.personal_link import LinkKind, PersonalLink
from conference.programme.accounts import elsewhere

LIFE = timedelta(days=3)


def draw(session: Session, actor: Actor, account: Account, kind: LinkKind = LinkKind.PASSWORD) -> str:
    """A new link for an account, in place of those it had; the token is given and not kept.

    An administrator never holds the key to what another département entrusts to an account: the link of one
    that works elsewhere looks like any other and opens nothing.
    """
    now = clock.now()
    barred = actor != MACHINE and elsewhere(session, account)
    if not barred:
        earlier = update(PersonalLink).where(PersonalLink.account_id == account.id, PersonalLink.ended_at.is_(None))
        session.execute(earlier.values(ended_at=now))
    token = tokens.draw()
    session.add(
        PersonalLink(
            digest=tokens.digest(token),
            kind=kind,
            account_id=account.id,
            drawn_at=now,
            expires_at=now + LIFE,
            ended_at=now if barred else None,
        )
    )
    audit.write(session, actor, Act.LINK_SENT, account)
    session.flush()
    return token


def drawn(session: Session, token: str) -> bool:
    """Whether a link was really kept, and not given up with the transaction that drew it."""
    return session.scalar(select(PersonalLink.id).where(PersonalLink.digest == tokens.digest(token))) is not None


def find(session: Session, kept: str, kind: LinkKind = LinkKind.PASSWORD) -> PersonalLink | None:
    """The link of a digest while it still opens what it is for; unknown, expired and ended look alike."""
    query = select(PersonalLink).where(PersonalLink.digest == kept, PersonalLink.kind == kind)
    link = session.scalars(query.options(joinedload(PersonalLink.account))).one_or_none()
    if link is None or link.ended_at is not None or link.expires_at <= clock.now():
        return None
    return None if link.account is not None and link.account.closed_at is not None else link
