"""Who saw a family's name, and when: what can be told to it when it asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.acts import Act
from conference.models.account import Account
from conference.models.assignment import Assignment, Declaration
from conference.models.audit import AuditRow
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.queries.accounts import known_as


@dataclass(frozen=True, slots=True)
class Opened:
    """Somebody opened the page of the names, ``times`` times, from ``first`` to ``last``."""

    name: str
    first: datetime
    last: datetime
    times: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A coordinator who was asked whether a tie exists; ``opened`` is None where the page was never opened.

    ``told``: they answered by telephone, and so heard the name; ``answered``: they answered, in whatever way.
    """

    name: str
    at: datetime
    opened: Opened | None
    told: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class Coordinated:
    """Somebody who coordinates, or did; in a ``pair`` or not."""

    name: str
    since: datetime
    until: datetime | None
    pair: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """Everybody who saw the name: who was asked, who of the body looked, who coordinated."""

    asked: Sequence[Asked]
    looked: Sequence[Opened]
    coordinated: Sequence[Coordinated]


def seen(session: Session, scope: str, case: Case) -> Seen:
    """Three queries; ``scope`` is the code of the département, whose audit tells who opened the page."""
    opened = _opened(session, scope, case)
    query = select(Declaration, Coordinator.name, Coordinator.account_id).where(Declaration.case_id == case.id)
    query = query.join(Coordinator, Coordinator.id == Declaration.coordinator_id).order_by(Declaration.asked_at)
    asked, theirs = [], set()
    for declaration, name, account in session.execute(query):
        answered = declaration.answered_at is not None
        told = answered and declaration.answered_by != account
        asked.append(Asked(name, declaration.asked_at, opened.get(account), told, answered))
        theirs.add(account)
    looked = [one for account, one in opened.items() if account not in theirs]
    return Seen(asked, looked, _coordinated(session, case))


def _opened(session: Session, scope: str, case: Case) -> dict[int | None, Opened]:
    """Who opened the page of the names, by account, the first to do so first."""
    first, last = func.min(AuditRow.at), func.max(AuditRow.at)
    query = select(AuditRow.actor_id, known_as(), first, last, func.count())
    query = query.join(Account, Account.id == AuditRow.actor_id)
    query = query.group_by(AuditRow.actor_id, Account.id, Account.name)
    of_case = AuditRow.scope == scope, AuditRow.subject == f"case:{case.key}", AuditRow.act == Act.CASE_NAMES_READ.value
    rows = session.execute(query.where(*of_case).order_by(first))
    return {account: Opened(name, begins, ends, times) for account, name, begins, ends, times in rows}


def _coordinated(session: Session, case: Case) -> list[Coordinated]:
    query = select(Coordinator.name, Assignment.since, Assignment.until, Assignment.pair)
    query = query.join(Coordinator, Coordinator.id == Assignment.coordinator_id)
    rows = session.execute(query.where(Assignment.case_id == case.id).order_by(Assignment.since, Assignment.id))
    return [Coordinated(*row) for row in rows]
