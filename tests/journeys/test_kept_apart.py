"""A father kept apart by an order: never in the same room, never the whole plan."""

import pytest
from sqlalchemy import select

from conference.domain.stages import Outcome, Stage
from conference.models.conference import Presence
from conference.models.guest import Guest
from conference.models.referral import Person
from tests.browse import token, words
from tests.journeys import way
from tests.journeys.family import Family
from tests.journeys.lived import Reach
from tests.journeys.way import LOU, MARC, NADIA

ORDER = {"danger": "forbidden_contact", "danger_details": "Le père ne doit approcher ni la mère ni Lou."}
ONE_BY_ONE = "Un contact est interdit dans cette famille : regardez la sécurité de chacun, un par un."
NOT_TOGETHER = "Une personne qui ne doit pas rencontrer les autres ne peut pas venir dans la même pièce."
EXTRACT_ONLY = "Cette personne ne doit pas rencontrer les autres : elle ne reçoit qu’un extrait, convenu avec vous."
FOR_HIM = {"what": "Marc écrit à Lou par le service", "who": "Marc", "by_when": "une fois par mois"}
NOT_FOR_HIM = {"what": "Nadia et Lou dorment chez Rose", "who": "Nadia", "by_when": "dès vendredi"}


def with_an_order(family: Family) -> None:
    """A referral that tells of it."""
    way.refer(family, LOU, NADIA, MARC, **ORDER)


def prepare(family: Family) -> None:
    """All but everyone's safety."""
    way.ask(family)
    way.invite(family, "Lou", child_way="present")
    way.invite(family, "Nadia")
    way.invite(family, "Rose", tie="grand-mère")
    way.invite(family, "Marc")
    way.fix(family)
    way.inform(family)


@pytest.fixture
def threatened(family: Family, reach: Reach) -> Family:
    """A family that an order protects from a father: all is prepared but everyone's safety."""
    reach(with_an_order, way.assign, prepare)
    return family


def look(family: Family, first_name: str, safety: str, **answers: str) -> None:
    """The safety of one person is looked at."""
    family.writes("coordinator", way.guest(family, first_name), safety=safety, **answers)


def look_at_each(family: Family, invitation: str) -> None:
    """One by one; the father takes part without being there."""
    for first_name in ("Lou", "Nadia", "Rose"):
        look(family, first_name, "nothing")
    look(family, "Marc", "apart", invitation=invitation, safety_words="Il ne vient pas et ne reçoit qu’un extrait.")


@pytest.mark.long
def test_he_takes_part_from_elsewhere_and_never_in_the_room(threatened: Family) -> None:
    family, client = threatened, threatened.by("coordinator")
    network = family.sees("coordinator", "/reseau")
    assert "Le père ne doit approcher ni la mère ni Lou." in network
    assert "Rien à signaler pour tous" not in network
    everybody = client.post(f"{family.page}/reseau/rien-a-signaler", data=token(client))
    assert (everybody.status_code, ONE_BY_ONE in words(everybody.text)) == (409, True)
    assert way.left(family) == ["reseau"]
    look_at_each(family, "coming")
    assert NOT_TOGETHER in family.refused("coordinator", "/etapes/convene")
    for invitation in ("remote", "spokesperson", "letter"):
        look(family, "Marc", "apart", invitation=invitation)
        assert way.left(family) == [], invitation
    way.convene(family)
    assert "Marc Vidal famille Ne doit pas rencontrer les autres" in family.sees("coordinator", "/jour")
    marc = way.guest(family, "Marc").rpartition("/")[2]
    for invitation in ("letter", "coming"):
        look(family, "Marc", "apart", invitation=invitation)
        arrives = client.post(f"{family.page}/jour/arrivees/{marc}", data=token(client))
        assert (arrives.status_code, NOT_TOGETHER in words(arrives.text)) == (409, True), invitation
    look(family, "Marc", "apart", invitation="remote")
    begins_from_a_distance(family)
    family.stands(Stage.CONFERENCE)


def begins_from_a_distance(family: Family) -> None:
    """He hears the professionals from elsewhere, and is not among the family while it is alone."""
    room = "/jour/temps-prive"
    assert "Marc Vidal" in way.arrive(family)
    family.presses("coordinator", "/jour", "Commencer : partage d’informations")
    everybody = [family.choice("coordinator", room, name) for name in ("Lou", "Nadia", "Rose", "Marc")]
    assert NOT_TOGETHER in family.refused("coordinator", room, inside=everybody)
    family.writes("coordinator", room)
    family.presses("coordinator", "/jour", "Terminer le temps privé")
    inside = select(Person.first_name).join(Guest, Guest.person_id == Person.id)
    inside = inside.join(Presence, Presence.guest_id == Guest.id).where(Presence.in_private_time)
    assert set(family.session.scalars(inside)) == {"Lou", "Nadia", "Rose"}
    family.session.commit()


def test_he_receives_an_extract_and_nothing_else(threatened: Family) -> None:
    family = threatened
    look_at_each(family, "letter")
    way.convene(family)
    assert way.live(family) == ["Lou Ferrand", "Nadia Ferrand", "Rose"]
    way.write_plan(family, FOR_HIM, NOT_FOR_HIM)
    way.validate(family)
    room = "/plan/remises"
    assert "Un contact est interdit dans cette famille" in family.sees("coordinator", room)
    to = family.choice("coordinator", room, "Marc Vidal (n’a pas pris part, un extrait seulement)")
    for whole in ({"recipient": to}, {"to_whom": "Marc Vidal"}, {"to_whom": "le père"}):
        refused = family.refused("coordinator", room, **{"recipient": "autre", "copy": "whole"} | whole)
        assert EXTRACT_ONLY in refused, whole
    chosen = family.choice("coordinator", room, "Marc écrit à Lou")
    sheet = family.writes("coordinator", room, recipient=to, copy="extract", actions=chosen)
    extract = words(family.by("coordinator").get(sheet).text)
    assert "Marc écrit à Lou par le service" in extract
    assert not [told for told in ("Nadia", "Rose", "vendredi") if told in extract]
    mother = family.choice("coordinator", room, "Nadia Ferrand")
    family.writes("coordinator", room, recipient=mother, copy="whole")
    plan = family.sees("coordinator", "/plan")
    assert "Nadia Ferrand, le 11 avril 2026, en main propre : le plan entier" in plan
    assert "Marc Vidal, le 11 avril 2026, en main propre : un extrait" in plan
    way.ratify(family)
    way.wish(family, "declined")
    way.synthesise(family)
    family.takes("coordinator", "close")
    family.stands(Stage.CLOSED, Outcome.PLAN_AGREED)
