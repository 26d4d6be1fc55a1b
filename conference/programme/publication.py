"""The acts on what a département publishes: freeze it before everybody, withdraw it with a reason."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.publication import PublicationKind
from conference.domain.reasons import Reason, Refused
from conference.models.department import Department
from conference.models.publication import Publication
from conference.queries.publication import published_of


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
    plain = json.dumps(dict(told.content), ensure_ascii=False, sort_keys=True).encode()
    row = Publication(
        department_id=department.id,
        kind=told.kind,
        year=told.year,
        title=told.title,
        source=told.source,
        content=dict(told.content),
        pdf=told.pdf,
        digest=hashlib.sha256(plain if told.pdf is None else told.pdf).hexdigest(),
        published_at=clock.now(),
        published_by=actor.account_id,
    )
    session.add(row)
    session.flush()
    audit.write(session, actor, Act.PUBLISHED, row)
    return row


def withdraw(session: Session, actor: Actor, source: str, why: str) -> None:
    """Take back all that was published of one thing: its addresses say when, and why. Raises `Refused`."""
    shown = [one for one in published_of(session, source) if one.withdrawn_at is None]
    if not shown:
        raise Refused(Reason("practice_unpublished"))
    if not why.strip():
        raise Refused(Reason("withdrawal_unexplained", "why"))
    for one in shown:
        one.withdrawn_at, one.withdrawn_by, one.withdrawn_why = clock.now(), actor.account_id, why.strip()
        audit.write(session, actor, Act.WITHDRAWN, one)
    session.flush()
