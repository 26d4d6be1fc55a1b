"""The figures of a year, shown to everybody."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from conference import clock
from conference.domain.actors import Actor
from conference.domain.publication import PublicationKind
from conference.domain.reasons import Reason, Refused
from conference.models.department import Department
from conference.models.publication import Publication
from conference.programme import publication
from conference.programme.publication import Published
from conference.queries import published_figures
from conference.words.publication import PUBLICATION_KIND

KIND = PublicationKind.FIGURES


def publish(
    session: Session, actor: Actor, department: Department, content: Mapping[str, Any], after: str
) -> Publication:
    """Show a year's figures to everybody, as they were drawn up after the publication of this key, if any.

    What was published of the year before stays, and so does what is withdrawn. Raises `Refused` on a year that is
    not over, on the same figures twice, and where somebody published meanwhile.
    """
    year = int(content["year"])
    before = published_figures.last(session, department.id, year)
    if year >= clock.today(department.zone).year:
        raise Refused(Reason("year_not_over"))
    if (before.key if before else "") != after:
        raise Refused(Reason("published_meanwhile"))
    if before is not None and before.withdrawn_at is None and before.content["grids"] == content["grids"]:
        raise Refused(Reason("already_published"))
    told = Published(KIND, str(content["source"]["digest"]), year, f"{PUBLICATION_KIND[KIND]} {year}", content)
    return publication.publish(session, actor, department, told)
