"""The table of examples: every route and method of the application, with who may what there."""

import io
from collections.abc import Mapping
from typing import Any

from tests.casework.imports.sheets import GIRONDE
from tests.security.access import (
    ASKED,
    CASES,
    DRAFTED,
    EVERY_CASE,
    EVERYBODY,
    OWN,
    READ,
    RECEIVED,
    SIBLINGS,
    TO_ASSIGN,
    WORKED,
    Example,
    Rights,
    Things,
    of_case,
    pairs,
    roles,
    with_things,
)
from tests.security.routes_admin import ADMIN_ROUTES
from tests.security.routes_after import AFTER_ROUTES
from tests.security.routes_asking import ASKING_ROUTES
from tests.security.routes_body import BODY_ROUTES
from tests.security.routes_care import CARE_ROUTES
from tests.security.routes_confided import CONFIDED_ROUTES
from tests.security.routes_council import COUNCIL_ROUTES
from tests.security.routes_day import DAY_ROUTES
from tests.security.routes_family import FAMILY_ROUTES
from tests.security.routes_loan import LOAN_ROUTES
from tests.security.routes_memory import MEMORY_ROUTES
from tests.security.routes_minimal import MINIMAL_ROUTES
from tests.security.routes_network import NETWORK_ROUTES
from tests.security.routes_neutrality import NEUTRALITY_ROUTES
from tests.security.routes_note import NOTE_ROUTES
from tests.security.routes_paper import PAPER_ROUTES
from tests.security.routes_partner import PARTNER_ROUTES
from tests.security.routes_plan import PLAN_ROUTES
from tests.security.routes_planned import PLANNED_ROUTES
from tests.security.routes_practice import PRACTICE_ROUTES
from tests.security.routes_preparation import PREPARATION_ROUTES
from tests.security.routes_published import PUBLISHED_ROUTES
from tests.security.routes_record import RECORD_ROUTES
from tests.security.routes_setup import SETUP_ROUTES
from tests.security.routes_steps import STEP_ROUTES
from tests.security.routes_together import TOGETHER_ROUTES
from tests.security.routes_training import TRAINING_ROUTES
from tests.security.routes_voice import VOICE_ROUTES
from tests.security.routes_work import WORK_ROUTES
from tests.security.visitors import House

SITUATION = {"family_situation": "Autre.", "measure_in_force": "", "measure_considered": "", "once": "k" * 22}
CHOSEN = ("Claire", "Agathe", "Claire@59", "missing")
CHOICES = (
    *pairs(("waiting", "fresh", "ready", "assigned"), CHOSEN),
    ("passing", "Sofiane"),
    *pairs(("waiting2", "draft", "waiting@59", "missing"), ("Claire",)),
)
PEOPLE = (
    *pairs(("draft",), ("draft.person", "draft2.person", "draft.person@59", "missing")),
    *pairs(("draft2",), ("draft2.person", "draft.person")),
    ("draft@59", "draft.person@59"),
    ("waiting", "waiting.person"),
    ("missing", "draft.person"),
)
KNOWN = tuple(tuple(name.replace("person", "known") for name in pair) for pair in PEOPLE)
CHOICE = "/situations/{}/designation/{}"
BODY = {"committee": TO_ASSIGN}
# What somebody has answered is theirs: only what is still waited for is taken down, or taken back.
TAKEN_DOWN = {"committee": {"waiting/Claire"}}
WAITS = {"waiting", "fresh", "ready", "waiting2"}
# The body chooses a first coordinator, or a successor.
TO_CHOOSE = {"committee": TO_ASSIGN | {"assigned", "assigned2"}}


def words(_house: House, _things: Things) -> Mapping[str, Any]:
    """Nothing but the token."""
    return {}


def step(**typed: Any) -> Any:
    """A form that carries the version of its case."""

    def given(house: House, things: Things) -> Mapping[str, Any]:
        return {"version": house.version(things[0]), **typed}

    return given


def retained(house: House, things: Things) -> Mapping[str, Any]:
    """One line of a proposal, kept."""
    return {"retenir": f"{house.key(things[0])}~{house.key('Claire')}"}


def sheet(_house: House, _things: Things) -> Mapping[str, Any]:
    """The spreadsheet of Gironde."""
    return {"file": (io.BytesIO(GIRONDE.read_bytes()), "suivi.xlsx")}


def left_aside(_house: House, _things: Things) -> Mapping[str, Any]:
    """The third sheet of Gironde is not to be taken over."""
    return {"sheet2-csrf_token": "", "sheet2-header": "3", "sheet2-kind": ""}


def once(_house: House, _things: Things) -> Mapping[str, Any]:
    """The key of a form that creates."""
    return {"once": "k" * 22}


def choices(may: dict[str, set[str]], typed: Any = None, path: str = CHOICE) -> Example:
    """An address about a case and a coordinator: the body's, on any case that it has received."""
    late = with_things({"committee": RECEIVED}, "Claire", "Agathe", "Sofiane", "Claire@59", "missing")
    return Example(path, may, late, CHOICES, typed)


LEADS = roles("lead") | {"south": {""}}
REFERRERS = roles("referrer") | {"other": {""}}
LISTED = roles("referrer", "coordinator", "committee", "lead") | {name: {""} for name in ("other", "second", "south")}
PERIOD = "?first=2026-01-01&last=2026-12-31"
PUBLIC = {EVERYBODY: {""}}

SHOWN_CHOICES = {
    "committee": {
        "passing/Sofiane",
        *(f"{case}/{who}" for case in {*WAITS, "assigned"} for who in ("Claire", "Agathe")),
    }
}
LOOKED: Rights = {"lead": {"upload"}, "south": {"upload2"}}
UPLOADS = tuple((name,) for name in ("upload", "upload2", "upload@59", "missing"))
TAKEN: Rights = {"lead": {"batch"}, "south": {"batch"}}
BATCHES = tuple((name,) for name in ("batch", "batch@59", "missing"))
ANYBODY_IN = {
    name: {""} for name in (*roles("referrer", "coordinator", "committee", "lead", "admin", "auditor", "observer"),)
} | {name: {""} for name in ("other", "second", "south", "gone")}

ROUTES: dict[str, tuple[Example, ...]] = {
    "GET static": (Example("/static/css/base.css", PUBLIC, public=True),),
    "GET health.show": (Example("/sante", PUBLIC, public=True),),
    "GET home.show": (Example("/", ANYBODY_IN),),
    "GET sign_in.show": (Example("/connexion", PUBLIC, public=True),),
    "POST sign_in.enter": (Example("/connexion", PUBLIC, typed=words, public=True),),
    "GET sign_in.link": (Example("/lien/abc", PUBLIC, public=True),),
    "GET sign_in.choose_password": (Example("/mot-de-passe", public=True),),
    "POST sign_in.set_password": (Example("/mot-de-passe", typed=words, public=True),),
    "POST sign_in.leave": (Example("/deconnexion", ANYBODY_IN, typed=words),),
    "GET sign_in.departments": (Example("/departements", ANYBODY_IN),),
    "POST sign_in.switch": (
        Example(
            "/departements/{}",
            {name: {"department"} for name in ANYBODY_IN if "@" not in name and name != "gone"}
            | {name: {"department@59"} for name in ANYBODY_IN if "@" in name},
            things=(("department",), ("department@59",), ("missing",)),
            typed=words,
        ),
    ),
    "GET case.index": (Example("/situations", LISTED),),
    "GET case.show": (of_case("/situations/{}", READ, things=EVERY_CASE),),
    "GET names.show": (of_case("/situations/{}/noms", {"committee": RECEIVED}, things=EVERY_CASE),),
    "GET referral.new": (Example("/orientations/nouvelle", REFERRERS),),
    "POST referral.begin": (Example("/orientations/nouvelle", REFERRERS, typed=once),),
    "GET referral.page": (
        of_case("/orientations/{}/pour-qui", DRAFTED),
        *(
            Example(
                f"/orientations/{{}}/{page}", DRAFTED, things=(("draft",), ("waiting",), ("draft@59",), ("missing",))
            )
            for page in ("situation", "institutions", "accord", "securite")
        ),
    ),
    "POST referral.write": (of_case("/orientations/{}/situation", DRAFTED, typed=step(**SITUATION)),),
    "POST referral.remove_person": (
        Example(
            "/orientations/{}/personnes/{}/retirer",
            {"referrer": {"draft/draft.person"}, "other": {"draft2/draft2.person"}},
            things=PEOPLE,
            typed=words,
        ),
    ),
    "POST referral.remove_institution": (
        Example(
            "/orientations/{}/institutions/{}/retirer",
            {"referrer": {"draft/draft.known"}, "other": {"draft2/draft2.known"}},
            things=KNOWN,
            typed=words,
        ),
    ),
    "GET referral.check": (of_case("/orientations/{}/verification", DRAFTED),),
    "POST referral.submit": (of_case("/orientations/{}/verification", DRAFTED, typed=words),),
    "GET referral.sent": (
        of_case(
            "/orientations/{}/envoyee",
            {**WORKED, "referrer": set(OWN) - {"draft"}, "other": set(SIBLINGS) - {"draft2"}},
        ),
    ),
    "GET assignment.show": (of_case("/situations/{}/designation", TO_CHOOSE, {"committee": RECEIVED}),),
    "POST assignment.ask": (
        choices({"committee": {"fresh/Claire", "ready/Claire", "passing/Sofiane"}}, words, f"{CHOICE}/solliciter"),
    ),
    "GET assignment.confirm": (choices(SHOWN_CHOICES),),
    "POST assignment.assign": (choices({"committee": {"ready/Claire", "passing/Sofiane"}}, step(pertinence="Utile.")),),
    "GET assignment.ask_derogation": (choices(SHOWN_CHOICES, path=f"{CHOICE}/derogation"),),
    "POST assignment.derogate": (
        choices(
            {"committee": {f"{case}/Agathe" for case in {*WAITS, "assigned"}}},
            step(rule="other_service", reason="Personne d’autre."),
            f"{CHOICE}/derogation",
        ),
    ),
    "GET assignment.take_down": (choices(TAKEN_DOWN, path=f"{CHOICE}/reponse"),),
    "POST assignment.keep_taken_down": (choices(TAKEN_DOWN, step(knows="no"), f"{CHOICE}/reponse"),),
    "POST neutrality.take_back": (choices(TAKEN_DOWN, words, f"{CHOICE}/reprendre"),),
    "POST pair.begin": (choices({"committee": {"passing/Sofiane"}}, step(), f"{CHOICE}/binome"),),
    "POST pair.end": (
        of_case(
            "/situations/{}/binome/retirer",
            {"committee": {"passing"}},
            {"committee": RECEIVED},
            step(),
            (*CASES, ("passing",)),
        ),
    ),
    "GET proposal.show": (Example("/proposition", roles("committee", "lead")),),
    "POST proposal.ask": (
        of_case("/proposition?{}", {"committee": RECEIVED}, typed=retained, things=(("fresh",), *CASES)),
    ),
    "GET unserved.show": (Example("/sans-personne-neutre", roles("committee", "lead") | {"south": {""}}),),
    "GET assignment.declare": (of_case("/situations/{}/declaration", ASKED),),
    "POST assignment.answer": (of_case("/situations/{}/declaration", ASKED, typed=step(knows="yes")),),
    "GET evaluation.show": (Example(f"/evaluation{PERIOD}", LEADS),),
    "GET behind.show": (Example(f"/evaluation/situations{PERIOD}&figure=activity.referrals&reason=check", LEADS),),
    "GET evaluation.pdf": (Example(f"/evaluation/note.pdf{PERIOD}", LEADS),),
    "GET evaluation.csv": (Example(f"/evaluation/note.csv{PERIOD}", LEADS),),
    "GET imports.show": (Example("/reprise", LEADS),),
    "POST imports.send": (Example("/reprise", LEADS, typed=sheet),),
    "GET imports.look": (Example("/reprise/apercu/{}", LOOKED, things=UPLOADS),),
    "POST imports.teach": (Example("/reprise/apercu/{}/sens", LOOKED, things=UPLOADS, typed=left_aside),),
    "GET imports.refused": (Example("/reprise/apercu/{}/refusees/0", LOOKED, things=UPLOADS),),
    "POST imports.confirm": (Example("/reprise/apercu/{}", LOOKED, things=UPLOADS, typed=once),),
    "GET imports.done": (Example("/reprise/lots/{}", TAKEN, things=BATCHES),),
    "GET imports.ask_undo": (Example("/reprise/lots/{}/defaire", TAKEN, things=BATCHES),),
    "POST imports.undo": (Example("/reprise/lots/{}/defaire", TAKEN, things=BATCHES, typed=once),),
    **ADMIN_ROUTES,
    **BODY_ROUTES,
    **COUNCIL_ROUTES,
    **CARE_ROUTES,
    **PRACTICE_ROUTES,
    **ASKING_ROUTES,
    **PREPARATION_ROUTES,
    **CONFIDED_ROUTES,
    **NETWORK_ROUTES,
    **DAY_ROUTES,
    **FAMILY_ROUTES,
    **LOAN_ROUTES,
    **MINIMAL_ROUTES,
    **NEUTRALITY_ROUTES,
    **NOTE_ROUTES,
    **AFTER_ROUTES,
    **PAPER_ROUTES,
    **PARTNER_ROUTES,
    **PUBLISHED_ROUTES,
    **RECORD_ROUTES,
    **MEMORY_ROUTES,
    **PLAN_ROUTES,
    **PLANNED_ROUTES,
    **SETUP_ROUTES,
    **STEP_ROUTES,
    **TOGETHER_ROUTES,
    **TRAINING_ROUTES,
    **VOICE_ROUTES,
    **WORK_ROUTES,
}
