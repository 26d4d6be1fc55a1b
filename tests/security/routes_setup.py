"""The same table for the setting-up of a département: whoever leads all of it, and whoever keeps its accounts."""

from collections.abc import Mapping
from typing import Any

from tests.security.access import Example, Things, roles
from tests.security.routes_admin import typed
from tests.security.visitors import House

KEEPERS = roles("lead", "admin")
SENT = tuple((name,) for name in ("people", "people@59", "upload2", "missing"))
TAKEN = tuple((name,) for name in ("roster", "roster@59", "missing"))
ONCE = {"once": "k" * 22}


def contact(house: House, _things: Things) -> Mapping[str, Any]:
    """Whom to call; both départements are at the same version."""
    return {"contact-contact": "Le secrétariat", "contact-version": house.version("department", "department")}


SETUP_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET setup.show": (Example("/mise-en-route", KEEPERS),),
    "POST setup.write": (
        Example("/mise-en-route/contact", KEEPERS, typed=contact),
        Example(
            "/mise-en-route/territoires",
            KEEPERS,
            typed=typed(**{"territoires-lines": "Littoral", "territoires-once": "k" * 22}),
        ),
        Example(
            "/mise-en-route/personnes",
            KEEPERS,
            typed=typed(**{"personnes-typed": "Eva Test;eva@test.example;orienteur", "personnes-once": "k" * 22}),
        ),
        Example("/mise-en-route/invitations", KEEPERS, typed=typed(**{"invitations-once": "k" * 22})),
        Example("/mise-en-route/nulle-part", typed=typed()),
    ),
    "GET roster.model": (Example("/mise-en-route/modele.xlsx", KEEPERS),),
    "GET roster.look": (Example("/mise-en-route/apercu/{}", {"lead": {"people"}}, things=SENT),),
    "POST roster.confirm": (
        Example("/mise-en-route/apercu/{}", {"lead": {"people"}}, things=SENT, typed=typed(**ONCE)),
    ),
    "POST roster.undo": (
        Example(
            "/mise-en-route/tableaux/{}/defaire",
            {"lead": {"roster"}, "admin": {"roster"}},
            things=TAKEN,
            typed=typed(**ONCE),
        ),
    ),
}
