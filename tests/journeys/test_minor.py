"""An unaccompanied minor: their own agreement, support from outside, and nobody who knows them by work inside."""

import pytest

from conference.domain.stages import Stage
from tests.journeys import way
from tests.journeys.family import Family
from tests.journeys.lived import Reach
from tests.journeys.way import ROSE_COMES

pytestmark = pytest.mark.long


AMADOU = {"kind": "child", "first_name": "Amadou", "last_name": "Diallo", "birth_year": "2009"}
GUARDIAN = {"institution": "CCAS", "worker": "Paule Test", "holds_authority": "y"}
AGREES = "L’accord de chaque mineur·e non accompagné·e est nécessaire : notez-le."
OFFERED = "Proposez à chaque mineur·e non accompagné·e une personne de soutien extérieure."
INTRUDER = "Pendant le temps privé ne restent que la famille, son réseau et qui elle a demandé."
QUESTION = "Où vivre jusqu’à mes dix-huit ans ?"


def in_care(family: Family) -> None:
    """A referral of who has no parents here."""
    way.refer(family, AMADOU, known=(GUARDIAN,))


def prepare(family: Family) -> None:
    """All but what he himself says."""
    way.ask(family, QUESTION)
    way.invite(family, "Amadou", child_way="present")
    way.invite(family, "Ibrahima", "network", tie="ami")
    way.invite(family, "Fatou", "network", tie="entraîneuse")
    way.invite(family, "Aïssa", "support")
    family.presses("coordinator", "/reseau", "Rien à signaler pour tous")
    way.fix(family)
    way.inform(family)


@pytest.fixture
def alone(family: Family, reach: Reach) -> Family:
    """A minor without parents here: all is prepared but what he himself says."""
    reach(in_care, way.assign, prepare)
    return family


def agree(family: Family) -> None:
    """He agrees for himself and wants somebody beside him; the institution agrees through who represents it."""
    way.answer(family, "Amadou", "given")
    way.answer(family, "Amadou", "given", to="support")
    paule = {"person": "", "first_name": "Paule", "tie": "représente le CCAS, qui détient l’autorité"}
    family.writes("coordinator", "/accords", **paule, state="given")
    assert way.left(family) == ["note"], "she has not read it"
    way.read(family)


def test_he_agrees_for_himself_and_is_offered_support(alone: Family) -> None:
    family = alone
    for name in ("committee", "coordinator"):
        assert "CCAS 33, Paule Test · détient l’autorité parentale" in family.sees(name)
    refused = family.refused("coordinator", "/etapes/convene")
    assert AGREES in refused
    assert OFFERED in refused
    assert "Une institution détient l’autorité parentale" in family.sees("coordinator", "/accords")
    way.answer(family, "Amadou", "refused", to="support")
    assert OFFERED not in family.refused("coordinator", "/etapes/convene")
    way.answer(family, "Amadou", "refused")
    assert "Une personne concernée a dit non : rien ne se fait sans elle." in family.sees("coordinator", "/reseau")
    assert "Désaccord" not in family.home("committee")
    agree(family)
    assert way.left(family) == []
    way.convene(family)
    family.stands(Stage.CONFERENCE)


@pytest.mark.long
def test_who_supports_him_stays_when_he_asks_for_it(alone: Family) -> None:
    family, room = alone, "/jour/temps-prive"
    agree(family)
    paule = {"first_name": "Paule", "last_name": "Test", "part": "support"}
    family.writes("coordinator", "/reseau", **paule)
    for first_name, asked in (("Paule", "y"), ("Aïssa", "")):
        answers = {"invitation": "coming", "safety": "nothing"} | ({"asked_by_family": asked} if asked else {})
        family.writes("coordinator", way.guest(family, first_name), **answers)
    way.convene(family)
    way.arrive(family)
    family.presses("coordinator", "/jour", "Commencer : partage d’informations")
    kin = [family.choice("coordinator", room, name) for name in ("Amadou", "Ibrahima", "Fatou")]
    for outsider in ("Paule", "Aïssa"):
        inside = [*kin, family.choice("coordinator", room, outsider)]
        assert INTRUDER in family.refused("coordinator", room, inside=inside), outsider
    family.writes("coordinator", way.guest(family, "Aïssa"), asked_by_family="y")
    family.writes("coordinator", room, inside=[*kin, family.choice("coordinator", room, "Aïssa")])
    family.presses("coordinator", "/jour", "Terminer le temps privé")
    family.presses("coordinator", "/jour", "Commencer : présentation du plan")
    family.presses("coordinator", "/jour", "Terminer")
    way.write_plan(family, ROSE_COMES | {"what": "Fatou l’accueille le dimanche", "who": "Fatou"})
    way.validate(family)
    family.stands(Stage.VALIDATION)
