"""A form that is refused shows its page again: whoever sees it that way leaves the same row as by opening it."""

import pytest

from tests.security.visitors import House

# actor, address of a form, what is typed that is refused, what the page is written down as
NOTHING = {"measure_in_force": "", "measure_considered": ""}
REFUSED: dict[str, tuple[str, str, dict[str, str], int, str, str]] = {
    "names": ("coordinator", "/situations/{waiting}/declaration", {}, 422, "case.names_read", "waiting"),
    "a referral": ("referrer", "/orientations/{draft}/pour-qui", {"kind": "none"}, 422, "referral.read", "draft"),
    "an overtaken one": ("referrer", "/orientations/{draft}/situation", NOTHING, 409, "referral.read", "draft"),
    "a step": ("committee", "/situations/{waiting}/etapes/return", {"version": "1"}, 422, "case.read", "waiting"),
    "an account": ("admin", "/comptes/{lead}/roles", {"role": "none"}, 422, "page.read", ""),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_page_given_back_is_a_reading(house: House, what: str) -> None:
    actor, path, typed, code, act, case = REFUSED[what]
    for name in ("waiting", "draft", "lead"):
        path = path.replace(f"{{{name}}}", house.key(name))
    answer = house.knock(actor, "POST", path, typed)
    assert answer.status_code == code
    told = house.rows("SELECT act, subject, actor_id FROM audit_row WHERE id > ?", house.told)
    assert [(row[0], row[2]) for row in told] == [(act, house.life.accounts[actor])]
    if case:
        assert told[0][1] == f"case:{house.key(case)}"
    assert house.changed() == []


def test_names_given_back_are_not_given_when_that_cannot_be_told(house: House) -> None:
    house.write("CREATE TRIGGER deaf BEFORE INSERT ON audit_row BEGIN SELECT RAISE(ABORT, 'deaf'); END")
    answer = house.knock("coordinator", "POST", f"/situations/{house.key('waiting')}/declaration")
    assert answer.status_code == 503
    assert "zibeline33-person" not in answer.text


def test_a_refusal_that_shows_nothing_is_told_once_and_as_a_refusal(house: House) -> None:
    answer = house.knock("committee", "POST", f"/situations/{house.key('private')}/designation/{house.key('Claire')}")
    assert answer.status_code == 409
    told = house.rows("SELECT act FROM audit_row WHERE id > ?", house.told)
    assert told == [("refused",)]


def test_who_agreed_is_a_name_that_the_body_does_not_see_by_reading_the_case(house: House) -> None:
    said = "zibeline33-referral-agreed_by"
    path = f"/situations/{house.key('waiting')}"
    assert said in house.knock("referrer", "GET", path).text
    assert said not in house.knock("committee", "GET", path).text
