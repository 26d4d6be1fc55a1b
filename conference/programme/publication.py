"""The acts on what a département publishes: freeze it before everybody, withdraw it with a reason."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
"""The acts on what a département publishes: publish the figures of a year, withdraw what was published."""
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
from conference.queries import publication
from conference.words.publication import PUBLICATION_KIND
Content = Mapping[str, Any]
def publish(
    session: Session, actor: Actor, department: Department, content: Content, digest: str, after: str
) -> Publication:
    """Show a year's figures to everybody, as they were drawn up after the publication of this key, if any.
    What was published of the year before stays, and so does what is withdrawn. Raises `Refused` on a year that is
    not over, on the same figures twice, and where somebody published meanwhile.
    """
    year, before = int(content["year"]), publication.last(session, department.id, int(content["year"]))
    if year >= clock.today(department.zone).year:
        raise Refused(Reason("year_not_over"))
    if (before.key if before else "") != after:
        raise Refused(Reason("published_meanwhile"))
    if before is not None and before.withdrawn_at is None and before.content["grids"] == content["grids"]:
        raise Refused(Reason("already_published"))
        kind=PublicationKind.FIGURES,
        year=year,
        title=f"{PUBLICATION_KIND[PublicationKind.FIGURES]} {year}",
        source=str(content["source"]["digest"]),
        content=dict(content),
        digest=digest,
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
    audit.write(session, actor, Act.FIGURES_PUBLISHED, row, (str(year),))
def withdraw(session: Session, actor: Actor, row: Publication, why: str) -> None:
    """Take back what was published: nobody reads it any more but the département, which keeps it with the reason."""
    if row.withdrawn_at is not None:
        raise Refused(Reason("already_withdrawn"))
    row.withdrawn_at, row.withdrawn_why = clock.now(), why.strip()
    audit.write(session, actor, Act.FIGURES_WITHDRAWN, row, (str(row.year),))
