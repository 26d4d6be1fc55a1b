"""The day on a phone: arrivals, three parts, and private time, guarded in page, act and database."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.private_time import Moment
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.conference import MomentRow, Presence, Sitting
from conference.models.guest import Guest
from conference.models.referral import Person
from conference.queries.conference import facts
from tests import path
from tests.browse import fields, fill, lands, words
from tests.conftest import NOW, SignIn
from tests.web.probing import begin_private, everything, guest_keys, post
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


def test_a_day_goes_by_taps(session: Session, case: Case, coordinator: FlaskClient) -> None:
    base, keys = f"/situations/{case.key}/jour", guest_keys(session, case)
    page = coordinator.get(base).text
    assert "Noter l’arrivée : Rose" in words(page)
    assert "Commencer\u00a0: partage d’informations" in page
    for name in ("Lou", "Rose", "Dr Test"):
        lands(post(coordinator, f"{base}/arrivees/{keys[name]}"))
    page = words(coordinator.get(base).text)
    assert "présent·e : Rose famille Noter le départ : Rose" in page
    assert "Yann réseau Noter l’arrivée : Yann" in page
    lands(post(coordinator, f"{base}/imprevus", first_name="Tante Ina", part="family", once="k" * 22))
    lands(post(coordinator, f"{base}/imprevus", first_name="Tante Ina", part="family", once="k" * 22))
    lands(post(coordinator, f"{base}/temps/sharing/commencer"))
    refused = post(coordinator, f"{base}/temps/presentation/commencer")
    assert refused.status_code == 409
    assert "Le temps d’avant n’a pas eu lieu." in refused.text
    offered = coordinator.get(f"{base}/temps-prive").text
    stays = [keys["Lou"], keys["Rose"], keys["Dr Test"]]
    intruder = fill(coordinator, f"{base}/temps-prive", inside=stays)
    assert intruder.status_code == 422
    assert "ne restent que la famille" in intruder.text
    assert "Dr Test" in offered
    lands(fill(coordinator, f"{base}/temps-prive", inside=stays[:2]))
    lands(post(coordinator, f"{base}/temps/private/terminer"))
    lands(post(coordinator, f"{base}/temps/presentation/commencer"))
    lands(post(coordinator, f"{base}/temps/presentation/terminer"))
    named = select(Person.first_name, Presence.in_private_time).join(Guest, Guest.person_id == Person.id)
    there = dict(session.execute(named.join(Presence, Presence.guest_id == Guest.id)).all())
    assert there == {"Lou": True, "Rose": True, "Dr Test": False, "Tante Ina": False}
    assert facts(session, case).unfinished == frozenset()


AFTERWARDS = {
    "on": "2026-03-11",
    "sharing_from": "14:00",
    "sharing_to": "14:40",
    "private_from": "14:45",
    "private_to": "16:00",
    "presentation_from": "16:00",
    "presentation_to": "16:30",
}


@pytest.fixture
def yesterday(session: Session, gironde: Place) -> Case:
    """A conference convened three days ago, typed today."""
    with clock.frozen(NOW.replace(day=9)):
        found = path.convened(session, gironde)
        session.commit()
    return found


def test_a_conference_is_typed_the_day_after(session: Session, yesterday: Case, sign_in: SignIn) -> None:
    client, keys = sign_in("coordinator"), guest_keys(session, yesterday)
    kin = [keys["Lou"], keys["Rose"]]
    lands(
        fill(
            client,
            f"/situations/{yesterday.key}/jour/apres-coup",
            **AFTERWARDS,
            came=[*kin, keys["Dr Test"]],
            inside=kin,
        )
    )
    rows = {row.moment: row for row in session.scalars(select(MomentRow))}
    assert rows[Moment.PRIVATE].began_at == NOW.replace(day=11, hour=13, minute=45)
    assert rows[Moment.PRIVATE].ended_at == NOW.replace(day=11, hour=15, minute=0)
    there = session.scalars(select(Presence)).all()
    assert sorted(presence.in_private_time for presence in there) == [False, True, True]
    assert facts(session, yesterday).unfinished == frozenset()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"private_from": "14:30"}, "Temps privé : début : Les trois temps se suivent"),
        ({"presentation_to": "15:00"}, "Présentation du plan : fin : Les trois temps se suivent"),
        ({"on": "2026-03-13"}, "Quel jour ? : La date est dans l’avenir."),
        ({"on": "2026-03-01"}, "Quel jour ? : La date précède l’étape d’avant."),
        ({"private_to": ""}, "Tapez une heure"),
    ],
)
def test_a_day_typed_in_disorder_is_refused(
    session: Session, yesterday: Case, sign_in: SignIn, change: dict[str, str], said: str
) -> None:
    client, keys = sign_in("coordinator"), guest_keys(session, yesterday)
    before = everything(session)
    typed: dict[str, Any] = AFTERWARDS | change | {"came": [keys["Lou"]], "inside": [keys["Lou"]]}
    answer = fill(client, f"/situations/{yesterday.key}/jour/apres-coup", **typed)
    assert answer.status_code == 422
    assert said in words(answer.text)
    assert everything(session) == before


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (["Lou", "Dr Test"], "ne restent que la famille"),
        ([], "Cochez qui de la famille ou du réseau était là."),
    ],
)
def test_an_intruder_or_an_empty_room_is_refused_afterwards(
    session: Session, yesterday: Case, sign_in: SignIn, inside: list[str], said: str
) -> None:
    client, keys = sign_in("coordinator"), guest_keys(session, yesterday)
    before = everything(session)
    typed: dict[str, Any] = AFTERWARDS | {"came": list(keys.values()), "inside": [keys[name] for name in inside]}
    answer = fill(client, f"/situations/{yesterday.key}/jour/apres-coup", **typed)
    assert answer.status_code == 422
    assert said in answer.text
    assert everything(session) == before


def test_two_who_type_the_same_day_see_both(session: Session, yesterday: Case, sign_in: SignIn) -> None:
    client, keys = sign_in("coordinator"), guest_keys(session, yesterday)
    address = f"/situations/{yesterday.key}/jour/apres-coup"
    stale = fields(client.get(address).text)
    lands(fill(client, address, **AFTERWARDS, came=[keys["Lou"]], inside=[keys["Lou"]]))
    typed = stale | AFTERWARDS | {"sharing_from": "13:30", "came": [keys["Rose"]], "inside": [keys["Rose"]]}
    answer = client.post(address, data=typed)
    assert answer.status_code == 409
    assert "14:00" in answer.text
    assert "Lou Ferrand" in answer.text


def test_what_a_phone_notes_while_the_day_is_typed_is_not_taken_off(
    session: Session, yesterday: Case, sign_in: SignIn
) -> None:
    client, keys = sign_in("coordinator"), guest_keys(session, yesterday)
    base = f"/situations/{yesterday.key}/jour"
    stale = fields(client.get(f"{base}/apres-coup").text)
    lands(post(client, f"{base}/arrivees/{keys['Rose']}"))
    typed = stale | AFTERWARDS | {"came": [keys["Lou"]], "inside": [keys["Lou"]]}
    assert client.post(f"{base}/apres-coup", data=typed).status_code == 409
    session.expire_all()
    there = select(Person.first_name).join(Guest, Guest.person_id == Person.id)
    assert session.scalars(there.join(Presence, Presence.guest_id == Guest.id)).all() == ["Rose"]


def test_a_recorded_day_does_not_change(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = path.recorded(session, gironde)
    session.commit()
    client, keys, before = sign_in("coordinator"), guest_keys(session, case), everything(session)
    shown = client.get(f"/situations/{case.key}/jour").text
    assert "Noter l’arrivée" not in shown[: shown.index("</main>")]
    assert post(client, f"/situations/{case.key}/jour/arrivees/{keys['Rose']}").status_code == 409
    assert everything(session) == before


def test_adjourning_keeps_the_sitting_with_its_reason(session: Session, case: Case, coordinator: FlaskClient) -> None:
    lands(fill(coordinator, f"/situations/{case.key}/etapes/adjourn", words="La grand-mère est souffrante."))
    sitting = session.scalars(select(Sitting)).one()
    assert (sitting.given_up_why, sitting.held_at) == ("La grand-mère est souffrante.", None)
    assert session.scalars(select(Case.stage).where(Case.id == case.id)).one() is Stage.PREPARATION


def test_recording_says_what_is_missing_with_its_page(case: Case, coordinator: FlaskClient) -> None:
    answer = fill(coordinator, f"/situations/{case.key}/etapes/record")
    assert answer.status_code == 422
    assert "Indiquez qui est venu." in answer.text
    assert f'href="/situations/{case.key}/jour"' in answer.text
    assert f'href="/situations/{case.key}/plan"' in answer.text


def test_a_conference_without_a_plan_counts_as_held(
    session: Session, gironde: Place, case: Case, coordinator: FlaskClient
) -> None:
    path.lived(session, gironde, case)
    session.commit()
    lands(fill(coordinator, f"/situations/{case.key}/etapes/record_without_plan", words="On n’est pas prêts."))
    assert session.scalars(select(Case.stage).where(Case.id == case.id)).one() is Stage.PREPARATION
    assert session.scalars(select(Sitting.held_at)).one() == NOW
    session.commit()
    # The next one has a date of its own: the one that was held is behind.
    refused = fill(coordinator, f"/situations/{case.key}/etapes/convene")
    assert refused.status_code == 422
    assert "Fixez la date et l’heure." in refused.text


@pytest.mark.parametrize("who", ["referrer", "committee", "lead", "second"])
def test_only_the_coordinator_keeps_the_day(case: Case, sign_in: SignIn, who: str) -> None:
    client = sign_in(who)
    assert client.get(f"/situations/{case.key}/jour").status_code in {403, 404}
    assert post(client, f"/situations/{case.key}/jour/temps/sharing/commencer").status_code in {403, 404}


def test_reading_the_day_writes_nothing(session: Session, gironde: Place, case: Case, coordinator: FlaskClient) -> None:
    pages = ("jour", "jour/temps-prive", "jour/apres-coup", "danger")
    before = everything(session)
    assert [coordinator.get(f"/situations/{case.key}/{page}").status_code for page in pages] == [200] * 4
    assert everything(session) == before
    begin_private(session, gironde, case)
    before = everything(session)
    found = [coordinator.get(f"/situations/{case.key}/{page}").status_code for page in pages]
    assert found == [200, 302, 302, 200]
    assert everything(session) == before


def test_a_day_that_is_not_the_planned_one_says_so(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = path.convened(session, gironde)
    session.commit()
    address, planned = f"/situations/{case.key}/jour", NOW + timedelta(days=10)
    for at, said in ((NOW, "Changez d’abord la date"), (planned, ""), (planned + timedelta(days=2), "après coup")):
        with clock.frozen(at):
            page = sign_in("coordinator").get(address).text
        assert ("Ce n’est pas le jour prévu" in page) is bool(said)
        assert said in page
