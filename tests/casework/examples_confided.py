"""The acts on what is confided to whoever coordinates: where each is let through, and how it is called."""

from collections.abc import Callable

from sqlalchemy import select

from conference.casework import contact, log, supervision
from conference.domain.actors import Actor
from conference.models.contact import Contact
from conference.models.log import LogEntry
from tests.casework.acting import Scene
from tests.confiding import CALLED, PHONE


def _phone(s: Scene) -> Contact:
    return s.session.scalars(select(Contact).where(Contact.case_id == s.case.id, Contact.preferred)).one()


def _entry(s: Scene) -> LogEntry:
    query = select(LogEntry).where(LogEntry.case_id == s.case.id).order_by(LogEntry.id.desc())
    return s.session.scalars(query.limit(1)).one()


def _supervisor(s: Scene) -> Actor:
    return Actor(s.place.accounts["observer"].id, frozenset())


CONFIDED: dict[str, tuple[str, Callable[[Scene], object]]] = {
    "contact.add": ("conference", lambda s: contact.add(s.session, s.who, s.case, s.person("Nadia"), PHONE)),
    "contact.write": ("conference", lambda s: contact.write(s.session, s.who, s.case, _phone(s), PHONE)),
    "contact.remove": ("conference", lambda s: contact.remove(s.session, s.who, s.case, _phone(s))),
    "log.note_contact": (
        "conference",
        lambda s: log.note_contact(s.session, s.who, s.case, CALLED, s.person("Nadia")),
    ),
    "log.note": ("conference", lambda s: log.note(s.session, s.who, s.case, "Reparler du trajet.")),
    "log.correct": (
        "conference",
        lambda s: log.correct(s.session, s.who, s.case, _entry(s), {"words": "Elle rappelle."}),
    ),
    "supervision.open_log": (
        "conference",
        lambda s: supervision.open_log(s.session, _supervisor(s), s.case, "À voir."),
    ),
    "log.remove": ("conference", lambda s: log.remove(s.session, s.who, s.case, _entry(s))),
}
