"""Who did what: the audit of one département, the latest first, paged by number.

The audit belongs to no département by itself: every query here names the scope.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from conference.domain.names import fold
from conference.models.account import Account, Membership
from conference.models.audit import AuditRow
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.queries.accounts import Known, known_as

PAGE = 50


@dataclass(frozen=True, slots=True)
class Anchor:
    """The number of the row that a page begins after, or ends before."""

    number: int
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page of rows, each with the name of who acted, and the numbers that its neighbours begin from."""

    rows: Sequence[tuple[AuditRow, str | None]]
    before: int | None
    after: int | None


def page(
    session: Session, scope: str, anchor: Anchor | None, *, case: Case | None = None, who: Account | None = None
) -> Page:
    """One page of the rows of a scope, narrowed to a case, to somebody, or to both."""
    query = select(AuditRow, known_as()).outerjoin(Account, Account.id == AuditRow.actor_id)
    query = query.where(AuditRow.scope == scope)
    if case is not None:
        query = query.where(AuditRow.subject == f"case:{case.key}")
    if who is not None:
        query = query.where(AuditRow.actor_id == who.id)
    backwards = anchor is not None and anchor.backwards
    if anchor is not None:
        there = AuditRow.number > anchor.number if backwards else AuditRow.number < anchor.number
        query = query.where(there)
    order = AuditRow.number if backwards else AuditRow.number.desc()
    found = [(row, name) for row, name in session.execute(query.order_by(order).limit(PAGE + 1))]
    more, rows = len(found) > PAGE, found[:PAGE]
    if backwards:
        rows.reverse()
    has_before, has_after = (more, True) if backwards else (anchor is not None, more)
    if not rows:
        return Page((), None, None)
    first, last = rows[0][0].number, rows[-1][0].number
    return Page(rows, first if has_before else None, last if has_after else None)


def case_of(session: Session, seen: ColumnElement[bool], reference: str) -> Case | None:
    """The case of a reference, whatever its capitals and the spaces around it."""
    return session.scalars(select(Case).where(seen, Case.reference == reference.strip().upper())).one_or_none()


def actors(session: Session, scope: str) -> list[Known]:
    """Everybody who ever acted in a scope, those who have left included, by folded name."""
    acted = select(AuditRow.id).where(AuditRow.scope == scope, AuditRow.actor_id == Account.id).exists()
    found = [Known(account, name) for account, name in session.execute(select(Account, known_as()).where(acted))]
    return sorted(found, key=lambda one: (fold(one.name), one.account.id))


def references(session: Session, seen: ColumnElement[bool], rows: Iterable[AuditRow]) -> dict[str, str | None]:
    """The reference of each case that some rows are about, by subject; None for a draft."""
    query = select(Case.key, Case.reference).where(seen, Case.key.in_(_keys(rows, "case")))
    return {f"case:{key}": reference for key, reference in session.execute(query)}


def names(session: Session, rows: Iterable[AuditRow]) -> dict[str, str]:
    """The name of each coordinator that some rows are about, and of each account that has a role here, by subject."""
    told = list(rows)
    listed = select(Coordinator.key, Coordinator.name).where(Coordinator.key.in_(_keys(told, "coordinator")))
    held = select(Account.key, Membership.name).join(Account, Account.id == Membership.account_id)
    held = held.where(Account.key.in_(_keys(told, "account")))
    found = {f"coordinator:{key}": name for key, name in session.execute(listed)}
    return found | {f"account:{key}": name for key, name in session.execute(held)}


def _keys(rows: Iterable[AuditRow], kind: str) -> set[str]:
    split = (row.subject.partition(":") for row in rows)
    return {key for found, _, key in split if found == kind}
