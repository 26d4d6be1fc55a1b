"""What a programme says of itself: its few facts, and what holds under each heading."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.practice_sheet import Heading
from conference.domain.programme import DESCRIBED, Description
from conference.models.programme import Programme, ProgrammeText


def programme(session: Session) -> Programme | None:
    """The few facts, where anybody wrote them."""
    return session.scalars(select(Programme)).one_or_none()


def described(row: Programme | None) -> Description:
    """The same, whoever asks: nothing is known where nobody wrote."""
    if row is None:
        return Description()
    silent = tuple(heading for heading in Heading if heading.value in row.silent)
    return Description(row.begun_in, row.source, row.territory_kind, row.territory_count, silent)


def texts(session: Session) -> dict[Heading, ProgrammeText]:
    """The version that holds under each heading, in the order of the sheet; a text that was emptied is there too."""
    last = select(ProgrammeText.heading, func.max(ProgrammeText.number).label("number"))
    last_ones = last.group_by(ProgrammeText.heading).subquery()
    same = (ProgrammeText.heading == last_ones.c.heading) & (ProgrammeText.number == last_ones.c.number)
    found = {row.heading: row for row in session.scalars(select(ProgrammeText).join(last_ones, same))}
    return {heading: found[heading] for heading in DESCRIBED if heading in found}


def versions(session: Session) -> Sequence[ProgrammeText]:
    """Every version under every heading, the latest first."""
    return session.scalars(select(ProgrammeText).order_by(ProgrammeText.heading, ProgrammeText.number.desc())).all()
