"""Who may do what, written by hand from the law of the domain: nothing here comes from the product's policy.

A route has examples; an example says, for each actor, on which objects its act succeeds (``may``) and on which
it is theirs but cannot be done as things stand (``late``). On all else it is refused, and nothing changes.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

Things = tuple[str, ...]
Rights = Mapping[str, Collection[str]]

HERE = (
    "referrer",
    "other",
    "coordinator",
    "second",
    "committee",
    "lead",
    "south",
    "admin",
    "auditor",
    "observer",
    "gone",
)
THERE = ("referrer@59", "coordinator@59", "committee@59", "lead@59", "admin@59", "auditor@59", "observer@59")
ACTORS = ("anonymous", *HERE, *THERE)
# Somebody who refers, coordinates and sits in the body, on whose pages nothing may lead where they are refused.
MANY_ROLED = "many"

# Cases past their assignment; the professional of ``moved`` is the other referrer, ``unheld`` has none.
EVERY_COORDINATOR_S = ("prepared", "today", "planned", "recorded", "checked", "followed")
FURTHER = ("invited", "passing", "paused", "private", "agreed", "moved", "unheld", "reserved", "ending", "closed")
LATER = (*EVERY_COORDINATOR_S, *FURTHER, "ticked")
LATER2 = tuple(f"{name}2" for name in EVERY_COORDINATOR_S)
OWN = ("draft", "bare", "waiting", "assigned", "fresh", "ready", *LATER)
SIBLINGS = ("draft2", "waiting2", "assigned2", *LATER2)
FOREIGN = ("draft@59", "waiting@59", "assigned@59")
FIRST = ("draft", "waiting", "assigned", "fresh", "ready", "draft2", "waiting2", "assigned2", *FOREIGN)
CASES: tuple[Things, ...] = tuple((name,) for name in (*FIRST, "missing"))
EVERY_CASE: tuple[Things, ...] = tuple((name,) for name in (*OWN, *SIBLINGS, *FOREIGN, "prepared@59", "missing"))
RECEIVED = {*OWN, *SIBLINGS} - {"draft", "bare", "draft2"}
TO_ASSIGN = {"waiting", "fresh", "ready", "waiting2"}

EVERYBODY = "everybody"
NOTHING: Rights = {}
# A referrer follows what they referred, a coordinator what is theirs, the body and the lead what was received.
# From ``orphan`` everybody who could decide stepped aside: its referrer alone reads it.
REFERRED: Rights = {"referrer": {*OWN, "orphan"}, "other": {*SIBLINGS, "moved"}}
COORDINATED: Rights = {"coordinator": {"assigned", *LATER}, "second": {"assigned2", *LATER2}}
HELD: Rights = {
    "referrer": {*OWN, "orphan"} - {"draft", "bare", "moved", "unheld"},
    "other": {*SIBLINGS, "moved"} - {"draft2"},
}
READ: Rights = {**REFERRED, **COORDINATED, "committee": RECEIVED, "lead": RECEIVED}
# Those who take steps on a case: the lead only looks.
WORKED: Rights = {**REFERRED, **COORDINATED, "committee": RECEIVED}
DRAFTED: Rights = {"referrer": {"draft", "bare"}, "other": {"draft2"}}
ASKED: Rights = {"coordinator": {"waiting", "ready"}, "second": {"waiting2"}}


@dataclass(frozen=True)
class Example:
    """One address of a route, with ``{}`` for each thing it names, and who may what there."""

    path: str
    may: Rights = field(default_factory=dict)
    late: Rights = field(default_factory=dict)
    things: tuple[Things, ...] = ((),)
    typed: Callable[[Any, Things], Mapping[str, Any]] | None = None
    public: bool = False


def roles(*names: str) -> dict[str, set[str]]:
    """Holders of a role, in each département: pages that concern no case."""
    return {name + at: {""} for name in names for at in ("", "@59")}


def of_case(
    path: str, may: Rights, late: Rights = NOTHING, typed: Any = None, things: tuple[Things, ...] = CASES
) -> Example:
    """An address about one case."""
    return Example(path, may, late, things, typed)


def at(*kinds: str, by: Rights = COORDINATED) -> Rights:
    """The rights on those cases alone that are of some kinds."""
    wanted = {*kinds, *(f"{kind}2" for kind in kinds)}
    return {actor: wanted & set(cases) for actor, cases in by.items()}


def pairs(cases: Collection[str], things: Collection[str]) -> tuple[Things, ...]:
    """Every case with every thing that could be said to be its own."""
    return tuple((case, thing) for case in cases for thing in things)


def with_things(rights: Rights, *things: str) -> Rights:
    """The same rights, on cases taken with one of these things."""
    return {actor: {label((case, thing)) for case in cases for thing in things} for actor, cases in rights.items()}


def label(things: Things) -> str:
    """``waiting/Claire``."""
    return "/".join(things)
