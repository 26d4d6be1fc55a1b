"""One chain of audit rows per département, written last before each commit.

Every row carries the digest of the one before it, so that a row changed, removed, swapped or cut
is found and named by `conference.audit.verify`.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import groupby

from sqlalchemy import Select, String, bindparam, event, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import ORMExecuteState, Session

from conference import clock
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.models.audit import HOUSE, AuditHead, AuditRow
from conference.models.base import Keyed
from conference.models.outbox import Mail
from conference.models.sign_in import Attempt, KeptForm, OneTimeKey, WebSession
from conference.models.tenancy import SCOPE

PENDING, CHANGED = "audit_pending", "audit_changed"
BEGINNING = "0" * 64
# What holds the door is not an act on anything: sessions, attempts, keys and forms kept. Nor is a mail that
# somebody's act queues, or that a process is about to send: that it left is told.
UNTOLD = (WebSession, Attempt, KeptForm, OneTimeKey, AuditRow, AuditHead, Mail)


class Untold(Exception):
    """A change was about to be committed without its audit row: a fault of ours."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One act waiting for its commit; a row that has no key yet is named once it is flushed."""

    scope: str
    actor_id: int | None
    act: Act
    about: Keyed | str
    fields: str

    @property
    def subject(self) -> str:
        """``case:Zk3…``: a kind and a key."""
        if isinstance(self.about, str):
            return self.about
        return f"{type(self.about).__name__.lower()}:{self.about.key}"


def write(session: Session, actor: Actor, act: Act, about: Keyed | str = "", fields: Iterable[str] = ()) -> None:
    """Tell an act; it is written with the next commit of this session.

    ``about`` is a row, or a kind and a key; ``fields`` are names of fields; neither is ever a value.
    """
    entry = Entry(_scope(session), actor.account_id, act, about, " ".join(sorted(fields)))
    session.info.setdefault(PENDING, []).append(entry)


def _scope(session: Session) -> str:
    return session.info.get(SCOPE) or HOUSE


def digest(previous: str, scope: str, number: int, at: datetime, entry: Entry | AuditRow) -> str:
    """What a row is held to: everything it says, and the digest of the row before it."""
    actor = "" if entry.actor_id is None else str(entry.actor_id)
    told = (previous, scope, str(number), at.isoformat(), actor, entry.act, entry.subject, entry.fields)
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()


def lock_head(session: Session, scope: str) -> AuditHead:
    """The head of a chain, locked until the transaction ends."""
    head = session.scalars(_head(), {"of": scope}).one_or_none()
    if head is not None:
        return head
    kind = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    first = kind.insert(AuditHead).values(scope=scope, number=0, digest=BEGINNING).on_conflict_do_nothing()
    session.connection().execute(first)
    return session.scalars(_head(), {"of": scope}).one()


@cache
def _head() -> Select[AuditHead]:
    query = select(AuditHead).where(AuditHead.scope == bindparam("of", type_=String)).with_for_update()
    return query.execution_options(populate_existing=True)


def _append(session: Session, scope: str, entries: list[Entry]) -> None:
    head, rows = lock_head(session, scope), []
    for entry in entries:
        at = clock.now()
        number, previous = head.number + 1, head.digest
        head.number, head.digest = number, digest(previous, scope, number, at, entry)
        rows.append(
            {
                "scope": scope,
                "number": number,
                "at": at,
                "actor_id": entry.actor_id,
                "act": entry.act,
                "subject": entry.subject,
                "fields": entry.fields,
                "previous": previous,
                "digest": head.digest,
            }
        )
    session.connection().execute(insert(AuditRow), rows)
    session.flush()


@event.listens_for(Session, "after_flush")
def _notice(session: Session, _context: object) -> None:
    touched = [*session.new, *session.dirty, *session.deleted]
    if any(not isinstance(row, UNTOLD) for row in touched):
        session.info[CHANGED] = True


@event.listens_for(Session, "do_orm_execute")
def _notice_bulk(state: ORMExecuteState) -> None:
    writes = state.is_insert or state.is_update or state.is_delete
    mapper = state.bind_mapper
    if writes and (mapper is None or not issubclass(mapper.class_, UNTOLD)):
        state.session.info[CHANGED] = True


@event.listens_for(Session, "before_commit")
def _tell(session: Session) -> None:
    if session.in_nested_transaction():
        return
    session.flush()
    entries: list[Entry] = session.info.pop(PENDING, [])
    if session.info.pop(CHANGED, False) and not entries:
        raise Untold("a change without an audit row")
    for scope, group in groupby(sorted(entries, key=lambda entry: entry.scope), key=lambda entry: entry.scope):
        _append(session, scope, list(group))


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop(PENDING, None)
    session.info.pop(CHANGED, None)
