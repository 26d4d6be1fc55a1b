"""Control sums on the pages of the lead: both sums, and nobody else's business."""

import re

import pytest
from sqlalchemy.orm import Session

from conference.casework import follow_up, step
from conference.domain.facts import Given
from conference.domain.follow_up import Wish
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.steps import StepCode
from tests import path, world
from tests.conftest import SignIn
from tests.world import Place


@pytest.fixture
def lived(session: Session, gironde: Place) -> None:
    """A draft, a case that waits, one stopped by its family, one whose family declines a review."""
    world.draft(session, gironde)
    world.received(session, gironde)
    stopped = world.received(session, gironde)
    given = Given(reason=EndReason.FAMILY_ORGANISED, ended_by=EndedBy.FAMILY)
    step.take(session, world.actor(gironde, "committee"), stopped, StepCode.STOP, given)
    follow_up.wish(session, world.actor(gironde, "coordinator"), path.followed(session, gironde), Wish.DECLINED)
    session.commit()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.usefixtures("lived")
def test_the_list_and_the_figures_print_both_sums(sign_in: SignIn) -> None:
    lead = sign_in("lead")
    by_period = "0 ouverte au début + 3 reçues + 0 rouverte = 1 close + 2 ouvertes à la fin"
    by_cohort = "3 orientations = 1 aboutie + 1 en cours + 1 non aboutie"
    for page in ("/situations", "/evaluation?first=2026-01-01&last=2026-12-31"):
        said = words(lead.get(page).text)
        assert by_period in said
        assert by_cohort in said
    assert "au début" not in lead.get("/situations?stage=closed").text


@pytest.mark.usefixtures("lived")
def test_the_lead_counts_declined_reviews_apart(sign_in: SignIn) -> None:
    said = words(sign_in("lead").get("/").text)
    assert "Les bilans à trois mois Décliné par la famille 1" in said
    assert "Les bilans à trois mois" not in sign_in("coordinator").get("/").text


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("who", ["referrer", "coordinator", "committee"])
def test_nobody_else_is_shown_sums(sign_in: SignIn, who: str) -> None:
    assert "au début" not in sign_in(who).get("/situations").text
