"""The figures that départements have published: a read that is narrowed to no département."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from conference.domain.publication import PublicationKind
from conference.models.department import Department
from conference.models.publication import Publication
from conference.queries.publication import standing

FIGURES = Publication.kind == PublicationKind.FIGURES


def of_department(session: Session, department_id: int) -> Sequence[Publication]:
    """The figures that a département has published, withdrawn or not, the latest first; without their content."""
    query = select(Publication).where(FIGURES, Publication.department_id == department_id)
    return session.scalars(query.options(defer(Publication.content)).order_by(Publication.id.desc())).all()


def last(session: Session, department_id: int, year: int) -> Publication | None:
    """The last figures that a département published of a year: what is withdrawn was read all the same."""
    query = select(Publication).where(FIGURES, Publication.department_id == department_id, Publication.year == year)
    return session.scalars(query.order_by(Publication.id.desc()).limit(1)).one_or_none()


def of_year(session: Session, department_id: int, year: int) -> Sequence[Publication]:
    """All that a département published of a year, the oldest first: somebody read it, withdrawn or not."""
    query = select(Publication).where(FIGURES, Publication.department_id == department_id, Publication.year == year)
    return session.scalars(query.order_by(Publication.id)).all()


def one(session: Session, key: str, department_id: int | None) -> Publication | None:
    """Some figures by their key, as long as they are public; a département keeps those of its own that it withdrew."""
    public = Publication.withdrawn_at.is_(None) | (Publication.department_id == department_id)
    return session.scalars(select(Publication).where(FIGURES, Publication.key == key, public)).one_or_none()


def years(session: Session) -> list[int]:
    """The years of which figures stand, the latest first."""
    query = select(Publication.year).where(standing(PublicationKind.FIGURES)).distinct()
    return sorted(session.scalars(query), reverse=True)


def current(session: Session, wanted: Collection[int]) -> Sequence[Publication]:
    """What stands of some years, the latest first, by département in the order of their codes."""
    query = select(Publication).join(Department, Department.id == Publication.department_id)
    query = query.where(standing(PublicationKind.FIGURES), Publication.year.in_(wanted))
    return session.scalars(query.order_by(Publication.year.desc(), Department.code)).all()
