"""Ties between two people of a network: noted, changed, taken away."""

from sqlalchemy.orm import Session

from conference.domain.network import BondKind
from conference.models.case import Case
from conference.models.guest import Guest
from conference.queries.network import Tie, network
from tests import world
from tests.browse import fields, fill, lands, press, words
from tests.conftest import SignIn
from tests.network import added
from tests.web.rooms import kept_out, prepared
from tests.world import Place


def pair(session: Session, place: Place, coordinator: str = "Claire") -> tuple[Case, Guest, Guest]:
    """A case with two people in its network."""
    case = prepared(session, place, coordinator)
    one, other = (added(session, world.actor(place, "coordinator"), case, name) for name in ("Rose", "Yann"))
    session.commit()
    return case, one, other


def ties(session: Session, case: Case) -> list[Tie]:
    """The ties as the base has them now."""
    session.expire_all()
    found = network(session, case).ties
    session.commit()
    return list(found)


def test_a_tie_is_noted_from_somebody_s_page_and_said_on_both(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    (case, rose, yann), client = pair(session, gironde), sign_in("coordinator")
    page = f"/situations/{case.key}/reseau/liens"
    assert f"{page}?pour={rose.key}" in client.get(f"/situations/{case.key}/reseau/{rose.key}").text
    lands(fill(client, f"{page}?pour={rose.key}", other=yann.key, kind="helps", words="les courses"))
    found = ties(session, case)
    assert [(t.one.person.first_name, t.other.person.first_name, t.bond.kind) for t in found] == [
        ("Rose", "Yann", BondKind.HELPS)
    ]
    for address in (page, f"/situations/{case.key}/reseau/{rose.key}", f"/situations/{case.key}/reseau/{yann.key}"):
        assert "Rose aide Yann : les courses" in words(client.get(address).text)


def test_a_tie_is_between_two_and_said_once(session: Session, gironde: Place, sign_in: SignIn) -> None:
    (case, rose, yann), client = pair(session, gironde), sign_in("coordinator")
    page = f"/situations/{case.key}/reseau/liens"
    lands(fill(client, page, one=rose.key, other=yann.key, kind="couple"))
    for one, other, kind, said in (
        (rose.key, rose.key, "friend", "Choisissez deux personnes différentes."),
        (yann.key, rose.key, "couple", "Ce lien est déjà noté entre ces deux personnes."),
        (rose.key, "", "friend", "Choisissez quelqu’un."),
    ):
        answer = fill(client, page, one=one, other=other, kind=kind)
        assert (answer.status_code, said in answer.text) == (422, True), said
    for first, second in ((rose, yann), (yann, rose)):
        lands(fill(client, page, one=first.key, other=second.key, kind="helps"))
    assert len(ties(session, case)) == 3


def test_who_changes_it_from_an_older_page_sees_both(session: Session, gironde: Place, sign_in: SignIn) -> None:
    (case, rose, yann), client = pair(session, gironde), sign_in("coordinator")
    page = f"/situations/{case.key}/reseau/liens"
    for kind in ("couple", "friend"):
        lands(fill(client, page, one=rose.key, other=yann.key, kind=kind))
    address = f"{page}/{ties(session, case)[0].bond.key}"
    before = fields(client.get(address).text)
    assert fill(client, address, kind="friend").status_code == 422
    lands(fill(client, address, kind="broken", words="depuis Noël"))
    answer = client.post(address, data=before | {"kind": "kin", "words": "cousins"})
    assert answer.status_code == 409
    for said in ("Lien rompu", "depuis Noël", "cousins"):
        assert said in answer.text
    assert ties(session, case)[0].bond.kind is BondKind.BROKEN
    lands(press(client, address, "Retirer ce lien"))
    assert [tie.bond.kind for tie in ties(session, case)] == [BondKind.FRIEND]


def test_somebody_of_another_network_is_never_tied(session: Session, gironde: Place, sign_in: SignIn) -> None:
    (case, rose, _), client = pair(session, gironde), sign_in("coordinator")
    other = prepared(session, gironde, "Sofiane")
    stranger = added(session, world.actor(gironde, "second"), other, "Ali")
    session.commit()
    answer = fill(client, f"/situations/{case.key}/reseau/liens", one=rose.key, other=stranger.key)
    assert answer.status_code == 422
    assert ties(session, case) == []


def test_nobody_else_opens_them(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = prepared(session, gironde)
    assert kept_out(sign_in, f"/situations/{case.key}/reseau/liens") == {}
