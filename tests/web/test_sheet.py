"""The information sheet through the web: written by two, agreed person by person, or needless."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from conference.casework import agreement, network
from conference.domain.agreement import AgreementState, AgreementTo, CountsAs
from conference.domain.referral import PersonKind
from conference.domain.sheet import SheetState
from conference.models.case import Case
from conference.queries.sheet import Standing, standing
from tests import world
from tests.browse import fields, lands, token
from tests.conftest import SignIn
from tests.web.rooms import fixed, hidden, kept_out, prepared, reread
from tests.world import Place

TEXTS = {"concerns": "Lou manque l’école.", "resources": "Une aide au trajet.", "non_negotiables": "L’école."}


def sheet(session: Session, case: Case) -> Standing:
    session.rollback()
    session.expire_all()
    found = standing(session, case)
    session.commit()
    return found


def send(client: FlaskClient, address: str, part: str = "", prefix: str = "", **typed: str) -> TestResponse:
    """One of the two forms of the page, with the version it was shown with."""
    page = client.get(address).text
    carried = {f"{prefix}{name}": hidden(page, f"{prefix}{name}") for name in ("version", "once")}
    given = {f"{prefix}{name}": value for name, value in typed.items()}
    return client.post(f"{address}{part}", data=token(client) | carried | given)


def reads(client: FlaskClient, session: Session, case: Case, name: str = "Lou", **typed: str) -> TestResponse:
    """Somebody's answer to the last version."""
    person = next(one for one in reread(session, case).people if one.first_name == name)
    address = f"/situations/{case.key}/note/lecture/{person.key}"
    page = client.get(address)
    assert page.status_code == 200, page.status_code
    return client.post(address, data=fields(page.text) | {"state": "given"} | typed)


@pytest.fixture
def case(session: Session, gironde: Place) -> Case:
    """A case in preparation: a child, and a mother who was named since."""
    found = prepared(session, gironde)
    values = {"kind": PersonKind.RELATIVE, "first_name": "Nadia", "last_name": "", "tie": "mère"}
    nadia, who = network.name(session, found, values), world.actor(gironde, "coordinator")
    agreement.agree(session, who, found, nadia, AgreementTo.CONTACT, AgreementState.GIVEN, world.today())
    session.commit()
    return found


def test_it_begins_with_what_the_referral_says(case: Case, sign_in: SignIn) -> None:
    page = sign_in("coordinator").get(f"/situations/{case.key}/note").text
    assert "La grand-mère est très présente." in page
    assert "Pas encore écrite" in page


def test_the_referrer_writes_and_each_who_counts_is_asked(session: Session, case: Case, sign_in: SignIn) -> None:
    referrer, client = sign_in("referrer"), sign_in("coordinator")
    address = f"/situations/{case.key}/note"
    lands(send(referrer, address, **TEXTS, took_part="Lou et son éducatrice"))
    assert "Nadia" not in referrer.get(address).text, "named in preparation"
    lou = reread(session, case).children[0]
    assert referrer.get(f"{address}/lecture/{lou.key}").status_code == 403
    page = client.get(address).text
    assert "Lou manque l’école." in page
    assert page.count("La lire ensemble") == 2
    lands(reads(client, session, case))
    assert sheet(session, case).state is SheetState.WRITTEN, "her mother has not read it"
    lands(reads(client, session, case, "Nadia", way="lue à voix haute", helped_by="une interprète"))
    assert sheet(session, case).state is SheetState.AGREED
    page = client.get(address).text
    assert "avec l’aide de une interprète" in page
    assert "Lue et acceptée" in page


def test_a_changed_sheet_is_to_be_agreed_again_and_every_version_stays(
    session: Session, case: Case, sign_in: SignIn
) -> None:
    client = sign_in("coordinator")
    address = f"/situations/{case.key}/note"
    lands(send(client, address, **TEXTS))
    for name in ("Lou", "Nadia"):
        lands(reads(client, session, case, name))
    lands(send(client, address, **TEXTS | {"concerns": "Autre chose."}))
    found = sheet(session, case)
    assert (found.state, found.number) == (SheetState.WRITTEN, 2)
    page = client.get(address).text
    assert "<del>" in page
    assert "manque" in page


def test_who_says_no_keeps_it_closed_until_they_change_their_mind(
    session: Session, case: Case, sign_in: SignIn
) -> None:
    client = sign_in("coordinator")
    address = f"/situations/{case.key}/note"
    lands(send(client, address, **TEXTS))
    lands(reads(client, session, case))
    lands(reads(client, session, case, "Nadia", state="refused"))
    page = client.get(address).text
    assert "refusé" in page
    assert "L’instance de désignation est prévenue" in client.get(f"/situations/{case.key}/accords").text
    lands(reads(client, session, case, "Nadia"))
    assert sheet(session, case).state is SheetState.AGREED


def test_nobody_agrees_to_a_text_that_changed_meanwhile(session: Session, case: Case, sign_in: SignIn) -> None:
    client, referrer = sign_in("coordinator"), sign_in("referrer")
    address = f"/situations/{case.key}/note"
    lands(send(referrer, address, **TEXTS))
    lou = reread(session, case).children[0]
    reading = f"{address}/lecture/{lou.key}"
    shown = fields(client.get(reading).text)
    lands(send(referrer, address, **TEXTS | {"concerns": "Lou fugue."}))
    answer = client.post(reading, data=shown | {"state": "given", "way": "à voix haute"})
    assert answer.status_code == 409
    for said in ("La note a changé entre-temps", "Lou fugue.", "à voix haute"):
        assert said in answer.text
    assert sheet(session, case).readers[0].line is None
    lands(client.post(reading, data=fields(answer.text)))
    assert sheet(session, case).readers[0].line is not None


def test_an_assisted_adult_names_who_helped(session: Session, gironde: Place, case: Case, sign_in: SignIn) -> None:
    client, lou = sign_in("coordinator"), reread(session, case).children[0]
    lou.kind, lou.counts_as = PersonKind.ADULT, CountsAs.ASSISTED
    agreement.count_as(session, world.actor(gironde, "coordinator"), case, lou, CountsAs.ASSISTED)
    session.commit()
    lands(send(client, f"/situations/{case.key}/note", **TEXTS))
    refused = reads(client, session, case)
    assert refused.status_code == 422
    assert "dites qui l’a aidée" in refused.text
    lands(reads(client, session, case, helped_by="sa curatrice"))


def test_two_writers_see_both_texts(session: Session, case: Case, sign_in: SignIn) -> None:
    client, referrer = sign_in("coordinator"), sign_in("referrer")
    address = f"/situations/{case.key}/note"
    shown = client.get(address).text
    lands(send(referrer, address, **TEXTS))
    mine = {"version": hidden(shown, "version"), "concerns": "Ce que je vois."}
    answer = client.post(address, data=token(client) | mine)
    assert answer.status_code == 409
    assert "Lou manque l’école." in answer.text
    assert "Ce que je vois." in answer.text
    last = sheet(session, case).last
    assert last is not None
    assert last.concerns == "Lou manque l’école."


def test_two_clicks_write_once(session: Session, case: Case, sign_in: SignIn) -> None:
    client = sign_in("coordinator")
    address = f"/situations/{case.key}/note"
    page = client.get(address).text
    sent = token(client) | TEXTS | {name: hidden(page, name) for name in ("once", "version")}
    assert lands(client.post(address, data=sent)) == lands(client.post(address, data=sent))
    assert sheet(session, case).number == 1


def test_it_may_be_needless_with_one_line(session: Session, case: Case, sign_in: SignIn) -> None:
    client = sign_in("coordinator")
    address = f"/situations/{case.key}/note"
    refused = send(client, address, "/sans-objet", "needless-", needless_why=" ")
    assert refused.status_code == 422
    assert "Écrivez pourquoi." in refused.text
    lands(send(client, address, "/sans-objet", "needless-", needless_why="La famille sait tout."))
    assert sheet(session, case).state is SheetState.NEEDLESS
    assert "La famille sait tout." in client.get(address).text


def test_what_is_refused_is_said_and_nothing_is_lost(session: Session, case: Case, sign_in: SignIn) -> None:
    client = sign_in("coordinator")
    address = f"/situations/{case.key}/note"
    empty = send(client, address, took_part="Nadia et Lou")
    assert empty.status_code == 422
    assert "Écrivez au moins une ligne" in empty.text
    assert "Nadia et Lou" in empty.text
    lands(send(client, address, **TEXTS))
    future = reads(client, session, case, on="2026-03-13", helped_by="la grand-mère")
    assert future.status_code == 422
    assert "La date est dans l’avenir." in future.text
    assert "la grand-mère" in future.text


def test_what_relatives_receive_is_chosen_and_closed_before_all_agree(
    session: Session, case: Case, sign_in: SignIn
) -> None:
    client = sign_in("coordinator")
    address = f"/situations/{case.key}/note"
    lands(send(client, address, **TEXTS, tells="resources", family_adds="Venez comme vous êtes."))
    lands(reads(client, session, case))
    closed = client.get(f"{address}/proches").text
    assert "Rien pour l’instant" in closed
    assert "Une aide au trajet." not in closed
    lands(reads(client, session, case, "Nadia"))
    opened = client.get(f"{address}/proches").text
    assert "Une aide au trajet." in opened
    assert "Venez comme vous êtes." in opened
    assert "Lou manque l’école." not in opened


def test_once_the_conference_is_fixed_it_is_only_read(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = fixed(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/note"
    assert "<textarea" not in client.get(address).text
    lou = reread(session, case).children[0]
    posted = token(client) | TEXTS | {"state": "given", "on": "2026-03-12", "needless-needless_why": "x"}
    for late in (address, f"{address}/lecture/{lou.key}", f"{address}/sans-objet"):
        assert client.post(late, data=posted).status_code == 409
    assert sign_in("referrer").get(address).status_code == 403


def test_what_the_coordinator_wrote_is_the_referrers_to_open_while_all_agree(
    session: Session, case: Case, sign_in: SignIn
) -> None:
    referrer, client = sign_in("referrer"), sign_in("coordinator")
    address = f"/situations/{case.key}/note"
    lands(send(client, address, **TEXTS))
    lands(reads(client, session, case))
    assert referrer.get(address).status_code == 403, "one of two has agreed"
    sent = token(referrer) | {"needless-needless_why": "Rien.", "needless-version": "1"}
    assert referrer.post(f"{address}/sans-objet", data=sent).status_code == 403
    assert referrer.post(address, data=token(referrer) | TEXTS | {"version": "1"}).status_code == 403
    assert address not in referrer.get(f"/situations/{case.key}").text
    lands(reads(client, session, case, "Nadia"))
    assert "Lou manque l’école." in referrer.get(address).text
    refused = send(referrer, address, "/sans-objet", "needless-", needless_why="Rien à en dire.")
    assert refused.status_code == 422
    assert "seule la personne qui coordonne peut la dire sans objet." in refused.text
    lands(reads(client, session, case, "Nadia", state="refused"))
    assert referrer.get(address).status_code == 403, "she has changed her mind"
    lands(send(client, address, "/sans-objet", "needless-", needless_why="La famille ne veut plus."))
    assert sheet(session, case).state is SheetState.NEEDLESS


def test_nobody_else_opens_it(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = prepared(session, gironde)
    assert kept_out(sign_in, f"/situations/{case.key}/note", (200, 422)) == {}
