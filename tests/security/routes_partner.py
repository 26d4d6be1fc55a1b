"""The same table for partners, that the lead keeps, and for local resources, that coordinators keep too.

All who work with families read both.
"""

from collections.abc import Mapping
from typing import Any

from tests.security.access import Example, Rights, Things, roles
from tests.security.typed import ONCE, fields
from tests.security.visitors import House

READERS = {**roles("referrer", "coordinator", "committee", "lead"), "other": {""}, "second": {""}, "south": {""}}
HERE = tuple(name for name in READERS if "@" not in name)
PARTNERS: tuple[Things, ...] = (("UDAF",), ("UDAF@59",), ("missing",))
SHOWN = {name: {"UDAF"} for name in HERE}
KEPT: Rights = {"lead": {"UDAF"}, "south": {"UDAF"}}
SIGNED = {"kind": "convention", "subject": "Accueil", "renewal": "none"}
SOMEBODY = {"name": "Yann Le Gall", "function": "Directeur"}


def _things(*names: str) -> tuple[Things, ...]:
    """Rows of one partner, as its own or another's."""
    return (*(("UDAF", name) for name in (*names, "missing")), ("MDS", names[0]), ("UDAF@59", f"{names[0]}@59"))


def _own(name: str) -> Rights:
    return {"lead": {f"UDAF/{name}"}, "south": {f"UDAF/{name}"}}


def _of(table: str, **given: str) -> Any:
    def typed(house: House, things: Things) -> Mapping[str, Any]:
        return {"once": ONCE, "version": house.version(things[1], table), **given}

    return typed


def _reached(house: House, things: Things) -> Mapping[str, Any]:
    service = house.key(things[0])
    version = house.version(things[1], "partner_contact") if len(things) > 1 else ""
    return {"once": ONCE, "version": version, "service": service, **SOMEBODY}


RESOURCE = {"name": "La Halte", "offers": "Une pause.", "contact": "Sur place", "checked": "y"}
ENTRIES: tuple[Things, ...] = (("entry",), ("gone.entry",), ("entry@59",), ("missing",))
KEEPERS = {**roles("coordinator", "lead"), "second": {""}, "south": {""}}
MENDED: Rights = {name: {"entry", "gone.entry"} for name in KEEPERS if "@" not in name}


def _mended(house: House, things: Things) -> Mapping[str, Any]:
    return {"once": ONCE, "version": house.version(things[0], "directory_entry"), **RESOURCE}


# Of what is not there, and of another département's, there is no sheet: nothing was ticked.
SHEET: Rights = {
    name: {"entry", "gone.entry", "missing"} if "@59" in name else {"gone.entry", "entry@59", "missing"}
    for name in READERS
}
CONVENTIONS, CONTACTS = _things("convention", "withdrawn.convention"), _things("contact")
PARTNER_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET partner.index": (Example("/partenaires", READERS),),
    "GET partner.show": (Example("/partenaires/{}", SHOWN, things=PARTNERS),),
    "GET partner.sheet": (
        Example("/partenaires/{}/2025.pdf", {"lead": {"UDAF"}}, things=PARTNERS),
        Example("/partenaires/{}/2026.pdf", things=PARTNERS),
    ),
    "GET partner.ask": (
        Example("/partenaires/{}/contacts/nouveau", KEPT, things=PARTNERS),
        Example("/partenaires/{}/contacts/{}", _own("contact"), things=CONTACTS),
    ),
    "POST partner.write": (
        Example("/partenaires/{}/contacts/nouveau", KEPT, things=PARTNERS, typed=_reached),
        Example("/partenaires/{}/contacts/{}", _own("contact"), things=CONTACTS, typed=_reached),
    ),
    "GET directory.index": (Example("/ressources-locales", READERS),),
    "GET directory.sheet": (
        Example("/ressources-locales/feuille.pdf?r={}", {name: {"entry"} for name in HERE}, SHEET, ENTRIES),
    ),
    "GET directory.ask": (
        Example("/ressources-locales/nouvelle", KEEPERS),
        Example("/ressources-locales/{}", MENDED, things=ENTRIES),
    ),
    "POST directory.write": (
        Example("/ressources-locales/nouvelle", KEEPERS, typed=fields(**RESOURCE)),
        Example("/ressources-locales/{}", MENDED, things=ENTRIES, typed=_mended),
    ),
    "GET convention.ask": (
        Example("/partenaires/{}/conventions/nouveau", KEPT, things=PARTNERS),
        Example("/partenaires/{}/conventions/nouveau?reconduit={}", _own("convention"), things=CONVENTIONS),
        Example("/partenaires/{}/conventions/{}", _own("convention"), things=CONVENTIONS),
    ),
    "POST convention.write": (
        Example("/partenaires/{}/conventions/nouveau", KEPT, things=PARTNERS, typed=fields(**SIGNED)),
        Example(
            "/partenaires/{}/conventions/{}", _own("convention"), things=CONVENTIONS, typed=_of("convention", **SIGNED)
        ),
        Example(
            "/partenaires/{}/conventions/{}",
            _own("convention"),
            things=CONVENTIONS,
            typed=_of("convention", withdraw="y"),
        ),
    ),
}
