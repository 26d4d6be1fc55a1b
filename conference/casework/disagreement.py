"""The designating body's written decision to go on where somebody whose agreement counts does not agree."""

from sqlalchemy.orm import Session

from conference import clock
from conference.casework import withdrawal
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.reasons import Reason, Refused
from conference.domain.roles import Capacity
from conference.models.agreement import Agreement
from conference.models.case import Case
from conference.models.department import Department
from conference.models.disagreement import WrittenDecision
from conference.queries.capacities import capacities
from conference.queries.disagreement import answers


def go_on(session: Session, actor: Actor, case: Case, line: Agreement, words: str) -> WrittenDecision:
    """Decide to go on without an answer, and without sharing what concerns who gave it. To stop is a step.

    Raises `Refused` to whoever is not of the body here, where the answer awaits no decision, and without words.
    """
    open_at(session, case, while_suspended=True)
    if Capacity.BODY not in capacities(session, actor, case):
        raise Refused(Reason("not_yours"))
    if all(answer.line.id != line.id for answer in answers(session, case).awaited):
        raise Refused(Reason("no_decision_awaited"))
    if not words.strip():
        raise Refused(Reason("words_missing", "words"))
    decision = WrittenDecision(
        case_id=case.id,
        agreement_id=line.id,
        words=words,
        body_name=session.get_one(Department, case.department_id).body_name,
        decided_at=clock.now(),
        decided_by=actor.account_id,
    )
    keep(session, actor, case, Act.DISAGREEMENT_DECIDED, decision, "agreement")
    withdrawal.reopen_sheet(session, case.id)
    return decision
