"""A language that a département supplied, for the tests of access: some of its texts, the others lacking."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from conference.domain.paper import Direction
from conference.programme import language
from tests import world
from tests.world import Place

TEXTS = {"adult.title": "دعوة", "common.when": "متى", "adult.hello": "مرحباً {nom}،"}


def live(session: Session, place: Place, keep: Callable[[str, object], None]) -> None:
    """``language``: Arabic, begun."""
    admin = world.actor(place, "admin")
    arabic = language.begin(session, admin, "ar", "arabe", Direction.RTL)
    language.write(session, admin, arabic, TEXTS)
    keep("language", arabic)
