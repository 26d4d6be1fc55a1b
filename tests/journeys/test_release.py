"""A coordinator leaves: nobody follows yet and the case comes first, or a successor takes it over at once."""

from dataclasses import replace

import pytest

from conference.domain.stages import Outcome, Stage
from tests.browse import fill, lands
from tests.journeys import way
from tests.journeys.family import Family
from tests.journeys.lived import Reach
from tests.world import today

pytestmark = pytest.mark.long


FIRST = "Plus personne ne coordonne : désigner en premier"


@pytest.fixture
def fixed(family: Family, reach: Reach) -> Family:
    """A family whose conference is fixed with Claire."""
    reach(*way.TO_THE_DAY)
    return family


def leaves(family: Family) -> None:
    """The lead notes that Claire leaves, and sees what her departure leaves behind."""
    claire = f"/coordination/{family.place.coordinators['Claire'].key}"
    assert "33-2026-0001" in family.reads("lead", claire)
    lands(fill(family.by("lead"), f"{claire}/statut", status="left", since=today().isoformat()))


def finds_everything(family: Family, name: str) -> None:
    """What Claire prepared is there for who comes after her, and for her no more."""
    for room, told in (
        ("/question", "Comment Lou peut-elle rester à la maison ?"),
        ("/reseau", "grand-mère"),
        ("/seance", "Salle des fêtes"),
        ("/note", "Lue et acceptée"),
    ):
        assert told in family.by(name).get(family.page + room).text, room
    rooms = ("", "/question", "/reseau", "/seance", "/note", "/jour", "/plan", "/synthese")
    assert not [room for room in rooms if not family.kept_out("coordinator", room=room)]
    assert "33-2026-0001" not in family.home("coordinator")


def test_nobody_follows_yet_then_somebody_takes_it_up(fixed: Family) -> None:
    family, urgent = fixed, replace(fixed, page="")
    way.refer(urgent, urgent="y")
    family.waits(days=5)
    leaves(family)
    asked = family.sees("committee", "/etapes/release")
    assert "Ce qui reste à faire Tenir la conférence, samedi 11 avril 2026 (dans 25 jours)" in asked
    assert "Écrivez pourquoi." in family.refused("committee", "/etapes/release", words="")
    family.takes("committee", "release", words="Claire quitte le service.")
    home = family.home("committee")
    assert home.index(FIRST) < home.index("Situation urgente : désigner sans attendre")
    assert home.index("33-2026-0001") < home.index("33-2026-0002")
    assert family.kept_out("coordinator", "second") == {"coordinator", "second"}
    assert "Claire" not in family.sees("committee", "/designation")

    way.assign(family, "Sofiane", "La famille attend sa conférence.")
    assert FIRST not in family.home("committee")
    assert "Préparer la conférence avec la famille" in family.home("second")
    finds_everything(family, "second")
    assert way.left(family) == []
    way.convene(family)
    assert way.live(family, days=25) == ["Lou Ferrand", "Rose", "Yann"]
    way.write_plan(family)
    way.validate(family)
    assert family.story() == [
        *("Orientation envoyée", "Claire 33 est désigné·e", "Conférence fixée", "Coordination libérée"),
        *("Sofiane 33 est désigné·e", "Conférence fixée", "Conférence tenue, plan adopté", "Forme du plan validée"),
    ]
    family.stands(Stage.VALIDATION)


@pytest.mark.long
def test_somebody_takes_it_over_at_once(fixed: Family) -> None:
    family, sofiane = fixed, fixed.place.coordinators["Sofiane"]
    way.live(family)
    way.write_plan(family)
    family.takes("coordinator", "record")
    leaves(family)
    choice = family.sees("committee", "/designation")
    assert "Confier la situation à quelqu’un d’autre" in choice
    assert "Ce qui reste à faire Vérifier la forme du plan" in choice
    refused = family.refused("committee", f"/designation/{sofiane.key}", pertinence="Elle part.")
    assert "N’a pas encore déclaré si un lien existe avec la famille." in refused
    way.assign(family, "Sofiane", "Claire quitte le service.")
    assert "Vérifier la forme du plan" in family.home("second")
    assert FIRST not in family.home("committee")
    finds_everything(family, "second")
    assert "Rose vient le mercredi" in family.sees("second", "/plan")
    family.writes("second", "/plan/forme", answers="yes")
    way.ratify(family)
    way.wish(family, "declined")
    way.synthesise(family)
    family.takes("second", "close")
    assert "La coordination passe à Sofiane 33" in family.story()
    family.stands(Stage.CLOSED, Outcome.PLAN_AGREED)
