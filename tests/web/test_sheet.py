"""The information sheet through the web: written by two, agreed before anyone else opens it, or needless."""

from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from conference.domain.preparation import SheetState
from conference.models.case import Case
from conference.models.preparation import Sheet
from tests.browse import lands, token
from tests.conftest import SignIn
from tests.web.rooms import fixed, hidden, kept_out, prepared, reread
from tests.world import Place

TEXTS = {"concerns": "Lou manque l’école.", "resources": "Une aide au trajet.", "non_negotiables": "L’école."}


def sheet(session: Session, case: Case) -> Sheet:
    found = reread(session, case).sheet
    assert found is not None
    return found


def send(client: FlaskClient, address: str, part: str = "", prefix: str = "", **typed: str) -> TestResponse:
    """One of the three forms of the page, with the version it was shown with."""
    page = client.get(address).text
    carried = {f"{prefix}{name}": hidden(page, f"{prefix}{name}") for name in ("version", "once")}
    given = {f"{prefix}{name}": value for name, value in typed.items()}
    return client.post(f"{address}{part}", data=token(client) | carried | given)


def test_it_begins_with_what_the_referral_says(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = prepared(session, gironde)
    page = sign_in("coordinator").get(f"/situations/{case.key}/note").text
    assert "La grand-mère est très présente." in page
    assert "Pas encore écrite" in page


def test_the_referrer_writes_and_the_coordinator_notes_the_agreement(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, referrer, client = prepared(session, gironde), sign_in("referrer"), sign_in("coordinator")
    address = f"/situations/{case.key}/note"
    lands(send(referrer, address, **TEXTS))
    assert sheet(session, case).written_by == gironde.accounts["referrer"].id
    assert send(referrer, address, "/accord", "agree-", agreed_by="la mère", agreed_on="2026-03-12").status_code == 403
    assert "Lou manque l’école." in client.get(address).text
    lands(send(client, address, "/accord", "agree-", agreed_by="la mère et Lou", agreed_on="2026-03-12"))
    assert sheet(session, case).state is SheetState.AGREED
    assert "acceptée par la mère et Lou" in client.get(address).text


def test_a_changed_sheet_is_to_be_agreed_again(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/note"
    lands(send(client, address, **TEXTS))
    lands(send(client, address, "/accord", "agree-", agreed_by="la mère", agreed_on="2026-03-12"))
    lands(send(client, address, **TEXTS | {"concerns": "Autre chose."}))
    found = sheet(session, case)
    assert (found.state, found.agreed_on) == (SheetState.WRITTEN, None)


def test_nobody_agrees_to_a_text_that_changed_meanwhile(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client, referrer = prepared(session, gironde), sign_in("coordinator"), sign_in("referrer")
    address = f"/situations/{case.key}/note"
    lands(send(referrer, address, **TEXTS))
    read = client.get(address).text
    lands(send(referrer, address, **TEXTS | {"concerns": "Lou fugue."}))
    late = {
        "agree-version": hidden(read, "agree-version"),
        "agree-agreed_by": "la mère",
        "agree-agreed_on": "2026-03-12",
    }
    answer = client.post(f"{address}/accord", data=token(client) | late)
    assert answer.status_code == 409
    for said in ("La note a changé entre-temps", "Lou fugue.", "la mère"):
        assert said in answer.text
    assert sheet(session, case).state is SheetState.WRITTEN


def test_two_writers_see_both_texts(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client, referrer = prepared(session, gironde), sign_in("coordinator"), sign_in("referrer")
    address = f"/situations/{case.key}/note"
    shown = client.get(address).text
    lands(send(referrer, address, **TEXTS))
    mine = {"version": hidden(shown, "version"), "concerns": "Ce que je vois."}
    answer = client.post(address, data=token(client) | mine)
    assert answer.status_code == 409
    assert "Lou manque l’école." in answer.text
    assert "Ce que je vois." in answer.text
    assert sheet(session, case).concerns == "Lou manque l’école."


def test_two_clicks_write_once(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/note"
    page = client.get(address).text
    sent = token(client) | TEXTS | {name: hidden(page, name) for name in ("once", "version")}
    assert lands(client.post(address, data=sent)) == lands(client.post(address, data=sent))
    assert sheet(session, case).version == 1


def test_it_may_be_needless_with_one_line(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/note"
    refused = send(client, address, "/sans-objet", "needless-", needless_why=" ")
    assert refused.status_code == 422
    assert "Écrivez pourquoi." in refused.text
    lands(send(client, address, "/sans-objet", "needless-", needless_why="La famille sait tout."))
    assert sheet(session, case).state is SheetState.NEEDLESS
    assert "La famille sait tout." in client.get(address).text


def test_what_is_refused_is_said_and_nothing_is_lost(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/note"
    empty = send(client, address, concerns="", resources="", non_negotiables="")
    assert empty.status_code == 422
    assert "Écrivez au moins une ligne" in empty.text
    lands(send(client, address, **TEXTS))
    future = send(client, address, "/accord", "agree-", agreed_by="la grand-mère", agreed_on="2026-03-13")
    assert future.status_code == 422
    assert "La date est dans l’avenir." in future.text
    assert "la grand-mère" in future.text


def test_once_the_conference_is_fixed_it_is_only_read(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = fixed(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/note"
    assert "<textarea" not in client.get(address).text
    posted = (
        token(client) | TEXTS | {"agree-agreed_by": "x", "agree-agreed_on": "2026-03-12", "needless-needless_why": "x"}
    )
    for late in (address, f"{address}/accord", f"{address}/sans-objet"):
        assert client.post(late, data=posted).status_code == 409
    assert sign_in("referrer").get(address).status_code == 403


def test_what_the_coordinator_wrote_is_the_referrers_to_open_once_it_is_agreed_to(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, referrer, client = prepared(session, gironde), sign_in("referrer"), sign_in("coordinator")
    address = f"/situations/{case.key}/note"
    lands(send(client, address, **TEXTS))
    assert referrer.get(address).status_code == 403
    sent = token(referrer) | {"needless-needless_why": "Rien.", "needless-version": "1"}
    assert referrer.post(f"{address}/sans-objet", data=sent).status_code == 403
    assert referrer.post(address, data=token(referrer) | TEXTS | {"version": "1"}).status_code == 403
    assert address not in referrer.get(f"/situations/{case.key}").text
    lands(send(client, address, "/accord", "agree-", agreed_by="la mère", agreed_on="2026-03-12"))
    assert "Lou manque l’école." in referrer.get(address).text
    refused = send(referrer, address, "/sans-objet", "needless-", needless_why="Rien à en dire.")
    assert refused.status_code == 422
    assert "seule la personne qui coordonne peut la dire sans objet." in refused.text
    assert sheet(session, case).state is SheetState.AGREED
    session.commit()
    lands(send(client, address, "/sans-objet", "needless-", needless_why="La famille ne veut plus."))
    assert sheet(session, case).state is SheetState.NEEDLESS


def test_nobody_else_opens_it(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = prepared(session, gironde)
    assert kept_out(sign_in, f"/situations/{case.key}/note", (200, 422)) == {}
