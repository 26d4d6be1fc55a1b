"""What binds a partner, whom to reach there and the directory of local resources, for the tests of access."""

from collections.abc import Callable
from datetime import date

from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.partner import ConventionKind, Renewal
from conference.domain.referral import Field
from conference.programme import directory, partner
from conference.programme.directory import Offered
from conference.programme.partner import Agreed, Reached
from tests import world
from tests.world import Place

HOSTING = Agreed(
    ConventionKind.CONVENTION,
    "Accueil des conférences",
    "Le Département et l’UDAF",
    date(2025, 3, 20),
    date(2025, 4, 1),
    date(2026, 3, 31),
    Renewal.TO_RENEW,
    3,
    12_000_00,
    "Deux salles et le repas",
)
TRAINING = Agreed(ConventionKind.PUBLIC_CONTRACT, "Formation de douze personnes")


def live(session: Session, place: Place, keep: Callable[[str, object], None]) -> None:
    """``convention`` is to renew, ``withdrawn.convention`` was a mistake; ``contact`` works there.

    ``entry`` stands in the directory of local resources, ``gone.entry`` is no more.
    """
    udaf, today = place.institutions["UDAF"], world.today()
    keep("convention", partner.sign(session, MACHINE, udaf, HOSTING, today))
    mistake = partner.sign(session, MACHINE, udaf, TRAINING, today)
    partner.withdraw(session, MACHINE, mistake)
    keep("withdrawn.convention", mistake)
    offered = Offered("Répit 33", "On garde vos enfants deux heures.", "05 00 00 00 02", fields=[Field.CHILDHOOD])
    keep("entry", directory.write(session, world.actor(place, "coordinator"), offered, checked=today))
    keep(
        "gone.entry", directory.write(session, MACHINE, Offered("Le Pont", "On écoute.", "Sur place.", closed_on=today))
    )
    someone = Reached("Nadia Ferrand", "Responsable de service", "05 00 00 00 01", "nadia@udaf.example")
    keep("contact", partner.keep_contact(session, MACHINE, udaf, someone))
