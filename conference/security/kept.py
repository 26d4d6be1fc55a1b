"""What somebody was typing when their session ended is kept, and given back after they sign in again."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from conference import clock
from conference.models.case import Case
from conference.models.sign_in import KeptForm
from conference.queries.conference import facts
from conference.security.addresses import page

LIFE = timedelta(hours=24)
NEVER_KEPT = frozenset({"csrf_token", "password", "password_again", "version", "once"})


def keep(session: Session, account_id: int, path: str, fields: Mapping[str, list[str]]) -> None:
    """Keep the fields of a form, passwords and tokens left out; one form for each page."""
    kept, path = {name: values for name, values in fields.items() if name not in NEVER_KEPT}, page(path)[0]
    forget(session, account_id, path)
    purge(session)
    if any(value for values in kept.values() for value in values):
        session.add(KeptForm(account_id=account_id, path=path, fields=kept, kept_at=clock.now()))


def takes_words(session: Session, keys: Collection[str]) -> bool:
    """Whether what is typed at an address may be kept: nothing is of a minimal case, or while a family is alone.

    ``keys`` stand in the address.
    """
    case = session.scalars(select(Case).where(Case.key.in_(keys))).one_or_none()
    return case is None or not (case.minimal or facts(session, case).running)


def purge(session: Session) -> None:
    """Let go of all that was kept for a day."""
    session.execute(delete(KeptForm).where(KeptForm.kept_at < clock.ago(LIFE)))


def latest(session: Session, account_id: int) -> str | None:
    """The address of the form last kept for an account."""
    query = select(KeptForm.path).where(KeptForm.account_id == account_id, KeptForm.kept_at > clock.ago(LIFE))
    return session.scalars(query.order_by(KeptForm.id.desc()).limit(1)).first()


def fields(session: Session, account_id: int, path: str) -> Mapping[str, Any] | None:
    """What was kept for an account at an address."""
    query = select(KeptForm).where(KeptForm.account_id == account_id, KeptForm.path == path)
    kept = session.scalars(query.order_by(KeptForm.id.desc()).limit(1)).first()
    return None if kept is None or kept.kept_at <= clock.ago(LIFE) else kept.fields


def forget(session: Session, account_id: int, path: str) -> None:
    """Let go of what was kept for the page of a form: it has been sent."""
    theirs = KeptForm.account_id == account_id, KeptForm.path == page(path)[0]
    # Each form that is sent asks this: no row of these is looked for among those at hand.
    session.execute(delete(KeptForm).where(*theirs).execution_options(synchronize_session=False))
