"""The page where the body chooses: whoever is asked leads, and nobody else is offered meanwhile."""

from sqlalchemy.orm import Session

from conference.casework import assignment
from tests import world
from tests.conftest import SignIn
from tests.world import Place


def test_whoever_is_asked_leads_and_nobody_else_is_offered(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = world.received(session, gironde)
    session.commit()
    body = sign_in("committee")
    address = f"/situations/{case.key}/designation"
    before = body.get(address).text
    assert before.index("Claire 33") < before.index("Sofiane 33")
    assert "Solliciter Claire 33" in before
    assignment.ask(session, world.actor(gironde, "committee"), case, gironde.coordinators["Sofiane"])
    session.commit()
    after = body.get(address).text
    assert after.index("Sofiane 33") < after.index("Claire 33")
    assert "Solliciter Claire 33" not in after
    assert "Noter sa réponse donnée par téléphone" in after
