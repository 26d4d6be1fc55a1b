"""The acts on neutrality and assignment: ask, declare, set a rule aside, assign, hand over, release."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.casework import notices, passage, step
from conference.casework.writing import open_at
from conference.domain.actors import Actor
from conference.domain.body import Way, decided, missing, unwritten
from conference.domain.facts import Given
from conference.domain.neutrality import Rule, TieKind
from conference.domain.reasons import Reason, Refused
from conference.domain.roles import Capacity
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.domain.workflow import STEPS
from conference.models.account import Account
from conference.models.assignment import Assignment, Declaration, Derogation, Tie
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.models.journal import Passage
from conference.queries import body
from conference.queries.accounts import referrers
from conference.queries.capacities import capacities
from conference.queries.conference import day
from conference.queries.neutrality import candidate, still_asked
from conference.queries.recusal import accounts_aside


def choice(case: Case) -> StepCode:
    """The step by which the body gives a case its coordinator: the first one, or a successor."""
    return StepCode.ASSIGN if case.stage is Stage.ASSIGNMENT else StepCode.HAND_OVER


def ask(session: Session, actor: Actor, case: Case, coordinator: Coordinator) -> Declaration:
    """Ask one coordinator whether a tie exists: after the automatic checks, one at a time."""
    body_decides(session, actor, case, coordinator)
    department = session.get_one(Department, case.department_id)
    found = candidate(session, case, department, coordinator)
    if in_place(case, coordinator):
        raise Refused(Reason("coordinates_already", "assignment"))
    if found is None or found.reasons:
        raise Refused(*(found.reasons if found else [Reason("coordinator_not_engaged")]))
    waiting = select(Declaration).where(Declaration.case_id == case.id, still_asked())
    if session.scalars(waiting).first() is not None:
        raise Refused(Reason("somebody_is_being_asked"))
    declaration = _declaration(session, actor, case, coordinator)
    notices.asked(session, case, coordinator, declaration)
    audit.write(session, actor, Act.DECLARATION_ASKED, case, ("coordinator",))
    return declaration


def in_place(case: Case, coordinator: Coordinator) -> bool:
    """Whether somebody coordinates a case already, alone or in a pair."""
    return case.stage is not Stage.ASSIGNMENT and coordinator.id in {case.coordinator_id, case.pair_id}


def _declaration(session: Session, actor: Actor, case: Case, coordinator: Coordinator) -> Declaration:
    existing = select(Declaration).where(Declaration.case_id == case.id, Declaration.coordinator_id == coordinator.id)
    declaration = session.scalars(existing).one_or_none()
    if declaration is None:
        declaration = Declaration(
            case_id=case.id,
            coordinator_id=coordinator.id,
            asked_at=clock.now(),
            asked_by=_account(actor),
        )
        session.add(declaration)
    else:
        _ask_anew(session, actor, declaration)
    session.flush()
    return declaration


def _ask_anew(session: Session, actor: Actor, declaration: Declaration) -> None:
    """What was answered before told of the family as it then was: it is answered again."""
    declaration.asked_at, declaration.asked_by = clock.now(), _account(actor)
    declaration.answered_at = declaration.answered_by = declaration.knows = declaration.withdrawn_at = None
    _forget_ties(session, declaration)


def _forget_ties(session: Session, declaration: Declaration) -> None:
    theirs = Tie.case_id == declaration.case_id, Tie.coordinator_id == declaration.coordinator_id
    session.execute(delete(Tie).where(*theirs))


def answer(session: Session, actor: Actor, declaration: Declaration, *, knows: bool, ties: Collection[TieKind]) -> None:
    """Keep what a coordinator declares; the body may take it down by telephone, and then signs it.

    An answer that is there already is its author's to change, and theirs alone, until somebody is assigned.
    """
    case = session.get_one(Case, declaration.case_id)
    coordinator = session.get_one(Coordinator, declaration.coordinator_id)
    own = coordinator.account_id is not None and coordinator.account_id == actor.account_id
    if not own:
        body_decides(session, actor, case, coordinator)
    elif case.stage not in STEPS[choice(case)].sources:
        raise Refused(Reason("wrong_stage"))
    elif day(session, case).running:
        raise Refused(Reason("private_time_running"))
    if declaration.withdrawn_at is not None:
        raise Refused(Reason("nobody_is_asked"))
    if declaration.answered_at is not None and not (own and case.stage is Stage.ASSIGNMENT):
        raise Refused(Reason("answered_already"))
    declaration.knows, declaration.answered_at = knows or bool(ties), clock.now()
    declaration.answered_by = actor.account_id
    _forget_ties(session, declaration)
    session.add_all(Tie(case_id=case.id, coordinator_id=coordinator.id, kind=kind) for kind in ties)
    session.flush()
    audit.write(session, actor, Act.DECLARATION_ANSWERED, case, ("knows", "ties"))


def derogate(
    session: Session, actor: Actor, case: Case, coordinator: Coordinator, rule: Rule, reason: str
) -> Derogation:
    """Set one rule aside for one coordinator on one case. Raises `Refused` without a reason, unless it is minimal."""
    department = body_decides(session, actor, case, coordinator)
    there = body.in_sitting(session, case, actor, body.facts(session, case, actor, coordinator))
    there = unwritten(there, urgent=there.urgent and case.stage is Stage.ASSIGNMENT)
    if missing(there):
        raise Refused(*missing(there))
    if not reason.strip() and not case.minimal:
        raise Refused(Reason("words_missing", "decision"))
    found = candidate(session, case, department, coordinator)
    if found is None or rule not in {finding.rule for finding in found.findings}:
        raise Refused(Reason("rule_holds_already"))
    if rule in found.derogated:
        raise Refused(Reason("already_derogated"))
    taken = decided(there)
    derogation = Derogation(
        case_id=case.id,
        coordinator_id=coordinator.id,
        rule=rule,
        reason=reason,
        body_name=department.body_name,
        way=taken.way if taken else None,
        body_sitting_id=taken.sitting_id if taken else None,
        author_id=_account(actor),
        decided_at=clock.now(),
    )
    session.add(derogation)
    session.flush()
    audit.write(session, actor, Act.DEROGATION_DECIDED, case, (rule.value,))
    return derogation


def assign(
    session: Session,
    actor: Actor,
    case: Case,
    coordinator: Coordinator,
    pertinence: str,
    happened_at: datetime | None = None,
) -> Assignment:
    """Give a case its coordinator, when the rules hold or were set aside one by one."""
    department = session.get_one(Department, case.department_id)
    given = Given(pertinence=pertinence.strip())
    chosen = candidate(session, case, department, coordinator)
    not_oneself(actor, coordinator)
    facts = step.allow(session, actor, case, StepCode.ASSIGN, given, chosen)
    given = replace(given, decided=step.decision(session, actor, case, facts))
    case.coordinator_id = coordinator.id
    entry = passage.record(session, actor, case, StepCode.ASSIGN, given, happened_at)
    return _assigned(session, case, coordinator, entry)


def body_decides(session: Session, actor: Actor, case: Case, coordinator: Coordinator) -> Department:
    """The département, where the body looks for a coordinator: never for oneself."""
    step.check(session, actor, case, choice(case))
    not_oneself(actor, coordinator)
    return session.get_one(Department, case.department_id)


def not_oneself(actor: Actor, coordinator: Coordinator) -> None:
    """Raise `NotPossible` to whoever would decide on themselves."""
    if actor.account_id is not None and coordinator.account_id == actor.account_id:
        raise step.NotPossible(Reason("decides_on_oneself"))


def _account(actor: Actor) -> int:
    if actor.account_id is None:
        raise step.NotPossible(Reason("not_yours"))
    return actor.account_id


def hand_over(
    session: Session,
    actor: Actor,
    case: Case,
    successor: Coordinator,
    pertinence: str,
    happened_at: datetime | None = None,
) -> Assignment:
    """Give a case another coordinator, by the same checks."""
    department = session.get_one(Department, case.department_id)
    given, chosen = Given(pertinence=pertinence.strip()), candidate(session, case, department, successor)
    not_oneself(actor, successor)
    facts = step.allow(session, actor, case, StepCode.HAND_OVER, given, chosen)
    former = session.get(Coordinator, case.coordinator_id) if case.coordinator_id else None
    given = replace(given, decided=step.decision(session, actor, case, facts))
    case.coordinator_id, case.pair_id = successor.id, None
    entry = passage.record(session, actor, case, StepCode.HAND_OVER, given, happened_at)
    passage.release_coordinator(session, case, entry.happened_at)
    notices.relieved(session, case, former, entry)
    return _assigned(session, case, successor, entry)


def release(session: Session, actor: Actor, case: Case, given: Given, happened_at: datetime | None = None) -> None:
    """The coordinator is gone and nobody follows yet: the case waits for one again."""
    facts = step.allow(session, actor, case, StepCode.RELEASE, given)
    given = step.seated(session, actor, case, given, facts, happened_at)
    entry = passage.record(session, actor, case, StepCode.RELEASE, given, happened_at)
    passage.release_coordinator(session, case, entry.happened_at)
    case.coordinator_id = case.pair_id = None
    session.flush()


def _assigned(session: Session, case: Case, coordinator: Coordinator, entry: Passage) -> Assignment:
    assignment = Assignment(
        case_id=case.id,
        coordinator_id=coordinator.id,
        since=entry.happened_at,
        urgent=entry.way is Way.URGENT,
    )
    session.add(assignment)
    session.flush()
    notices.assigned(session, case, coordinator, entry)
    return assignment


def name_holder(session: Session, actor: Actor, case: Case, holder: Account | None) -> None:
    """Say which professional holds a case, or that none does: staff moves [L2320-2324].

    Raises `Refused` for its coordinator, for whoever names or stepped aside, and for somebody who refers nothing here.
    """
    open_at(session, case)
    if Capacity.BODY not in capacities(session, actor, case):
        raise step.NotPossible(Reason("not_yours"))
    if holder is not None:
        _may_hold(session, actor, case, holder)
    changed = holder is not None and case.holder_id != holder.id
    case.holder_id = holder.id if holder else None
    session.flush()
    if changed:
        notices.held(session, case)
    audit.write(session, actor, Act.HOLDER_NAMED, case, ("holder",))


def _may_hold(session: Session, actor: Actor, case: Case, holder: Account) -> None:
    if holder.id == actor.account_id:
        raise Refused(Reason("decides_on_oneself", "holder"))
    both = [session.get_one(Coordinator, one) for one in (case.coordinator_id, case.pair_id) if one]
    if holder.id in {one.account_id for one in both}:
        raise Refused(Reason("holder_coordinates", "holder"))
    if holder.id in accounts_aside(session, case):
        raise Refused(Reason("holder_stepped_aside", "holder"))
    if holder.id not in {one.account.id for one in referrers(session)}:
        raise Refused(Reason("holder_not_professional", "holder"))
