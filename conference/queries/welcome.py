"""The public page of a département, as its session finds it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.models.department import Department
from conference.models.welcome import Welcome


def page(session: Session) -> Welcome | None:
    """The page of the session's département, open or not."""
    return session.scalars(select(Welcome)).one_or_none()


def of_code(session: Session, code: str) -> Department | None:
    """A département by its code, which is no secret."""
    return session.scalars(select(Department).where(Department.code == code)).one_or_none()
