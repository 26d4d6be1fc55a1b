"""The same table for what is confided: only whoever coordinates a case opens it, whatever its stage."""

from collections.abc import Mapping
from typing import Any

from tests.security.access import CASES, COORDINATED, NOTHING, Example, Rights, Things, at, label, of_case, roles
from tests.security.routes_work import KEPT, REGISTERED
from tests.security.typed import ONCE, Typed, fields, row, words
from tests.security.visitors import House

LINE = {"kind": "phone", "value": "06 00 00 00 02 ou 03", "hours": "jamais au travail"}
CALLED = {"whom": "la maîtresse ici", "way": "phone", "result": "message_left", "words": "Elle rappelle demain."}
OPEN = at("assigned")
# Named by the lead: a role opens no log.
SUPERVISED = {"observer": COORDINATED["coordinator"]}
COORDINATORS = roles("coordinator") | {"second": {""}}


def prefixed(**given: str) -> Typed:
    """The second form of a page."""
    return fields(**{f"note-{name}": value for name, value in given.items()}, **{"note-once": ONCE})


def auditor(house: House, _things: Things) -> Mapping[str, Any]:
    """Somebody who is neither a lead nor the coordinator."""
    return {"once": ONCE, "account": house.key("auditor")}


def things(kind: str) -> tuple[Things, ...]:
    """A row under its own case, another's, the other département's, and of none."""
    one, two, there = f"prepared.{kind}", f"prepared2.{kind}", f"prepared.{kind}@59"
    cases = (("prepared", one), ("prepared", two), ("prepared", "missing"), ("prepared2", two), ("prepared2", one))
    return (*cases, ("missing", one), ("prepared", there), ("prepared@59", there))


def own(kind: str) -> Rights:
    """Each coordinator's own row, under its own case."""
    return {
        "coordinator": {label(("prepared", f"prepared.{kind}"))},
        "second": {label(("prepared2", f"prepared2.{kind}"))},
    }


def named(path: str, kind: str, typed: object = None) -> Example:
    """A page about one row."""
    return Example(f"/situations/{{}}/{path}", own(kind), NOTHING, things(kind), typed)  # type: ignore[arg-type]


CONFIDED_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET contact.index": (of_case("/situations/{}/coordonnees", COORDINATED, things=CASES),),
    "GET contact.person": (named("coordonnees/{}", "person"),),
    "POST contact.add": (named("coordonnees/{}", "person", fields(**LINE)),),
    "GET contact.show": (named("coordonnee/{}", "contact"),),
    "POST contact.write": (named("coordonnee/{}", "contact", row("contact", **LINE)),),
    "POST contact.remove": (named("coordonnee/{}/retirer", "contact", words),),
    "GET log.index": (of_case("/situations/{}/carnet", COORDINATED, things=CASES),),
    "POST log.add": (of_case("/situations/{}/carnet", OPEN, COORDINATED, fields(**CALLED), CASES),),
    "POST log.note": (
        of_case("/situations/{}/carnet/note", OPEN, COORDINATED, prefixed(words="Aller le voir chez lui."), CASES),
    ),
    "POST log.call": (named("coordonnees/{}/appel", "person", fields(result="no_answer")),),
    "GET log.show": (named("carnet/{}", "entry"),),
    "POST log.write": (named("carnet/{}", "entry", row("log_entry", **CALLED)),),
    "POST log.remove": (named("carnet/{}/retirer", "entry", words),),
    "GET supervision.index": (Example("/supervision", roles("observer")),),
    "GET supervision.show": (of_case("/supervision/{}", SUPERVISED, things=(("prepared",), *CASES)),),
    "POST supervision.enter": (
        of_case("/supervision/{}", SUPERVISED, typed=fields(reason="À reprendre ensemble."), things=CASES),
    ),
    "GET supervision.choose": (Example("/coordination/{}/supervision", KEPT, things=REGISTERED),),
    "POST supervision.name": (Example("/coordination/{}/supervision", KEPT, things=REGISTERED, typed=auditor),),
    "GET contact.phones": (Example("/telephones", COORDINATORS),),
}
