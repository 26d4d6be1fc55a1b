"""What the papers of a conference are written from, as plain values: nothing of where a family lives."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from conference import clock
from conference.domain.logistics import OfferKind
from conference.domain.paper import (
    Addressee,
    Gathering,
    Service,
    SheetWords,
    at_home,
    at_work,
    may_be_invited,
    usual_letter,
)
from conference.domain.preparation import Part
from conference.domain.referral import CONCERNED
from conference.domain.sheet import SheetState
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.department import Department
from conference.models.guest import Guest
from conference.queries.logistics import arrangements
from conference.queries.preparation import Preparation, preparation
from conference.queries.sheet import Standing, standing


def service(department: Department) -> Service:
    """Whom papers come from: the service of the département, and nobody in person."""
    return Service(
        department.service_name, department.service_address, department.service_phone, department.service_mail
    )


def gathering(session: Session, case: Case, department: Department) -> Gathering:
    """A conference as its papers tell it; of a minimal case nothing but the service and the day."""
    prepared = preparation(session, case)
    ahead = upcoming(prepared)
    starts = ahead.at.astimezone(ZoneInfo(department.zone)) if ahead and ahead.at else None
    if case.minimal:
        return Gathering(service=service(department), starts=_local(starts), nameless=True)
    place, told = ahead.place if ahead else "", standing(session, case)
    arranged = arrangements(session, case)
    return Gathering(
        people=tuple(person.first_name for person in prepared.people if person.kind in CONCERNED),
        coordinators=tuple(one.name for one in (case.coordinator, case.pair) if one is not None),
        service=service(department),
        starts=_local(starts),
        place=place,
        at_home=at_home(place, arranged.venue),
        question=prepared.question.words if prepared.question else "",
        sheet=_sheet(told),
        sheet_state=told.state,
        guests=tuple(addressee(guest) for guest in invited(prepared)),
        offers=tuple(offer for kind in OfferKind for offer in arranged.offers.get(kind, ())),
    )


def upcoming(prepared: Preparation) -> Sitting | None:
    """The sitting that is still to come: one that was held is over."""
    return prepared.sitting if prepared.sitting is not None and prepared.sitting.held_at is None else None


def invited(prepared: Preparation) -> list[Guest]:
    """Those who get the common invitation, in the order they were named."""
    return [guest for guest in prepared.guests if may_be_invited(guest.invitation, guest.safety)]


def addressee(guest: Guest) -> Addressee:
    """A guest as papers name them."""
    person = guest.person
    return Addressee(
        name=f"{person.first_name} {person.last_name}".strip(),
        first_name=person.first_name,
        letter=guest.letter or usual_letter(person.kind, person.birth_year, clock.now().year),
        concerned=person.kind in CONCERNED,
        at_work=at_work(guest.part),
        point=guest.point if guest.part is Part.EXPERT else "",
        language=guest.language,
    )


def _local(starts: datetime | None) -> datetime | None:
    return starts.replace(tzinfo=None) if starts else None


def _sheet(told: Standing) -> SheetWords | None:
    """Relatives hold in their hands what was agreed that they receive; before, it is read with whoever counts."""
    if told.last is None or told.state not in {SheetState.WRITTEN, SheetState.AGREED}:
        return None
    agreed = told.state is SheetState.AGREED
    parts = told.last.told if agreed else told.last.parts
    return SheetWords(tuple(parts), told.last.family_adds, agreed)
