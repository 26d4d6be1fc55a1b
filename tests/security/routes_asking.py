"""The same table for the public page of a département, what comes by it, and proposals declined."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from conference import clock
from conference.security import gate
from tests.asking import TYPED
from tests.conftest import NOW
from tests.security.access import EVERYBODY, Example, Things, roles
from tests.security.typed import fields, words
from tests.security.visitors import House

PUBLIC = {EVERYBODY: {""}}
# Who designates, and who leads the whole département; ``south`` leads a part of it.
CALLERS = roles("committee", "lead")
PROGRAMME = {**roles("referrer", "coordinator", "committee", "lead"), "other": {""}, "second": {""}, "south": {""}}
WITH_FAMILIES = {**roles("referrer", "coordinator"), "other": {""}, "second": {""}}
ENQUIRIES: tuple[Things, ...] = tuple(
    (name,) for name in ("waiting.enquiry", "settled.enquiry", "waiting.enquiry@59", "missing")
)
WAITING = {"committee": {"waiting.enquiry"}, "lead": {"waiting.enquiry"}}
SETTLED = {"committee": {"settled.enquiry"}, "lead": {"settled.enquiry"}}
EITHER = {name: {*WAITING[name], *SETTLED[name]} for name in WAITING}
TOLD = {**dict.fromkeys(("moment", "language", "town"), ""), **{k: v for k, v in TYPED.items() if k != "agreed"}}


def _asked(house: House, _things: Things) -> Mapping[str, Any]:
    """The second page, as somebody sends it who has read it again."""
    with clock.frozen(NOW - timedelta(seconds=20)), house.app.app_context():
        return {**TYPED, "answer": "", "passed": gate.give("33", gate.content(TOLD))}


def _texts(house: House, _things: Things) -> Mapping[str, Any]:
    return {"sentence": "Autre.", "call_days": "2", "opened": "y", "version": house.version("welcome", "welcome")}


def _referred(house: House, _things: Things) -> Mapping[str, Any]:
    return {"orientation.once": "k" * 22, "orientation.referrer": house.key("referrer")}


ASKING_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET welcome.show": (Example("/d/33", PUBLIC, public=True),),
    "POST asking.ask": (Example("/d/33", PUBLIC, typed=_asked, public=True),),
    "GET welcome.edit": (Example("/page-publique", PROGRAMME),),
    "POST welcome.write": (Example("/page-publique", {**roles("lead"), "south": {""}}, typed=_texts),),
    "GET welcome.paper": (Example("/page-publique/depliant.pdf", PROGRAMME),),
    "GET enquiry.index": (Example("/demandes", CALLERS),),
    "POST enquiry.take": (Example("/demandes", CALLERS, typed=fields(**TOLD, way="call", received_on="2026-03-12")),),
    "GET enquiry.show": (Example("/demandes/{}", EITHER, things=ENQUIRIES),),
    "POST enquiry.act": (
        Example(
            "/demandes/{}/appel",
            WAITING,
            SETTLED,
            ENQUIRIES,
            lambda *_: {"appel.once": "k" * 22, "appel.on": "2026-03-12", "appel.reached": "yes"},
        ),
        Example("/demandes/{}/orientation", WAITING, SETTLED, ENQUIRIES, _referred),
        Example("/demandes/{}/reprise", SETTLED, WAITING, ENQUIRIES, lambda *_: {"reprise.once": "k" * 22}),
    ),
    "GET offer.index": (Example("/propositions", PROGRAMME),),
    "POST offer.note": (Example("/propositions", WITH_FAMILIES, typed=fields(on="2026-03-12")),),
    "POST offer.undo": (
        Example(
            "/propositions/{}/annuler",
            {"referrer": {"declined"}},
            things=(("declined",), ("declined@59",), ("missing",)),
            typed=words,
        ),
    ),
}
