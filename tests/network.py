"""What surrounds the people of a network, through the acts."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from conference.casework import bond, mention, network, side
from conference.domain.actors import Actor
from conference.domain.network import BondKind, QuietNote
from conference.domain.preparation import Part
from conference.domain.referral import PersonKind
from conference.models.case import Case
from conference.models.guest import Bond, Guest, Mention, Side


@dataclass(frozen=True)
class Around:
    """A side, a tie, and somebody whom the family thinks of."""

    side: Side
    bond: Bond
    mention: Mention


def surround(session: Session, who: Actor, case: Case, one: Guest, other: Guest) -> Around:
    """One of each, for two people of a network; sides are answered, and that professionals outnumber relatives is."""
    named = side.name(session, who, case, ["Côté maternel"])[0]
    tied = bond.bind(session, who, case, one, other, BondKind.KIN, "Elles se parlent tous les jours.")
    thought = mention.think_of(session, who, case, "Tonton Alain", "oncle")
    side.quieten(session, who, case, QuietNote.TILTED)
    return Around(named, tied, thought)


def added(session: Session, who: Actor, case: Case, first_name: str, **values: object) -> Guest:
    """Somebody new in the network; of the family, unless it is said."""
    someone = {"kind": PersonKind.RELATIVE, "first_name": first_name}
    given = {"part": Part.FAMILY} | values
    return network.invite(session, who, case, given, network.name(session, case, someone))
