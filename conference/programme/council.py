"""The acts on bodies beside the designating one: what each is, and who sits there from a day to another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.council import Charter, CouncilKind
from conference.domain.names import around
from conference.domain.reasons import Reason, Refused
from conference.models.account import Account
from conference.models.council import Council, CouncilSeat
from conference.models.department import Department
from conference.models.place import Institution
from conference.queries.coordinators import engaged
from conference.queries.council import known
from conference.queries.note import names_in


def nobody_named(session: Session, texts: Mapping[str, str]) -> list[Reason]:
    """Why texts cannot be kept: each that names a family, by its field. Who works or sits here may be named in full.

    Which name it is stays unsaid: whoever keeps bodies is not told who the families are.
    """
    spared = known(session) if any(texts.values()) else frozenset()
    found = {place: names_in(session, " ".join(around(text, spared)[::2])) for place, text in texts.items() if text}
    return [Reason("council_names_a_family", place) for place, names in found.items() if names]


def keep(
    session: Session, actor: Actor, department: Department, charter: Charter, council: Council | None = None
) -> Council:
    """Open a body, or correct what is said of one. The engaged coordinators sit in their group. Raises `Refused`."""
    reasons = [*charter.refusals, *nobody_named(session, {"name": charter.name, "role": charter.role})]
    if reasons:
        raise Refused(*reasons)
    row = council or Council()
    for name in Charter.__slots__:
        setattr(row, name, getattr(charter, name))
    session.add(row)
    session.flush()
    audit.write(session, actor, Act.COUNCIL_WRITTEN, row, tuple(Charter.__slots__))
    if council is None:
        gather(session, actor, department, row)
    return row


def gather(session: Session, actor: Actor, department: Department, council: Council) -> None:
    """Give a seat in the coordinators' group to each who is engaged and never had one there."""
    if council.kind is not CouncilKind.COORDINATORS:
        return
    rows = session.scalars(select(CouncilSeat).where(CouncilSeat.council_id == council.id)).all()
    accounts, names = {row.account_id for row in rows}, {row.name for row in rows}
    today = clock.today(department.zone)
    since = max(council.since, today) if rows else council.since
    for one in engaged(session, today):
        if one.account_id in accounts if one.account_id is not None else one.name in names:
            continue
        name = "" if one.account_id is not None else one.name
        seat = CouncilSeat(council_id=council.id, account_id=one.account_id, name=name, since=since)
        seat.institution_id = one.institution_id
        _kept(session, actor, seat)


@dataclass(frozen=True, slots=True)
class Place:
    """A seat as it is typed: an account or a name, or nobody; what for, of which institution, from when to when."""

    since: date
    account: Account | None = None
    name: str = ""
    function: str = ""
    institution: Institution | None = None
    families: bool = False
    until: date | None = None

    @property
    def vacant(self) -> bool:
        """Whether nobody holds it."""
        return self.account is None and not self.name


def seat(
    session: Session, actor: Actor, council: Council, place: Place, held: CouncilSeat | None = None
) -> CouncilSeat:
    """Give a seat, or correct one. Raises `Refused`.

    Whoever takes a seat that was vacant is a seat of its own: the vacancy ends on the eve.
    """
    reasons = [*_misplaced(place), *_twice(session, council, place, held)]
    reasons += nobody_named(session, {"function": place.function})
    if reasons:
        raise Refused(*reasons)
    filled = held is not None and held.vacant and not place.vacant and held.since < place.since
    if filled and held is not None:
        held.until = place.since - timedelta(days=1)
        _kept(session, actor, held)
    row = CouncilSeat(council_id=council.id) if held is None or filled else held
    row.account_id = place.account.id if place.account else None
    row.institution_id = place.institution.id if place.institution else None
    row.name, row.function, row.families = place.name, place.function, place.families
    row.since, row.until = place.since, place.until
    return _kept(session, actor, row)


def _kept(session: Session, actor: Actor, row: CouncilSeat) -> CouncilSeat:
    session.add(row)
    session.flush()
    audit.write(session, actor, Act.COUNCIL_WRITTEN, row, ("council_seat", "since", "until"))
    return row


def _misplaced(place: Place) -> Iterable[Reason]:
    described = place.function or place.institution or place.families
    asked = (
        (not (place.account and place.name), "council_seat_two", "name"),
        (not (place.account and place.families), "council_families_account", "account"),
        (not place.vacant or described, "council_seat_nobody", "name"),
        (place.until is None or place.until >= place.since, "seat_backwards", "until"),
    )
    return [Reason(code, where) for holds, code, where in asked if not holds]


def _twice(session: Session, council: Council, place: Place, held: CouncilSeat | None) -> Iterable[Reason]:
    """An account holds one seat of a body at a time."""
    if place.account is None:
        return []
    query = select(CouncilSeat).where(CouncilSeat.council_id == council.id, CouncilSeat.account_id == place.account.id)
    others = [row for row in session.scalars(query) if row is not held]
    last = place.until or date.max
    clash = any(row.since <= last and place.since <= (row.until or date.max) for row in others)
    return [Reason("council_seat_held", "account")] if clash else []
