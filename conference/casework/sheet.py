"""The information sheet: a version more, what each says who has read it, or why there is none."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.casework import agreement
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.agreement import AgreementState, AgreementTo, CountsAs, Details
from conference.domain.reasons import Reason, Refused
from conference.domain.roles import Capacity
from conference.domain.sheet import SheetState
from conference.domain.stages import Stage
from conference.models.agreement import Agreement
from conference.models.case import Case
from conference.models.referral import Person
from conference.models.sheet import Sheet, SheetVersion
from conference.queries.capacities import capacities
from conference.queries.sheet import standing


def write(session: Session, actor: Actor, case: Case, values: Mapping[str, object]) -> SheetVersion:
    """Keep a version of the sheet; whoever had agreed to the one before is asked anew."""
    open_at(session, case, Stage.PREPARATION)
    head = _head(session, actor, case)
    head.number, head.opened, head.needless, head.written_by = (head.number or 0) + 1, None, False, actor.account_id
    session.add(head)
    version = SheetVersion(
        case_id=case.id, number=head.number, recorded_at=clock.now(), recorded_by=actor.account_id, **values
    )
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, version, *values)


def answer(
    session: Session,
    actor: Actor,
    case: Case,
    person: Person,
    state: AgreementState,
    on: date,
    details: Details = agreement.JUST_SO,
) -> Agreement:
    """Keep what somebody whose agreement counts says of the last version, once they have read it or heard it read."""
    open_at(session, case, Stage.PREPARATION)
    found = standing(session, case)
    if found.last is None or found.state is SheetState.NEEDLESS:
        raise Refused(Reason("sheet_not_written", "sheet"))
    if all(reader.person.id != person.id for reader in found.readers):
        raise Refused(Reason("sheet_not_theirs_to_agree", "sheet"))
    if person.counts_as is CountsAs.ASSISTED and state is AgreementState.GIVEN and not details.helped_by:
        raise Refused(Reason("help_missing", "helped_by"))
    about = AgreementTo.SHEET, found.last.number
    return agreement.note(session, actor, case, person, about, state, on, details)


def do_without(session: Session, actor: Actor, case: Case, why: str) -> Sheet:
    """No information sheet is needed, and why. Raises `Refused` where a referrer would set aside another's sheet."""
    open_at(session, case, Stage.PREPARATION)
    if not why.strip():
        raise Refused(Reason("words_missing", "needless_why"))
    head = _head(session, actor, case)
    theirs = head.written_by == actor.account_id and not head.opened
    if not theirs and Capacity.COORDINATOR not in capacities(session, actor, case):
        raise Refused(Reason("sheet_not_yours", "needless_why"))
    head.needless, head.needless_why, head.opened = True, why, None
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, head, "needless_why")


def _head(session: Session, actor: Actor, case: Case) -> Sheet:
    head = session.scalars(select(Sheet).where(Sheet.case_id == case.id)).one_or_none()
    return head or Sheet(case_id=case.id, written_by=actor.account_id)
