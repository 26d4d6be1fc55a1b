"""Personal links: 256 bits, only the digest kept, expiring; a GET never consumes one."""

import base64
import hmac
from collections.abc import Callable
from datetime import timedelta

from flask import abort, current_app, request
from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from conference import audit, clock
from conference.audit import Act
from conference.domain import tokens
from conference.domain.actors import MACHINE, Actor
from conference.models.account import Account
from conference.models.personal_link import LinkKind, PersonalLink
from conference.programme.accounts import elsewhere
from conference.security import throttle

LIFE = timedelta(days=3)


def keyed(*parts: str) -> bytes:
    """256 bits that nobody can guess and that the same form gives again: made of its one-time key, kept nowhere."""
    secret: str = current_app.config["SECRET_KEY"]
    return hmac.digest(secret.encode(), "\0".join(parts).encode(), "sha256")


def token(kind: LinkKind, holder: str, once: str) -> str:
    """The token of a link that a form draws for somebody: reloading its page shows the same link."""
    return base64.urlsafe_b64encode(keyed("link", kind, holder, once)).rstrip(b"=").decode()


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


def draw_for_mail(session: Session, account: Account, mail: str) -> str:
    """The link that a mail carries, by the mail's key: written twice, it is the same, and lives from the last time.

    It goes to the account's own address and to nobody else, so that it opens whoever invited.
    """
    drawn_now = token(LinkKind.PASSWORD, account.key, mail)
    kept, now = tokens.digest(drawn_now), clock.now()
    own = PersonalLink.account_id == account.id, PersonalLink.kind == LinkKind.PASSWORD
    earlier = update(PersonalLink).where(*own, PersonalLink.ended_at.is_(None), PersonalLink.digest != kept)
    session.execute(earlier.values(ended_at=now))
    link = session.scalars(select(PersonalLink).where(PersonalLink.digest == kept)).one_or_none()
    if link is None:
        link = PersonalLink(digest=kept, kind=LinkKind.PASSWORD, account_id=account.id, drawn_at=now)
        session.add(link)
    link.expires_at = now + LIFE
    audit.write(session, MACHINE, Act.LINK_SENT, account)
    session.flush()
    return drawn_now


def drawn(session: Session, token: str) -> bool:
    """Whether a link was really kept, and not given up with the transaction that drew it."""
    return session.scalar(select(PersonalLink.id).where(PersonalLink.digest == tokens.digest(token))) is not None


def swap(session: Session, token: str, opened: Callable[[Session, str], object | None]) -> str:
    """What a browser keeps in place of a token; who tries many that open nothing is kept waiting.

    ``opened`` is what a digest opens, None where it opens nothing.
    """
    address = request.remote_addr or ""
    if throttle.too_many_from(session, address):
        abort(429)
    kept = tokens.digest(token)
    if opened(session, kept) is None:
        throttle.missed(session, address)
    return kept


def invitation(session: Session, kept: str) -> PersonalLink | None:
    """The link of an invitation."""
    return find(session, kept, LinkKind.INVITATION)


def family(session: Session, kept: str) -> PersonalLink | None:
    """The link of a family's page."""
    return find(session, kept, LinkKind.FAMILY)


def find(session: Session, kept: str, kind: LinkKind = LinkKind.PASSWORD) -> PersonalLink | None:
    """The link of a digest while it still opens what it is for; unknown, expired and ended look alike."""
    query = select(PersonalLink).where(PersonalLink.digest == kept, PersonalLink.kind == kind)
    link = session.scalars(query.options(joinedload(PersonalLink.account))).one_or_none()
    if link is None or link.ended_at is not None or link.expires_at <= clock.now():
        return None
    return None if link.account is not None and link.account.closed_at is not None else link
