"""The same table for bodies beside the designating one: who works here sees that they meet, who sits there reads."""

from collections.abc import Mapping
from typing import Any

from tests.security.access import Example, Rights, Things, roles
from tests.security.typed import ONCE, fields
from tests.security.visitors import House

OURS = {name: {""} for name in ("other", "second", "south")}
LEADS = roles("lead") | {"south": {""}}
SEEN = roles("referrer", "coordinator", "committee", "lead") | OURS
# By hand: a referrer sits in one, every coordinator reads the papers of their group, a lead those of all.
OF_COUNCIL = ("referrer", "lead", "south")
OF_GROUP = ("coordinator", "second", "lead", "south")
KEEPERS = ("lead", "south")
COUNCILS: tuple[Things, ...] = tuple((name,) for name in ("council", "group", "council@59", "missing"))
KINDS = ("meeting", "told")
MEETINGS: tuple[Things, ...] = (
    *((f"{council}.{kind}",) for council in ("council", "group") for kind in KINDS),
    *((name,) for name in ("council.told@59", "missing")),
)
CHARTER = {"kind": "steering", "name": "Comité", "role": "", "cadence": "6", "since": "2026-01-05", "until": ""}
SEAT = {"account": "", "name": "Odile Renard", "function": "Cheffe", "institution": "", "since": "2026-01-05"}
DAY = {"day": "2026-06-04", "hour": "10:00", "place": "Salle D"}
SITTING: Rights = {
    name: {one for one, who in (("council", OF_COUNCIL), ("group", OF_GROUP)) if name in who}
    for name in {*OF_COUNCIL, *OF_GROUP}
}
KEPT: Rights = {name: {"council", "group"} for name in KEEPERS}


def meetings(rights: Rights, *kinds: str) -> Rights:
    """The same rights on the meetings of these bodies."""
    return {who: {f"{one}.{kind}" for one in theirs for kind in kinds or KINDS} for who, theirs in rights.items()}


def versioned(table: str, **given: Any) -> Any:
    """A form that carries the version of what it writes, and a key."""

    def typed(house: House, things: Things) -> Mapping[str, Any]:
        return {"version": house.version(things[0], table), "once": ONCE, **given}

    return typed


def one(what: str, rights: Rights, typed: Any = None) -> Example:
    """An address about one body."""
    return Example(f"/instances/{{}}{what}", rights, {}, COUNCILS, typed)


def held(typed: Any = None) -> Example:
    """The address of one seat."""
    things = (("council_seat",), ("council_seat@59",), ("missing",))
    return Example("/instances/{}/occupation", {name: {"council_seat"} for name in KEEPERS}, {}, things, typed)


def at(what: str, rights: Rights, late: Rights | None = None, typed: Any = None) -> Example:
    """An address about one meeting."""
    return Example(f"/instances/reunions/{{}}{what}", rights, late or {}, MEETINGS, typed)


# A page of what can no longer be written leads back to the meeting.
ALL, OPEN, TOLD = meetings(KEPT), meetings(KEPT, "meeting"), meetings(KEPT, "told")
MEETING = "council_meeting"
COUNCIL_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET council.index": (Example("/instances", SEEN),),
    "POST council.create": (Example("/instances", LEADS, typed=fields(**CHARTER)),),
    "GET council.show": (one("", SITTING),),
    "GET council.ask": (one("/fiche", KEPT), one("/reunion", KEPT), one("/siege", KEPT), held()),
    "POST council.write": (
        one("/fiche", KEPT, versioned("council", **CHARTER)),
        one("/siege", KEPT, fields(version="0", **SEAT)),
        held(versioned("council_seat", **SEAT)),
        one("/reunion", KEPT, fields(version="0", **DAY)),
    ),
    "GET council_meeting.show": (at("", meetings(SITTING)),),
    "GET council_meeting.ask": (at("/compte-rendu", ALL), at("/points", ALL), at("/deplacer", ALL), at("/clore", ALL)),
    "POST council_meeting.write": (
        at("/deplacer", OPEN, TOLD, versioned(MEETING, **DAY)),
        at("/points", OPEN, TOLD, versioned(MEETING, **{"items-0-title": "Le bilan"})),
        at("/compte-rendu", OPEN, TOLD, versioned(MEETING, **{"decisions-0-what": "Écrire une plaquette"})),
        at("/annuler", OPEN, TOLD, versioned(MEETING)),
        at("/clore", OPEN, TOLD, versioned(MEETING)),
    ),
    "GET council_meeting.handed": (at("/compte-rendu.pdf", meetings(SITTING)), at("/reunion.ics", meetings(SITTING))),
}
