"""Addresses that no page of ours has written: whatever stands after the question mark, nothing breaks nor leads out."""

import re

import pytest

from tests.security.browser import give_password, sign_in
from tests.security.visitors import ANONYMOUS, House

DAY = "2026-03-12T10:00:00%2B00:00"


@pytest.mark.parametrize("page", ["/connexion", "/mot-de-passe"])
def test_a_visitor_who_asks_for_what_was_kept_sees_the_page(house: House, page: str) -> None:
    answer = house.knock(ANONYMOUS, "GET", f"{page}?garde=1")
    assert answer.status_code == house.knock(ANONYMOUS, "GET", page).status_code


@pytest.mark.parametrize("where", ["apres", "avant"])
@pytest.mark.parametrize("number", ["%C2%B2", "-1", "1e3", "9" * 19])
def test_an_anchor_that_is_no_number_is_not_understood(house: House, where: str, number: str) -> None:
    assert house.knock("committee", "GET", f"/situations?{where}={DAY}~{number}").status_code == 400


@pytest.mark.parametrize("where", ["apres", "avant"])
@pytest.mark.parametrize("at", ["0001-01-01T00:00:00%2B23:59", "9999-12-31T23:59:59-23:59"])
def test_an_anchor_at_the_end_of_time_is_an_anchor(house: House, where: str, at: str) -> None:
    assert house.knock("committee", "GET", f"/situations?{where}={at}~1").status_code == 200


@pytest.mark.parametrize(
    ("first", "last"),
    [("0001-01-01", "2026-12-31"), ("2026-01-01", "9999-12-31"), ("9999-12-31", "9999-12-31")],
)
@pytest.mark.parametrize("page", ["/evaluation", "/evaluation/note.csv", "/evaluation/note.pdf"])
def test_a_period_of_no_programme_is_not_understood(house: House, page: str, first: str, last: str) -> None:
    answer = house.knock("lead", "GET", f"{page}?first={first}&last={last}")
    assert answer.status_code == 400


def _next_page(house: House, query: str) -> str:
    answer = house.knock("auditor", "GET", f"/controle?{query}")
    assert answer.status_code == 200
    found = re.search(r'href="([^"]*apres=[^"]*)"', answer.text)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    "query",
    [
        "endpoint=sign_in.leave",
        "_method=DELETE",
        "_scheme=javascript",
        "_scheme=javascript&_external=1",
        "_external=1",
        "_anchor=x",
    ],
)
def test_a_filter_never_turns_a_link_of_the_list_elsewhere(house: House, query: str) -> None:
    assert _next_page(house, query).startswith("/controle?")


@pytest.mark.parametrize("inside", ["/%0d%0aX-Mal:%201", "/situations%0a", "/%7f"])
def test_an_address_with_control_characters_is_not_followed(quiet_house: House, inside: str) -> None:
    give_password(quiet_house.app, "lead@33.example.org")
    client = quiet_house.app.test_client()
    client.environ_base["wsgi.url_scheme"] = "https"
    answer = sign_in(client, "lead@33.example.org", path=f"/connexion?suite={inside}")
    assert answer.location == "/"
    assert "X-Mal" not in answer.headers


@pytest.mark.parametrize(
    ("method", "path", "typed"),
    [
        ("GET", "/situations?q=a%00", {}),
        ("GET", "/situations?%00=a", {}),
        ("GET", "/situations/%00", {}),
        ("POST", "/situations/{waiting}/etapes/suspend", {"words": "a\0b"}),
    ],
)
def test_a_character_that_a_base_cannot_keep_is_not_understood(
    house: House, method: str, path: str, typed: dict[str, str]
) -> None:
    answer = house.knock("committee", method, path.replace("{waiting}", house.key("waiting")), typed)
    assert answer.status_code == 400
    assert house.changed() == []


def test_a_file_carries_the_headers_of_every_answer_and_is_for_us_alone(house: House) -> None:
    answer = house.knock(ANONYMOUS, "GET", "/static/icons/favicon.svg")
    assert answer.status_code == 200
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "Access-Control-Allow-Origin" not in answer.headers
