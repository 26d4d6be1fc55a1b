"""The same table for practice sheets: kept by whoever leads the whole département, read by everybody once published."""

from collections.abc import Mapping
from typing import Any

from tests.security.access import EVERYBODY, Example, Things, roles
from tests.security.typed import fields
from tests.security.visitors import House

PUBLIC = {EVERYBODY: {""}}
LEADS = roles("lead")
STATES = ("drafted", "reviewed", "validated", "published", "withdrawn")
SHEETS: tuple[Things, ...] = tuple(
    (name,) for name in (*(f"{state}.practice" for state in STATES), "drafted.practice@59", "missing")
)
KEPT = {"lead": {f"{state}.practice" for state in STATES}}
READ: tuple[Things, ...] = (("fiche",), ("missing",))
SHOWN = {EVERYBODY: {"fiche"}}
ASKED = fields(service="Une mairie", mail="mairie@exemple.org", message="Comment avez-vous commencé ?", once="k" * 22)
EXCHANGES: tuple[Things, ...] = (("exchange",), ("exchange@59",), ("missing",))


def _moved(house: House, things: Things) -> Mapping[str, Any]:
    return {"version": house.version(things[0], "practice_sheet")}


def _move(code: str, *states: str) -> Example:
    """A move of a sheet that stands in one of these states; any other is refused, and says so."""
    return Example(f"/retours/{{}}/etats/{code}", {"lead": {f"{s}.practice" for s in states}}, KEPT, SHEETS, _moved)


def _withdrawal(house: House, things: Things) -> Mapping[str, Any]:
    return {**_moved(house, things), "why": "Un chiffre était faux."}


def _grid(house: House, _things: Things) -> Mapping[str, Any]:
    return {"lines": "Est-ce clair ?", "version": house.version("department", "department")}


def _noted(house: House, things: Things) -> Mapping[str, Any]:
    key = house.key(things[0])
    seen = house.version(things[0], "practice_exchange")
    return {f"{key}.version": seen, f"{key}.answered_on": "2026-03-12"}


PRACTICE_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET practice_sheet.index": (Example("/retours", LEADS),),
    "POST practice_sheet.begin": (Example("/retours", LEADS, typed=fields(year="2018")),),
    "GET practice_sheet.show": (Example("/retours/{}", KEPT, things=SHEETS),),
    "GET practice_sheet.edit": (Example("/retours/{}/rubriques/deployment", KEPT, things=SHEETS),),
    "POST practice_sheet.write": (
        Example(
            "/retours/{}/rubriques/funding",
            {"lead": {"drafted.practice", "withdrawn.practice"}},
            KEPT,
            SHEETS,
            fields(words="L’employeur paie.", version="0"),
        ),
    ),
    "POST practice_sheet.explain": (
        Example("/retours/{}/homonymes", {}, KEPT, SHEETS, fields(word="lou", reason="Une commune.")),
    ),
    "POST practice_sheet.move": (
        _move("review", "drafted", "withdrawn"),
        _move("validate", "reviewed"),
        _move("publish", "validated"),
        _move("rework", "reviewed", "validated", "published"),
    ),
    "POST practice_sheet.withdraw": (
        Example("/retours/{}/retrait", {"lead": {"published.practice"}}, KEPT, SHEETS, _withdrawal),
    ),
    "GET practice_sheet.preview": (Example("/retours/{}/apercu.pdf", KEPT, things=SHEETS),),
    "GET practice_review.show": (Example("/retours/grille", LEADS),),
    "POST practice_review.write": (Example("/retours/grille", LEADS, typed=_grid),),
    "GET practice_review.edit": (Example("/retours/{}/relecture", KEPT, things=SHEETS),),
    "POST practice_review.answer": (Example("/retours/{}/relecture", {}, KEPT, SHEETS, _moved),),
    "GET practice_exchange.index": (Example("/retours/demandes", LEADS),),
    "POST practice_exchange.note": (
        Example("/retours/demandes/{}", {"lead": {"exchange"}}, things=EXCHANGES, typed=_noted),
    ),
    "GET practice_exchange.ask": (Example("/fiches/{}/echange", SHOWN, things=READ, public=True),),
    "POST practice_exchange.send": (Example("/fiches/{}/echange", SHOWN, things=READ, typed=ASKED, public=True),),
    "GET published_sheet.index": (Example("/fiches", PUBLIC, public=True),),
    "GET published_sheet.feed": (Example("/fiches/flux.xml", PUBLIC, public=True),),
    "GET published_sheet.show": (Example("/fiches/{}", SHOWN, things=READ, public=True),),
    "GET published_sheet.file": (
        Example("/fiches/{}.pdf", SHOWN, things=READ, public=True),
        Example("/fiches/{}.json", SHOWN, things=READ, public=True),
    ),
}
