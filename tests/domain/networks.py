"""Invented networks of any size, to be drawn; the same seed gives the same one."""

from random import Random

from conference.domain.network import BondKind, Circle, Generation
from conference.domain.network_map import OF_SIDES, Arc, Figure, NetworkMap, Sector, Shape
from conference.domain.preparation import Invitation

NAMES = (
    *("Rose", "Yann", "Marie-Christine", "Abdelrahman", "Lou", "Zoé", "Jean-Baptiste", "Ali", "Fatoumata"),
    *("Maximilien-Alexandre", "Ina", "Élodie", "Mme Arrieu-Lacassagne", "Dr M.", "Wiktoria W."),
)


def drawn(seed: int, people: int, ties: int, sides: int = 3, concerned: int = 1) -> NetworkMap:
    """A map of so many people around those concerned, on so many sides, of none, and at work."""
    chance = Random(seed)  # noqa: S311  (a network, not a secret)
    shapes = (*OF_SIDES[:sides], Shape.PILL, Shape.SQUARE)
    sectors = tuple(Sector(f"{shape.value.capitalize()} de la famille", shape) for shape in shapes)
    middle = [Figure(f"c{n}", chance.choice(NAMES)) for n in range(concerned)]
    around = [
        Figure(
            f"k{n}",
            f"{chance.choice(NAMES)} {n}",
            chance.choice(("", "tante", "voisine du dessous")),
            chance.randrange(len(sectors)),
            chance.choice((*Circle, None)),
            chance.choice((*Generation, None)),
            chance.choice(list(Invitation)),
        )
        for n in range(people)
    ]
    figures = (*middle, *around)
    arcs = []
    for _ in range(ties):
        one, other = chance.sample(range(len(figures)), 2)
        arcs.append(Arc(one, other, chance.choice(list(BondKind))))
    return NetworkMap(("Tout près", "Proche", "Plus loin", "Pas encore dit"), sectors, figures, tuple(arcs))
