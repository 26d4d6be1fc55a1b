"""The same table for the sittings of the designating body: its members, and whoever leads the whole département."""

from collections.abc import Mapping
from typing import Any

from tests.security.access import RECEIVED, Example, Rights, Things, pairs, roles
from tests.security.typed import ONCE, fields, words
from tests.security.visitors import House

THERE = roles("committee", "lead")
PLANNED, OPEN, CLOSED = "sitting_of_the_body", "open.sitting", "closed.sitting"
SITTINGS: tuple[Things, ...] = tuple((name,) for name in (PLANNED, OPEN, CLOSED, f"{PLANNED}@59", "missing"))
SEATS: tuple[Things, ...] = tuple((name,) for name in ("family_seat", "family_seat@59", "missing"))
DAY = {"day": "2026-06-04", "hour": "10:00", "place": "Salle D"}
EXAMINED: tuple[Things, ...] = (
    *pairs((OPEN, CLOSED), ("waiting", "assigned2", "draft", "waiting@59", "missing")),
    *pairs((f"{OPEN}@59", "missing"), ("waiting", "missing")),
)


def at(*sittings: str) -> Rights:
    """Members and the lead, on these sittings."""
    return {"committee": set(sittings), "lead": set(sittings)}


ANY = at(PLANNED, OPEN, CLOSED)


def versioned(**given: Any) -> Any:
    """A form that carries the version of its sitting, and a key."""

    def typed(house: House, things: Things) -> Mapping[str, Any]:
        return {"version": house.version(things[0], "body_sitting"), "once": ONCE, **given}

    return typed


def presence(house: House, _things: Things) -> Mapping[str, Any]:
    """Somebody of the body is excused."""
    return {"member": house.key("committee"), "presence": "excused"}


def one(path: str, may: Rights = ANY, late: Rights | None = None, typed: Any = None) -> Example:
    """An address about one sitting."""
    return Example(f"/seances/{{}}{path}", may, late or {}, SITTINGS, typed)


BODY_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET body.index": (Example("/seances", THERE),),
    "GET body.new": (Example("/seances/nouvelle", THERE),),
    "POST body.plan": (Example("/seances/nouvelle", THERE, typed=fields(**DAY)),),
    "GET body.show": (one(""),),
    "GET body.ask_move": (one("/deplacer"),),
    "POST body.move": (one("/deplacer", at(PLANNED), ANY, versioned(**DAY)),),
    "POST body.cancel": (one("/annuler", at(PLANNED, OPEN), ANY, words),),
    "POST in_session.begin": (one("/ouvrir", {}, ANY, words),),
    "POST in_session.mark": (one("/presences", at(PLANNED, OPEN), ANY, presence),),
    "GET in_session.examine": (
        Example(
            "/seances/{}/situations/{}",
            {name: {f"{s}/{c}" for s in (OPEN, CLOSED) for c in RECEIVED} for name in ("committee", "lead")},
            things=EXAMINED,
        ),
    ),
    "GET in_session.ask_general": (one("/points"),),
    "POST in_session.write_general": (one("/points", at(PLANNED, OPEN), ANY, versioned(general="Le bilan.")),),
    "GET in_session.ask_close": (Example("/seances/{}/clore", ANY, {}, ((OPEN,), *SITTINGS)),),
    "POST in_session.close": (one("/clore", at(OPEN), ANY, words),),
    "GET in_session.printed": (one("/proces-verbal.pdf", at(OPEN, CLOSED), ANY),),
    "GET in_session.dated": (one("/seance.ics"),),
    "GET seats.index": (Example("/seances/sieges", THERE),),
    "POST seats.register": (
        Example("/seances/sieges", THERE, typed=fields(name="Une tante", since="2026-01-01", until="")),
    ),
    "GET seats.ask_end": (
        Example("/seances/sieges/{}/fin", {"committee": {"family_seat"}, "lead": {"family_seat"}}, things=SEATS),
    ),
    "POST seats.end": (
        Example(
            "/seances/sieges/{}/fin",
            {"committee": {"family_seat"}, "lead": {"family_seat"}},
            things=SEATS,
            typed=fields(until="2026-03-12"),
        ),
    ),
}
