"""The same table for the plan and what follows: the coordinator, and whoever holds the case for its content."""

from collections.abc import Mapping
from typing import Any

from tests.security.access import COORDINATED, HELD, Example, Rights, Things, at, of_case
from tests.security.routes_day import SHOWN
from tests.security.typed import Typed, fields, step, versioned, words
from tests.security.visitors import House

KINDS = ("prepared", "private", "planned", "recorded", "checked", "moved", "unheld", "followed")
NAMES = ("draft", *KINDS, "planned2", "checked2", "planned@59", "missing")
CASES: tuple[Things, ...] = tuple((name,) for name in NAMES)
WITH_PLAN = ("planned", "recorded", "checked", "moved", "unheld", "followed")
AGREED = ("recorded", "checked", "moved", "unheld", "followed")
ACTIONS: tuple[Things, ...] = (
    ("planned", "planned.action"),
    ("planned", "planned2.action"),
    ("planned", "recorded.action"),
    ("planned", "missing"),
    ("planned2", "planned2.action"),
    ("planned2", "planned.action"),
    ("recorded", "recorded.action"),
    ("planned", "planned.action@59"),
    ("planned@59", "planned.action@59"),
    ("missing", "planned.action"),
)
EXTRACTS: tuple[Things, ...] = (
    ("recorded", "recorded.extract"),
    ("recorded", "recorded2.extract"),
    ("recorded", "checked.extract"),
    ("recorded", "missing"),
    ("recorded2", "recorded2.extract"),
    ("unheld", "unheld.extract"),
    ("recorded", "recorded.extract@59"),
    ("recorded@59", "recorded.extract@59"),
    ("missing", "recorded.extract"),
)
WRITTEN: Rights = {"coordinator": {"planned/planned.action"}, "second": {"planned2/planned2.action"}}
LATE: Rights = {"coordinator": {"recorded/recorded.action"}}
ACTION = {"what": "Rose vient aussi le jeudi", "who": "Tante Rose", "by_when": "dès le mois prochain"}
ANSWERS = {
    "referrer": {"checked"},
    "other": {"checked2", "moved"},
    "coordinator": {"unheld"},
}
WAITING = {**ANSWERS, "referrer": {"checked", "recorded"}}


def about(path: str, *kinds: str, typed: Typed | None = None) -> Example:
    """A page of the coordinator's, for cases of some kinds."""
    return of_case(f"/situations/{{}}/{path}", at(*kinds), COORDINATED, typed, CASES)


def content(may: Rights, typed: Typed | None = None) -> Example:
    """The page of whoever holds the case."""
    late = {**HELD, "coordinator": {"unheld"}}
    return of_case("/situations/{}/plan/contenu", may, late, typed, CASES)


def decision(typed: Typed | None = None) -> Example:
    """The page of an awaited decision, of whoever holds the case."""
    things: tuple[Things, ...] = (("reserved",), *CASES)
    late = {**HELD, "referrer": set(HELD["referrer"]) - {"reserved"}, "coordinator": {"unheld"}}
    return of_case("/situations/{}/plan/contenu/decision", {"referrer": {"reserved"}}, late, typed, things)


def of_action(path: str, may: Rights, typed: Typed | None = None) -> Example:
    """An address about one action."""
    return Example(f"/situations/{{}}/plan/actions/{{}}{path}", may, LATE, ACTIONS, typed)


def read_back(house: House, things: Things) -> Mapping[str, Any]:
    """The mark of everything in the version that was read."""
    plans = "SELECT max(p.id) FROM plan p JOIN cases c ON c.id = p.case_id WHERE c.key = ?"
    plan = house.rows(plans, house.key(things[0]))[0][0]
    version = house.rows("SELECT version FROM plan WHERE id = ?", plan)
    parts = house.rows("SELECT id, version FROM action WHERE plan_id = ? ORDER BY number", plan)
    parts += house.rows("SELECT id, version FROM resource WHERE plan_id = ? ORDER BY line", plan)
    return {"version": "-".join([*(str(row[0]) for row in version), *(f"{row[0]}.{row[1]}" for row in parts)])}


def action(house: House, things: Things) -> Mapping[str, Any]:
    """One action at the version that it has."""
    return {"version": house.version(things[1], "action"), "once": "k" * 22, "carrier": "family", **ACTION}


PLAN_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET plan.show": (of_case("/situations/{}/plan", {**COORDINATED, **HELD}, things=CASES),),
    # What is being written is begun already; once it was agreed, a new version is.
    "POST plan.begin": (
        about("plan/commencer", "planned", "followed", typed=words),
        of_case("/situations/{}/plan/commencer", at("followed"), COORDINATED, words, (("followed",),)),
    ),
    "POST plan.agree": (about("plan/adopter", "planned", typed=read_back),),
    "GET plan.ask_words": (about("plan/suites", *WITH_PLAN),),
    "POST plan.write_words": (
        about("plan/suites", "planned", typed=versioned("plan", otherwise="On se rappelle.", watched_by="Tante Rose")),
    ),
    "GET action.ask": (about("plan/actions/nouvelle", *WITH_PLAN),),
    "POST action.add": (about("plan/actions/nouvelle", "planned", typed=fields(carrier="family", **ACTION)),),
    "GET action.show": (
        of_action("", {**WRITTEN, "coordinator": {"planned/planned.action", "recorded/recorded.action"}}),
    ),
    "POST action.write": (of_action("", WRITTEN, action),),
    "POST action.remove": (of_action("/retirer", WRITTEN, words),),
    "GET hand_out.ask": (about("plan/remises", *WITH_PLAN),),
    "POST hand_out.give": (
        about(
            "plan/remises",
            *AGREED,
            typed=fields(recipient="autre", to_whom="Tante Rose", on="2026-03-12", copy="whole"),
        ),
    ),
    "GET hand_out.extract": (
        Example(
            "/situations/{}/plan/extraits/{}",
            {
                "coordinator": {f"{case}/{case}.extract" for case in ("recorded", "unheld")},
                "second": {"recorded2/recorded2.extract"},
            },
            things=EXTRACTS,
        ),
    ),
    "GET plan.check": (about("plan/forme", "recorded"),),
    "POST plan.validate": (about("plan/forme", "recorded", typed=step(answers="yes")),),
    "GET content.show": (content(WAITING),),
    "POST content.answer": (content(ANSWERS, step(content="needless", words="Rien à ratifier ici.")),),
    "GET content.ask_decision": (decision(),),
    "POST content.note_decision": (decision(fields(answered_on="2026-03-12")),),
    "GET follow_up.show": (about("suivi", *SHOWN),),
    "POST follow_up.write": (about("suivi", *AGREED, typed=versioned("follow_up", wish="declined")),),
    "POST follow_up.attempt": (about("suivi/essais", "followed", typed=fields(way="une visite chez elle")),),
    "GET follow_up.review": (about("suivi/bilan", "followed"),),
    "POST follow_up.hold": (
        about(
            "suivi/bilan",
            "followed",
            typed=fields(respondent="person", on="2026-03-12", changed="On respire mieux.", resolved="partly"),
        ),
    ),
    "GET synthesis.show": (about("synthese", *SHOWN),),
    "POST synthesis.write": (
        about(
            "synthese",
            *(set(SHOWN) - {"private"}),
            typed=versioned("synthesis", course="Un plan, une famille.", helped="Tante Rose"),
        ),
    ),
}
