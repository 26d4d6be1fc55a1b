"""The same table for neutrality: those in place, what the family says of them, who saw its name, who leaves."""

from tests.security.access import COORDINATED, OWN, RECEIVED, REFERRED, SIBLINGS, WORKED, Example, Rights, of_case
from tests.security.routes_work import KEPT, REGISTERED
from tests.security.typed import fields

THEIRS: Rights = {"coordinator": {"assigned"}, "second": {"assigned2"}}
IN_PLACE: Rights = {**THEIRS, "committee": {"assigned", "assigned2"}}
SENT: Rights = {
    **COORDINATED,
    "referrer": set(OWN) - {"draft", "bare"},
    "other": set(SIBLINGS) - {"draft2"},
    "committee": RECEIVED,
}
ONCE = {"once": "k" * 22}

NEUTRALITY_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET neutrality.show": (of_case("/situations/{}/neutralite", IN_PLACE, {"committee": RECEIVED}),),
    "GET neutrality.ask": (of_case("/situations/{}/lien", THEIRS),),
    "POST neutrality.report": (of_case("/situations/{}/lien", THEIRS, typed=fields(**ONCE, knows="y")),),
    "GET refusal.show": (of_case("/situations/{}/quelqu-un-d-autre", SENT, REFERRED),),
    "POST refusal.tell": (
        of_case(
            "/situations/{}/quelqu-un-d-autre",
            SENT,
            REFERRED,
            lambda house, _things: {**ONCE, "coordinator": house.key("Agathe")},
        ),
    ),
    "GET names.seen": (of_case("/situations/{}/noms/vus", WORKED),),
    "GET departure.show": (
        Example("/coordination/{}/depart", {**KEPT, "committee": {"Claire", "Sofiane"}}, things=REGISTERED),
    ),
}
