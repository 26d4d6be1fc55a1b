"""A family that meets a second time: another question, another plan, and both stay readable."""

import pytest

from conference.domain.stages import Outcome, Stage
from tests.journeys import way
from tests.journeys.family import Family
from tests.journeys.lived import Reach

pytestmark = pytest.mark.long


SECOND = "Et si Lou allait au collège près de chez Rose ?"
SCHOOL = {"what": "Rose visite le collège avec Lou", "who": "Rose", "by_when": "avant la rentrée"}


def test_the_family_asks_another_question_and_writes_another_plan(family: Family, reach: Reach) -> None:
    reach(*way.TO_A_PLAN, way.ratify)
    way.wish(family)
    assert "Proposé pour le samedi 11 juillet 2026" in family.sees("coordinator", "/suivi")
    family.waits(days=95)
    assert "bilan" in family.home("coordinator").lower()
    way.review(family, resolved="not", plan_kept="partly", changed="Lou n’aime plus son collège.")

    family.refused("coordinator", "/etapes/convene_again", words="")
    family.takes("coordinator", "convene_again", words="Lou demande à revoir tout le monde.")
    assert way.left(family) == ["seance", "seance"]
    way.ask(family, SECOND)
    questions = family.sees("coordinator", "/question")
    assert SECOND in questions
    assert "Comment Lou peut-elle rester à la maison ?" in questions
    way.fix(family, days=20)
    way.convene(family)
    way.live(family, days=20)
    refused = family.refused("coordinator", "/etapes/record")
    assert "Ce plan a déjà été examiné : écrivez d’abord la nouvelle version de la famille." in refused
    way.write_plan(family, SCHOOL)
    way.validate(family)
    assert "Lou n’aime plus son collège." not in family.sees("coordinator", "/suivi")
    way.ratify(family)
    ends(family)


def ends(family: Family) -> None:
    """Both plans are there for who holds the case too; the review is counted from the second conference."""
    for name in ("coordinator", "referrer"):
        plan = family.sees(name, "/plan")
        assert plan.index("Version 2 adoptée le 4 août 2026") < plan.index("Version 1, adoptée le 11 avril 2026")
        for action in ("Rose visite le collège avec Lou", "Rose vient le mercredi"):
            assert action in plan, (name, action)
    followed = family.sees("coordinator", "/suivi")
    assert "Proposé pour le mercredi 4 novembre 2026" in followed
    assert "Souhait de la famille Pas encore demandé" in followed
    assert "Le bilan doit être tenu" in family.refused("coordinator", "/etapes/close")
    way.wish(family)
    way.review(family, changed="Le collège lui plaît.")
    way.synthesise(family)
    family.takes("coordinator", "close")
    assert family.story()[7:] == [
        *("Nouvelle conférence demandée", "Conférence fixée", "Conférence tenue, plan adopté"),
        *(
            "Forme du plan validée",
            "Réponse donnée sur le contenu du plan",
            "Bilan tenu : parent ou personne concernée",
            "Situation close",
        ),
    ]
    family.stands(Stage.CLOSED, Outcome.PLAN_AGREED)
