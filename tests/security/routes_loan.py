"""The same table for loans, and for what institutions give each other."""

from tests.security.access import Example, Rights, Things, roles
from tests.security.routes_admin import typed
from tests.security.visitors import House

LEADS = roles("lead") | {"south": {""}}
LENT: tuple[Things, ...] = (("loan",), ("loan@59",), ("missing",))
THEIRS: Rights = {"lead": {"loan"}, "south": {"loan"}}
NEW = {"name": "Nadia Voisine", "lender": "40", "since": "2026-03-12", "until": ""}


def noted(house: House, _things: Things) -> dict[str, str]:
    """Somebody lent for a case of the north, which a lead of the south does not read."""
    ((reference,),) = house.rows("SELECT reference FROM cases WHERE key = ?", house.key("waiting"))
    return {"case": str(reference), **NEW}


LOAN_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET exchange.show": (
        Example("/echanges", roles("committee", "lead") | {"south": {""}}),
        Example("/echanges?annee=1999"),
    ),
    "GET loan.index": (Example("/prets", LEADS),),
    "GET loan.new": (Example("/prets/nouveau", LEADS),),
    "POST loan.create": (Example("/prets/nouveau", {"lead": {""}}, {"south": {""}, "lead@59": {""}}, typed=noted),),
    "GET loan.ask_end": (Example("/prets/{}", THEIRS, things=LENT),),
    "POST loan.change": (Example("/prets/{}", THEIRS, things=LENT, typed=typed(until="2026-06-30")),),
    "POST loan.end": (Example("/prets/{}/fin", THEIRS, things=LENT, typed=typed()),),
    "GET loan.ask_access": (Example("/comptes/prets/{}", {"admin": {"loan"}}, things=LENT),),
    "POST loan.open_access": (
        Example("/comptes/prets/{}", {"admin": {"loan"}}, things=LENT, typed=typed(email="nadia@40.example.org")),
    ),
}
