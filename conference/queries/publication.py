"""What départements publish: what everybody may read now, and what was published before of the same thing."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased, defer

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
"""What départements have published: the one read that is narrowed to no département."""
FIGURES = Publication.kind == PublicationKind.FIGURES
def of_department(session: Session, department_id: int) -> Sequence[Publication]:
    """The figures that a département has published, withdrawn or not, the latest first; without their content."""
    query = select(Publication).where(FIGURES, Publication.department_id == department_id)
    return session.scalars(query.options(defer(Publication.content)).order_by(Publication.id.desc())).all()
def last(session: Session, department_id: int, year: int) -> Publication | None:
    """The last figures that a département published of a year: what is withdrawn was read all the same."""
    query = select(Publication).where(FIGURES, Publication.department_id == department_id, Publication.year == year)
    return session.scalars(query.order_by(Publication.id.desc()).limit(1)).one_or_none()
def one(session: Session, key: str, department_id: int | None) -> Publication | None:
    """Some figures by their key, as long as they are public; a département keeps those of its own that it withdrew."""
    public = Publication.withdrawn_at.is_(None) | (Publication.department_id == department_id)
    return session.scalars(select(Publication).where(FIGURES, Publication.key == key, public)).one_or_none()
def years(session: Session) -> list[int]:
    """The years of which figures are public, the latest first."""
    query = select(Publication.year).where(FIGURES, Publication.withdrawn_at.is_(None)).distinct()
    return sorted(session.scalars(query), reverse=True)
def current(session: Session, wanted: Collection[int]) -> Sequence[Publication]:
    """What is public of some years: for each département and year the last one, in the order of their codes."""
    of_years = FIGURES, Publication.withdrawn_at.is_(None), Publication.year.in_(wanted)
    latest = select(func.max(Publication.id)).where(*of_years).group_by(Publication.department_id, Publication.year)
    found = session.scalars(select(Publication).where(Publication.id.in_(latest)))
    return sorted(found, key=lambda one: (-one.year, str(one.content["department"])))
