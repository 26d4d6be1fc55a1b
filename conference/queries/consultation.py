"""Written consultations: the one that is open on a case, what was answered, and what somebody is asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload

from conference.models.account import Account
from conference.models.case import Case
from conference.models.consultation import Consultation, Opinion
from conference.models.coordinator import Coordinator
from conference.queries.body import DECIDING, members

MOST = 12


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a consultation stands: who of those who may decide said yes, who no, and who has not answered."""

    consultation: Consultation
    favourable: tuple[str, ...]
    unfavourable: tuple[str, ...]
    awaited: tuple[str, ...]
    needed: int
    answered: frozenset[int]

    @property
    def enough(self) -> bool:
        """Whether any member may now decide."""
        return bool(self.favourable) and len(self.favourable) >= self.needed


def open_on(session: Session, case: Case) -> Consultation | None:
    """The consultation that is open on a case: one at a time."""
    query = select(Consultation).where(Consultation.case_id == case.id, Consultation.closed_at.is_(None))
    return session.scalars(query.options(joinedload(Consultation.coordinator))).one_or_none()


def opinion_of(session: Session, consultation: Consultation, account_id: int | None) -> Opinion | None:
    """What somebody has answered."""
    query = select(Opinion).where(Opinion.consultation_id == consultation.id, Opinion.account_id == account_id)
    return session.scalars(query).one_or_none()


def standing(session: Session, case: Case, consultation: Consultation, quorum: int) -> Standing:
    """What was answered by those who may decide on the case today; whoever stepped aside since counts no more."""
    said = select(Opinion.account_id, Opinion.favourable).where(Opinion.consultation_id == consultation.id)
    given: dict[int, bool] = dict(session.execute(said).all())
    coordinates = consultation.coordinator.account_id
    able = [one for one in members(session, case) if one.able and one.account_id != coordinates]

    def those(answer: bool | None) -> tuple[str, ...]:
        return tuple(one.name for one in able if given.get(one.account_id) is answer)

    needed = min(quorum, len(able))
    return Standing(consultation, those(True), those(False), those(None), needed, frozenset(given))


def asked(session: Session, seen: ColumnElement[bool], account: Account) -> Sequence[tuple[Consultation, Case]]:
    """The consultations that somebody has not answered, the oldest first; none about themselves, nor on their cases."""
    theirs = select(Opinion.id).where(Opinion.consultation_id == Consultation.id, Opinion.account_id == account.id)
    own = select(Coordinator.id).where(Coordinator.account_id == account.id)
    query = (
        select(Consultation, Case)
        .join(Case, Case.id == Consultation.case_id)
        .where(seen, Consultation.closed_at.is_(None), Case.stage.in_(DECIDING), Case.suspended.is_(False))
        .where(~theirs.correlate(Consultation).exists(), Consultation.coordinator_id.not_in(own))
        .where(Case.referrer_id.is_distinct_from(account.id), Case.holder_id.is_distinct_from(account.id))
        .options(joinedload(Consultation.coordinator))
        .order_by(Consultation.opened_at)
        .limit(MOST + 1)
    )
    return [(consultation, case) for consultation, case in session.execute(query)]
