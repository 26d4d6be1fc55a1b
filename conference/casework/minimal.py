"""The acts of a minimal record: ask for it, tick what a rule asks, count the actions of a plan."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.casework import passage, plan
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.facts import Given
from conference.domain.minimal import MOST_ACTIONS, OF_THE_DAY, ONCE, TICKABLE, Tickable, dated
from conference.domain.reasons import Reason, Refused
from conference.domain.roles import Capacity
from conference.domain.steps import StepCode
from conference.domain.workflow import STEPS, possible, refusals
from conference.models.case import Case, CaseWord
from conference.models.contact import Contact
from conference.models.department import Department
from conference.models.log import LogEntry
from conference.models.minimal import Tick
from conference.models.plan import Action, Plan
from conference.models.referral import KnownBy, Person, Referral
from conference.queries.capacities import capacities
from conference.queries.enquiry import of_case
from conference.queries.facts import case_facts
from conference.queries.minimal import conferences, ticks
from conference.queries.preparation import sitting


def ask(session: Session, actor: Actor, case: Case) -> None:
    """Make a draft minimal, as its family asks: what was typed of it is erased, and nothing else will be.

    Raises `Refused` once it was sent: what was read cannot be unread.
    """
    if case.received:
        raise Refused(Reason("minimal_after_sending"))
    for table in (CaseWord, Contact, LogEntry, Person, KnownBy, Referral):
        session.execute(delete(table).where(table.case_id == case.id))
    enquiry = of_case(session, case)
    if enquiry is not None:
        enquiry.empty(clock.today(session.get_one(Department, case.department_id).zone))
    case.minimal, case.acted_at = True, clock.now()
    keep(session, actor, case, Act.MINIMAL_ASKED, Referral(case_id=case.id), "minimal")


def asked(session: Session, actor: Actor, case: Case, *, again: bool = False) -> dict[StepCode, list[Tickable]]:
    """What somebody may tick now, under the first step that asks for it; ``again`` counts what is ticked already.

    A synthesis is its coordinator's to make, whoever may stop the case.
    """
    facts, hats = case_facts(session, case, actor), capacities(session, actor, case)
    facts = replace(facts, ticks=frozenset()) if again else facts
    seen = set() if Capacity.COORDINATOR in hats else {Tickable.SYNTHESIS.value}
    found = {}
    for step in STEPS.values():
        if possible(step, facts, hats, received=case.received):
            continue
        codes = _tickable(refusals(step, facts, Given())) - seen
        seen |= codes
        if codes:
            found[step.code] = [code for code in Tickable if code.value in codes]
    return found


def _tickable(reasons: Iterable[Reason]) -> set[str]:
    return {reason.code for reason in reasons} & TICKABLE


def tick(session: Session, actor: Actor, case: Case, code: Tickable, on: date) -> Tick:
    """Meet a reason of a step that this person may take here, on a day. Raises `Refused` where none asks for it."""
    _open(session, case)
    if all(code not in codes for codes in asked(session, actor, case).values()):
        raise Refused(Reason("nothing_to_tick"))
    zone = session.get_one(Department, case.department_id).zone
    last = _last_step(session, case)
    reasons = dated(code, on, clock.today(zone), clock.civil(last, zone) if last else None)
    if reasons:
        raise Refused(*reasons)
    row = Tick(
        case_id=case.id,
        round=_round(session, case, code),
        code=code,
        on=on,
        recorded_at=clock.now(),
        recorded_by=actor.account_id,
    )
    return keep(session, actor, case, Act.MINIMAL_TICKED, row, code.value)


def untick(session: Session, actor: Actor, case: Case, code: Tickable) -> None:
    """Take a tick back while the step that it is for is still to be taken."""
    _open(session, case)
    row = next((row for row in undoable(session, actor, case) if row.code is code), None)
    if row is None:
        raise Refused(Reason("nothing_to_tick"))
    session.delete(row)
    session.flush()
    audit.write(session, actor, Act.MINIMAL_UNTICKED, case, (code.value,))


def undoable(session: Session, actor: Actor, case: Case) -> list[Tick]:
    """The ticks that somebody may take back; those of a day that was recorded stand."""
    needed = {code for codes in asked(session, actor, case, again=True).values() for code in codes}
    last = sitting(session, case)
    if last is not None and last.held_at is not None:
        needed -= OF_THE_DAY
    return [row for row in ticks(session, case) if row.code in needed]


def count_actions(session: Session, actor: Actor, case: Case, how_many: int) -> Plan:
    """Keep how many actions the family agreed on, as a version of its plan without its words."""
    if not case.minimal:
        raise Refused(Reason("not_minimal"))
    if not 1 <= how_many <= MOST_ACTIONS:
        raise Refused(Reason("actions_uncounted", "how_many"))
    version = plan.begin(session, actor, case)
    session.execute(delete(Action).where(Action.plan_id == version.id))
    session.add_all(Action(plan_id=version.id, number=n, line=n, what="") for n in range(1, how_many + 1))
    session.flush()
    session.refresh(version, ["actions"])
    # What was ticked of the version before says nothing of this one.
    of_the_form = Tick.code == Tickable.ACTIONS, Tick.round == _round(session, case, Tickable.ACTIONS)
    session.execute(delete(Tick).where(Tick.case_id == case.id, *of_the_form))
    plan.agree(session, actor, case, version)
    return version


def lasted(session: Session, case: Case) -> tuple[datetime, datetime]:
    """When the ticked parts of a day began and ended, as far as days tell: never before the step before, nor later."""
    zone, last = session.get_one(Department, case.department_id).zone, _last_step(session, case)
    noons = [clock.noon(row.on, zone) for row in ticks(session, case) if row.code in OF_THE_DAY]
    known = [min(max(noon, last) if last else noon, clock.now()) for noon in noons]
    return min(known), max(known)


def _open(session: Session, case: Case) -> None:
    if not case.minimal:
        raise Refused(Reason("not_minimal"))
    open_at(session, case, while_suspended=True)


def _round(session: Session, case: Case, code: Tickable) -> int:
    return 0 if code in ONCE else int(session.scalar(conferences(case)) or 0)


def _last_step(session: Session, case: Case) -> datetime | None:
    steps = passage.passages_of(session, case)
    return steps[-1].happened_at if steps else None
