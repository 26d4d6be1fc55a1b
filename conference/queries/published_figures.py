"""The figures that départements have published: a read that is narrowed to no département."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, defer

from conference.domain.publication import PublicationKind
from conference.models.publication import Publication

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
