"""Partners with their conventions, and local resources with their checks, drawn at random and written down."""

import dataclasses
import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from conference.domain.partner import ConventionKind, InstitutionKind, Renewal
from conference.models.directory import DirectoryCheck, DirectoryEntry
from conference.models.partner import Convention
from conference.models.place import Institution
from tests.evaluation.book import LONG_AGO, Book
from tests.evaluation.moments import day, moment


@dataclass
class Signed:
    """The dates of a convention."""

    signed: date | None
    since: date
    until: date
    renewal: Renewal
    ended: date | None
    mistaken: bool


@dataclass
class Bound:
    """An institution and its conventions."""

    kind: InstitutionKind | None
    conventions: list[Signed] = dataclasses.field(default_factory=list)


@dataclass
class Listed:
    """A local resource: when it was first written down, when it was found true, when it was no more."""

    recorded: datetime
    checks: list[date]
    closed: date | None


def draw_partner(draw: random.Random) -> Bound:
    """A partner, bound or not."""
    return Bound(draw.choice([*InstitutionKind, None]), [_signed(draw) for _ in range(draw.choice([0, 1, 1, 2]))])


def _signed(draw: random.Random) -> Signed:
    since = day(draw)
    until = since + timedelta(days=draw.choice([0, 364, 700]))
    ended = draw.choice([None, None, since + timedelta(days=draw.randrange(400))])
    signed = draw.choice([since, since, since + timedelta(days=60), None])
    return Signed(signed, since, until, draw.choice([*Renewal]), ended, draw.random() < 0.1)


def draw_resource(draw: random.Random) -> Listed:
    """A resource, checked now and then."""
    return Listed(moment(draw), [day(draw) for _ in range(draw.randrange(3))], draw.choice([None, None, day(draw)]))


def write_partners(book: Book, partners: list[Bound], resources: list[Listed]) -> None:
    """Their rows."""
    for number, partner in enumerate(partners):
        name = f"institution {number}"
        house = Institution(name=name, folded=name, kind=partner.kind)
        book.session.add(house)
        book.session.flush()
        book.session.add(Institution(name=f"{name}, service", folded=f"{name} service", parent_id=house.id))
        book.session.add_all(_convention(house, one) for one in partner.conventions)
    for listed in resources:
        entry = DirectoryEntry(name="…", offers="…", folded="", contact="…")
        entry.recorded_at, entry.closed_on = listed.recorded, listed.closed
        book.session.add(entry)
        book.session.flush()
        for on in listed.checks:
            book.session.add(DirectoryCheck(directory_entry_id=entry.id, on=on, recorded_at=LONG_AGO))
    book.session.flush()


def _convention(house: Institution, one: Signed) -> Convention:
    row = Convention(institution_id=house.id, kind=ConventionKind.CONTRACT, subject="…", recorded_at=LONG_AGO)
    row.signed_on, row.since, row.until, row.ended_on = one.signed, one.since, one.until, one.ended
    row.renewal, row.withdrawn_at = one.renewal, LONG_AGO if one.mistaken else None
    return row
