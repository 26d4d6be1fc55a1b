"""The same table for how the body decides together: its members alone; an administrator where nobody is left."""

from tests.security.access import CASES, RECEIVED, Example, Things, label, of_case, pairs
from tests.security.typed import fields, words

ALONE: tuple[Things, ...] = (("orphan",), *CASES)
MEMBERS = {"committee": RECEIVED}
ASKED = (
    ("ready", "ready.consultation"),
    ("ready", "missing"),
    ("waiting", "ready.consultation"),
    ("missing", "ready.consultation"),
    ("ready", "ready.consultation@59"),
    ("ready@59", "ready.consultation@59"),
)
OPENED = {"committee": {label(ASKED[0])}}
URGENT = {"committee": {"assigned"}}
LATE = {"committee": RECEIVED}
CONSULTED = {"committee": {label(things) for things in pairs(("ready", "waiting", "assigned"), ("Claire", "missing"))}}
ORPHANS: tuple[Things, ...] = (("orphan",), ("waiting",), ("draft",), ("orphan@59",), ("missing",))
NEIGHBOUR = fields(name="Ana Voisine", email="ana@voisine.example", until="2026-06-30")
ROOM, OPINION = "/situations/{}/consultations/{}", fields(favourable="yes")

TOGETHER_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET recusal.ask": (of_case("/situations/{}/deport", MEMBERS, things=ALONE),),
    "POST recusal.step_aside": (
        of_case("/situations/{}/deport", MEMBERS, typed=fields(tie="friendship", sure="y"), things=ALONE),
    ),
    # Each may decide alone in the départements of these tests: nobody is to be consulted.
    "POST consultation.consult": (
        Example(
            "/situations/{}/designation/{}/consulter",
            {},
            CONSULTED,
            pairs(("ready", "waiting", "assigned", "ready@59", "missing"), ("Claire", "missing")),
            fields(),
        ),
    ),
    "GET consultation.show": (Example(ROOM, OPENED, things=ASKED),),
    "POST consultation.answer": (Example(ROOM, OPENED, things=ASKED, typed=OPINION),),
    "POST consultation.give_up": (Example(f"{ROOM}/abandonner", OPENED, things=ASKED, typed=words),),
    "GET confirmation.show": (of_case("/situations/{}/confirmation", MEMBERS, things=ALONE),),
    "POST confirmation.confirm": (of_case("/situations/{}/confirmation", URGENT, LATE, words, ALONE),),
    "GET neighbour.ask": (of_case("/instance-voisine/{}", {"admin": {"orphan"}}, things=ORPHANS),),
    "POST neighbour.give": (of_case("/instance-voisine/{}", {"admin": {"orphan"}}, typed=NEIGHBOUR, things=ORPHANS),),
}
