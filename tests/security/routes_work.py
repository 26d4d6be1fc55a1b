"""The same table for time, which is one's own, and for the register of coordinators, which is the leads'."""

from tests.security.access import Example, Things, roles
from tests.security.typed import fields, row, words

WORKERS = roles("referrer", "coordinator") | {"other": {""}, "second": {""}}
LEADS = roles("lead") | {"south": {""}}
REGISTERED: tuple[Things, ...] = tuple((name,) for name in ("Claire", "Sofiane", "Claire@59", "Sofiane@59", "missing"))
KEPT = {"lead": {"Claire", "Sofiane"}, "south": {"Claire", "Sofiane"}}
MINE = {"referrer": {"referrer.time"}, "coordinator": {"coordinator.time"}}
ENTRIES: tuple[Things, ...] = tuple(
    (name,) for name in ("referrer.time", "coordinator.time", "referrer.time@59", "missing")
)

WORK_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET time.show": (Example("/temps", WORKERS),),
    "GET own_figures.show": (Example("/mes-chiffres", roles("coordinator") | {"second": {""}}),),
    "POST time.log": (Example("/temps", WORKERS, typed=fields(kind="travel", case="", day="2026-01-01", tap="30")),),
    "GET time.edit": (Example("/temps/{}", MINE, things=ENTRIES),),
    "POST time.correct": (
        Example(
            "/temps/{}",
            MINE,
            things=ENTRIES,
            typed=row("time_entry", kind="writing", case="", day="2026-03-02", minutes="45"),
        ),
    ),
    "GET hours.own": (Example("/temps/releve", WORKERS),),
    "GET hours.own_file": (Example("/temps/releve.xlsx", WORKERS), Example("/temps/releve.csv", WORKERS)),
    "GET hours.team": (Example("/temps/equipe", LEADS),),
    "GET hours.team_file": (Example("/temps/equipe.csv", LEADS),),
    "POST time.take_back": (
        Example(
            "/temps/{}/retirer",
            MINE,
            things=ENTRIES,
            typed=words,
        ),
    ),
    "GET coordinator.index": (Example("/coordination", LEADS),),
    "GET coordinator.new": (Example("/coordination/nouvelle", LEADS),),
    "POST coordinator.create": (
        Example(
            "/coordination/nouvelle",
            LEADS,
            typed=fields(name="Tante Rose", institution="", territory="", trained_on="2026-01-01"),
        ),
    ),
    "GET coordinator.show": (Example("/coordination/{}", KEPT, things=REGISTERED),),
    "GET coordinator.ask": tuple(
        Example(f"/coordination/{{}}/{what}", KEPT, things=REGISTERED) for what in ("rectifier", "fiche", "charte")
    ),
    "GET coordinator.forecast": (Example("/coordination/prevision", LEADS),),
    "GET coordinator.paper": (Example("/coordination/{}/sortie.pdf", KEPT, things=REGISTERED),),
    "POST coordinator.write": (
        Example(
            "/coordination/{}/statut",
            KEPT,
            {},
            REGISTERED,
            fields(status="paused", since="2026-01-01", reason="workload"),
        ),
        Example(
            "/coordination/{}/charte",
            KEPT,
            {},
            REGISTERED,
            fields(direction="Donner du temps.", manager="Organiser.", coordinator="Se déporter."),
        ),
        Example(
            "/coordination/{}/lettre",
            {name: {"Claire"} for name in KEPT},
            KEPT,
            REGISTERED,
            fields(share="20", since="2026-01-01", until=""),
        ),
        Example(
            "/coordination/{}/fin", {name: {"Sofiane"} for name in KEPT}, KEPT, REGISTERED, fields(until="2027-01-01")
        ),
    ),
}
