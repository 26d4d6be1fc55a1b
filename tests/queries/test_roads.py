"""The minutes on the road between territories, and between those that they hold."""

import pytest
from sqlalchemy.orm import Session

from conference.domain.reasons import Refused
from conference.models.place import Territory, TravelTime
from conference.programme.places import write_roads, write_territory
from conference.queries.places import roads
from tests import world
from tests.world import Place


@pytest.fixture
def places(session: Session, gironde: Place) -> dict[str, Territory]:
    """Nord, which holds Médoc, which holds Lesparre; Blaye in Nord too; Sud; and Bordeaux, without a road."""
    admin, found = world.actor(gironde, "admin"), dict(gironde.territories)
    for name, above in (("Médoc", "Nord"), ("Lesparre", "Médoc"), ("Blaye", "Nord"), ("Bordeaux", None)):
        found[name] = write_territory(session, admin, name, found[above] if above else None)
    write_roads(session, admin, found["Sud"], {found["Nord"]: 60})
    write_roads(session, admin, found["Lesparre"], {found["Blaye"]: 95})
    return found


@pytest.mark.parametrize(
    ("one", "other", "minutes"),
    [
        ("Sud", "Sud", 0),
        ("Sud", "Nord", 60),
        ("Nord", "Sud", 60),
        ("Sud", "Lesparre", 60),
        ("Blaye", "Sud", 60),
        ("Nord", "Lesparre", 0),
        ("Lesparre", "Nord", 0),
        ("Lesparre", "Blaye", 95),
        ("Médoc", "Blaye", None),
        ("Bordeaux", "Nord", None),
        ("Bordeaux", None, None),
        (None, None, None),
    ],
)
def test_a_place_takes_the_road_of_the_one_that_holds_it(
    session: Session, places: dict[str, Territory], one: str | None, other: str | None, minutes: int | None
) -> None:
    ends = [places[name].id if name else None for name in (one, other)]
    assert roads(session).minutes(*ends) == minutes


def test_a_road_is_changed_from_either_end_and_forgotten(session: Session, places: dict[str, Territory]) -> None:
    admin = world.actor(world.find(session, "33"), "admin")
    nord, sud, bordeaux = places["Nord"], places["Sud"], places["Bordeaux"]
    write_roads(session, admin, nord, {sud: 70, bordeaux: None})
    assert roads(session).minutes(sud.id, nord.id) == 70
    write_roads(session, admin, sud, {nord: None})
    assert roads(session).minutes(sud.id, nord.id) is None
    assert session.query(TravelTime).count() == 1


@pytest.mark.parametrize(
    ("one", "other", "minutes", "code"),
    [
        ("Nord", "Lesparre", 30, "road_within_a_place"),
        ("Sud", "Sud", 5, "road_within_a_place"),
        ("Sud", "Nord", 601, "road_out_of_range"),
        ("Sud", "Nord", -1, "road_out_of_range"),
    ],
)
def test_what_is_no_road_is_refused(
    session: Session, places: dict[str, Territory], one: str, other: str, minutes: int, code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        write_roads(session, world.actor(world.find(session, "33"), "admin"), places[one], {places[other]: minutes})
    assert [reason.code for reason in refusal.value.reasons] == [code]
