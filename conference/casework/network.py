"""The acts on those of a network: who is in it, what each answers, what keeps everyone safe."""

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.casework import child, withdrawal
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.names import fold
from conference.domain.preparation import Invitation, Safety
from conference.domain.reasons import Reason, Refused
from conference.domain.referral import CONTACT_FORBIDDEN
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.contact import Contact
from conference.models.guest import Bond, Guest
from conference.models.logistics import DateAnswer
from conference.models.referral import Person, Referral

OPEN = (Stage.PREPARATION, Stage.CONFERENCE)


def invite(session: Session, actor: Actor, case: Case, values: Mapping[str, object], person: Person) -> Guest:
    """Add somebody of the case to its network; their answer comes later."""
    open_at(session, case, *OPEN)
    already = select(Guest.id).where(Guest.case_id == case.id, Guest.person_id == person.id)
    if session.scalars(already).first() is not None:
        raise Refused(Reason("invited_already", "person"))
    guest = Guest(case_id=case.id, person_id=person.id, **values)
    keep(session, actor, case, Act.PREPARATION_WRITTEN, guest, "guest")
    if guest.child_way is not None:
        child.remember(session, actor, case, guest)
    return guest


def name(session: Session, case: Case, values: Mapping[str, object]) -> Person:
    """Somebody new in the case: ``kind``, ``first_name``, ``last_name``, ``tie``; their name stays in preparation."""
    open_at(session, case)
    person = Person(case_id=case.id, in_preparation=True, **values)
    person.folded = fold(f"{person.first_name} {person.last_name or ''}")
    session.add(person)
    session.flush()
    withdrawal.reopen_sheet(session, case.id)
    return person


def write(session: Session, actor: Actor, case: Case, guest: Guest, values: Mapping[str, object]) -> None:
    """Keep a place in the network, an answer, a way of taking part, what keeps somebody safe."""
    open_at(session, case, *OPEN)
    before = guest.child_way
    for column, value in values.items():
        setattr(guest, column, value)
    keep(session, actor, case, Act.PREPARATION_WRITTEN, guest, *values)
    if guest.child_way is not before:
        child.remember(session, actor, case, guest)


def correct(session: Session, actor: Actor, case: Case, guest: Guest, values: Mapping[str, object]) -> None:
    """Keep the name and tie of somebody whom the network brought. Raises `Refused` for somebody of the referral."""
    open_at(session, case, *OPEN)
    person = guest.person
    if not person.in_preparation:
        raise Refused(Reason("named_by_referral", "first_name"))
    for column, value in values.items():
        setattr(person, column, value)
    person.folded = fold(f"{person.first_name} {person.last_name or ''}")
    keep(session, actor, case, Act.PREPARATION_WRITTEN, person, *values)
    withdrawal.reopen_sheet(session, case.id)


def answer(session: Session, actor: Actor, case: Case, guest: Guest, said: Invitation) -> bool:
    """Keep a first answer, in one tap, and give whether it was one: what is answered already stays."""
    open_at(session, case, *OPEN)
    if guest.invitation is not Invitation.WAITING:
        return False
    write(session, actor, case, guest, {"invitation": said})
    return True


def nothing_to_report(session: Session, actor: Actor, case: Case, guests: Iterable[Guest]) -> int:
    """Note of several that their safety was looked at, and give how many; what was already answered stays.

    Raises `Refused` where a contact is forbidden and more than one is unanswered: then each is looked at alone.
    """
    open_at(session, case, *OPEN)
    unanswered = [guest for guest in guests if guest.safety is None]
    danger = session.scalar(select(Referral.danger).where(Referral.case_id == case.id))
    if len(unanswered) > 1 and danger in CONTACT_FORBIDDEN:
        raise Refused(Reason("safety_one_by_one", "guests"))
    for guest in unanswered:
        write(session, actor, case, guest, {"safety": Safety.NOTHING})
    return len(unanswered)


def remove(session: Session, actor: Actor, case: Case, guest: Guest) -> None:
    """Take somebody out of the network, with their ties; whom the network alone had named is forgotten.

    Raises `Refused` where something else rests on them: they came, agreed, or received a copy.
    """
    open_at(session, case, *OPEN)
    person = guest.person
    try:
        with session.begin_nested():
            session.execute(delete(Bond).where(or_(Bond.one_id == guest.id, Bond.other_id == guest.id)))
            session.execute(delete(DateAnswer).where(DateAnswer.guest_id == guest.id))
            session.delete(guest)
            session.flush()
            if person.in_preparation:
                session.execute(delete(Contact).where(Contact.person_id == person.id))
                session.delete(person)
    except IntegrityError as refusal:
        raise Refused(Reason("guest_leaves_traces")) from refusal
    withdrawal.reopen_sheet(session, case.id)
    audit.write(session, actor, Act.PREPARATION_WRITTEN, case, ("guest",))
