"""The ordinary way, from a referral to a plan that was kept: what it asks, and what everybody is told of it."""

from conference.domain.stages import Outcome, Stage
from tests.journeys import way
from tests.journeys.family import Family
from tests.journeys.lived import Reach


def test_from_a_referral_to_a_plan_that_was_kept(family: Family, reach: Reach) -> None:
    reach(*way.TO_A_PLAN, way.ratify)
    way.wish(family)
    family.waits(days=92)
    assert "proposé pour le 11 juillet 2026" in family.home("coordinator")
    way.review(family)
    assert "Écrivez la fiche de synthèse." in family.refused("coordinator", "/etapes/close")
    way.synthesise(family)
    family.takes("coordinator", "close")
    assert family.answers <= 40
    assert family.story() == [
        *("Orientation envoyée", "Claire 33 est désigné·e", "Conférence fixée", "Conférence tenue, plan adopté"),
        *(
            "Forme du plan validée",
            "Réponse donnée sur le contenu du plan",
            "Bilan tenu : parent ou personne concernée",
            "Situation close",
        ),
    ]
    assert "On respire." in family.sees("coordinator", "/suivi")
    lead = family.sees("lead")
    assert not [told for told in ("Lou", "Rose", "respire", "maison") if told in lead]
    family.stands(Stage.CLOSED, Outcome.PLAN_AGREED)
