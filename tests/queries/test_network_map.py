"""The map from its records: everybody once, where they stand; nothing that would betray an address."""

from sqlalchemy.orm import Session

from conference.casework import bond, network, side
from conference.domain.network import BondKind, Circle, Generation
from conference.domain.network_map import Arc, Shape
from conference.domain.preparation import Invitation, Part, Safety
from conference.domain.referral import Danger
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.referral import Person, Referral
from conference.queries.network_map import network_map
from tests import world
from tests.world import Place


def brought(session: Session, place: Place, case: Case, first: str, tie: str = "", **values: object) -> Guest:
    """Somebody new in the network."""
    someone = {"kind": "relative", "first_name": first, "tie": tie}
    person = network.name(session, case, someone)
    return network.invite(session, world.actor(place, "coordinator"), case, {"part": Part.FAMILY} | values, person)


def test_everybody_stands_where_their_records_say(session: Session, gironde: Place) -> None:
    case, who = world.assigned(session, gironde), world.actor(gironde, "coordinator")
    mother, father = side.name(session, who, case, ["Maternel", "Paternel"])
    rose = brought(
        session,
        gironde,
        case,
        "Rose",
        "tante",
        side_id=mother.id,
        circle=Circle.NEAREST,
        generation=Generation.PARENTS,
        invitation=Invitation.REMOTE,
    )
    aide = brought(session, gironde, case, "Ana", part=Part.SUPPORT, side_id=father.id)
    free = brought(session, gironde, case, "Ina", part=Part.SUPPORT)
    pro = brought(session, gironde, case, "Léa", part=Part.EXPERT)
    zoe = brought(session, gironde, case, "Zoé", sideless=True)
    lou = session.query(Person).filter_by(case_id=case.id, kind="child").one()
    child = network.invite(session, who, case, {"part": Part.FAMILY}, lou)
    bond.bind(session, who, case, child, rose, BondKind.KIN)
    found = network_map(session, case)
    assert [sector.name for sector in found.sectors] == ["Maternel", "Paternel", "Sans côté", "Services"]
    assert [sector.shape for sector in found.sectors][-2:] == [Shape.PILL, Shape.SQUARE]
    places = {one.name: one.sector for one in found.figures}
    assert places == {"Lou": None, "Rose": 0, "Ana": 1, "Ina": 3, "Léa": 3, "Zoé": 2}
    first = found.figures[1]
    assert (first.key, first.tie, first.circle) == (rose.key, "tante", Circle.NEAREST)
    assert (first.generation, first.answer) == (Generation.PARENTS, Invitation.REMOTE)
    assert found.arcs == (Arc(0, 1, BondKind.KIN),)
    assert {aide.key, free.key, pro.key, zoe.key, child.key} <= {one.key for one in found.figures}


def test_who_is_concerned_is_in_the_middle_before_being_invited(session: Session, gironde: Place) -> None:
    case = world.assigned(session, gironde)
    found = network_map(session, case)
    assert [(one.name, one.key, one.sector) for one in found.figures] == [("Lou", "", None)]
    assert found.sectors == ()
    brought(session, gironde, case, "Rose")
    assert [sector.name for sector in network_map(session, case).sectors] == [""]


def test_nothing_of_who_is_kept_apart_but_a_first_name(session: Session, gironde: Place) -> None:
    case = world.assigned(session, gironde)
    secret = {"safety": Safety.APART, "safety_words": "vit rue Haute", "needs": "un taxi depuis Pau"}
    secret |= {"why_not": "ordonnance"}
    brought(session, gironde, case, "Marc", "vit à Pau", **secret)
    brought(session, gironde, case, "Léa", "éducatrice au foyer des Lilas", part=Part.PROFESSIONAL)
    said = str(network_map(session, case))
    assert "foyer des Lilas" in said
    assert [one.tie for one in network_map(session, case).figures if one.name == "Marc"] == [""]
    for word in ("Pau", "rue Haute", "taxi", "ordonnance"):
        assert word not in said
    session.query(Referral).filter_by(case_id=case.id).one().danger = Danger.PROTECTED_ADDRESS
    assert "Lilas" not in str(network_map(session, case))
