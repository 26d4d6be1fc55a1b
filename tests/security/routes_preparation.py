"""The same table for preparation: the case's coordinator alone, but for the information sheet."""

from collections.abc import Mapping

from tests.security.access import (
    COORDINATED,
    EVERYBODY,
    LATER,
    RECEIVED,
    REFERRED,
    Example,
    Rights,
    Things,
    at,
    label,
    of_case,
)
from tests.security.typed import ONCE, fields, step, versioned, words
from tests.security.visitors import House

NAMES = ("draft", "waiting", "prepared", "today", "private", "followed", "moved", "prepared2", "prepared@59", "missing")
CASES: tuple[Things, ...] = tuple((name,) for name in NAMES)
DAY = {"on": "2026-01-01", "way": "de vive voix", "what": "", "with_whom": "", "helped_by": "Rose ici"}
AGREED = {"person": "", "first_name": "Tante Rose", "tie": "tante", "to": "principle", "state": "given"}
SHEET: Rights = {**at("prepared"), "referrer": {"prepared"}, "other": {"prepared2"}}
SENT = {**COORDINATED, **{actor: set(cases) & RECEIVED for actor, cases in REFERRED.items()}}
READ = versioned("sheet", state="given", on="2026-01-01", way="de vive voix", helped_by="Tante Rose")
PUBLIC: Rights = {EVERYBODY: {""}}
NEEDLESS = versioned("sheet", "needless-", **{"needless-needless_why": "La famille sait."})
SHEET_SHOWN: Rights = {**COORDINATED, "referrer": {"prepared"}, "other": {"prepared2"}}
IN_PREPARATION, ON_THE_DAY = at("prepared"), at("prepared", "today", "planned")


def child(kind: str) -> tuple[Things, ...]:
    """A row of a case under its own case, another's, the other département's, and of none."""
    one, two, there = f"prepared.{kind}", f"prepared2.{kind}", f"prepared.{kind}@59"
    cases = (("prepared", one), ("prepared", two), ("prepared", "missing"), ("prepared2", two), ("prepared2", one))
    return (*cases, ("missing", one), ("prepared", there), ("prepared@59", there))


def own(kind: str) -> Rights:
    """Each coordinator's own row, under its own case."""
    return {
        "coordinator": {label(("prepared", f"prepared.{kind}"))},
        "second": {label(("prepared2", f"prepared2.{kind}"))},
    }


def about(path: str, may: Rights, typed: object = None, things: tuple[Things, ...] = CASES) -> Example:
    """A page of preparation: what its coordinator may not yet, or no more, they are told."""
    return of_case(f"/situations/{{}}/{path}", may, COORDINATED, typed, things)


def named(path: str, kind: str, typed: object = None) -> Example:
    """A page about one row of preparation."""
    return Example(f"/situations/{{}}/{path}", own(kind), {}, child(kind), typed)  # type: ignore[arg-type]


def about_no(typed: object = None) -> Example:
    """A page about the refusal of somebody, under its own case, another's, the other département's."""
    one, two = "planned.against", "planned2.against"
    cases = (("planned", one), ("planned", two), ("planned", "missing"), ("planned2", two), ("missing", one))
    there = (("planned", f"{one}@59"), ("planned@59", f"{one}@59"))
    may = {"committee": {label(("planned", one)), label(("planned2", two))}}
    return Example("/situations/{}/desaccords/{}", may, {}, (*cases, *there), typed)  # type: ignore[arg-type]


def received(house: House, things: Things) -> Mapping[str, object]:
    """Somebody of the case received the leaflet."""
    query = "SELECT p.key FROM person p JOIN cases c ON c.id = p.case_id WHERE c.key = ? ORDER BY p.id LIMIT 1"
    found = house.rows(query, house.key(things[0]))
    return {"once": ONCE, "people": found[0][0] if found else "", **DAY}


PREPARATION_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET agreement.index": (about("accords", COORDINATED),),
    "POST agreement.add": (about("accords", at(*(set(LATER) - {"private"}), "assigned"), fields(**AGREED, **DAY)),),
    "GET agreement.ask_withdrawal": (named("accords/{}/retrait", "agreement"),),
    "POST agreement.withdraw": (named("accords/{}/retrait", "agreement", fields(on="2026-03-12", way="de vive voix")),),
    "GET agreement.ask_capacity": (named("accords/personnes/{}", "child"),),
    "POST agreement.count_as": (named("accords/personnes/{}", "child", fields(counts_as="concerned")),),
    "GET leaflet.index": (about("vos-droits", COORDINATED),),
    "GET leaflet.show": (about("vos-droits/feuille", COORDINATED),),
    "POST leaflet.give": (about("vos-droits", at(*(set(LATER) - {"private"}), "assigned"), received),),
    "GET personal_link.index": (about("invitations", COORDINATED),),
    "POST personal_link.draw": (named("invitations/{}", "guest", words),),
    "POST personal_link.close": (
        Example(
            "/situations/{}/invitations/{}/fermer",
            own("holder"),
            things=child("holder"),
            typed=words,
        ),
    ),
    "GET invited.enter": (Example("/invitation/abc", PUBLIC, public=True),),
    "GET invited.show": (Example("/invitation", public=True),),
    "POST invited.answer": (Example("/invitation", typed=fields(answer="remote"), public=True),),
    "GET question.show": (about("question", COORDINATED),),
    "POST question.write": (
        about("question", IN_PREPARATION, versioned("question", words="Et si Rose venait ?", written_by="Rose")),
    ),
    "GET sheet.show": (
        about("note", {**COORDINATED, "referrer": {"prepared"}, "other": {"prepared2"}}),
        # What the coordinator wrote is not the referrer's to open before it is agreed to.
        about("note", at("invited"), things=(("invited",),)),
    ),
    "POST sheet.write": (about("note", SHEET, versioned("sheet", concerns="L’école, le soir.", resources="")),),
    "GET sheet.read_with": (named("note/lecture/{}", "child"),),
    "POST sheet.answer": (named("note/lecture/{}", "child", READ),),
    "GET sheet.for_relatives": (about("note/proches", COORDINATED),),
    "POST sheet.do_without": (
        of_case("/situations/{}/note/sans-objet", IN_PREPARATION, SHEET_SHOWN, NEEDLESS, CASES),
        about("note/sans-objet", {**at("assigned"), "referrer": {"assigned"}}, NEEDLESS, (("assigned",),)),
        about("note/sans-objet", at("invited"), NEEDLESS, (("invited",),)),
    ),
    "GET sitting.show": (about("seance", COORDINATED),),
    "POST sitting.write": (
        about("seance", IN_PREPARATION, versioned("sitting", day="2027-03-02", hour="14:30", place="Chez Rose ici")),
    ),
    # The post of the professional who holds a case: the designating body names them.
    "GET holder.show": (of_case("/situations/{}/referent", {"committee": RECEIVED}, things=CASES),),
    "POST holder.name": (
        of_case(
            "/situations/{}/referent",
            {"committee": RECEIVED - {"private"}},
            {"committee": RECEIVED},
            lambda house, things: step(holder=house.key("other"))(house, things),
            CASES,
        ),
    ),
    # A private time that nobody has ended: where none runs there is nothing to end; one just begun goes on.
    "GET private_time.show": (
        of_case("/situations/{}/temps-prive", {"committee": {"private"}}, {"committee": RECEIVED}, things=CASES),
    ),
    "POST private_time.end": (of_case("/situations/{}/temps-prive", {}, {"committee": RECEIVED}, things=CASES),),
    # Somebody's no: the body decides on it, of whichever case it has received.
    "GET disagreement.index": (of_case("/situations/{}/desaccords", {"committee": RECEIVED}, things=CASES),),
    "GET disagreement.ask": (about_no(),),
    "POST disagreement.go_on": (about_no(fields(words="Il vit loin.")),),
    "GET danger.show": (of_case("/situations/{}/danger", SENT, REFERRED, things=CASES),),
    "POST danger.note": (
        of_case(
            "/situations/{}/danger",
            SENT,
            REFERRED,
            fields(transmitted="Des coups ont été dits.", to_whom="la CRIP ici"),
            CASES,
        ),
    ),
}
