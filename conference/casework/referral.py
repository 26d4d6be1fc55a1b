"""The acts on a referral: begin, write a page, name people, send, withdraw a draft."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from conference import audit, clock
from conference.audit import Act
from conference.casework import passage, step
from conference.casework.index import index
from conference.casework.reference import next_reference
from conference.domain.actors import Actor
from conference.domain.facts import Given
from conference.domain.names import fold
from conference.domain.reasons import Reason, Refused
from conference.domain.referral import Origin, PersonKind
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.models.case import Case, CaseWord
from conference.models.department import Department
from conference.models.minimal import Tick
from conference.models.referral import KnownBy, Person, Referral
from conference.queries.enquiry import of_case
from conference.queries.referral import dossier

CASE_FIELDS = frozenset({"field", "origin", "territory_id", "urgent"})
# The children of a minimal case are counted by whoever refers it, for nobody is named.
MINIMAL_FIELDS = CASE_FIELDS | {"children"}


def begin(
    session: Session, actor: Actor, department: Department, institution_id: int | None, referrer_id: int | None = None
) -> Case:
    """Open a draft, counted nowhere until it is sent; for somebody else where a ``referrer_id`` is given."""
    now = clock.now()
    case = Case(
        department_id=department.id,
        referrer_id=referrer_id or actor.account_id,
        institution_id=institution_id,
        opened_at=now,
        acted_at=now,
    )
    session.add(case)
    session.flush()
    session.add(Referral(case_id=case.id))
    audit.write(session, actor, Act.REFERRAL_BEGUN, case)
    return case


def write(session: Session, actor: Actor, case: Case, values: Mapping[str, object]) -> None:
    """Keep one page of a referral. Keys are columns of the case or of its referral; all else is a fault."""
    _open_to_writing(case, words=not values.keys() <= MINIMAL_FIELDS)
    referral = dossier(session, case).referral
    for name, value in values.items():
        row = case if name in (MINIMAL_FIELDS if case.minimal else CASE_FIELDS) else referral
        if not hasattr(type(row), name):
            raise KeyError(name)
        setattr(row, name, value)
    _touch(session, actor, case, tuple(values))


def name_person(session: Session, actor: Actor, case: Case, values: Mapping[str, object]) -> Person:
    """Add somebody to a referral: ``kind``, ``first_name``, ``last_name``, ``birth_year``, ``tie``."""
    _open_to_writing(case, words=True)
    person = Person(case_id=case.id, **values)
    person.folded = fold(f"{person.first_name} {person.last_name}")
    session.add(person)
    _touch(session, actor, case, ("people",))
    return person


def remove_person(session: Session, actor: Actor, case: Case, person: Person) -> None:
    """Take somebody off a referral that is not sent."""
    _open_to_writing(case)
    session.delete(person)
    _touch(session, actor, case, ("people",))


def name_institution(session: Session, actor: Actor, case: Case, values: Mapping[str, object]) -> KnownBy:
    """Add an institution that knows the family: ``institution_id``, ``worker``, and what it is to them."""
    _open_to_writing(case, words=True)
    known = KnownBy(case_id=case.id, **values)
    known.folded = fold(known.worker or "")
    session.add(known)
    dossier(session, case).referral.known_by_none = False
    _touch(session, actor, case, ("known_by",))
    return known


def remove_institution(session: Session, actor: Actor, case: Case, known: KnownBy) -> None:
    """Take an institution off a referral that is not sent."""
    _open_to_writing(case)
    session.delete(known)
    _touch(session, actor, case, ("known_by",))


def submit(session: Session, actor: Actor, case: Case, happened_at: datetime | None = None) -> None:
    """Send a referral: it is received, and gets the reference that it keeps."""
    step.allow(session, actor, case, StepCode.SUBMIT, Given())
    department = session.get_one(Department, case.department_id)
    at = happened_at or clock.now()
    if not case.received:
        case.reference = next_reference(session, department, clock.civil(at, department.zone).year)
        case.received_at = at
    if not case.minimal:
        people = dossier(session, case).people
        case.children = sum(person.kind is PersonKind.CHILD for person in people)
        index(session, case, people)
    if case.origin in {Origin.PROFESSIONAL, Origin.PARTNER}:
        case.holder_id = case.holder_id or case.referrer_id
    passage.record(session, actor, case, StepCode.SUBMIT, happened_at=happened_at)


def withdraw(session: Session, actor: Actor, case: Case) -> None:
    """Throw a draft away, with all that it held; a case that was ever received cannot be."""
    step.allow(session, actor, case, StepCode.WITHDRAW_DRAFT, Given())
    audit.write(session, actor, Act.CASE_DRAFT_WITHDRAWN, case)
    for table in (CaseWord, Person, KnownBy, Referral, Tick):
        session.execute(delete(table).where(table.case_id == case.id))
    _give_back(session, case)
    session.delete(case)
    session.flush()


def _give_back(session: Session, case: Case) -> None:
    """What a draft was made of waits again; of what is forgotten there is nobody left to call."""
    enquiry = of_case(session, case)
    if enquiry is None:
        return
    enquiry.case_id = None
    if enquiry.emptied_on is None:
        enquiry.wait_again()
    session.flush()


def _open_to_writing(case: Case, *, words: bool = False) -> None:
    if case.stage is not Stage.REFERRAL:
        raise Refused(Reason("referral_already_sent"))
    if words and case.minimal:
        raise Refused(Reason("minimal_record"))


def _touch(session: Session, actor: Actor, case: Case, fields: tuple[str, ...]) -> None:
    case.acted_at = clock.now()
    flag_modified(case, "acted_at")  # within one instant too, the version moves
    session.flush()
    audit.write(session, actor, Act.REFERRAL_WRITTEN, case, fields)
