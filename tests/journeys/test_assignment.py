"""A referral through the web: sent, returned, completed, refused a coordinator, derogated, assigned, stopped."""

from conference.domain.stages import Outcome, Stage
from tests.journeys import way
from tests.journeys.family import Family


def test_from_a_referral_to_a_coordinator_and_to_a_stop(family: Family) -> None:
    check = way.draft(family)
    assert "33-2026-0001" in way.send(family, check)
    assert "33-2026-0001" in family.home("committee")
    assert "Ferrand" not in family.sees("committee")
    assert "Ferrand" in family.sees("committee", "/noms")
    family.takes("committee", "return", words="Qui est l’autre parent ?")
    assert "autre parent" in family.home("referrer")
    way.send(family, check)

    agathe, claire = (family.place.coordinators[name].key for name in ("Agathe", "Claire"))
    assert "Travaille dans le service qui oriente." in family.sees("committee", "/designation")
    refused = family.refused("committee", f"/designation/{agathe}", pertinence="Utile.")
    assert "Travaille dans le service qui oriente." in refused
    derogation = f"/designation/{agathe}/derogation"
    family.writes("committee", derogation, rule="other_service", reason="Personne d’autre.")
    assert "déclaré" in family.refused("committee", f"/designation/{claire}", pertinence="Utile.")
    way.assign(family)
    assert "Lou" in family.sees("coordinator")
    stop(family)
    family.stands(Stage.CLOSED, Outcome.OWN_SOLUTION)


def stop(family: Family) -> None:
    """The family found its own solution; nothing ends without the synthesis sheet."""
    ended = {"reason": "family_organised", "ended_by": "family"}
    assert "Écrivez la fiche de synthèse." in family.refused("coordinator", "/etapes/stop", **ended)
    way.synthesise(family, "La famille a tout réglé avant la conférence.")
    family.takes("coordinator", "stop", **ended)
