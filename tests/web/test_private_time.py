"""Private family time, guarded in the page and in every route of the case."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.private_time import Moment
from conference.models.case import Case
from conference.models.conference import DangerNotice, MomentRow, Presence
from conference.models.guest import Guest
from conference.models.referral import Person
from conference.models.work import TimeEntry
from tests import path
from tests.browse import fields, fill, lands, token, words
from tests.casework import scene
from tests.conftest import NOW, SignIn
from tests.web.probing import addresses, attempt, begin_private, everything, guest_keys, post
from tests.world import Place


@pytest.fixture
def case(session: Session, gironde: Place) -> Case:
    """A conference that is fixed."""
    found = path.convened(session, gironde)
    session.commit()
    return found


@pytest.fixture
def coordinator(sign_in: SignIn) -> FlaskClient:
    """Its coordinator."""
    return sign_in("coordinator")


def test_while_private_time_runs_the_page_shows_a_clock_and_little_else(
    session: Session, gironde: Place, case: Case, coordinator: FlaskClient
) -> None:
    with clock.frozen(NOW - timedelta(minutes=50)):
        begin_private(session, gironde, case, "Lou", "Rose", "Dr Test")
    with clock.frozen(NOW + timedelta(minutes=25)):
        page = coordinator.get(f"/situations/{case.key}/jour").text
    assert "Commencé à 09:40" in page
    assert "1&nbsp;h 15&nbsp;min" in " ".join(page.split())
    for offered in ("Actualiser", "Terminer le temps privé", "danger"):
        assert offered in page
    for offered in ("Yann Noter l’arrivée : Yann", "présent·e : Rose Noter le départ : Rose"):
        assert offered in words(page)
    main = page[page.index("<main") : page.index("</main>")]
    links = {part.split('"')[0] for part in main.split('href="')[1:] if not part.startswith("/static")}
    assert links == {f"/situations/{case.key}/jour", f"/situations/{case.key}/danger"}
    assert "Dr Test" not in main
    assert "<textarea" not in main


def test_family_comes_and_goes_while_professionals_stay_out(
    session: Session, gironde: Place, case: Case, coordinator: FlaskClient
) -> None:
    begin_private(session, gironde, case, "Lou", "Rose", "Dr Test")
    base, keys = f"/situations/{case.key}/jour", guest_keys(session, case)
    lands(post(coordinator, f"{base}/arrivees/{keys['Yann']}"))
    lands(post(coordinator, f"{base}/departs/{keys['Rose']}"))
    for way in ("arrivees", "departs"):
        before = everything(session)
        assert post(coordinator, f"{base}/{way}/{keys['Dr Test']}").status_code == 409
        assert everything(session) == before
    inside = select(Person.first_name).join(Guest, Guest.person_id == Person.id)
    inside = inside.join(Presence, Presence.guest_id == Guest.id).where(Presence.in_private_time)
    assert set(session.scalars(inside)) == {"Lou", "Rose", "Yann"}


@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.long)])
def test_every_route_of_the_case_is_refused_while_private_time_runs(
    app: Flask, session: Session, gironde: Place, sign_in: SignIn, every: int
) -> None:
    """Nothing is written, whoever tries; once it has ended, several of the same requests are let through."""
    case = scene.alone(session, gironde).case
    session.commit()
    tried, before = addresses(app, session, case), everything(session)
    assert len(tried) > 60
    clients = {name: sign_in(name) for name in ("coordinator", "referrer", "committee")}
    for name, some in (("coordinator", tried[::every]), ("referrer", tried[1::10]), ("committee", tried[3::10])):
        for number, address in enumerate(some):
            client = clients[name]
            assert attempt(client, address, case.version) in {302, 400, 403, 404, 405, 409, 422}, (name, address)
            if number % 10 == 0 or number == len(some) - 1:
                assert everything(session) == before, (name, some[max(number - 9, 0) : number + 1])

    lands(post(clients["coordinator"], f"/situations/{case.key}/jour/temps/private/terminer"))
    wanted = {"commencer", "imprevus", "remises", "suites", "actions", "retirer"}
    let = {
        address.removeprefix(f"/situations/{case.key}")
        for address in tried
        if wanted & {*address.split("/")}
        if attempt(clients["coordinator"], address, case.version) == 302
    }
    parts = {part for address in let for part in address.split("/")}
    assert wanted <= parts


def test_the_body_ends_one_that_nobody_has_ended_for_half_a_day(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    """Not before: the family may still be there. Whoever coordinates has no part in it, and the case goes on."""
    case = scene.alone(session, gironde).case
    session.commit()
    here = f"/situations/{case.key}"
    body = sign_in("committee")
    early = body.get(f"{here}/temps-prive").text
    assert "la famille y est peut-être encore" in early
    assert "Terminer le temps privé" not in early
    assert post(body, f"{here}/temps-prive").status_code == 409
    with clock.frozen(NOW + timedelta(hours=12, minutes=1)):
        assert f'href="{here}/temps-prive"' in sign_in("committee").get(f"{here}/etapes/release").text
        assert sign_in("coordinator").get(f"{here}/temps-prive").status_code == 403
        assert lands(fill(sign_in("committee"), f"{here}/temps-prive")) == here
        ended = select(MomentRow.ended_at).where(MomentRow.moment == Moment.PRIVATE).order_by(MomentRow.id.desc())
        assert session.scalars(ended).first() == clock.now()


def test_a_danger_notice_is_accepted_while_it_runs(
    session: Session, gironde: Place, case: Case, coordinator: FlaskClient
) -> None:
    begin_private(session, gironde, case)
    address = f"/situations/{case.key}/danger"
    back = lands(fill(coordinator, address, transmitted="Des coups ont été dits.", to_whom="la CRIP"))
    assert back == f"/situations/{case.key}/jour"
    notice = session.scalars(select(DangerNotice)).one()
    assert (notice.transmitted, notice.to_whom) == ("Des coups ont été dits.", "la CRIP")


def test_time_is_not_noted_for_it_while_it_runs(session: Session, gironde: Place, sign_in: SignIn) -> None:
    """Neither noted nor taken back; what was tapped stands in the page that says why, and time of no case is noted."""
    case = scene.alone(session, gironde).case
    session.commit()
    client, before = sign_in("coordinator"), everything(session)
    typed = {"kind": "travel", "tap": "90", "day": "2026-03-12", "case": case.key, "once": "t" * 20}
    refused = client.post("/temps", data=token(client) | typed)
    assert refused.status_code == 422
    form = refused.text[refused.text.index(' id="case"') - 200 :]
    assert "Le temps privé est en cours" in form[: form.index("</details>")]
    shown = fields(refused.text, "/temps")
    assert (shown["kind"], shown["case"], shown["minutes"]) == ("travel", case.key, "90")
    entry = session.scalars(select(TimeEntry.key).where(TimeEntry.case_id == case.id)).one()
    session.commit()
    assert client.post(f"/temps/{entry}/retirer", data=token(client)).status_code == 409
    assert everything(session) == before
    lands(client.post("/temps", data=token(client) | typed | {"case": "", "once": "u" * 20}))


@pytest.mark.parametrize("who", ["coordinator", "referrer"])
def test_while_it_runs_the_case_and_its_plan_say_so(
    session: Session, gironde: Place, case: Case, sign_in: SignIn, who: str
) -> None:
    client, base = sign_in(who), f"/situations/{case.key}"
    running = "Temps privé en cours : rien ne s’écrit."
    assert running not in words(client.get(base).text)
    begin_private(session, gironde, case, "Lou", "Rose", "Dr Test")
    page, plan = words(client.get(base).text), words(client.get(f"{base}/plan").text)
    assert running in page
    assert "La conférence est fixée." not in page
    assert running in plan
    assert "Pas encore de plan" not in plan
