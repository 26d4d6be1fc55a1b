"""The same table for the pages of administrators and auditors."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.security.access import Example, Things, roles
from tests.security.visitors import House

ADMINS = roles("admin")
# Who leads the whole département keeps its places and its settings too, and never its accounts.
KEEPERS = roles("admin", "lead")
COLLEAGUES: tuple[Things, ...] = (("referrer",), ("referrer@59",), ("gone",), ("gone@59",), ("missing",))
ROLES_HELD: tuple[Things, ...] = tuple(
    (account, membership)
    for account in ("referrer", "referrer@59", "missing")
    for membership in ("referrer.membership", "lead.membership", "referrer.membership@59", "missing")
)
WRITTEN = Callable[[House, Things], Mapping[str, Any]]


def typed(**fields: str) -> WRITTEN:
    """The same fields whatever the address."""

    def given(_house: House, _things: Things) -> Mapping[str, Any]:
        return fields

    return given


def place(table: str) -> WRITTEN:
    """A place renamed at the version that it has."""

    def given(house: House, things: Things) -> Mapping[str, Any]:
        return {"name": "Autre nom", "parent": "", "authorised": "y", "version": house.version(things[0], table)}

    return given


def roads(house: House, things: Things) -> Mapping[str, Any]:
    """The road to the other territory, at the version that this one has."""
    return {f"to-{house.key('Sud')}": "35", "version": house.version(things[0], "territory")}


def contact(house: House, _things: Things) -> Mapping[str, Any]:
    """Whom to call; both départements are at the same version."""
    return {"contact-contact": "Le secrétariat", "contact-version": house.version("department", "department")}


ROLE = {"role": "auditor", "territory": "", "institution": "", "coordinator": ""}
PERSON = {"admin": {"referrer"}}
MDS: tuple[Things, ...] = (("MDS",), ("MDS@59",), ("missing",))
NORTH: tuple[Things, ...] = (("Nord",), ("Nord@59",), ("missing",))
THE_MDS = {"admin": {"MDS"}, "lead": {"MDS"}}
THE_NORTH = {"admin": {"Nord"}, "lead": {"Nord"}}
NEW_PLACE = typed(name="Nouveau lieu", parent="", authorised="y")

ADMIN_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET account.index": (Example("/comptes", ADMINS),),
    "GET account.new": (Example("/comptes/nouveau", ADMINS),),
    "POST account.create": (
        Example("/comptes/nouveau", ADMINS, typed=typed(name="Ana Test", email="ana@test.example", **ROLE)),
    ),
    "GET account.show": (Example("/comptes/{}", PERSON, things=COLLEAGUES),),
    "GET account.ask_role": (Example("/comptes/{}/roles", PERSON, things=COLLEAGUES),),
    "POST account.give_role": (Example("/comptes/{}/roles", PERSON, things=COLLEAGUES, typed=typed(**ROLE)),),
    "POST account.withdraw_role": (
        Example(
            "/comptes/{}/roles/{}/retirer",
            {"admin": {"referrer/referrer.membership"}},
            things=ROLES_HELD,
            typed=typed(),
        ),
    ),
    "POST account.draw_link": (Example("/comptes/{}/lien", PERSON, things=COLLEAGUES, typed=typed()),),
    "GET account.confirm_closing": (Example("/comptes/{}/fermeture", PERSON, things=COLLEAGUES),),
    "POST account.close": (Example("/comptes/{}/fermeture", PERSON, things=COLLEAGUES, typed=typed()),),
    "GET institution.index": (Example("/institutions", KEEPERS),),
    "GET institution.new": (Example("/institutions/nouvelle", KEEPERS),),
    "POST institution.create": (Example("/institutions/nouvelle", KEEPERS, typed=NEW_PLACE),),
    "GET institution.edit": (Example("/institutions/{}", THE_MDS, things=MDS),),
    "POST institution.write": (Example("/institutions/{}", THE_MDS, things=MDS, typed=place("institution")),),
    "GET territory.index": (Example("/territoires", KEEPERS),),
    "GET territory.new": (Example("/territoires/nouveau", KEEPERS),),
    "POST territory.create": (Example("/territoires/nouveau", KEEPERS, typed=NEW_PLACE),),
    "GET territory.edit": (Example("/territoires/{}", THE_NORTH, things=NORTH),),
    "POST territory.write": (Example("/territoires/{}", THE_NORTH, things=NORTH, typed=place("territory")),),
    "GET territory.ask_roads": (Example("/territoires/{}/trajets", THE_NORTH, things=NORTH),),
    "POST territory.keep_roads": (Example("/territoires/{}/trajets", THE_NORTH, things=NORTH, typed=roads),),
    "GET settings.show": (Example("/reglages", KEEPERS),),
    "GET settings.edit": (
        Example("/reglages/contact", KEEPERS),
        Example("/reglages/nulle-part"),
    ),
    "POST settings.write": (Example("/reglages/contact", KEEPERS, typed=contact),),
    "GET audit.show": (Example("/controle", roles("auditor")),),
}
