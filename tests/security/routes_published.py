"""The same table for what is published: whoever leads a whole département publishes; leads and observers read all."""

from tests.security.access import Example, Things, roles
from tests.security.typed import fields

LEADS, READERS = roles("lead"), ("lead", "south", "observer", "lead@59", "observer@59")
FIGURES: tuple[Things, ...] = tuple(
    (name,)
    for name in ("published.figures", "withdrawn.figures", "published.figures@59", "withdrawn.figures@59", "missing")
)
PUBLIC = {"published.figures", "published.figures@59"}
OWN = {f"lead{at}": {f"published.figures{at}"} for at in ("", "@59")}
KEPT = {f"lead{at}": {f"{name}.figures{at}" for name in ("published", "withdrawn")} for at in ("", "@59")}
READ = dict.fromkeys(READERS, PUBLIC) | {lead: PUBLIC | own for lead, own in KEPT.items()}
EVERYBODY_READS = dict.fromkeys(READERS, frozenset({""}))
# Figures that are not those of the page any more are shown again before they are published.
MOVED = fields(year="2025", digest="moved", after="")

PUBLISHED_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET publication.show": (Example("/evaluation/publication", LEADS),),
    "POST publication.publish": (Example("/evaluation/publication", {}, LEADS, typed=MOVED),),
    "POST publication.withdraw": (
        Example("/evaluation/publication/{}/retrait", OWN, KEPT, FIGURES, fields(why="Un tableau était faux.")),
    ),
    "GET peers.show": (Example("/reseau-interdepartemental", EVERYBODY_READS),),
    "GET peers.csv": (Example("/reseau-interdepartemental.csv", EVERYBODY_READS),),
    "GET peers.one": (Example("/reseau-interdepartemental/{}", READ, things=FIGURES),),
    "GET peers.file": (
        Example("/reseau-interdepartemental/{}.json", READ, things=FIGURES),
        Example("/reseau-interdepartemental/{}.csv", READ, things=FIGURES),
    ),
}
