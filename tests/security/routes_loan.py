"""The same table for loans, and for what institutions give each other."""

from tests.security.access import Example, Rights, Things, roles
from tests.security.routes_admin import typed

LEADS = roles("lead") | {"south": {""}}
LENT: tuple[Things, ...] = (("loan",), ("loan@59",), ("missing",))
# The case of the loan is in the north, which the lead of the south does not read.
THEIRS: Rights = {"lead": {"loan"}}
NEW = {"case": "33-2026-9999", "name": "Nadia Voisine", "lender": "40", "since": "2026-03-12", "until": ""}


LOAN_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET exchange.show": (
        Example("/echanges", roles("committee", "lead") | {"south": {""}}),
        Example("/echanges?annee=1999"),
    ),
    "GET loan.index": (Example("/prets", LEADS),),
    "GET loan.new": (Example("/prets/nouveau", LEADS),),
    "POST loan.create": (Example("/prets/nouveau", {}, LEADS, typed=typed(**NEW)),),
    "GET loan.ask_end": (Example("/prets/{}", THEIRS, things=LENT),),
    "POST loan.change": (Example("/prets/{}", THEIRS, things=LENT, typed=typed(until="2026-06-30")),),
    "POST loan.end": (Example("/prets/{}/fin", THEIRS, things=LENT, typed=typed()),),
    "GET loan.ask_access": (Example("/comptes/prets/{}", {"admin": {"loan"}}, things=LENT),),
    "POST loan.open_access": (
        Example("/comptes/prets/{}", {"admin": {"loan"}}, things=LENT, typed=typed(email="nadia@40.example.org")),
    ),
}
