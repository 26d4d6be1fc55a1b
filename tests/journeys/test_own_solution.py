"""A family that finds its own solution, before its conference or after: neither failure nor success."""

import pytest

from conference.domain.stages import Outcome, Stage
from tests.journeys import way
from tests.journeys.family import Family
from tests.journeys.lived import Reach

ORGANISED = {"reason": "family_organised", "ended_by": "family"}
COHORT = (
    "Gironde : 1 orientation = 0 aboutie + 0 en cours"
    " + 1 non aboutie (dont 1 famille a trouvé sa propre solution) + écart non expliqué : 0"
)
FAILED = "La conférence n’a pas abouti"


def before_anybody_coordinates(family: Family) -> None:
    """The family tells its referrer, who notes it: no coordinator, no sheet."""
    family.takes("referrer", "stop", **ORGANISED)


def while_it_prepares(family: Family) -> None:
    """To speak of a conference was enough."""
    way.synthesise(family, "Les invitations ont suffi.")
    family.takes("coordinator", "stop", **ORGANISED)


def once_it_has_met(family: Family) -> None:
    """It met, and needs no plan."""
    way.synthesise(family, "La famille s’est parlé et s’est organisée.")
    told = {"words": "On sait quoi faire, sans l’écrire.", "closes": "yes"}
    family.takes("coordinator", "record_without_plan", **told, **ORGANISED)


@pytest.mark.long
@pytest.mark.parametrize(
    ("stretches", "end"),
    [
        ((way.refer,), before_anybody_coordinates),
        ((way.refer, way.assign, way.prepare), while_it_prepares),
        ((*way.TO_THE_DAY, way.live), once_it_has_met),
    ],
)
def test_it_is_no_failure_on_any_page(
    family: Family, reach: Reach, stretches: tuple[way.Stretch, ...], end: way.Stretch
) -> None:
    reach(*stretches)
    end(family)
    for name in ("committee", "lead", "referrer"):
        seen = family.sees(name)
        assert "La famille a trouvé sa propre solution" in seen, name
        assert "La famille s’est organisée seule · décidé par la famille" in seen, name
        assert FAILED not in seen, name
    for address in ("/situations", "/evaluation"):
        assert COHORT in family.reads("lead", address), address
    family.stands(Stage.CLOSED, Outcome.OWN_SOLUTION)
