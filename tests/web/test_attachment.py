"""A child's pictures through the web: made anew, shown to nobody by default, given back for good."""

import io
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import agreement, attachment
from conference.domain.agreement import AgreementState, AgreementTo
from conference.domain.child import PictureKind, ShownTo
from conference.models.attachment import Attachment
from conference.models.case import Case
from tests import caring, path, world
from tests.browse import fields, lands, press, words
from tests.conftest import SignIn
from tests.web.probing import read
from tests.world import Place


@pytest.fixture
def case(session: Session, gironde: Place) -> Case:
    """A case whose child has a place in its network."""
    found = world.assigned(session, gironde)
    path.ready(session, gironde, found)
    session.commit()
    return found


@pytest.fixture
def picture(session: Session, gironde: Place, case: Case) -> Attachment:
    """A drawing of the child."""
    who, lou = world.actor(gironde, "coordinator"), caring.guest(session, case, "Lou")
    found = attachment.attach(session, who, case, lou, PictureKind.DRAWING, "La maison", caring.picture())
    session.commit()
    return found


def send(client: FlaskClient, address: str, content: bytes, **typed: Any) -> Any:
    file = (io.BytesIO(content), "IMG_48.8566N.jpg", "image/jpeg")
    sent = fields(client.get(address).text) | {"title": "Ma maison", "file": file} | typed
    return client.post(address, data=sent)


def test_a_drawing_comes_in_made_anew_once(session: Session, case: Case, sign_in: SignIn) -> None:
    client, lou = sign_in("coordinator"), caring.guest(session, case, "Lou")
    session.commit()
    address = f"/situations/{case.key}/enfants/{lou.key}/images"
    page = lands(send(client, address, caring.picture("JPEG", comment=b"chez nous"), once="k" * 20))
    assert lands(send(client, address, caring.picture(), once="k" * 20)) == page
    kept = read(session, select(Attachment))[0]
    assert (kept.title, kept.kind, kept.shown_to) == ("Ma maison", PictureKind.DRAWING, None)
    image = client.get(f"{page}/image")
    assert (image.mimetype, image.headers["Cache-Control"]) == ("image/jpeg", "no-store")
    assert image.headers["X-Content-Type-Options"] == "nosniff"
    assert b"chez nous" not in image.data
    assert Image.open(io.BytesIO(image.data)).size == (12, 9)
    assert "Ma maison" in client.get(f"/situations/{case.key}/enfants/{lou.key}").text
    assert "48.8566N" not in client.get(page).text


def test_what_is_no_picture_is_said_beside_its_field(session: Session, case: Case, sign_in: SignIn) -> None:
    client, lou = sign_in("coordinator"), caring.guest(session, case, "Lou")
    session.commit()
    address = f"/situations/{case.key}/enfants/{lou.key}/images"
    refused = send(client, address, b"%PDF-1.7")
    assert refused.status_code == 422
    assert "enregistrez-la en JPEG ou en PNG" in words(refused.text)
    assert "Ma maison" in refused.text
    assert "Dites en quelques mots" in send(client, address, caring.picture(), title="").text
    assert read(session, select(Attachment)) == []


def test_it_is_shown_to_nobody_before_it_was_looked_at(
    session: Session, case: Case, picture: Attachment, sign_in: SignIn
) -> None:
    client, page = sign_in("coordinator"), f"/situations/{case.key}/images/{picture.key}"
    before = fields(client.get(page).text)
    refused = client.post(page, data=before | {"shown_to": "family"})
    assert "Regardez d’abord l’image ensemble" in words(refused.text)
    assert "La date est dans l’avenir." in client.post(page, data=before | {"looked_at_on": "2026-03-13"}).text
    lands(client.post(page, data=before | {"looked_at_on": "2026-03-12", "shown_to": "named", "shown_words": "Mamie"}))
    session.refresh(picture)
    assert (picture.shown_to, picture.shown_words) == (ShownTo.NAMED, "Mamie")
    session.commit()
    late = client.post(page, data=before | {"looked_at_on": "2026-03-12", "shown_to": "family", "once": "z" * 20})
    assert late.status_code == 409
    assert "Aux personnes que l’enfant nomme" in late.text


def test_a_child_takes_it_back_and_nothing_stays(
    session: Session, case: Case, picture: Attachment, sign_in: SignIn
) -> None:
    client, page = sign_in("coordinator"), f"/situations/{case.key}/images/{picture.key}"
    lands(press(client, page, "Effacer cette image"))
    assert read(session, select(Attachment)) == []
    assert client.get(f"{page}/image").status_code == 404


def test_a_photograph_is_kept_and_shown_only_as_long_as_it_is_agreed_to(
    session: Session, gironde: Place, case: Case, sign_in: SignIn
) -> None:
    client, who, lou = sign_in("coordinator"), world.actor(gironde, "coordinator"), caring.guest(session, case, "Lou")
    session.commit()
    address = f"/situations/{case.key}/enfants/{lou.key}/images"
    refused = send(client, address, caring.picture("JPEG"), kind="photo")
    assert "Une photo ne se garde, et ne se montre, qu’avec l’accord noté" in words(refused.text)

    def answer(state: AgreementState) -> None:
        agreement.agree(session, who, case, lou.person, AgreementTo.PHOTOS, state, world.today())
        session.commit()

    answer(AgreementState.GIVEN)
    page = lands(send(client, address, caring.picture("JPEG"), kind="photo"))
    shown = {"looked_at_on": "2026-03-12", "shown_to": "family"}
    lands(client.post(page, data=fields(client.get(page).text) | shown))
    answer(AgreementState.WITHDRAWN)
    assert [one.shown_to for one in read(session, select(Attachment))] == [ShownTo.NOBODY]
    again = client.post(page, data=fields(client.get(page).text) | shown)
    assert "qu’avec l’accord noté" in words(again.text)
    assert [one.shown_to for one in read(session, select(Attachment))] == [ShownTo.NOBODY]
