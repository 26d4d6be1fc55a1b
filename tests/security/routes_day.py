"""The same table for the day: the case's coordinator, and nobody else."""

import re
from collections.abc import Mapping
from typing import Any

from conference import clock
from conference.models.account import Account
from conference.security import device
from tests.security.access import COORDINATED, EVERYBODY, Example, Things, at, of_case
from tests.security.typed import Typed, fields, words
from tests.security.visitors import House

NAMES = ("today", "draft", "prepared", "private", "planned", "followed", "today2", "prepared@59", "today@59", "missing")
CASES: tuple[Things, ...] = tuple((name,) for name in NAMES)
GUESTS: tuple[Things, ...] = (
    ("today", "today.late"),
    ("today", "today.guest"),
    ("today", "today2.late"),
    ("today", "missing"),
    ("today2", "today2.late"),
    ("today2", "today2.guest"),
    ("today2", "today.guest"),
    ("private", "private.late"),
    ("private", "private.guest"),
    ("today", "today.guest@59"),
    ("today@59", "today.guest@59"),
    ("missing", "today.guest"),
)
# A day that was over as soon as it began, for all that was done before it was done now.
HOURS = {f"{moment}_{edge}": "10:30" for moment in ("sharing", "private", "presentation") for edge in ("from", "to")}


def about(path: str, *kinds: str, typed: Typed | None = None) -> Example:
    """A page of the day, for cases of some kinds."""
    return of_case(f"/situations/{{}}/jour{path}", at(*kinds), COORDINATED, typed, CASES)


def inside(house: House, things: Things) -> Mapping[str, Any]:
    """Somebody of the family stays."""
    return {"once": "k" * 22, "inside": house.life.keys.get(f"{things[0].partition('@')[0]}.kin", "")}


def afterwards(house: House, things: Things) -> Mapping[str, Any]:
    """The whole day: somebody of the family came, and was alone with it."""
    kin = house.life.keys.get(f"{things[0].partition('@')[0]}.kin", "")
    name = f"{'second' if '2' in things[0] else 'coordinator'}{'@59' if '@59' in things[0] else ''}"
    page = house.knock(name, "GET", f"/situations/{house.key(things[0])}/jour/apres-coup")
    mark = re.search(r'name="version"[^>]*value="([^"]*)"', page.text)
    return {"on": "2026-03-12", **HOURS, "version": mark[1] if mark else "", "came": kin, "inside": kin}


def sent(house: House, things: Things) -> Mapping[str, Any]:
    """What a device of the coordinator of a case has noted: somebody came."""
    name = "second" if "2" in things[0] else "coordinator"
    key = house.rows("SELECT a.key FROM account a WHERE a.id = ?", house.life.accounts[name])[0][0]
    with house.app.app_context():
        account = device.name(Account(key=key))
    at, late = clock.now().isoformat(), house.life.keys.get(f"{things[0]}.late", "nobody")
    note = {"id": "n1", "kind": "arrive", "at": at, "offset": 60, "sequence": 1, "about": late, "given": {}}
    return {"json": {"account": account, "device": "d1", "sent_at": at, "messages": [note]}}


def of_version(*named: str) -> Example:
    """Choosing between two versions that two devices told."""
    late = {"coordinator": {"private/private.twice"}}
    may = {"coordinator": {*named}, "second": {name.replace("today", "today2") for name in named}}
    cases = ("today", "private", "today2", "missing")
    things = tuple((case, f"{case}.twice" if case != "missing" else "today.twice") for case in cases)
    crossed = (("today", "today2.twice"), ("today", "missing"), ("today@59", "today.twice@59"))
    first = fields(kept="first")
    return Example("/situations/{}/jour/versions/{}", may, late, (*things, *crossed), first)


def of_guest(path: str, *named: str) -> Example:
    """A button beside somebody's name; another one of theirs answers that it cannot be."""
    late = {
        "coordinator": {f"{case}/{case}.{who}" for case in ("today", "private") for who in ("late", "guest")},
        "second": {f"today2/today2.{who}" for who in ("late", "guest")},
    }
    may = {"coordinator": set(named), "second": {name.replace("today", "today2") for name in named if "today" in name}}
    return Example(f"/situations/{{}}/jour/{path}/{{}}", may, late, GUESTS, words)


def of_moment(path: str, moment: str, *kinds: str) -> Example:
    """A button of one part of the day."""
    return about(f"/temps/{moment}/{path}", *kinds, typed=words)


SHOWN = ("assigned", "prepared", "today", "private", "planned", "recorded", "checked", "followed", "moved", "unheld")

DAY_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET day.show": (about("", *SHOWN),),
    "POST day.arrive": (of_guest("arrivees", "today/today.late", "today/today.guest", "private/private.late"),),
    "POST day.leave": (of_guest("departs", "today/today.guest"),),
    "POST day.welcome": (
        about("/imprevus", "today", "planned", typed=fields(first_name="Tante Rose", part="network")),
    ),
    "POST day.begin": (
        of_moment("commencer", "sharing"),
        of_moment("commencer", "private"),
        of_moment("commencer", "presentation"),
    ),
    "POST day.end": (of_moment("terminer", "sharing", "today"), of_moment("terminer", "private", "private")),
    "GET day.ask_private": (about("/temps-prive", *SHOWN),),
    "POST day.begin_private": (about("/temps-prive", "today", typed=inside),),
    "GET day.ask_afterwards": (about("/apres-coup", *SHOWN),),
    "GET day.paper": (about("/feuille", *SHOWN),),
    "GET sync.frame": (Example("/jour-sans-reseau", {EVERYBODY: {""}}, public=True),),
    "GET sync.state": (about("/etat", *SHOWN),),
    "POST sync.send": (about("/envoi", *SHOWN, typed=sent),),
    "POST sync.choose": (of_version("today/today.twice"),),
    "POST day.write_afterwards": (about("/apres-coup", "today", "planned", typed=afterwards),),
}
