"""A family that asks by itself: no professional refers it, holds its case, nor answers on its plan."""

import pytest

from conference.domain.stages import Outcome, Stage
from tests.browse import fields, fill, lands, token, words
from tests.journeys import way
from tests.journeys.family import Family

pytestmark = pytest.mark.long


OWN_WORDS = "Écrivez la situation de départ avec les mots de la famille."
WORKER_WORDS = "Écrivez la situation de départ avec vos mots de professionnel·le."
NOTHING_TO_RATIFY = "Aucun·e professionnel·le ne tient cette situation : le contenu n’a pas à être ratifié."
WHY = "Aucun·e professionnel·le ne suit cette famille."


def test_who_types_for_a_family_is_asked_its_words_and_not_their_own(family: Family) -> None:
    check = way.draft(family, known=(), origin="family", professional="")
    client, base = family.by("referrer"), check.rpartition("/")[0]
    said = words(client.get(check).text)
    assert OWN_WORDS not in said
    assert WORKER_WORDS not in said
    lands(fill(client, f"{base}/situation", family_situation=""))
    said = words(client.get(check).text)
    assert OWN_WORDS in said
    assert WORKER_WORDS not in said
    refused = client.post(check, data=token(client))
    assert (refused.status_code, OWN_WORDS in words(refused.text)) == (422, True)
    lands(fill(client, f"{base}/pour-qui", origin="professional"))
    assert WORKER_WORDS in words(client.get(check).text)
    lands(fill(client, f"{base}/pour-qui", origin="network"))
    lands(fill(client, f"{base}/situation", family_situation="Nous voulons décider ensemble."))
    assert "33-2026-0001" in way.send(family, check)
    family.stands(Stage.ASSIGNMENT)


def test_nobody_ratifies_where_nobody_follows_the_family(family: Family) -> None:
    way.refer(family, known=(), origin="family", professional="")
    assert "Demande venue de la famille ou la personne elle-même" in family.sees("committee")
    nobody_holds_it(family)
    way.assign(family)
    way.prepare(family)
    way.convene(family)
    way.live(family)
    way.write_plan(family)
    way.validate(family)

    room, others = "/plan/contenu", ("referrer", "committee", "lead", "second")
    assert family.kept_out(*others, room=room) == set(others)
    assert family.kept_out(*others, room="/plan") == set(others)
    assert "Répondre sur le contenu du plan" not in family.home("referrer")
    asked = family.sees("coordinator", room)
    assert NOTHING_TO_RATIFY in asked
    assert "Ratifié" not in asked
    assert "Écrivez pourquoi." in family.refused("coordinator", room, content="needless")
    assert NOTHING_TO_RATIFY in family.refused("coordinator", room, content="ratified", words=WHY)
    way.ratify(family, "coordinator", content="needless", words=WHY)
    assert "Sur le contenu Sans objet, le 11 avril 2026" in family.sees("coordinator", "/plan")
    assert family.story()[-1] == "Réponse donnée sur le contenu du plan"
    assert WHY in family.sees("committee")
    way.wish(family, "declined")
    way.synthesise(family)
    family.takes("coordinator", "close")
    family.stands(Stage.CLOSED, Outcome.PLAN_AGREED)


def nobody_holds_it(family: Family) -> None:
    """The body may name a professional who comes to follow the family, and say again that nobody does."""
    client, room = family.by("committee"), f"{family.page}/referent"
    assert fields(client.get(room).text)["holder"] == ""
    follows = family.choice("committee", "/referent", "Referrer 33")
    for holder in (follows, ""):
        family.writes("committee", "/referent", holder=holder)
        assert fields(client.get(room).text)["holder"] == holder
