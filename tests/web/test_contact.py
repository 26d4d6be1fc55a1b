"""Contact details through the web: noted beside a person, dialled with a touch, and never where they are protected."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import contact, log
from conference.domain.contact import ContactKind, dialled, unlikely
from conference.domain.preparation import Part
from conference.domain.reasons import Refused
from conference.domain.referral import Danger
from conference.models.case import Case
from conference.models.contact import Contact
from conference.models.referral import Person, Referral
from tests import confiding, ticking, world
from tests.browse import fields, fill, lands, press, words
from tests.casework import scene
from tests.confiding import PHONE
from tests.conftest import SignIn
from tests.web.rooms import kept_out, prepared, reread
from tests.world import Place

REFUGE = "3 rue du Refuge"


def lou(session: Session, case: Case) -> Person:
    """The child of a case."""
    return reread(session, case).children[0]


def kept(session: Session, case: Case) -> list[Contact]:
    """The lines of a case as the base has them now."""
    session.expire_all()
    found = list(session.scalars(select(Contact).where(Contact.case_id == case.id).order_by(Contact.id)))
    session.commit()
    return found


def address(case: Case, person: Person) -> str:
    """The page of somebody."""
    return f"/situations/{case.key}/coordonnees/{person.key}"


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        (ContactKind.PHONE, "06 12 34 56 78", ""),
        (ContactKind.PHONE, "chez la voisine", "not_a_phone"),
        (ContactKind.OTHER, "chez la voisine", ""),
        (ContactKind.MAIL, "rose@demo.example", ""),
        (ContactKind.MAIL, "@demo", "not_a_mail"),
        (ContactKind.ADDRESS, "  ", "contact_empty"),
    ],
)
def test_a_line_is_what_it_is_said_to_be(kind: ContactKind, value: str, code: str) -> None:
    assert [reason.code for reason in unlikely(kind, value)] == ([code] if code else [])


@pytest.mark.parametrize(
    ("typed", "number"),
    [("06 12.34-56 78 (bureau)", "0612345678"), ("+33 6 12", "+33612"), ('"><img>06', "06"), ("٠٦ 06", "06")],
)
def test_a_telephone_dials_digits(typed: str, number: str) -> None:
    assert dialled(typed) == number


def test_a_number_is_noted_and_dialled(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    page = address(case, lou(session, case))
    assert lands(fill(client, page, kind="phone", value="06 00 00 00 07", hours="le soir", preferred="y")) == page
    (line,) = kept(session, case)
    assert (line.value, line.hours, line.preferred, line.protected) == ("06 00 00 00 07", "le soir", True, False)
    for shown in (client.get(page).text, client.get("/telephones").text):
        assert 'href="tel:0600000007"' in shown
        assert "le soir" in shown
    assert "06 00 00 00 07" in client.get(f"/situations/{case.key}/coordonnees").text


def test_what_is_typed_wrong_is_said_beside_it_and_comes_back(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    answer = fill(client, address(case, lou(session, case)), kind="phone", value="chez la voisine")
    assert answer.status_code == 422
    assert "Ce n’est pas un numéro de téléphone" in answer.text
    assert 'value="chez la voisine"' in answer.text
    assert kept(session, case) == []


def test_a_protected_line_is_no_link_and_stands_in_no_list_nor_on_paper(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    child = lou(session, case)
    confiding.reach(session, gironde, case, child, value="07 99 99 99 99", protected=True)
    confiding.reach(session, gironde, case, child, **confiding.SHELTER, preferred=False)
    session.commit()
    for page in (address(case, child), f"/situations/{case.key}/coordonnees"):
        shown = client.get(page).text
        assert "tel:" not in shown
        screen = re.findall(r'<details class="screen-only">(.*?)</details>', shown, re.DOTALL)
        for value in ("07 99 99 99 99", REFUGE):
            assert shown.count(value) == sum(value in one for one in screen) == 1
    numbers = client.get("/telephones").text
    assert "07 99" not in numbers
    assert "1 numéro à protéger n’y figure pas" in words(numbers)


def test_one_way_at_most_is_the_preferred_one(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    child = lou(session, case)
    first = confiding.reach(session, gironde, case, child)
    second = confiding.reach(session, gironde, case, child, value="06 00 00 00 02")
    session.commit()
    assert [line.preferred for line in kept(session, case)] == [False, True]
    line = f"/situations/{case.key}/coordonnee"
    assert lands(fill(client, f"{line}/{first.key}", preferred="y")) == address(case, child)
    assert [one.preferred for one in kept(session, case)] == [True, False]
    assert lands(press(client, f"{line}/{second.key}", "Effacer cette coordonnée")) == address(case, child)
    assert [one.key for one in kept(session, case)] == [first.key]


def test_of_two_who_change_it_the_second_sees_both(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    line = confiding.reach(session, gironde, case, lou(session, case))
    session.commit()
    page = f"/situations/{case.key}/coordonnee/{line.key}"
    late = fields(client.get(page).text)
    lands(fill(client, page, value="06 11 11 11 11"))
    answer = client.post(page, data=late | {"value": "06 22 22 22 22"})
    assert answer.status_code == 409
    assert "06 11 11 11 11" in answer.text
    assert 'value="06 22 22 22 22"' in answer.text
    lands(client.post(page, data=fields(answer.text)))
    assert [one.value for one in kept(session, case)] == ["06 22 22 22 22"]


@pytest.mark.parametrize("danger", [Danger.PROTECTED_ADDRESS, Danger.BOTH])
def test_where_an_address_is_secret_a_new_line_is_protected_unless_one_says_so(
    session: Session, gironde: Place, sign_in: SignIn, danger: Danger
) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    child = lou(session, case)
    referral = session.query(Referral).filter_by(case_id=case.id).one()
    referral.danger, referral.danger_details = danger, "Marc ne doit pas savoir où vit Nadia."
    confiding.reach(session, gironde, case, child, preferred=False)
    session.commit()
    page = address(case, child)
    shown = client.get(page).text
    assert "Marc ne doit pas savoir" in shown
    assert ("Un contact est interdit" in shown) is (danger is Danger.BOTH)
    lands(fill(client, page, kind="address", value=REFUGE))
    assert [line.protected for line in kept(session, case)] == [False, True]


def test_somebody_of_another_case_has_no_line_here(session: Session, gironde: Place) -> None:
    case = prepared(session, gironde)
    stranger = Person(case_id=world.draft(session, gironde).id, kind="relative", first_name="Ugo", folded="ugo")
    with pytest.raises(Refused) as refusal:
        contact.add(session, world.actor(gironde, "coordinator"), case, stranger, PHONE)
    assert [reason.code for reason in refusal.value.reasons] == ["person_of_another_case"]


def test_nobody_else_opens_them_and_a_minimal_record_has_none(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case = prepared(session, gironde)
    page = address(case, lou(session, case))
    assert kept_out(sign_in, page) == {}
    bare = ticking.assigned(session, gironde)
    session.commit()
    client = sign_in("coordinator")
    assert (
        "Dans un dossier minimal, cette page ne s’écrit pas" in client.get(f"/situations/{bare.key}/coordonnees").text
    )
    assert f"/situations/{bare.key}/coordonnees" not in client.get(f"/situations/{bare.key}").text
    with pytest.raises(Refused) as refusal:
        contact.add(session, world.actor(gironde, "coordinator"), bare, lou(session, case), PHONE)
    assert [reason.code for reason in refusal.value.reasons] == ["ticked_instead"]


def test_numbers_at_hand_are_those_of_one_s_open_cases(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, other = prepared(session, gironde), prepared(session, gironde, "Sofiane")
    confiding.reach(session, gironde, case, lou(session, case))
    confiding.reach(session, gironde, other, lou(session, other), value="06 00 00 00 09")
    over = scene.closed(session, gironde)
    session.commit()
    shown = sign_in("coordinator").get("/telephones").text
    assert "06 00 00 00 01" in shown
    assert "06 00 00 00 09" not in shown
    assert str(over.case.reference) not in shown
    assert "Aucun numéro" in sign_in("coordinator", "59").get("/telephones").text


def test_the_numbers_of_somebody_brought_by_the_network_are_kept_too(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    lands(fill(client, f"/situations/{case.key}/reseau", first_name="Rose", tie="tante", part=Part.NETWORK.value))
    rose = next(guest.person for guest in reread(session, case).guests)
    lands(fill(client, address(case, rose), kind="mail", value="rose@demo.example"))
    assert 'href="mailto:rose%40demo.example"' in client.get(f"/situations/{case.key}/coordonnees").text


def test_whoever_leaves_the_network_takes_their_details_along_unless_they_were_contacted(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    network = f"/situations/{case.key}/reseau"
    for first in ("Rose", "Yann"):
        lands(fill(client, network, first_name=first, tie="tante", part=Part.NETWORK.value))
    rose, yann = reread(session, case).guests
    for guest in (rose, yann):
        confiding.reach(session, gironde, case, guest.person)
    log.note_contact(session, world.actor(gironde, "coordinator"), case, confiding.CALLED, yann.person)
    session.commit()
    assert f"/coordonnees/{rose.person.key}" in client.get(f"{network}/{rose.key}").text
    lands(press(client, f"{network}/{rose.key}", "Retirer du réseau"))
    assert press(client, f"{network}/{yann.key}", "Retirer du réseau").status_code == 409
    assert [line.person_id for line in kept(session, case)] == [yann.person_id]
