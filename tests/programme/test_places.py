"""Territories and institutions as trees, through the acts."""

import pytest
from sqlalchemy.orm import Session

from conference.domain.reasons import Refused
from conference.models.place import Institution, Territory
from conference.programme.places import write_institution, write_territory
from conference.queries.places import rows, tree
from tests import world
from tests.world import Place


def codes(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    """The codes of what was refused."""
    return {reason.code for reason in refusal.value.reasons}


def test_a_tree_is_told_by_name_and_depth(session: Session, gironde: Place) -> None:
    admin = world.actor(gironde, "admin")
    north = gironde.territories["Nord"]
    medoc = write_territory(session, admin, "Médoc", north)
    write_territory(session, admin, "Lesparre", medoc)
    write_territory(session, admin, "Blaye", north)
    found = [(place.name, depth) for place, depth in rows(tree(session, Territory))]
    assert found == [("Nord 33", 0), ("Blaye", 1), ("Médoc", 1), ("Lesparre", 2), ("Sud 33", 0)]


def test_a_territory_never_lies_in_itself(session: Session, gironde: Place) -> None:
    admin, north = world.actor(gironde, "admin"), gironde.territories["Nord"]
    inside = write_territory(session, admin, "Lesparre", write_territory(session, admin, "Médoc", north))
    for parent in (north, inside):
        with pytest.raises(Refused) as refusal:
            write_territory(session, admin, north.name, parent, north)
        assert codes(refusal) == {"place_inside_itself"}


def test_an_institution_with_services_becomes_no_service(session: Session, gironde: Place) -> None:
    admin = world.actor(gironde, "admin")
    mds, udaf = gironde.institutions["MDS"], gironde.institutions["UDAF"]
    service = write_institution(session, admin, "Service A", mds)
    for parent, moved in ((udaf, mds), (service, udaf)):
        with pytest.raises(Refused) as refusal:
            write_institution(session, admin, moved.name, parent, moved)
        assert codes(refusal) == {"service_of_a_service"}


@pytest.mark.parametrize(("name", "reason"), [("mds 33", "name_taken"), (" … ", "name_missing")])
def test_a_name_is_there_and_stands_once(session: Session, gironde: Place, name: str, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        write_institution(session, world.actor(gironde, "admin"), name)
    assert codes(refusal) == {reason}


def test_the_same_name_is_free_in_another_departement(session: Session, gironde: Place, nord: Place) -> None:
    taken_there = nord.institutions["MDS"].name
    write_institution(session, world.actor(gironde, "admin"), taken_there)
    session.commit()
    assert [branch.place.name for branch in tree(session, Institution)] == ["CCAS 33", "MDS 33", "MDS 59", "UDAF 33"]
