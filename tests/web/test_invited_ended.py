"""A link that opens nothing any more looks like one that never was; who draws it, who tries it, who guesses."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import agreement, invited, network, step
from conference.domain.actors import MACHINE
from conference.domain.acts import Act
from conference.domain.agreement import AgreementState, AgreementTo
from conference.domain.facts import Given
from conference.domain.preparation import Invitation, Safety
from conference.domain.steps import StepCode
from conference.models.audit import AuditRow
from conference.models.sign_in import Attempt
from conference.security import links
from tests import world
from tests.browse import fields, lands, press, words
from tests.conftest import NOW, SignIn
from tests.web.inviting import TOLD, Scene
from tests.world import Place


@pytest.fixture
def scene(session: Session, gironde: Place, app: Flask) -> Scene:
    return Scene(session, gironde, app)


Change = Callable[[Scene], object]
ENDINGS: dict[str, Change] = {
    "closed": lambda s: invited.close(s.session, s.who, s.case, s.rose),
    "renewed": lambda s: invited.draw(s.session, s.who, s.case, s.rose),
    "not to be contacted": lambda s: agreement.agree(
        s.session, s.who, s.case, s.rose.person, AgreementTo.CONTACT, AgreementState.REFUSED, world.today()
    ),
    "not invited": lambda s: network.write(s.session, s.who, s.case, s.rose, {"invitation": Invitation.NOT_INVITED}),
    "kept apart": lambda s: network.write(s.session, s.who, s.case, s.rose, {"safety": Safety.APART}),
    "safety unanswered": lambda s: network.write(s.session, s.who, s.case, s.rose, {"safety": None}),
    "suspended": lambda s: step.take(s.session, s.who, s.case, StepCode.SUSPEND, Given(words="Une hospitalisation.")),
}


def test_whatever_ended_it_a_link_looks_like_one_that_never_was(scene: Scene) -> None:
    """Byte for byte, and at once."""
    unknown = scene.page("A" * 43)
    assert unknown[0] == 404
    held = scene.session.info["reel"]
    assert held is not None
    for why, change in ENDINGS.items():
        client = scene.visitor()
        sent = fields(client.get("/invitation").text, "/invitation") | {"answer": "coming"}
        undo = _kept(scene)
        scene.does(lambda change=change: change(scene))  # type: ignore[misc]
        answer = client.get("/invitation")
        assert (answer.status_code, answer.data) == unknown, why
        assert scene.page() == unknown, why
        posted = client.post("/invitation", data=sent)
        assert (posted.status_code, posted.data) == unknown, why
        undo()
    with clock.frozen(NOW + timedelta(days=60)):
        assert scene.page() == unknown, "expired"


def _kept(scene: Scene) -> Callable[[], None]:
    """Put back what an ending changed: Rose may hold a link again, and holds a new one."""
    session, case, who = scene.session, scene.case, scene.who

    def undo() -> None:
        if case.suspended:
            step.take(session, who, case, StepCode.RESUME, Given())
        said = (AgreementTo.CONTACT, AgreementState.GIVEN, world.today())
        agreement.agree(session, who, case, scene.rose.person, *said)
        values = {"safety": Safety.NOTHING, "invitation": Invitation.WAITING}
        network.write(session, who, case, scene.rose, values)
        session.commit()
        scene.token = scene.draw()

    return undo


def test_guesses_are_throttled_by_address(scene: Scene) -> None:
    client = scene.app.test_client()
    for number in range(60):
        assert client.get(f"/invitation/guess{number}").status_code == 303
    assert client.get("/invitation/guess").status_code == 429
    assert client.get(f"/invitation/{scene.token}").status_code == 429, "a right one does not pass either"
    elsewhere = client.get(f"/invitation/{scene.token}", environ_overrides={"REMOTE_ADDR": "192.0.2.7"})
    assert elsewhere.status_code == 303
    kept = scene.session.scalars(select(Attempt.digest)).all()
    assert len(kept) == 60
    scene.session.rollback()
    with clock.frozen(NOW + timedelta(minutes=16)):
        assert client.get(f"/invitation/{scene.token}").status_code == 303


def test_a_coordinator_draws_renews_and_closes(scene: Scene, sign_in: SignIn) -> None:
    client = sign_in("coordinator")
    address = f"/situations/{scene.case.key}/invitations"
    drawn = press(client, address, "Donner un nouveau lien")
    token = re.findall(r'value="[^"]*/invitation/([\w-]{43})"', drawn.text)[0]
    assert scene.page()[0] == 404, "the one before"
    assert scene.page(token)[0] == 200
    assert "ouvert la première fois" in words(client.get(address).text)
    lands(press(client, address, "Fermer ce lien"))
    assert scene.page(token)[0] == 404
    assert "Créer son lien" in client.get(address).text


def test_what_somebody_signed_in_tries_is_not_the_guest_s_opening(scene: Scene, sign_in: SignIn) -> None:
    client = sign_in("coordinator")
    client.get(f"/invitation/{scene.token}")
    assert TOLD in client.get("/invitation").text
    page = words(client.get(f"/situations/{scene.case.key}/invitations").text)
    assert "pas encore ouvert" in page
    row = scene.session.scalars(select(AuditRow).where(AuditRow.act == Act.INVITATION_READ)).one()
    assert row.actor_id == scene.place.accounts["coordinator"].id


def test_a_link_of_the_other_kind_opens_nothing(scene: Scene) -> None:
    client = scene.app.test_client()
    client.get(f"/lien/{scene.token}")
    assert client.get("/mot-de-passe").status_code == 404
    password = links.draw(scene.session, MACHINE, scene.place.accounts["referrer"])
    scene.session.commit()
    assert scene.page(password)[0] == 404
