"""Parents who disagree: nothing is fixed until the body has decided in writing, without seeing a name."""

import re

import pytest

from conference.domain.stages import Outcome, Stage
from tests.journeys import way
from tests.journeys.family import Family
from tests.journeys.lived import Reach
from tests.journeys.way import LOU, MARC, NADIA

pytestmark = pytest.mark.long


AWAITS = "L’accord de quelqu’un manque : l’instance de désignation décide par écrit de continuer sans, ou d’arrêter."
TASK = "Quelqu’un n’est pas d’accord : décider de continuer ou d’arrêter"
WHY = "Il n’exerce plus ses droits depuis trois ans."


def both_parents(family: Family) -> None:
    """A referral that names both parents."""
    way.refer(family, LOU, NADIA, MARC)


def one_refuses(family: Family) -> None:
    """All is ready, and the mother agrees; the father does not."""
    way.answer(family, "Nadia", "given")
    assert way.left(family) == []
    way.answer(family, "Marc", "refused")


@pytest.fixture
def divided(family: Family, reach: Reach) -> Family:
    """A family that is ready, but for a father who refuses."""
    reach(both_parents, way.assign, way.prepare, one_refuses)
    return family


def decide(family: Family, words: str) -> None:
    """The body opens the answer that awaits it, and writes why the conference goes on."""
    page = family.by("committee").get(f"{family.page}/desaccords").text
    (answer,) = re.findall(rf'href="{family.page}(/desaccords/[^"]+)"', page)
    assert "Écrivez pourquoi la démarche continue." in family.refused("committee", answer, words=" ")
    family.writes("committee", answer, words=words)


def test_the_body_decides_and_the_conference_goes_on(divided: Family) -> None:
    family = divided
    assert AWAITS in family.refused("coordinator", "/etapes/convene")
    agreements = family.sees("coordinator", "/accords")
    assert "Marc (père) : le principe d’une conférence, refusé" in agreements
    assert "L’instance de désignation est prévenue" in agreements
    others = ("coordinator", "referrer", "lead", "second")
    assert family.kept_out(*others, room="/desaccords") == set(others)
    assert TASK in family.home("committee")
    asked = family.sees("committee", "/desaccords")
    assert "Une personne qui exerce l’autorité parentale" in asked
    assert "le principe d’une conférence, refusé, le 12 mars 2026" in asked
    decide(family, WHY)
    for room in ("", "/desaccords"):
        seen = family.sees("committee", room)
        assert not [name for name in ("Marc", "Nadia", "Lou", "Vidal", "Ferrand") if name in seen], room
    assert WHY in family.sees("committee", "/desaccords")
    assert TASK not in family.home("committee")

    assert WHY in family.sees("coordinator", "/accords")
    warned = "Marc : rien de ce qui concerne cette personne ne va dans la note."
    assert warned in family.sees("coordinator", "/note")
    way.convene(family)
    way.live(family)
    way.write_plan(family)
    way.validate(family)
    way.ratify(family)
    assert WHY not in family.sees("referrer")
    family.stands(Stage.FOLLOW_UP)


@pytest.mark.long
def test_his_mind_changes_after_the_decision(divided: Family) -> None:
    """A later answer counts, and not what was decided on the one before: a yes needs nobody, a no is asked anew."""
    family = divided
    decide(family, WHY)
    assert way.left(family) == []
    way.answer(family, "Marc", "unreachable")
    assert way.left(family) == ["note", "accords"]
    assert TASK in family.home("committee")
    way.answer(family, "Marc", "given")
    way.read(family)
    assert way.left(family) == []
    assert TASK not in family.home("committee")
    assert "rien de ce qui concerne cette personne" not in family.sees("coordinator", "/note")
    family.stands(Stage.PREPARATION)


@pytest.mark.long
def test_the_body_stops_instead(divided: Family) -> None:
    family = divided
    ended = {"reason": "parent_refused", "ended_by": "body", "words": "Le père ne changera pas d’avis."}
    assert "Écrivez la fiche de synthèse." in family.refused("committee", "/etapes/stop", **ended)
    assert family.kept_out("committee", room="/synthese") == {"committee"}
    way.synthesise(family, "Les parents ne s’accordent pas sur le principe.")
    family.takes("committee", "stop", **ended)
    assert "Un parent refuse · décidé par l’instance de désignation" in family.sees("referrer")
    assert TASK not in family.home("committee")
    assert "Cette page peut seulement être lue" in family.sees("coordinator", "/accords")
    assert family.story() == ["Orientation envoyée", "Claire 33 est désigné·e", "Démarche arrêtée"]
    family.stands(Stage.CLOSED, Outcome.NOT_COMPLETED)
