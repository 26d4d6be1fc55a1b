"""What the page of a case tells, and to whom: names stay hidden in texts, the family's words stay theirs."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import conference, referral, step
from conference.domain.facts import Given
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.queries.referral import dossier
from conference.queries.story import passages
from conference.queries.story import path as stones
from tests import path, world
from tests.conftest import NOW, SignIn
from tests.web.figures import text
from tests.world import Place

SAID = "On s’est tout dit, chez Rose."


@pytest.fixture(name="case")
def _case(session: Session, gironde: Place) -> Case:
    """A conference without a plan; the referral, sent back once, tells of Lou by name."""
    who, body = world.actor(gironde, "referrer"), world.actor(gironde, "committee")
    case = world.draft(session, gironde)
    referral.write(
        session, who, case, {"worries": "LOU ne dort plus\u00a0; la sœur de Lou non plus. Les Ferrandais aussi."}
    )
    referral.submit(session, who, case)
    step.take(session, body, case, StepCode.RETURN, Given(words="Que dit Lou\u00a0?"))
    session.commit()
    return case


def test_the_body_reads_what_is_told_without_the_names(
    case: Case, sign_in: SignIn, session: Session, gironde: Place
) -> None:
    referral.submit(session, world.actor(gironde, "referrer"), case)
    session.commit()
    page = text(sign_in("committee").get(f"/situations/{case.key}").text)
    assert "••• ne dort plus ; la sœur de ••• non plus. Les Ferrandais aussi." in page
    assert "Que dit ••• ?" in page
    for name in ("Lou", "LOU"):
        assert f" {name} " not in page
    own = text(sign_in("referrer").get(f"/situations/{case.key}").text)
    assert "LOU ne dort plus ; la sœur de Lou non plus." in own
    assert "Que dit Lou ?" in own


def test_what_is_said_of_the_day_is_told_to_who_reads_the_plan(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    lived = path.convened(session, gironde)
    path.lived(session, gironde, lived)
    given = Given(words=SAID)
    conference.record(session, world.actor(gironde, "coordinator"), lived, given, StepCode.RECORD_WITHOUT_PLAN)
    session.commit()
    address = f"/situations/{lived.key}"
    for name in ("coordinator", "referrer"):
        assert SAID in sign_in(name).get(address).text
    for name in ("committee", "lead"):
        page = sign_in(name).get(address).text
        assert "s’est tout dit" not in page
        assert "sans plan" in page


def test_a_case_that_went_back_shows_the_days_in_their_order(case: Case, session: Session, gironde: Place) -> None:
    with clock.frozen(NOW + timedelta(days=3)):
        referral.submit(session, world.actor(gironde, "referrer"), case)
        session.commit()
        assert dossier(session, case).missing == []
        reached = [
            stone.reached for stone in stones(case, passages(session, case)[0], [], world.today()) if stone.reached
        ]
    assert reached == sorted(reached)
    assert reached[0] == session.scalars(select(Case.opened_at).where(Case.id == case.id)).one()
    assert reached[1] == NOW + timedelta(days=3)
