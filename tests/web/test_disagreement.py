"""The body's page of disagreements: it decides without seeing a name."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import agreement, network
from conference.domain.agreement import AgreementState, AgreementTo, Details
from conference.domain.referral import PersonKind
from conference.models.agreement import Agreement
from conference.models.case import Case
from conference.models.disagreement import WrittenDecision
from tests import path, world
from tests.browse import fields, fill, lands, words
from tests.conftest import SignIn
from tests.world import Place


@pytest.fixture
def refused(session: Session, gironde: Place) -> Agreement:
    """A father who refuses the principle of a conference, in a case otherwise ready."""
    case, who = world.assigned(session, gironde), world.actor(gironde, "coordinator")
    path.ready(session, gironde, case)
    values = {"kind": PersonKind.RELATIVE, "first_name": "Célestin", "last_name": "", "tie": "père"}
    father = network.name(session, case, values)
    line = agreement.agree(
        session,
        who,
        case,
        father,
        AgreementTo.PRINCIPLE,
        AgreementState.REFUSED,
        world.today(),
        Details("au téléphone"),
    )
    session.commit()
    return line


def address(session: Session, line: Agreement) -> str:
    case = session.get_one(Case, line.case_id)
    session.commit()
    return f"/situations/{case.key}"


def test_the_body_is_told_decides_and_the_coordinator_goes_on(
    session: Session, refused: Agreement, sign_in: SignIn
) -> None:
    base = address(session, refused)
    coordinator = sign_in("coordinator")
    assert "instance de désignation décide par écrit" in coordinator.get(base).text
    body = sign_in("committee")
    assert f"{base}/desaccords" in body.get("/").text
    page = body.get(f"{base}/desaccords").text
    assert "Une personne qui exerce l’autorité parentale : le principe d’une conférence, refusé" in words(page)
    assert "Célestin" not in page
    ask = f"{base}/desaccords/{refused.key}"
    empty = fill(body, ask, words=" ")
    assert empty.status_code == 422
    assert "Écrivez pourquoi la démarche continue." in empty.text
    assert lands(fill(body, ask, words="Il ne vit plus en France, Célestin.")) == f"{base}/desaccords"
    decided = words(body.get(f"{base}/desaccords").text)
    assert "Décision de l’instance (Comité technique), le 12 mars 2026 : continuer sans cet accord." in decided
    assert "Il ne vit plus en France, •••." in decided
    assert f"{base}/desaccords" not in body.get("/").text
    assert body.get(ask).status_code == 404
    page = coordinator.get(f"{base}/accords").text
    decided = "Décision de l’instance (Comité technique), le 12 mars 2026 : continuer."
    assert f"{decided} « Il ne vit plus en France, Célestin. »" in words(page)
    told = words(coordinator.get(base).text)
    assert "Décision de continuer malgré un désaccord" in told
    assert "Il ne vit plus" not in told
    lands(fill(coordinator, f"{base}/etapes/convene"))


def test_two_clicks_decide_once(session: Session, refused: Agreement, sign_in: SignIn) -> None:
    ask, body = f"{address(session, refused)}/desaccords/{refused.key}", sign_in("committee")
    sent = fields(body.get(ask).text) | {"words": "Il ne vit plus en France."}
    assert lands(body.post(ask, data=sent)) == lands(body.post(ask, data=sent))
    assert len(session.scalars(select(WrittenDecision)).all()) == 1


def test_who_refers_the_case_does_not_decide_on_it(session: Session, refused: Agreement, sign_in: SignIn) -> None:
    base = address(session, refused)
    for who in ("referrer", "coordinator", "lead", "admin"):
        assert sign_in(who).get(f"{base}/desaccords").status_code in {403, 404}
