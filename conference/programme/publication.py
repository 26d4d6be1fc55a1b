"""The acts on what a département publishes: freeze it before everybody, withdraw it with a reason."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.publication import PublicationKind, digest
from conference.domain.reasons import Reason, Refused
from conference.models.department import Department
from conference.models.publication import Publication
from conference.queries.note import names_in


@dataclass(frozen=True, slots=True)
class Published:
    """What is to be published: of which source and year, under which title, as plain values and on paper."""

    kind: PublicationKind
    source: str
    year: int
    title: str
    content: Mapping[str, Any]
    pdf: bytes | None = None


def publish(session: Session, actor: Actor, department: Department, told: Published) -> Publication:
    """Keep what everybody reads from now on; its digest is that of its paper, else of its values."""
    row = Publication(
        department_id=department.id,
        kind=told.kind,
        year=told.year,
        title=told.title,
        source=told.source,
        content=dict(told.content),
        pdf=told.pdf,
        digest=digest(told.content) if told.pdf is None else hashlib.sha256(told.pdf).hexdigest(),
        published_at=clock.now(),
        published_by=actor.account_id,
    )
    session.add(row)
    session.flush()
    audit.write(session, actor, Act.PUBLISHED, row)
    return row


def withdraw(session: Session, actor: Actor, rows: Iterable[Publication], why: str, spared: Iterable[str] = ()) -> None:
    """Take back what was published: its address says when, and why, and names nobody. Raises `Refused`.

    ``spared`` are the words of which somebody said that they name no participant.
    """
    shown = [one for one in rows if one.withdrawn_at is None]
    if not shown:
        raise Refused(Reason("already_withdrawn"))
    if not why.strip():
        raise Refused(Reason("withdrawal_unexplained", "why"))
    if set(names_in(session, why)) - set(spared):
        raise Refused(Reason("names_in_why", "why"))
    for one in shown:
        one.withdrawn_at, one.withdrawn_by, one.withdrawn_why = clock.now(), actor.account_id, why.strip()
        audit.write(session, actor, Act.WITHDRAWN, one)
    session.flush()
