"""An invented network, large enough for its map to be alive: sides, circles, ties, names still to be thought of."""

from sqlalchemy.orm import Session

from conference.casework import bond, mention, network, side
from conference.cli.demo.further import coordinated
from conference.cli.demo.situation import Deed
from conference.domain.actors import Actor
from conference.domain.network import BondKind, Circle, Generation
from conference.domain.preparation import Invitation, Part, Safety
from conference.domain.referral import PersonKind
from conference.domain.work import WorkKind
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.referral import Person
from conference.queries.preparation import preparation as prepared

MOTHER, FATHER, FRIENDS, NONE = "Côté maternel", "Côté paternel", "Amis et voisins", ""
NEAREST, CLOSE, FURTHER = Circle
ELDERS, PARENTS, OWN, YOUNGER = Generation
COMING, WAITING = Invitation.COMING, Invitation.WAITING
# Those of the referral, by their first name, then those whom the network brings.
KNOWN = {
    "Lina": (NONE, NEAREST, OWN, COMING),
    "Nadia": (MOTHER, NEAREST, PARENTS, COMING),
    "Rachid": (MOTHER, NEAREST, ELDERS, COMING),
}
BROUGHT = (
    ("Zohra", "grand-mère", MOTHER, NEAREST, ELDERS, COMING, Part.FAMILY),
    ("Samia", "tante", MOTHER, CLOSE, PARENTS, Invitation.REMOTE, Part.FAMILY),
    ("Bilal", "oncle", MOTHER, FURTHER, PARENTS, WAITING, Part.FAMILY),
    ("Inès", "cousine", MOTHER, CLOSE, OWN, WAITING, Part.FAMILY),
    ("Didier", "père", FATHER, FURTHER, PARENTS, Invitation.LETTER, Part.FAMILY),
    ("Monique", "grand-mère", FATHER, CLOSE, ELDERS, WAITING, Part.FAMILY),
    ("Kévin", "demi-frère", FATHER, CLOSE, OWN, Invitation.DECLINED, Part.FAMILY),
    ("Josette", "voisine du dessous", FRIENDS, CLOSE, ELDERS, COMING, Part.NETWORK),
    ("Amandine", "marraine", FRIENDS, NEAREST, PARENTS, COMING, Part.NETWORK),
    ("Thomas", "entraîneur de judo", FRIENDS, FURTHER, PARENTS, WAITING, Part.NETWORK),
    ("Mme Arrieu", "maîtresse d’école", NONE, CLOSE, None, COMING, Part.PROFESSIONAL),
    ("Dr Lafargue", "médecin de la famille", NONE, FURTHER, None, WAITING, Part.EXPERT),
)
TIES = (
    ("Rachid", "Zohra", BondKind.COUPLE, ""),
    ("Zohra", "Nadia", BondKind.HELPS, "les nuits où c’est trop"),
    ("Nadia", "Didier", BondKind.BROKEN, ""),
    ("Amandine", "Nadia", BondKind.FRIEND, "depuis le collège"),
    ("Samia", "Bilal", BondKind.KIN, ""),
    ("Josette", "Lina", BondKind.HELPS, "les devoirs du mercredi"),
)


def surrounded() -> Deed:
    """The family says who counts, on which side and how close; one of them must not meet the others."""
    return coordinated(_surround, WorkKind.PREPARATION, 120)


def _surround(session: Session, who: Actor, case: Case) -> None:
    sides = {one.name: one.id for one in side.name(session, who, case, (MOTHER, FATHER, FRIENDS))}
    guests = dict[str, Guest]()

    def add(person: Person, part: Part, place: tuple[str, Circle | None, Generation | None, Invitation]) -> None:
        named, circle, generation, answer = place
        values: dict[str, object] = {
            "part": part,
            "side_id": sides.get(named),
            "circle": circle,
            "generation": generation,
        }
        values |= {"invitation": answer, "safety": Safety.APART if person.tie == "père" else None}
        guests[person.first_name] = network.invite(session, who, case, values, person)

    for person in prepared(session, case).people:
        add(person, Part.FAMILY, KNOWN[person.first_name])
    for first, tie, *place, part in BROUGHT:
        someone = {"kind": PersonKind.RELATIVE, "first_name": first, "last_name": "", "tie": tie}
        add(network.name(session, case, someone), part, tuple(place))  # type: ignore[arg-type]
    for one, other, kind, words in TIES:
        bond.bind(session, who, case, guests[one], guests[other], kind, words)
    network.write(session, who, case, guests["Zohra"], {"needs_travel": True, "needs": "depuis Coutras"})
    mention.think_of(session, who, case, "Le parrain de Lina", "parti vivre à Pau")
