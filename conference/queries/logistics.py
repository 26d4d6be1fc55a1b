"""The practical side of a day: what people answered to dates, who takes care of what, and plain facts for papers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from conference.domain.logistics import Availability, OfferKind, Payer, Tally, VenueKind, tally
from conference.domain.paper import at_home
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.logistics import (
    CandidateDate,
    ChecklistItem,
    ChecklistTick,
    Cost,
    DateAnswer,
    Interpreting,
    Offer,
    SittingMove,
    Venue,
)
from conference.queries.preparation import sitting


@dataclass(frozen=True, slots=True)
class Asked:
    """A date, what each guest answered to it by their serial number, and for how many it is good."""

    date: CandidateDate
    answers: Mapping[int, Availability]
    tally: Tally


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the département's list, and its tick in a case."""

    item: ChecklistItem
    tick: ChecklistTick | None


@dataclass(frozen=True, slots=True)
class Logistics:
    """What is arranged for a case, read together."""

    venue: Venue | None
    offers: Sequence[Offer]
    interpreters: Sequence[Interpreting]
    costs: Sequence[Cost]
    lines: Sequence[Line]

    @property
    def sums(self) -> dict[Payer, int]:
        """What each pays, in cents, those alone who pay something."""
        found = {payer: sum(cost.cents for cost in self.costs if cost.payer is payer) for payer in Payer}
        return {payer: cents for payer, cents in found.items() if cents}

    @property
    def by_kind(self) -> dict[OfferKind, list[Offer]]:
        """The offers, kind by kind."""
        kinds = [kind for kind in OfferKind if any(offer.kind is kind for offer in self.offers)]
        return {kind: [offer for offer in self.offers if offer.kind is kind] for kind in kinds}


def logistics(session: Session, case: Case) -> Logistics:
    """What is arranged, in a fixed number of queries."""
    offers = select(Offer).where(Offer.case_id == case.id).order_by(Offer.id)
    offers = offers.options(joinedload(Offer.guest).joinedload(Guest.person))
    return Logistics(
        session.scalars(select(Venue).where(Venue.case_id == case.id)).one_or_none(),
        session.scalars(offers).all(),
        session.scalars(select(Interpreting).where(Interpreting.case_id == case.id).order_by(Interpreting.id)).all(),
        session.scalars(select(Cost).where(Cost.case_id == case.id).order_by(Cost.id)).all(),
        _lines(session, case),
    )


def checklist(session: Session) -> Sequence[ChecklistItem]:
    """The list of the département as it is now, in its order."""
    query = select(ChecklistItem).where(ChecklistItem.withdrawn.is_(False))
    return session.scalars(query.order_by(ChecklistItem.number)).all()


def _lines(session: Session, case: Case) -> list[Line]:
    """The list as it is now; what was ticked of a line withdrawn since still stands, at the end."""
    ticked = select(ChecklistTick).where(ChecklistTick.case_id == case.id).options(joinedload(ChecklistTick.author))
    ticks = {tick.checklist_item_id: tick for tick in session.scalars(ticked)}
    query = select(ChecklistItem).where(ChecklistItem.withdrawn.is_(False) | ChecklistItem.id.in_(ticks))
    items = session.scalars(query.order_by(ChecklistItem.withdrawn, ChecklistItem.number)).all()
    return [Line(item, ticks.get(item.id)) for item in items]


def dates(session: Session, case: Case) -> list[Asked]:
    """The dates that people are asked about, first to last, with their answers."""
    query = select(CandidateDate).where(CandidateDate.case_id == case.id).order_by(CandidateDate.at)
    given: dict[int, dict[int, Availability]] = {}
    for row in session.scalars(select(DateAnswer).where(DateAnswer.case_id == case.id)):
        given.setdefault(row.candidate_date_id, {})[row.guest_id] = row.answer
    answers = [(date, given.get(date.id, {})) for date in session.scalars(query)]
    return [Asked(date, said, tally(said.values())) for date, said in answers]


def moves(session: Session, case: Case) -> Sequence[SittingMove]:
    """Where and when sittings were to be before they were moved, first to last."""
    return session.scalars(select(SittingMove).where(SittingMove.case_id == case.id).order_by(SittingMove.id)).all()


def meets_at_home(session: Session, case: Case, place: str) -> bool:
    """Whether a place of a case is somebody's home: then its address is told by word of mouth only."""
    return at_home(place, session.scalar(select(Venue.kind).where(Venue.case_id == case.id)))


@dataclass(frozen=True, slots=True)
class Arrangements:
    """What a paper may tell of the day: plain values; a line of an offer is what, then who, who may be nobody."""

    at: datetime | None
    place: str
    venue: VenueKind | None
    accessible: bool | None
    access_words: str
    offers: Mapping[OfferKind, tuple[tuple[str, str], ...]]
    interpreters: tuple[tuple[str, str], ...]

    @property
    def meal(self) -> tuple[tuple[str, str], ...]:
        """Who brings what to eat."""
        return self.offers.get(OfferKind.MEAL, ())

    @property
    def travel(self) -> tuple[tuple[str, str], ...]:
        """Who takes whom."""
        return self.offers.get(OfferKind.TRAVEL, ())

    @property
    def childcare(self) -> tuple[tuple[str, str], ...]:
        """Who looks after the little ones."""
        return self.offers.get(OfferKind.CHILDCARE, ())


def arrangements(session: Session, case: Case) -> Arrangements:
    """The day as it is arranged now; of the next sitting, or of the last one held."""
    found, planned = logistics(session, case), sitting(session, case)
    venue = found.venue
    named = {
        kind: tuple((one.what, one.guest.person.first_name if one.guest else "") for one in offers)
        for kind, offers in found.by_kind.items()
    }
    return Arrangements(
        planned.at if planned else None,
        planned.place if planned else "",
        venue.kind if venue else None,
        venue.accessible if venue else None,
        venue.words if venue else "",
        named,
        tuple((one.language, one.name) for one in found.interpreters),
    )
