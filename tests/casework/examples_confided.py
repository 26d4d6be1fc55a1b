"""The acts on what is confided to whoever coordinates: where each is let through, and how it is called."""

from collections.abc import Callable

from conference.casework import contact
from tests.casework.acting import Scene
from tests.confiding import PHONE

CONFIDED: dict[str, tuple[str, Callable[[Scene], object]]] = {
    "contact.add": ("conference", lambda s: contact.add(s.session, s.who, s.case, s.person("Nadia"), PHONE)),
    "contact.write": ("conference", lambda s: contact.write(s.session, s.who, s.case, s.phone, PHONE)),
    "contact.remove": ("conference", lambda s: contact.remove(s.session, s.who, s.case, s.phone)),
}
