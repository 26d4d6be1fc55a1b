"""A coordinator prepares a conference through the web, with every reason in sight until none is left."""

import pytest

from conference.domain.stages import Stage
from tests.journeys import way
from tests.journeys.family import Family
from tests.journeys.lived import Reach


@pytest.fixture
def prepared(family: Family, reach: Reach) -> Family:
    """A family whose coordinator has everything to prepare."""
    reach(way.refer, way.assign)
    return family


def test_from_an_empty_preparation_to_a_fixed_conference(prepared: Family) -> None:
    family, asked = prepared, prepared.answers
    assert way.left(family) == ["question", "reseau", "reseau", "seance", "seance", "note"]
    assert "Écrivez la question centrale" in family.refused("coordinator", "/etapes/convene")
    way.ask(family)
    assert way.left(family) == ["reseau", "reseau", "seance", "seance", "note"]
    way.invite(family, "Lou", child_way="present")
    way.invite(family, "Rose")
    way.invite(family, "Yann", invitation="remote")
    assert way.left(family) == ["reseau", "seance", "seance", "note"]
    family.presses("coordinator", "/reseau", "Rien à signaler pour tous")
    way.fix(family)
    assert way.left(family) == ["note"]
    why = {"needless-needless_why": "La famille sait déjà tout."}
    family.presses("coordinator", "/note", "Noter « sans objet »", **why)
    assert way.left(family) == []
    way.convene(family)
    assert family.answers - asked == 10
    family.stands(Stage.CONFERENCE)


def test_neither_committee_nor_lead_sees_any_of_it(prepared: Family) -> None:
    family = prepared
    way.ask(family, "Comment rester à Bègles ?")
    family.writes("coordinator", "/reseau", first_name="Rosalinde")
    family.writes("coordinator", "/accords", first_name="Marcellin", tie="père", person="", state="refused")
    assert "Réseau et invitations" in family.sees("coordinator")
    pages = {name: family.sees(name) for name in ("committee", "lead", "referrer")}
    for name, page in (pages | {"names": family.sees("committee", "/noms")}).items():
        for told in ("Bègles", "Marcellin", "Rosalinde", "Réseau et invitations", "Accords de chacun"):
            assert told not in page, (name, told)
