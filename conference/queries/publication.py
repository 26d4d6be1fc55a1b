"""What départements publish: what everybody may read now, and what was published before of the same thing."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from conference.domain.publication import PublicationKind
from conference.models.department import Department
from conference.models.publication import Publication


def in_force(session: Session, kind: PublicationKind) -> Sequence[Publication]:
    """The last publication of each thing that is not withdrawn, by département and year: never by a value of it."""
    later = aliased(Publication)
    last = select(func.max(later.id)).where(later.source == Publication.source, later.kind == kind).scalar_subquery()
    query = select(Publication).join(Department, Department.id == Publication.department_id)
    query = query.where(Publication.kind == kind, Publication.id == last, Publication.withdrawn_at.is_(None))
    return session.scalars(query.order_by(Department.code, Publication.year.desc())).all()


def published_of(session: Session, source: str) -> Sequence[Publication]:
    """All that was published of one thing, the latest first."""
    return session.scalars(
        select(Publication).where(Publication.source == source).order_by(Publication.id.desc())
    ).all()


def of_key(session: Session, kind: PublicationKind, key: str) -> Publication | None:
    """A publication by its key, withdrawn or not."""
    return session.scalars(select(Publication).where(Publication.key == key, Publication.kind == kind)).one_or_none()


def changed_at(session: Session, kind: PublicationKind) -> datetime | None:
    """When something was last published or withdrawn."""
    moments = func.max(Publication.published_at), func.max(Publication.withdrawn_at)
    found = session.execute(select(*moments).where(Publication.kind == kind)).one()
    return max((moment for moment in found if moment is not None), default=None)
