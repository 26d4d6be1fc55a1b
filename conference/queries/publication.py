"""What départements publish: what everybody may read now, and what was published before of the same thing."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from conference.domain.publication import PublicationKind
from conference.models.department import Department
from conference.models.publication import Publication

# What a publication is of: a later one of the same thing takes its place.
THING = {
    PublicationKind.FIGURES: (Publication.department_id, Publication.year),
    PublicationKind.PRACTICE_SHEET: (Publication.source,),
}


def standing(kind: PublicationKind) -> ColumnElement[bool]:
    """What holds of the last publication of each thing; where that one is withdrawn, nothing stands of the thing."""
    last = select(func.max(Publication.id)).where(Publication.kind == kind).group_by(*THING[kind])
    return and_(Publication.id.in_(last), Publication.withdrawn_at.is_(None))


def in_force(session: Session, kind: PublicationKind) -> Sequence[Publication]:
    """What stands of each thing, by département and year: never by a value of it."""
    query = select(Publication).join(Department, Department.id == Publication.department_id).where(standing(kind))
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
