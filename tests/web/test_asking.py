"""The public page of a département and its form: for people, on two pages; for machines, nothing."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.enquiry import EnquiryState, EnquiryWay, ForWhom
from conference.models.enquiry import Enquiry
from conference.models.outbox import Mail
from conference.security import throttle
from conference.web import asking as asking_page
from conference.words import enquiry as words
from tests import asking
from tests.asking import PATH, PHONE, TYPED
from tests.browse import fields
from tests.browse import words as said
from tests.conftest import NOW
from tests.world import Place


@pytest.fixture
def visitor(visitor: FlaskClient, session: Session, gironde: Place) -> FlaskClient:
    """Somebody without account, before an open page."""
    asking.opened(session, gironde)
    session.commit()
    return visitor


def kept(session: Session) -> list[Enquiry]:
    """What is kept of what was sent; read apart, so that nobody waits for it."""
    found = [*session.scalars(select(Enquiry).order_by(Enquiry.id))]
    session.rollback()
    return found


def test_a_person_asks_on_two_pages_and_is_told_a_number_and_a_day(visitor: FlaskClient, session: Session) -> None:
    page = visitor.get(PATH)
    assert "noindex" not in page.headers.get("X-Robots-Tag", "")
    for told in ("C’est gratuit", "Une équipe vous écoute.", "du lundi au vendredi", PHONE, "Où ? Tout le département"):
        assert told in said(page.text)
    read = asking.page_of(visitor, "192.0.2.1", NOW, TYPED)
    assert "06 12 34 56 78" in said(read.text)
    assert kept(session) == [], "nothing is kept before it is sent"
    with clock.frozen(NOW + timedelta(minutes=1)):
        form = fields(read.text, PATH)
        twice = [asking.post(visitor, form) for _ in range(2)]
    heard = visitor.get(twice[0].headers["Location"]).text
    [row] = kept(session)
    assert str(row.number) == asking.number_of(heard) == asking.number_of(visitor.get(twice[1].location).text)
    # Three working days after Thursday 12 March 2026.
    assert "au plus tard le mardi 17 mars 2026" in said(heard)
    assert (row.first_name, row.reach, row.words) == ("Nadia", "06 12 34 56 78", TYPED["words"])
    assert (row.way, row.for_whom, row.state) == (EnquiryWay.FORM, ForWhom.OWN, EnquiryState.NEW)
    assert session.scalars(select(Mail)).first() is None


def test_what_is_missing_is_said_and_what_was_typed_can_be_corrected(visitor: FlaskClient) -> None:
    bare = asking.page_of(visitor, "192.0.2.1", NOW, {"for_whom": "own", "reach": "06 12"})
    assert bare.status_code == 422
    for said_so in ("enquiry_name_missing", "enquiry_words_missing", "enquiry_not_agreed"):
        assert words.REASON[said_so].replace("\u00a0", " ") in said(bare.text)
    assert PHONE in said(bare.text)
    with clock.frozen(NOW + timedelta(seconds=32)):
        short = asking.post(visitor, fields(bare.text, PATH) | TYPED | {"reach": "06 12"})
        assert short.status_code == 422, "a number that nobody can dial is told before the re-reading"
        assert words.REASON["enquiry_reach_wrong"].replace("\u00a0", " ") in said(short.text)
        read = asking.post(visitor, fields(bare.text, PATH) | TYPED)
        assert "Relisez votre demande" in said(read.text), "whoever adds what is missing need not wait"
        changed = asking.post(visitor, fields(read.text, PATH) | {"change": "y"})
    assert TYPED["words"] in fields(changed.text, PATH)["words"].replace("\r", "")


@pytest.mark.parametrize(
    ("seconds", "typed", "why"),
    [
        (2, {}, words.TOO_FAST),
        (30, {"site": "https://pilules.example"}, words.AGAIN),
        (30, {"passed": "rien"}, words.AGAIN),
        (11 * 3600, {}, words.TOO_OLD),
    ],
)
def test_what_no_person_sends_is_given_back_with_whom_to_call(
    visitor: FlaskClient, session: Session, seconds: int, typed: dict[str, str], why: str
) -> None:
    form = fields(visitor.get(PATH).text, PATH)
    if seconds > 3600:
        # The cookie of a visitor lives as long as a page may: this one reloaded it elsewhere.
        with clock.frozen(NOW + timedelta(hours=10)):
            form["csrf_token"] = fields(visitor.get(PATH).text, PATH)["csrf_token"]
    with clock.frozen(NOW + timedelta(seconds=seconds)):
        back = asking.post(visitor, form | TYPED | typed)
    assert back.status_code == 422
    assert why.replace("\u00a0", " ") in said(back.text)
    assert PHONE in said(back.text)
    given = fields(back.text, PATH)
    assert (given["first_name"], given["site"]) == ("Nadia", "")
    with clock.frozen(NOW + timedelta(seconds=seconds + 20)):
        assert "Relisez votre demande" in said(asking.post(visitor, given).text), "a person sends it again"
    assert kept(session) == []


def test_whoever_is_quick_reads_everything_to_mend_and_waits_once(visitor: FlaskClient) -> None:
    form = fields(visitor.get(PATH).text, PATH)
    with clock.frozen(NOW + timedelta(seconds=2)):
        back = asking.post(visitor, form | TYPED | {"reach": "06 12"})
    for told in ("Votre demande n’est pas encore partie", words.TOO_FAST, words.REASON["enquiry_reach_wrong"]):
        assert told.replace("\u00a0", " ") in said(back.text)
    assert "Il reste des points à revoir" not in said(back.text)
    with clock.frozen(NOW + timedelta(seconds=5)):
        assert "Relisez votre demande" in said(asking.post(visitor, fields(back.text, PATH) | TYPED).text)


def test_without_a_cookie_the_words_are_given_back_with_whom_to_call(visitor: FlaskClient) -> None:
    form = fields(visitor.get(PATH).text, PATH)
    visitor.delete_cookie("__Host-visitor", domain="localhost")
    back = asking.post(visitor, form | TYPED)
    assert back.status_code == 400
    assert PHONE in said(back.text)
    assert fields(back.text, PATH)["words"].replace("\r", "") == TYPED["words"]


def test_a_page_that_was_sealed_carries_nothing_else(visitor: FlaskClient, session: Session) -> None:
    read = asking.page_of(visitor, "192.0.2.1", NOW, TYPED)
    with clock.frozen(NOW + timedelta(minutes=1)):
        other = asking.post(visitor, fields(read.text, PATH) | {"words": "Autre chose"})
    assert "Relisez votre demande" in said(other.text)
    assert kept(session) == []


def test_the_same_words_of_the_same_person_are_one_enquiry(visitor: FlaskClient, session: Session) -> None:
    numbers = {asking.ask(visitor, NOW + timedelta(minutes=3 * n)) for n in range(2)}
    assert len(numbers) == 1
    assert [str(one.number) for one in kept(session)] == [*numbers]


def test_one_address_may_send_five_and_is_then_told_whom_to_call(visitor: FlaskClient, session: Session) -> None:
    numbers = [asking.ask(visitor, NOW, TYPED | {"words": f"Demande {n}"}) for n in range(6)]
    assert [bool(number) for number in numbers] == [True] * 5 + [False]
    assert len(kept(session)) == 5
    assert not asking.ask(visitor, NOW + timedelta(hours=1), TYPED | {"words": "Une heure après"})
    assert asking.ask(visitor, NOW, TYPED | {"words": "De chez moi"}, "192.0.2.2")


def test_one_network_may_send_five_a_day_and_the_others_are_still_heard(visitor: FlaskClient, session: Session) -> None:
    for _ in range(throttle.BY_DAY):
        throttle.left(session, asking_page.USE, "2001:db8:0:1::7")
    session.commit()
    later = NOW + timedelta(hours=9)
    assert not asking.ask(visitor, later, TYPED, "2001:db8:0:1:ffff::1"), "the same /64"
    assert asking.ask(visitor, later, TYPED | {"words": "De chez moi"}, "2001:db8:0:2::7")
    assert asking.ask(visitor, later, TYPED | {"words": "D’ailleurs"}, "192.0.2.2")
    assert asking.ask(visitor, NOW + timedelta(days=1, minutes=1), TYPED, "2001:db8:0:1::7"), "the day after"
    assert len(kept(session)) == 3


def test_an_address_counts_for_itself_or_for_its_network() -> None:
    assert throttle.source("2001:db8:0:1::7") == throttle.source("2001:DB8:0:1:8::") == "2001:db8:0:1::/64"
    assert [throttle.source(one) for one in ("::ffff:192.0.2.1", "192.0.2.1", "")] == ["192.0.2.1", "192.0.2.1", ""]


def test_a_page_that_is_not_open_looks_like_none(visitor: FlaskClient) -> None:
    closed, none = visitor.get("/d/59"), visitor.get("/d/00")
    assert closed.status_code == none.status_code == 404
    assert closed.text == none.text.replace("/d/00", "/d/59")
