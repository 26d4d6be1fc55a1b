"""The acts of the practical side: dates that may suit, the place, who takes care of what, interpreters, costs."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.casework import preparation
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.logistics import Availability, Payer, spoken
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.department import Department
from conference.models.guest import Guest
from conference.models.logistics import (
    CandidateDate,
    ChecklistItem,
    ChecklistTick,
    Cost,
    DateAnswer,
    Interpreting,
    Offer,
    Venue,
)
from conference.queries.preparation import sitting as last_sitting

FOUND_AT = (Stage.PREPARATION,)
ARRANGED_AT = (Stage.PREPARATION, Stage.CONFERENCE)
# What a day has cost is known after it.
PAID_AT = (Stage.PREPARATION, Stage.CONFERENCE, Stage.VALIDATION, Stage.FOLLOW_UP)


def _open(session: Session, case: Case, *stages: Stage) -> None:
    if case.minimal:
        raise Refused(Reason("ticked_instead"))
    open_at(session, case, *stages)


def propose(session: Session, actor: Actor, case: Case, at: datetime) -> CandidateDate:
    """Ask people about a date. Raises `Refused` for one that is past, or that they are asked about already."""
    _open(session, case, *FOUND_AT)
    if at <= clock.now():
        raise Refused(Reason("date_past", "day"))
    same = select(CandidateDate.id).where(CandidateDate.case_id == case.id, CandidateDate.at == at)
    if session.scalar(same) is not None:
        raise Refused(Reason("date_asked_already", "day"))
    asked = CandidateDate(case_id=case.id, at=at)
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, asked, "candidate_date")


def answer(
    session: Session, actor: Actor, case: Case, asked: CandidateDate, guest: Guest, said: Availability | None
) -> None:
    """Keep what somebody answers to a date, in place of what they answered before; None takes it back."""
    _open(session, case, *FOUND_AT)
    theirs = DateAnswer.candidate_date_id == asked.id, DateAnswer.guest_id == guest.id
    row = session.scalars(select(DateAnswer).where(*theirs)).one_or_none()
    if said is None:
        session.execute(delete(DateAnswer).where(*theirs))
        audit.write(session, actor, Act.PREPARATION_WRITTEN, case, ("date_answer",))
        return
    row = row or DateAnswer(case_id=case.id, candidate_date_id=asked.id, guest_id=guest.id)
    row.answer = said
    keep(session, actor, case, Act.PREPARATION_WRITTEN, row, "date_answer")


def choose(session: Session, actor: Actor, case: Case, asked: CandidateDate, why: str = "") -> Sitting:
    """Fix the conference on a date that people were asked about, wherever it was to be."""
    _open(session, case, *FOUND_AT)
    planned = last_sitting(session, case)
    ahead = planned if planned is not None and planned.held_at is None else None
    place, chosen = (ahead.place, ahead.chosen_by_family) if ahead else ("", None)
    return preparation.plan_sitting(session, actor, case, asked.at, place, chosen_by_family=chosen, why=why)


def describe_venue(session: Session, actor: Actor, case: Case, values: Mapping[str, object]) -> Venue:
    """Keep what is known of the place: ``kind``, ``chosen_by``, ``accessible``, ``words``."""
    _open(session, case, *ARRANGED_AT)
    venue = session.scalars(select(Venue).where(Venue.case_id == case.id)).one_or_none() or Venue(case_id=case.id)
    for column, value in values.items():
        setattr(venue, column, value)
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, venue, *values)


def offer(session: Session, actor: Actor, case: Case, values: Mapping[str, object], guest: Guest | None) -> Offer:
    """Keep ``what`` somebody of the network takes care of, or the service where nobody is named."""
    _open(session, case, *ARRANGED_AT)
    if not str(values["what"]).strip():
        raise Refused(Reason("offer_missing", "what"))
    offered = Offer(case_id=case.id, guest_id=guest.id if guest else None, settled=False, **values)
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, offered, "offer")


def settle(session: Session, actor: Actor, case: Case, offered: Offer, *, settled: bool) -> None:
    """Say that something is taken care of, or is not after all."""
    _open(session, case, *ARRANGED_AT)
    offered.settled = settled
    keep(session, actor, case, Act.PREPARATION_WRITTEN, offered, "settled")


def interpret(session: Session, actor: Actor, case: Case, language: str, name: str) -> Interpreting:
    """Note that an interpreter is needed, or found."""
    _open(session, case, *ARRANGED_AT)
    reasons = spoken(language, name)
    if reasons:
        raise Refused(*reasons)
    wanted = Interpreting(case_id=case.id, language=language, name=name)
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, wanted, "interpreting")


def assure(session: Session, actor: Actor, case: Case, found: Interpreting, what: str, *, holds: bool) -> None:
    """Say from today that an interpreter is bound to secrecy (``bound_on``) or accepted (``accepted_on``), or not."""
    _open(session, case, *ARRANGED_AT)
    today = clock.today(session.get_one(Department, case.department_id).zone)
    setattr(found, what, today if holds else None)
    keep(session, actor, case, Act.PREPARATION_WRITTEN, found, what)


def spend(session: Session, actor: Actor, case: Case, what: str, cents: int, payer: Payer) -> Cost:
    """Keep an expense, in cents, and who pays it."""
    _open(session, case, *PAID_AT)
    if not what.strip():
        raise Refused(Reason("offer_missing", "what"))
    cost = Cost(case_id=case.id, what=what, cents=cents, payer=payer)
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, cost, "cost")


def tick(session: Session, actor: Actor, case: Case, item: ChecklistItem, *, done: bool) -> None:
    """Tick a line of the département's list, or take the tick back; twice is once."""
    _open(session, case, *ARRANGED_AT)
    if item.withdrawn:
        raise Refused(Reason("item_gone"))
    theirs = ChecklistTick.case_id == case.id, ChecklistTick.checklist_item_id == item.id
    known = session.scalar(select(ChecklistTick.id).where(*theirs))
    if done and known is None:
        ticked = ChecklistTick(case_id=case.id, checklist_item_id=item.id, at=clock.now(), by=actor.account_id)
        keep(session, actor, case, Act.PREPARATION_WRITTEN, ticked, "checklist")
    elif not done:
        session.execute(delete(ChecklistTick).where(*theirs))
        audit.write(session, actor, Act.PREPARATION_WRITTEN, case, ("checklist",))


def take_off(session: Session, actor: Actor, case: Case, row: CandidateDate | Offer | Interpreting | Cost) -> None:
    """Take a date, an offer, an interpreter or an expense off."""
    stages = {CandidateDate: FOUND_AT, Cost: PAID_AT}.get(type(row), ARRANGED_AT)
    _open(session, case, *stages)
    if isinstance(row, CandidateDate):
        session.execute(delete(DateAnswer).where(DateAnswer.candidate_date_id == row.id))
    session.delete(row)
    session.flush()
    audit.write(session, actor, Act.PREPARATION_WRITTEN, case, (row.__tablename__, "removed"))
