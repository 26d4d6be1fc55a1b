"""A conference that ends without a plan: it was held, and the family meets again or stops there."""

import pytest

from conference.domain.stages import Outcome, Stage
from tests.journeys import way
from tests.journeys.family import Family
from tests.journeys.lived import Reach

pytestmark = pytest.mark.long


WHY = "On s’est enfin parlé, on décidera la prochaine fois."
STEP = "/etapes/record_without_plan"
FIGURES = "/evaluation?family=conferences"


@pytest.fixture
def met(family: Family, reach: Reach) -> Family:
    """A family that has met, and has written no plan."""
    reach(*way.TO_THE_DAY, way.live)
    return family


def test_the_family_meets_again(met: Family) -> None:
    family = met
    assert "Le plan ne contient encore aucune action." in family.refused("coordinator", "/etapes/record")
    assert "Écrivez pourquoi, avec les mots de la famille." in family.refused("coordinator", STEP, words=" ")
    family.takes("coordinator", "record_without_plan", words=WHY)
    assert "Conférence samedi 11 avril 2026" in family.sees("coordinator", "/synthese")
    assert way.left(family) == ["seance", "seance"]
    way.ask(family, "Comment Lou peut-elle dormir chez Rose le week-end ?")
    way.fix(family, days=20)
    way.convene(family)
    assert way.live(family, days=20) == ["Lou Ferrand", "Rose", "Yann"]
    way.write_plan(family)
    way.validate(family)
    sheet = family.sees("coordinator", "/synthese")
    assert "Conférence n° 1 samedi 11 avril 2026" in sheet
    assert "Conférence n° 2 vendredi 1er mai 2026" in sheet
    assert "Proposé pour le samedi 1er août 2026" in family.sees("coordinator", "/suivi")
    assert "Avec un plan 1, Sans plan 1." in family.reads("lead", FIGURES)
    assert family.story() == [
        *("Orientation envoyée", "Claire 33 est désigné·e", "Conférence fixée", "Conférence tenue, sans plan"),
        *("Conférence fixée", "Conférence tenue, plan adopté", "Forme du plan validée"),
    ]
    family.stands(Stage.VALIDATION)


@pytest.mark.long
def test_the_family_stops_there(met: Family) -> None:
    family, stops = met, {"words": WHY, "closes": "yes"}
    refused = family.refused("coordinator", STEP, **stops)
    for said in ("Choisissez un motif.", "Dites qui met fin à la démarche.", "Écrivez la fiche de synthèse."):
        assert said in refused
    assert WHY in refused
    way.synthesise(family, "La famille s’est parlé ; elle ne souhaite pas de plan.")
    family.takes("coordinator", "record_without_plan", **stops, reason="family_declined", ended_by="family")
    assert family.story()[-1] == "Conférence tenue, sans plan"
    told = family.sees("referrer")
    assert "La famille ne souhaite pas, ou plus, de conférence · décidé par la famille" in told
    sheet = family.sees("coordinator", "/synthese")
    assert "Conférence samedi 11 avril 2026" in sheet
    assert "Actions du plan Pas de plan" in sheet
    assert "Issue La conférence n’a pas abouti" in sheet
    assert "Avec un plan 0, Sans plan 1." in family.reads("lead", FIGURES)
    family.stands(Stage.CLOSED, Outcome.NOT_COMPLETED)
