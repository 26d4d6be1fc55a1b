"""Folding every journal again: a case stands where its journal leaves it, or is named."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework.passage import delay_rows, folded, passages_of, stay_rows
from conference.domain.delays import Running, Term
from conference.domain.journal import fold
from conference.models.base import Base
from conference.models.case import Case
from conference.models.department import Department
from conference.models.journal import DelayRow, StayRow
from conference.models.tenancy import work_for


def faults(session: Session) -> Iterator[str]:
    """One sentence for each case that does not fold, in every département."""
    for department in session.scalars(select(Department).order_by(Department.code)).all():
        work_for(session, department)
        for case in session.scalars(select(Case).where(Case.received_at.is_not(None)).order_by(Case.id)):
            yield from _case_faults(session, department, case)
        session.expunge_all()


def _case_faults(session: Session, department: Department, case: Case) -> Iterator[str]:
    past = folded(passages_of(session, case))
    stands = fold(past)
    if (stands.stage, stands.suspended, stands.outcome) != (case.stage, case.suspended, case.outcome):
        yield f"{case.reference}: stands at {case.stage}, its journal says {stands.stage}"
    stays = session.scalars(select(StayRow).where(StayRow.case_id == case.id).order_by(StayRow.number)).all()
    if _values(stays) != _values(stay_rows(case, past)):
        yield f"{case.reference}: its stays are not those of its journal"
    delays = session.scalars(select(DelayRow).where(DelayRow.case_id == case.id).order_by(DelayRow.number)).all()
    terms = {(row.kind, row.started_at): Term(row.unit, row.target, row.maximum, row.urgent) for row in delays}

    def term(delay: Running) -> Term:
        return terms.get((delay.kind, delay.started)) or department.terms[delay.kind]

    if _values(delays) != _values(delay_rows(case, past, term, department)):
        yield f"{case.reference}: its delays are not those of its journal"


def _values(rows: Sequence[Base]) -> list[tuple[object, ...]]:
    """What rows say, their serial numbers and owner left out."""
    left_out = {"id", "department_id"}
    return [tuple(getattr(row, c.key) for c in row.__mapper__.columns if c.key not in left_out) for row in rows]
