"""The list of a département: what to think of before a day together, in its own words and order."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from conference import audit
from conference.audit import Act
from conference.domain.actors import Actor
from conference.models.department import Department
from conference.models.logistics import ChecklistItem


def write(session: Session, actor: Actor, department: Department, lines: Iterable[str]) -> None:
    """Make the list be these lines, in this order; one that is there no more is withdrawn, and stays ticked."""
    wanted = {line: number for number, line in enumerate(dict.fromkeys(line.strip() for line in lines if line.strip()))}
    known = {item.words: item for item in session.scalars(select(ChecklistItem))}
    for words, item in known.items():
        item.withdrawn = words not in wanted
        item.number = wanted.get(words, item.number)
    session.add_all(ChecklistItem(words=words, number=number) for words, number in wanted.items() if words not in known)
    # A form shown before this one is overtaken.
    flag_modified(department, "name")
    session.flush()
    audit.write(session, actor, Act.DEPARTMENT_SET, department, ("checklist",))
