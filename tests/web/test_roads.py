"""The page where the minutes from a territory to the others are typed."""

from flask import Flask

from conference.extensions import db
from conference.models.place import Territory
from conference.queries.places import roads
from tests import world
from tests.conftest import SignIn
from tests.web.pages import Browser


def _places(app: Flask) -> tuple[Territory, Territory, int | None]:
    with app.app_context():
        place = world.find(db.session(), "33")
        north, south = place.territories["Nord"], place.territories["Sud"]
        return north, south, roads(db.session()).minutes(north.id, south.id)


def test_minutes_are_typed_from_one_end_and_read_from_the_other(app: Flask, sign_in: SignIn) -> None:
    admin = Browser(sign_in("admin"))
    north, south, _ = _places(app)
    address, back = f"/territoires/{north.key}/trajets", f"/territoires/{south.key}/trajets"
    assert address in admin.get(f"/territoires/{north.key}").text
    assert admin.send(address, **{f"to-{south.key}": "45"}).status_code == 302
    assert _places(app)[2] == 45
    assert 'value="45"' in admin.get(back).text
    assert admin.send(back, **{f"to-{north.key}": ""}).status_code == 302
    assert _places(app)[2] is None


def test_what_is_no_number_of_minutes_is_said_beside_its_field(app: Flask, sign_in: SignIn) -> None:
    admin = Browser(sign_in("admin"))
    north, south, _ = _places(app)
    answer = admin.send(f"/territoires/{north.key}/trajets", **{f"to-{south.key}": "601"})
    assert answer.status_code == 422
    assert "de 0 à 600" in answer.text
    assert 'value="601"' in answer.text
    assert _places(app)[2] is None


def test_somebody_who_typed_meanwhile_is_shown(app: Flask, sign_in: SignIn) -> None:
    admin = Browser(sign_in("admin"))
    north, south, _ = _places(app)
    address, field = f"/territoires/{north.key}/trajets", f"to-{south.key}"
    seen = admin.get(address)
    assert admin.send(address, **{field: "40"}).status_code == 302
    late = admin.post(address, **{field: "55", "version": seen.hidden("version")})
    assert late.status_code == 409
    assert "Quelqu’un a modifié" in late.text
    assert "<dd>40</dd>" in "".join(late.text.split())
    assert _places(app)[2] == 40
