"""The five départements that lead the way: their settings, territories, institutions and people."""

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from conference import clock
from conference.cli.demo import moments, people
from conference.cli.demo.partners import KINDS
from conference.cli.demo.people import Cast
from conference.domain.actors import MACHINE, Actor
from conference.domain.paper import Direction
from conference.programme import departments, language, places, published_programme, setup
from conference.words import demo as words


@dataclass(frozen=True, slots=True)
class Settled:
    """One département: territories by the one that holds them, services by their institution."""

    code: str
    opened: int
    territories: dict[str, tuple[str, ...]] = field(default_factory=dict)
    institutions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    contact: str = ""


GIRONDE = Settled(
    "33",
    1130,
    {
        "Métropole": ("Bordeaux", "Graves", "Hauts de Garonne", "Porte du Médoc"),
        "Nord Gironde": ("Haute Gironde", "Libournais", "Médoc"),
        "Sud et littoral": ("Bassin", "Sud Gironde"),
    },
    {
        "MDS": ("MDS, protection maternelle et infantile", "MDS, service social de secteur"),
        "ASE": ("ASE, placement familial",),
        "OREAG": ("OREAG, milieu ouvert",),
        "UDAF 33": (),
        "CCAS de Libourne": (),
        "MITS": (),
    },
    "Valérie Cassagne, pilote des conférences familiales, 05 36 49 10 20, pilote@demo.example",
)
# Minutes on the road between places of Gironde.
ROADS = {
    "Métropole": {"Nord Gironde": 50, "Sud et littoral": 55},
    "Nord Gironde": {"Sud et littoral": 95},
    "Bordeaux": {"Graves": 25, "Hauts de Garonne": 25, "Porte du Médoc": 30, "Libournais": 40, "Bassin": 55},
    "Libournais": {"Haute Gironde": 45, "Médoc": 80},
    "Haute Gironde": {"Médoc": 75},
    "Bassin": {"Sud Gironde": 60},
}
OTHERS = (
    Settled(
        "07",
        1125,
        institutions={
            "Conseil départemental de l’Ardèche": (),
            "Association Pluriels": (),
            "Association le Phare": (),
        },
    ),
    Settled(
        "59",
        1124,
        {"UTPAS Dunkerque est-Hondschoote": ()},
        {"Conseil départemental du Nord": (), "La Sauvegarde du Nord": (), "AGSS de l’UDAF": ()},
    ),
    Settled(
        "66",
        1123,
        institutions={
            "Conseil départemental des Pyrénées-Orientales": (),
            "CAF des Pyrénées-Orientales": (),
            "IRTS de Perpignan": (),
        },
    ),
    Settled(
        "93",
        1122,
        {"Pantin": (), "Bondy": ()},
        {"Conseil départemental de la Seine-Saint-Denis": (), "Association Devenir": ()},
    ),
)


def found(session: Session) -> Cast:
    """Open the five départements, Gironde last, and give its cast: the session works for it from then on."""
    for other in OTHERS:
        _open(session, other)
    cast = _open(session, GIRONDE)
    with clock.frozen(moments.instant(GIRONDE.opened - 2)):
        people.gather(session, cast)
        session.commit()
    return cast


def _open(session: Session, settled: Settled) -> Cast:
    with clock.frozen(moments.instant(settled.opened)):
        department = departments.create(session, MACHINE, settled.code)
        cast = Cast(department)
        if settled is GIRONDE:
            people.open_accounts(session, cast)
        else:
            people.watch(session)
        session.commit()
    with clock.frozen(moments.instant(settled.opened, minutes=40)):
        _furnish(session, cast.keeper, settled, cast)
        session.commit()
    return cast


def _furnish(session: Session, actor: Actor, settled: Settled, cast: Cast) -> None:
    for name, inner in settled.territories.items():
        whole = cast.territories[name] = places.write_territory(session, actor, name)
        for part in inner:
            cast.territories[part] = places.write_territory(session, actor, part, whole)
    for name, roads in ROADS.items() if settled is GIRONDE else ():
        minutes = {cast.territories[other]: long for other, long in roads.items()}
        places.write_roads(session, actor, cast.territories[name], minutes)
    for name, services in settled.institutions.items():
        house = cast.institutions[name] = places.write_institution(session, actor, name, kind=KINDS.get(name))
        for service in services:
            cast.institutions[service] = places.write_institution(session, actor, service, house)
    published_programme.load(session, actor, cast.department)
    setup.start_from(session, actor, cast.department, settled.code)
    setup.finish(session, actor, cast.department)
    if settled.contact:
        departments.set_contact(session, actor, cast.department, settled.contact)
        departments.set_follow_up(session, actor, cast.department, hand_out_days=7, call_weeks=5, review_months=3)
        departments.set_service(session, actor, cast.department, words.SERVICE)
        departments.set_complaints(session, actor, cast.department, words.COMPLAINTS)
        begun = language.begin(session, actor, "pt", "portugais", Direction.LTR)
        language.write(session, actor, begun, words.PORTUGUESE)
