"""A POST without the token of its own session is not heard: sign-in and choosing a password included."""

import pytest

from tests.security.access import Example, Things
from tests.security.tour import address, allowed, spread
from tests.security.visitors import ANONYMOUS, House

POSTS = {f"{case[0]} {case[1].path}": case for case in allowed("POST")}


@pytest.mark.parametrize("name", spread(POSTS))
@pytest.mark.parametrize("token", ["missing", "wrong", "another's"])
def test_a_post_without_its_token_is_refused_and_changes_nothing(house: House, name: str, token: str) -> None:
    _, example, actor, things = POSTS[name]
    answer = house.knock(actor, "POST", address(house, example, things), _typed(house, example, things, token, actor))
    assert answer.status_code == 400
    assert house.changed() == []


def _typed(house: House, example: Example, things: Things, token: str, actor: str) -> dict[str, object]:
    typed = dict(example.typed(house, things)) if example.typed else {}
    another = "observer" if actor == ANONYMOUS else "other" if actor == "referrer" else "referrer"
    given = {"missing": None, "wrong": "IjAwMDAi.aaaaaa.bbbbbbbbbb", "another's": house.token(another)}
    return typed | {"csrf_token": given[token]}


def test_every_post_of_the_matrix_is_knocked_at() -> None:
    assert len(POSTS) >= 25
    assert {"POST sign_in.enter", "POST sign_in.set_password"} <= {case[0] for case in POSTS.values()}
