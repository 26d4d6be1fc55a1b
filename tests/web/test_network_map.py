"""The map on screen: it says what its table says, leads to each person, and takes one line to grow."""

import re
from html import unescape

from sqlalchemy.orm import Session

from conference.domain.preparation import Part, Safety
from conference.models.case import Case
from tests import path, world
from tests.browse import fill, lands, words
from tests.conftest import SignIn
from tests.network import added, surround
from tests.web.rooms import kept_out, prepared
from tests.world import Place


def crowd(session: Session, place: Place) -> Case:
    """A network of some people, with a side, a tie, somebody kept apart, somebody at work."""
    case, who = prepared(session, place), world.actor(place, "coordinator")
    rose, yann = (added(session, who, case, name) for name in ("Rose", "Yann"))
    added(session, who, case, "Marc", safety=Safety.APART)
    added(session, who, case, "Mme Test", part=Part.PROFESSIONAL)
    surround(session, who, case, rose, yann)
    session.commit()
    return case


def test_the_drawing_and_the_table_say_the_same(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = crowd(session, gironde)
    page = sign_in("coordinator").get(f"/situations/{case.key}/reseau/carte").text
    svg = page.partition('<svg class="map"')[2].partition("</svg>")[0]
    table = page.partition("<tbody>")[2]
    titles = [unescape(one) for one in re.findall(r"<title>(.*?)</title>", svg)]
    rows = [words(row).split() for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)]
    assert [" ".join(word for word in row if word != "–") for row in rows] == [
        title.replace(",", "") for title in titles
    ]
    assert [title.partition(",")[0] for title in titles] == ["Lou", "Rose", "Yann", "Marc", "Mme Test"]
    links = re.findall(r'<a class="map-person" href="([^"]+)"', svg)
    assert len(links) == 4
    assert set(links) <= set(re.findall(r'href="([^"]+)"', table))
    assert "Rose et Yann : de la même famille" in words(page)


def test_one_line_beside_the_map_adds_somebody_to_it(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = crowd(session, gironde), sign_in("coordinator")
    page = f"/situations/{case.key}/reseau/carte"
    assert lands(fill(client, page, first_name="Zoé", tie="marraine", circle="nearest")) == page
    assert "<title>Zoé, marraine, Sans côté, tout près, n’a pas encore répondu</title>" in client.get(page).text
    refused = fill(client, page, tie="voisine")
    assert (refused.status_code, "Tapez le prénom" in refused.text, '<svg class="map"' in refused.text) == (
        *(422, True, True),
    )


def test_two_who_share_a_first_name_are_told_apart(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = crowd(session, gironde), sign_in("coordinator")
    page = f"/situations/{case.key}/reseau/carte"
    lands(fill(client, page, first_name="Rose", last_name="Martin"))
    titles = re.findall(r"<title>(Rose.*?),", client.get(page).text)
    assert titles == ["Rose", "Rose M."]


def test_empty_circles_are_printed_without_a_name(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = crowd(session, gironde)
    page = sign_in("coordinator").get(f"/situations/{case.key}/reseau/carte/vierge").text
    drawing = page.partition('<svg class="map"')[2]
    assert "Tout près de moi" in drawing
    assert [name for name in ("Rose", "Yann", "Lou", "Marc") if name in drawing] == []


def test_an_empty_network_has_a_map_too(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = prepared(session, gironde)
    page = sign_in("coordinator").get(f"/situations/{case.key}/reseau/carte").text
    assert "<title>Lou, au centre, pas encore dans le réseau</title>" in page


def test_after_the_day_it_is_only_read(session: Session, gironde: Place, sign_in: SignIn) -> None:
    done = path.recorded(session, gironde)
    session.commit()
    page = sign_in("coordinator").get(f"/situations/{done.key}/reseau/carte").text
    assert "Ajouter quelqu’un" not in page
    assert page.count('class="map-person"') > 3


def test_nobody_else_opens_it(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = crowd(session, gironde)
    assert kept_out(sign_in, f"/situations/{case.key}/reseau/carte") == {}
    assert sign_in("referrer").get(f"/situations/{case.key}/reseau/carte/vierge").status_code == 403
