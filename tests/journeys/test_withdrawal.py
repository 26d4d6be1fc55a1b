"""A family that stops, wherever it stands: its right, said by whom and why; and it may come back."""

import pytest

from conference.domain.stages import Outcome, Stage
from tests.journeys import way
from tests.journeys.family import Family
from tests.journeys.lived import Reach

ENDS = {"reason": "family_declined", "ended_by": "family"}
TOLD = "La famille ne souhaite pas, ou plus, de conférence · décidé par la famille"


def is_returned(family: Family) -> None:
    """The referral goes back to who wrote it."""
    family.takes("committee", "return", words="Qui est l’autre parent ?")


STRETCHES: dict[Stage, tuple[way.Stretch, ...]] = {
    Stage.REFERRAL: (way.refer, is_returned),
    Stage.ASSIGNMENT: (way.refer,),
    Stage.PREPARATION: (way.refer, way.assign),
    Stage.CONFERENCE: way.TO_THE_DAY,
    Stage.VALIDATION: way.TO_A_PLAN,
    Stage.FOLLOW_UP: (*way.TO_A_PLAN, way.ratify),
}
COORDINATED = set(STRETCHES) - {Stage.REFERRAL, Stage.ASSIGNMENT}


# From the ends of the way now; from between in the long run, and by the walk through the workflow.
BETWEEN = {Stage.ASSIGNMENT, Stage.CONFERENCE, Stage.VALIDATION}


@pytest.mark.parametrize(
    "stage", [pytest.param(one, marks=[pytest.mark.long] if one in BETWEEN else []) for one in STRETCHES]
)
def test_the_family_stops_and_may_come_back(family: Family, reach: Reach, stage: Stage) -> None:
    reach(*STRETCHES[stage])
    assert family.case.stage is stage
    who = "coordinator" if stage in COORDINATED else "referrer"
    stops(family, who, stage)
    assert family.story()[-1] == "Démarche arrêtée"
    for name in {"committee", "lead", who}:
        assert TOLD in family.sees(name), name
    assert "33-2026-0001" not in family.home(who).partition("Mes situations")[0]
    comes_back(family, stage)
    if stage is not Stage.REFERRAL:
        stops_while_suspended(family, who)
    else:
        family.takes("committee", "stop", **ENDS)
    family.stands(Stage.CLOSED, Outcome.NOT_COMPLETED, reopened=1)


def stops(family: Family, who: str, stage: Stage) -> None:
    """By whom and why are asked; where somebody coordinated, the synthesis sheet too."""
    refused = family.refused(who, "/etapes/stop", words="Ils préfèrent attendre.")
    for said in ("Choisissez un motif.", "Dites qui met fin à la démarche.", "Ils préfèrent attendre."):
        assert said in refused, said
    if stage in COORDINATED:
        assert "Écrivez la fiche de synthèse." in family.refused(who, "/etapes/stop", **ENDS)
        assert family.kept_out("referrer", room="/etapes/stop") == {"referrer"}
        way.synthesise(family, "La famille a préféré s’arrêter.")
    family.takes(who, "stop", **ENDS)
    case = family.case
    assert (case.stage, case.outcome) == (Stage.CLOSED, Outcome.NOT_COMPLETED)


def comes_back(family: Family, stage: Stage) -> None:
    """The body reopens the case, with a reason: it stands where it stood, and who coordinated finds it again."""
    family.waits(days=40)
    assert "Écrivez pourquoi." in family.refused("committee", "/etapes/reopen", words="")
    family.takes("committee", "reopen", words="La famille rappelle.")
    case = family.case
    assert (case.stage, case.outcome, case.end_reason) == (stage, None, None)
    if stage in COORDINATED:
        assert "Histoire de la situation" in family.sees("coordinator")
        assert family.case.coordinator_id == family.place.coordinators["Claire"].id


def stops_while_suspended(family: Family, who: str) -> None:
    """Nobody has to take a suspended case up again to let a family go."""
    family.takes("committee", "suspend", words="Une hospitalisation.")
    assert "La situation est suspendue." in family.sees(who)
    family.takes(who, "stop", **ENDS)
    assert not family.case.suspended
