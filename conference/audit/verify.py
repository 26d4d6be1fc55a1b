"""Reading a chain again from its beginning: what was changed, removed, swapped or cut is named."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.audit.chain import BEGINNING, digest
from conference.models.audit import AuditHead, AuditRow


def faults(session: Session, scope: str) -> Iterator[str]:
    """One sentence for each thing wrong in the chain of a scope; none when it holds."""
    expected, previous = 1, BEGINNING
    rows = select(AuditRow).where(AuditRow.scope == scope).order_by(AuditRow.number)
    for row in session.scalars(rows.execution_options(yield_per=500)):
        if row.number != expected:
            yield f"{scope}: row {expected} is missing before row {row.number}"
        elif row.previous != previous:
            yield f"{scope}: row {row.number} does not follow the row before it"
        if row.digest != digest(row.previous, scope, row.number, row.at, row):
            yield f"{scope}: row {row.number} was changed after it was written"
        expected, previous = row.number + 1, row.digest
    head = session.get(AuditHead, scope)
    if head is not None and (head.number, head.digest) != (expected - 1, previous):
        yield f"{scope}: the chain ends at row {expected - 1}, its head says {head.number}"
    if head is None and expected > 1:
        yield f"{scope}: the head of the chain is missing"


def scopes(session: Session) -> list[str]:
    """Every chain there is, by its rows and by its head."""
    named = set(session.scalars(select(AuditHead.scope))) | set(session.scalars(select(AuditRow.scope).distinct()))
    return sorted(named)
