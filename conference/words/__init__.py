"""What screens say of every code: one file per noun, looked up here by the kind of code."""

from enum import StrEnum
from typing import Any

from conference.words import (
    agenda,
    agreement,
    audit,
    body,
    case,
    charter,
    child,
    contact,
    coordination_paper,
    council,
    enquiry,
    follow_up,
    form,
    gaps,
    imports,
    log,
    logistics,
    mail,
    memory,
    minimal,
    network,
    neutrality,
    note,
    offer,
    paper,
    partner,
    plan,
    practice_sheet,
    preparation,
    proposal,
    publication,
    questionnaires,
    quotation,
    record,
    reported,
    roles,
    roster,
    setup,
    sheet,
    sync,
    training,
    work,
    workflow,
)

MODULES = (
    agenda,
    agreement,
    audit,
    body,
    case,
    charter,
    contact,
    council,
    coordination_paper,
    enquiry,
    log,
    child,
    logistics,
    mail,
    memory,
    minimal,
    network,
    neutrality,
    note,
    offer,
    paper,
    partner,
    plan,
    practice_sheet,
    preparation,
    proposal,
    publication,
    quotation,
    record,
    reported,
    follow_up,
    questionnaires,
    form,
    gaps,
    roles,
    roster,
    setup,
    sheet,
    sync,
    training,
    work,
    workflow,
    imports,
)


def _tables() -> dict[type[StrEnum], dict[Any, Any]]:
    """The first table of a kind of code names it; those that follow say something more of it."""
    found: dict[type[StrEnum], dict[Any, Any]] = {}
    for module in MODULES:
        for name, table in vars(module).items():
            first = next(iter(table)) if name.isupper() and isinstance(table, dict) else ""
            if isinstance(first, StrEnum):
                found.setdefault(type(first), table)
    return found


TABLES = _tables()


def of(code: StrEnum) -> str:
    """The words of a code. Raises KeyError for one without: a test looks for them."""
    words = TABLES[type(code)][code]
    return words.act if isinstance(words, workflow.StepWords) else str(words)
