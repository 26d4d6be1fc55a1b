"""The acts on what is confided to whoever coordinates: where each is let through, and how it is called."""

from collections.abc import Callable

from conference.casework import contact, log
from tests.casework.acting import Scene
from tests.confiding import CALLED, PHONE

CONFIDED: dict[str, tuple[str, Callable[[Scene], object]]] = {
    "contact.add": ("conference", lambda s: contact.add(s.session, s.who, s.case, s.person("Nadia"), PHONE)),
    "contact.write": ("conference", lambda s: contact.write(s.session, s.who, s.case, s.phone, PHONE)),
    "contact.remove": ("conference", lambda s: contact.remove(s.session, s.who, s.case, s.phone)),
    "log.note_contact": (
        "conference",
        lambda s: log.note_contact(s.session, s.who, s.case, CALLED, s.person("Nadia")),
    ),
    "log.note": ("conference", lambda s: log.note(s.session, s.who, s.case, "Reparler du trajet.")),
    "log.correct": (
        "conference",
        lambda s: log.correct(s.session, s.who, s.case, s.entry, {"words": "Elle rappelle."}),
    ),
    "log.remove": ("conference", lambda s: log.remove(s.session, s.who, s.case, s.entry)),
}
