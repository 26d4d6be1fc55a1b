"""Setting a département up: what it starts from, its places typed as indented lists, and the end of it."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.names import fold
from conference.domain.profiles import STARTS, Profile
from conference.domain.reasons import Reason, Refused
from conference.domain.setup import Entry, outline
from conference.models.department import Department
from conference.models.place import Institution, Territory
from conference.programme import departments, places
from conference.queries.setup import any_received
from conference.words.reasons import sentence

LONGEST_NAME = 120
Place = TypeVar("Place", Territory, Institution)


def stands(department: Department) -> Profile:
    """What the settings that a profile holds are now."""
    return Profile(department.body, department.body_name, department.modes, department.note_recipient)


def start_from(session: Session, actor: Actor, department: Department, code: str) -> None:
    """Take the settings of a profile over. Raises `Refused` once a case was received: what it met is not swapped."""
    if any_received(session):
        raise Refused(Reason("setup_profile_too_late", "start"))
    start = STARTS[code]
    departments.set_body(session, actor, department, start.body, start.body_name)
    departments.set_modes(session, actor, department, start.modes)
    department.note_recipient, department.profile = start.note_recipient, code
    audit.write(session, actor, Act.DEPARTMENT_SET, department, ("note_recipient", "profile"))


def add_territories(session: Session, actor: Actor, text: str) -> int:
    """Add the territories of an indented list, all or none; gives how many were new. Raises `Refused`, line by line."""

    def write(name: str, parent: Territory | None) -> Territory:
        return places.write_territory(session, actor, name, parent)

    return _grow(list(session.scalars(select(Territory))), text, write)


def add_institutions(session: Session, actor: Actor, text: str) -> int:
    """Add the institutions of a list, each with its services under it, as `add_territories` does."""

    def write(name: str, parent: Institution | None) -> Institution:
        return places.write_institution(session, actor, name, parent)

    return _grow(list(session.scalars(select(Institution))), text, write)


def _grow(known: list[Place], text: str, write: Callable[[str, Place | None], Place]) -> int:
    """A name that is there already holds what is indented under it; it is never moved from here."""
    by_name, at_line = {place.folded: place for place in known}, dict[int, Place]()
    entries, new, refused = outline(text), 0, list[Reason]()
    if not entries:
        raise Refused(Reason("setup_list_empty", "lines"))
    for entry in entries:
        parent = at_line.get(entry.within) if entry.within is not None else None
        if entry.within is not None and parent is None:
            continue
        try:
            found = by_name.get(fold(entry.name))
            if found is None:
                found, new = write(_fitting(entry), parent), new + 1
            elif parent is not None and found.parent_id != parent.id:
                raise Refused(Reason("setup_place_elsewhere", "lines"))
            by_name[found.folded] = at_line[entry.number] = found
        except Refused as refusal:
            refused += [_at(entry, reason) for reason in refusal.reasons]
    if refused:
        raise Refused(*refused)
    return new


def _fitting(entry: Entry) -> str:
    if len(entry.name) > LONGEST_NAME:
        raise Refused(Reason("setup_name_long", "lines", str(LONGEST_NAME)))
    return entry.name


def _at(entry: Entry, reason: Reason) -> Reason:
    return Reason("setup_line", "lines", f"{entry.number} («\u00a0{entry.name[:60]}\u00a0»)\u00a0: {sentence(reason)}")


def finish(session: Session, actor: Actor, department: Department) -> None:
    """Nobody is led to the setting-up any more, whatever remains of it; its page stays."""
    if department.set_up_at is None:
        department.set_up_at = clock.now()
        audit.write(session, actor, Act.DEPARTMENT_SET_UP, department)
