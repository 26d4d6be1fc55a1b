"""The network of a family, as its coordinator reads it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from conference.domain.names import fold
from conference.domain.network import Balance, Placed, QuietNote, balance
from conference.domain.preparation import KIN
from conference.domain.referral import CONCERNED
from conference.models.case import Case
from conference.models.guest import Bond, Guest, Mention, NeedlessNote, Side
from conference.models.referral import KnownBy, Person
from conference.words.network import BESIDE, CONCERNED_FIRST, KINDRED, NO_SIDE

# The person concerned is of every side and of none.
MIDDLE = 0


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie with the two people it is between."""

    bond: Bond
    one: Guest
    other: Guest


@dataclass(frozen=True, slots=True)
class Network:
    """Everybody around the person concerned, read together; ``needless`` are the quiet notes answered "sans objet"."""

    guests: Sequence[Guest]
    sides: Sequence[Side]
    ties: Sequence[Tie]
    mentions: Sequence[Mention]
    needless: frozenset[QuietNote]

    @property
    def balance(self) -> Balance:
        """Relatives and professionals who may come, and the relatives of each side."""
        return balance(
            Placed(one.part, one.invitation, MIDDLE if one.person.kind in CONCERNED else one.side_id)
            for one in self.guests
        )

    @property
    def asks_for_sides(self) -> bool:
        """Whether sides may still be named, and nobody said that they have no meaning here."""
        return not self.sides and QuietNote.SIDES not in self.needless

    @property
    def tilted(self) -> bool:
        """Whether those who work would outnumber relatives, and nobody said that it is as it should be."""
        return self.balance.tilted and QuietNote.TILTED not in self.needless

    @property
    def empty_sides(self) -> list[Side]:
        """The sides of which nobody would come, where that is a question."""
        empty = set(self.balance.empty(side.id for side in self.sides))
        return [side for side in self.sides if side.id in empty and not side.needless]

    def grouped(self, guests: Sequence[Guest]) -> list[tuple[str, list[Guest]]]:
        """Some of its people by where they stand: in the middle, on each side, on none, at work. None is empty."""
        inside = [one for one in guests if one.person.kind in CONCERNED]
        kin = [one for one in guests if one.part in KIN and one not in inside]
        by_side = [(side.name, [one for one in kin if one.side_id == side.id]) for side in self.sides]
        none = NO_SIDE if self.sides else KINDRED
        groups = [(CONCERNED_FIRST, inside), *by_side, (none, [one for one in kin if one.side_id is None])]
        groups.append((BESIDE, [one for one in guests if one.part not in KIN and one not in inside]))
        return [(name, those) for name, those in groups if those]


def network(session: Session, case: Case) -> Network:
    """The network of a case, in five queries whatever it holds."""
    everyone = guests(session, case)
    by_id = {one.id: one for one in everyone}
    bonds = session.scalars(select(Bond).where(Bond.case_id == case.id).order_by(Bond.id))
    mentions = select(Mention).where(Mention.case_id == case.id).order_by(Mention.id)
    needless = select(NeedlessNote.note).where(NeedlessNote.case_id == case.id)
    return Network(
        everyone,
        sides(session, case),
        [Tie(bond, by_id[bond.one_id], by_id[bond.other_id]) for bond in bonds],
        session.scalars(mentions).all(),
        frozenset(session.scalars(needless)),
    )


def guests(session: Session, case: Case) -> Sequence[Guest]:
    """Everyone of the network, whether they were invited or kept apart, in the order they were added."""
    query = select(Guest).where(Guest.case_id == case.id).order_by(Guest.id)
    return session.scalars(query.options(joinedload(Guest.person))).all()


def sides(session: Session, case: Case) -> Sequence[Side]:
    """The sides of a network, in the order of their numbers."""
    return session.scalars(select(Side).where(Side.case_id == case.id).order_by(Side.number)).all()


def uninvited(people: Sequence[Person], guests: Sequence[Guest]) -> list[Person]:
    """Those whom the referral names, and who are not in the network."""
    there = {one.person_id for one in guests}
    return [person for person in people if person.id not in there]


def unasked(known_by: Sequence[KnownBy], guests: Sequence[Guest]) -> list[KnownBy]:
    """The professionals who know the family by name, and who are not in the network."""
    there = {one.person.folded for one in guests}
    return [one for one in known_by if one.worker and fold(one.worker) not in there]
