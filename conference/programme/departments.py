"""Opening a département with its starting profile, and changing its settings."""

from collections.abc import Mapping
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from conference import audit, data
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.delays import COMMON_TERMS, DelayKind, Term
from conference.domain.neutrality import Mode, Rule
from conference.domain.paper import Service
from conference.domain.profiles import profile
from conference.domain.reasons import Reason, Refused
from conference.domain.roles import BodyKind, Role
from conference.models.account import Account
from conference.models.department import Department, DepartmentDelay, DepartmentRule
from conference.models.logistics import ChecklistItem
from conference.models.tenancy import work_for
from conference.queries.setup import any_received
from conference.words.logistics import CHECKLIST

ZONES = {
    "971": "America/Guadeloupe",
    "972": "America/Martinique",
    "973": "America/Cayenne",
    "974": "Indian/Reunion",
    "976": "Indian/Mayotte",
}


def by_code(session: Session, code: str) -> Department | None:
    """The département of a code, if it is open here."""
    return session.scalars(select(Department).where(Department.code == code.upper())).one_or_none()


def create(session: Session, actor: Actor, code: str) -> Department:
    """Open a département of the list of 101. Raises `Refused` for an unknown code or one already open."""
    code = code.strip().upper()
    name = data.departments().get(code)
    if name is None:
        raise Refused(Reason("department_unknown", "code", code))
    if by_code(session, code) is not None:
        raise Refused(Reason("department_open_already", "code", name))
    start = profile(code)
    department = Department(
        code=code,
        name=name,
        zone=ZONES.get(code, "Europe/Paris"),
        body=start.body,
        body_name=start.body_name,
        note_recipient=start.note_recipient,
    )
    session.add(department)
    session.flush()
    work_for(session, department)
    session.add_all(DepartmentRule(rule=rule, mode=mode) for rule, mode in start.modes.items())
    session.add_all(_delay(kind, term) for kind, term in COMMON_TERMS.items())
    session.add_all(ChecklistItem(words=words, number=number) for number, words in enumerate(CHECKLIST))
    audit.write(session, actor, Act.DEPARTMENT_CREATED, department)
    session.flush()
    return department


def _delay(kind: DelayKind, term: Term) -> DepartmentDelay:
    return DepartmentDelay(kind=kind, unit=term.unit, target=term.target, maximum=term.maximum, urgent=term.urgent)


def set_body(session: Session, actor: Actor, department: Department, kind: BodyKind, name: str) -> None:
    """Name the designating body.

    Raises `Refused`: once a case was received, an administrator alone changes which kind it is.
    """
    among = actor.account_id is None or Role.ADMIN in actor.roles
    if kind is not department.body and not among and any_received(session):
        raise Refused(Reason("body_of_admins", "kind"))
    department.body, department.body_name = kind, name
    audit.write(session, actor, Act.DEPARTMENT_SET, department, ("body", "body_name"))


def set_sittings(
    session: Session, actor: Actor, department: Department, quorum: int, cadence_weeks: int | None
) -> None:
    """Say how many members decide together, 0 where each may alone, and every how many weeks they sit."""
    department.quorum, department.cadence_weeks = quorum, cadence_weeks
    audit.write(session, actor, Act.DEPARTMENT_SET, department, ("quorum", "cadence_weeks"))


def set_modes(session: Session, actor: Actor, department: Department, modes: Mapping[Rule, Mode]) -> None:
    """Switch the rules of neutrality."""
    changed = [line for line in department.rules if line.mode is not modes[line.rule]]
    for line in changed:
        line.mode = modes[line.rule]
    _overtake(department)
    audit.write(session, actor, Act.DEPARTMENT_SET, department, [line.rule.value for line in changed])


def set_declaration_days(session: Session, actor: Actor, department: Department, days: int) -> None:
    """Say how many days a declaration holds for the case that it was made on."""
    if department.declaration_days == days:
        return
    department.declaration_days = days
    audit.write(session, actor, Act.DEPARTMENT_SET, department, ("declaration_days",))


def set_terms(session: Session, actor: Actor, department: Department, terms: Mapping[DelayKind, Term]) -> None:
    """Change the delays that begin from now on; those that run keep theirs."""
    for line in department.delays:
        term = terms[line.kind]
        line.unit, line.target, line.maximum, line.urgent = term.unit, term.target, term.maximum, term.urgent
    _overtake(department)
    audit.write(session, actor, Act.DEPARTMENT_SET, department, [kind.value for kind in terms])


AHEAD = ("hand_out_days", "call_weeks", "review_months")


def set_follow_up(
    session: Session,
    actor: Actor,
    department: Department,
    hand_out_days: int,
    call_weeks: int | None,
    review_months: int,
) -> None:
    """Say what is set ahead on the day of a conference, from now on; without ``call_weeks`` nobody calls."""
    department.hand_out_days, department.call_weeks = hand_out_days, call_weeks
    department.review_months = review_months
    audit.write(session, actor, Act.DEPARTMENT_SET, department, AHEAD)


TRAINED = ("refresher_months", "first_conference_months")


def set_training(
    session: Session, actor: Actor, department: Department, refresher_months: int | None, first_conference_months: int
) -> None:
    """Say when coordinators are trained again, if they are, and after how long one without a case is looked at."""
    department.refresher_months, department.first_conference_months = refresher_months, first_conference_months
    audit.write(session, actor, Act.DEPARTMENT_SET, department, TRAINED)


def set_letter_ceiling(session: Session, actor: Actor, department: Department, ceiling: Decimal | None) -> None:
    """Say the most that a letter of mission may give from now on, as a share of full time; None for no ceiling."""
    department.letter_ceiling = ceiling
    audit.write(session, actor, Act.DEPARTMENT_SET, department, ("letter_ceiling",))


def set_service(session: Session, actor: Actor, department: Department, service: Service) -> None:
    """Say whom the papers of a conference come from."""
    department.service_name, department.service_address = service.name, service.address
    department.service_phone, department.service_mail = service.phone, service.mail
    audit.write(session, actor, Act.DEPARTMENT_SET, department, ("service",))


def set_contact(session: Session, actor: Actor, department: Department, contact: str) -> None:
    """Say whom a referrer may call: it stands on the acknowledgement of each referral."""
    department.contact = contact
    audit.write(session, actor, Act.DEPARTMENT_SET, department, ("contact",))


def set_complaints(session: Session, actor: Actor, department: Department, complaints: str) -> None:
    """Say whom a family may turn to, besides the lead, when something is not right: not for the lead to say.

    Raises `Refused` for who is no administrator.
    """
    if actor.account_id is not None and Role.ADMIN not in actor.roles:
        raise Refused(Reason("complaints_of_admins", "complaints"))
    department.complaints = complaints
    audit.write(session, actor, Act.DEPARTMENT_SET, department, ("complaints",))


def set_note(session: Session, actor: Actor, department: Department, recipient: str, validator: Account | None) -> None:
    """Say to whom the yearly note is addressed, and which account validates it."""
    department.note_recipient, department.note_validator_id = recipient, validator.id if validator else None
    audit.write(session, actor, Act.DEPARTMENT_SET, department, ("note_recipient", "note_validator"))


def _overtake(department: Department) -> None:
    """Rules and delays are lines of their own: a form shown before them is overtaken all the same."""
    flag_modified(department, "name")
