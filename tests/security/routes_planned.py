"""The same table for what a plan asks of institutions, its versions, its papers, and what was signed."""

import io
from collections.abc import Mapping
from typing import Any

from tests import planning
from tests.security.access import COORDINATED, HELD, Example, Rights, Things, at, of_case
from tests.security.routes_plan import AGREED, CASES, EXTRACTS, WITH_PLAN, about
from tests.security.typed import ONCE, Typed, fields, row, words
from tests.security.visitors import House


def of_part(kind: str) -> tuple[Things, ...]:
    """One thing that hangs on a plan, with cases that it is of and others that it is not of."""
    return (
        ("planned", f"planned.{kind}"),
        ("recorded", f"recorded.{kind}"),
        ("recorded", f"recorded2.{kind}"),
        ("recorded2", f"recorded2.{kind}"),
        ("unheld", f"unheld.{kind}"),
        ("recorded", "missing"),
        ("recorded", f"recorded.{kind}@59"),
        ("recorded@59", f"recorded.{kind}@59"),
        ("missing", f"recorded.{kind}"),
    )


def theirs(kind: str, *cases: str) -> Rights:
    """What hangs on the plans of their own cases."""
    found = {"coordinator": {f"{case}/{case}.{kind}" for case in cases}}
    return found | {"second": {f"{case}2/{case}2.{kind}" for case in cases if case in {"planned", "recorded"}}}


WRITTEN, STANDING = theirs("resource", "planned"), theirs("resource", "recorded", "unheld")
STANDING = {**STANDING, "second": {"recorded2/recorded2.resource"}}
REPLIED = {**STANDING, "referrer": {"recorded/recorded.resource"}, "other": {"recorded2/recorded2.resource"}}
BEFORE = {"coordinator": {"planned/planned.resource"}, "referrer": {"planned/planned.resource"}}
PAPERS = {"coordinator": {"recorded/recorded.paper", "unheld/unheld.paper"}, "second": {"recorded2/recorded2.paper"}}


def resource(path: str, may: Rights, late: Rights, typed: Typed | None = None) -> Example:
    """An address about one thing that is asked."""
    return Example(f"/situations/{{}}/plan/demandes/{{}}{path}", may, late, of_part("resource"), typed)


def paper(path: str, typed: Typed | None = None) -> Example:
    """An address about one signed paper."""
    things = tuple(one for one in of_part("paper") if one[0] != "planned")
    return Example(f"/situations/{{}}/plan/signatures/{{}}{path}", PAPERS, {}, things, typed)


def printed(path: str) -> Example:
    """A file of the plan in force, for whoever hands it out."""
    return of_case(f"/situations/{{}}/plan/papiers/{path}", at(*AGREED), COORDINATED, None, CASES)


def scanned(_house: House, _things: Things) -> Mapping[str, Any]:
    """A file."""
    return {"once": ONCE, "file": (io.BytesIO(planning.PDF), "plan.pdf")}


ASKED = {"what": "Un bus pour venir", "institution": "", "asked_of": "La région", "action": ""}
PLANNED_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET version.compare": (of_case("/situations/{}/plan/versions", {**COORDINATED, **HELD}, things=CASES),),
    "GET resource.ask": (about("plan/demandes", *WITH_PLAN),),
    "POST resource.add": (about("plan/demandes", "planned", typed=fields(**ASKED)),),
    "GET resource.show": (resource("", WRITTEN, STANDING),),
    "POST resource.write": (resource("", WRITTEN, STANDING, row("resource", once=ONCE, **ASKED)),),
    "POST resource.withdraw": (resource("/retirer", WRITTEN, STANDING, words),),
    "GET resource.ask_reply": (resource("/reponse", REPLIED, BEFORE),),
    "POST resource.reply": (resource("/reponse", REPLIED, BEFORE, fields(reply="granted", on="2026-03-12")),),
    "GET signed_paper.index": (of_case("/situations/{}/plan/signatures", COORDINATED, things=CASES),),
    "POST signed_paper.attach": (about("plan/signatures", *AGREED, typed=scanned),),
    "GET signed_paper.download": (paper(""),),
    "POST signed_paper.remove": (paper("/effacer", words),),
    "GET plan_paper.common": (printed("plan.pdf"), printed("easy.docx")),
    "GET plan_paper.extract": (
        Example(
            "/situations/{}/plan/extraits/{}.docx",
            {
                "coordinator": {f"{case}/{case}.extract" for case in ("recorded", "unheld")},
                "second": {"recorded2/recorded2.extract"},
            },
            things=EXTRACTS,
        ),
    ),
}
