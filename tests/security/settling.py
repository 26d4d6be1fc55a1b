"""A table of institutions that waits to be looked through, and one that was taken in."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from conference.casework.imports import upload
from conference.domain.actors import Actor
from conference.domain.roles import Role
from conference.programme.roster import judging, reading, taking
from conference.words.roster import TYPED
from tests import world
from tests.rosters import filled
from tests.world import Place


def live(session: Session, place: Place, say: Callable[[str, object], None]) -> None:
    """One of each, by whoever leads the département."""
    lead = Actor(place.accounts["lead"].id, frozenset({Role.LEAD}))
    code = place.department.code
    ada = {"Prénom et nom": f"Ada {code}", "Rôles": "coordinateur", "Institution": f"Foyer {code}"}
    say("people", upload.keep(session, lead, filled([ada]), "personnes.xlsx"))
    read = reading.read(f"Institution;Service\nAbri {code};".encode(), TYPED, world.today())
    taken = taking.take_in(session, lead, judging.judge(session, lead, read), world.today())
    assert taken is not None
    say("roster", taken)
