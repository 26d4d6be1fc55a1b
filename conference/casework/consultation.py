"""The written consultation of the designating body: between two sittings, about one coordinator for one case."""

from sqlalchemy.orm import Session

from conference import audit, clock
from conference.casework import assignment, notices, step
from conference.casework.writing import keep
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.reasons import Reason, Refused
from conference.models.case import Case
from conference.models.consultation import Consultation, Opinion
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.queries import body
from conference.queries.consultation import open_on, opinion_of
from conference.queries.neutrality import candidate


def consult(session: Session, actor: Actor, case: Case, coordinator: Coordinator) -> Consultation:
    """Ask the other members about one coordinator who could be chosen now; asking is being favourable.

    Raises `Refused` where each member may decide alone, while another consultation is open on the case, and for a
    coordinator who has not declared, or whom something blocks.
    """
    department = _decides(session, actor, case, coordinator)
    if department.quorum == 0:
        raise Refused(Reason("consultation_needless"))
    if open_on(session, case) is not None:
        raise Refused(Reason("consultation_open_already"))
    found = candidate(session, case, department, coordinator)
    if found is None or found.reasons:
        raise Refused(*(found.reasons if found else [Reason("coordinator_not_engaged")]))
    if not found.declared:
        raise Refused(Reason("declaration_missing"))
    consultation = Consultation(
        case_id=case.id, coordinator_id=coordinator.id, opened_at=clock.now(), opened_by=actor.account_id
    )
    keep(session, actor, case, Act.CONSULTATION_OPENED, consultation, "coordinator")
    answer(session, actor, case, consultation, favourable=True)
    others = {member.account_id for member in body.members(session, case) if member.able}
    notices.consulted(session, case, consultation, others - {actor.account_id, coordinator.account_id})
    return consultation


def answer(session: Session, actor: Actor, case: Case, consultation: Consultation, *, favourable: bool) -> Opinion:
    """Say yes or no, once and for all. Raises `Refused` to whoever has, and once the consultation is closed."""
    coordinator = session.get_one(Coordinator, consultation.coordinator_id)
    _decides(session, actor, case, coordinator)
    if consultation.closed_at is not None:
        raise Refused(Reason("consultation_closed"))
    if opinion_of(session, consultation, actor.account_id) is not None:
        raise Refused(Reason("opinion_given_already"))
    opinion = Opinion(
        consultation_id=consultation.id, account_id=actor.account_id, favourable=favourable, at=clock.now()
    )
    return keep(session, actor, case, Act.OPINION_GIVEN, opinion, "favourable")


def give_up(session: Session, actor: Actor, case: Case, consultation: Consultation) -> None:
    """Close a consultation that leads nowhere: what was answered stays. Raises `Refused` once it is closed."""
    step.check(session, actor, case, assignment.choice(case))
    if consultation.closed_at is not None:
        raise Refused(Reason("consultation_closed"))
    consultation.closed_at = clock.now()
    session.flush()
    audit.write(session, actor, Act.CONSULTATION_CLOSED, case)


def _decides(session: Session, actor: Actor, case: Case, coordinator: Coordinator) -> Department:
    """The département, when a member of its body may decide on the case, and not on themselves."""
    step.check(session, actor, case, assignment.choice(case))
    assignment.not_oneself(actor, coordinator)
    if not body.able(session, case, actor.account_id):
        raise step.NotPossible(Reason("not_yours"))
    return session.get_one(Department, case.department_id)
