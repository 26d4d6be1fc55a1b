"""One form that creates makes one thing, however often it arrives: twice clicked, sent again, two tabs."""

import secrets
from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from conference import clock
from conference.models.sign_in import OneTimeKey


def draw() -> str:
    """A key for a form that is about to be shown."""
    return secrets.token_urlsafe(16)


def led_to(session: Session, account_id: int, value: str) -> str | None:
    """Where the first arrival of a form led, if it has arrived."""
    query = select(OneTimeKey.led_to).where(OneTimeKey.account_id == account_id, OneTimeKey.value == value)
    return session.scalar(query)


def create(session: Session, account_id: int, value: str, act: Callable[[], str]) -> str:
    """Run an act that creates, commit it with its key, and give the address it leads to.

    The second arrival of the same key runs nothing and gives the address of the first.
    """
    earlier = led_to(session, account_id, value)
    if earlier is not None:
        return earlier
    try:
        address = act()
        session.add(OneTimeKey(account_id=account_id, value=value, led_to=address, at=clock.now()))
        session.commit()
    except IntegrityError:
        session.rollback()
        earlier = led_to(session, account_id, value)
        if earlier is None:
            raise
        return earlier
    return address
