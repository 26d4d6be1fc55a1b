"""How commands say a refusal, and find their département."""

import click
from sqlalchemy.orm import Session

from conference.domain.reasons import Refused
from conference.models.department import Department
from conference.models.tenancy import work_for
from conference.programme import departments
from conference.words.reasons import sentence


def said(refusal: Refused) -> str:
    """Every reason, a line each."""
    return "\n".join(f"{sentence(reason)} {reason.subject}".strip() for reason in refusal.reasons)


def department_of(session: Session, code: str) -> Department:
    """The département that a command works for. Raises a `ClickException` that says how to open it."""
    department = departments.by_code(session, code)
    if department is None:
        raise click.ClickException(f"Le département {code} n’est pas ouvert ici\u00a0: flask departments create {code}")
    work_for(session, department)
    return department
