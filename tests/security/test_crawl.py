"""Whatever page anybody opens: texts are shown as text, headers are there, and nothing has changed."""

import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.security.access import HERE, MANY_ROLED
from tests.security.canaries import POLYGLOT
from tests.security.readers import CONFIDED_PAGES, CONFIDED_TABLES
from tests.security.tour import FEW, MANY, address, allowed, spread, tour
from tests.security.visitors import ANONYMOUS, House

# A tour of every page takes long on a busy machine.
pytestmark = [pytest.mark.usefixtures("quick_press"), pytest.mark.timeout(600)]

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Whoever has many roles reaches nearly every page; each role by itself waits for the long run.
WIDEST, LONG = (ANONYMOUS, MANY_ROLED), pytest.mark.long
# Where a text of the hostile house stood, as it says itself.
CONFIDED = re.compile(rf"X-Injected: y({'|'.join(sorted(CONFIDED_TABLES))})\.\w+\.\d")
# What is the same for everybody may be asked for again by its digest.
PUBLISHED = re.compile(r"/fiches(/[\w-]+(\.(xml|pdf|json))?)?")
RAW = '"><img src=x'
# The pages that have a script of their own: without network, one question a screen, without a mouse, kept as typed.
SCRIPTED = re.compile(
    r"/situations/[\w-]+/jour|/jour-sans-reseau|/questionnaire|/questionnaires/saisie|/notes/[\w-]+/parties/\w+"
)
POSTS = {f"{case[0]} {case[1].path}": case for case in allowed("POST") if case[1].typed}


def _unprotected(answer: TestResponse) -> list[str]:
    policy = answer.headers.get("Content-Security-Policy", "")
    kinds = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    wrong = [name for name, value in HEADERS.items() if answer.headers.get(name) != value]
    wrong += ["unsafe"] if "unsafe" in policy or "*" in policy or "http" in policy else []
    wrong += [] if kinds.get("default-src") == "'none'" else ["default-src"]
    alone = answer.request.path if kinds.get("script-src") == "'self'" else ""
    wrong += [] if "script-src" not in kinds or SCRIPTED.fullmatch(alone) else ["script-src"]
    wrong += [f"{name} missing" for name in ("frame-ancestors", "base-uri", "form-action") if name not in kinds]
    kept = "no-cache" if PUBLISHED.fullmatch(answer.request.path) else "no-store"
    stored = answer.headers.get("Cache-Control") == kept or answer.request.path.startswith("/static/")
    return wrong + ([] if stored else ["Cache-Control"])


def touring(*actors: str) -> list[Any]:
    """Whoever sees most, on a few pages of each kind; then everybody, on every page, in the long run."""
    now = [pytest.param(actor, FEW, id=actor) for actor in actors if actor in WIDEST]
    return now + [pytest.param(actor, MANY, id=f"{actor}, all", marks=LONG) for actor in actors]


@pytest.mark.parametrize(("actor", "most"), touring(ANONYMOUS, *HERE, MANY_ROLED))
def test_reading_changes_nothing_and_every_answer_is_protected(hostile_house: House, actor: str, most: int) -> None:
    toured = tour(hostile_house, actor, most)
    for answer in toured.answers:
        assert answer.status_code in {200, 302}, answer.request.path
        assert not _unprotected(answer), answer.request.path
    assert toured.changed == []


@pytest.mark.parametrize(("actor", "most"), touring(*HERE, MANY_ROLED))
def test_a_text_of_somebody_is_text_everywhere(hostile_house: House, actor: str, most: int) -> None:
    shown = 0
    for answer in tour(hostile_house, actor, most).answers:
        assert "x-injected" not in {name.casefold() for name, _ in answer.headers}
        if answer.mimetype == "text/html":
            assert RAW not in answer.text, answer.request.path
            assert "<img src=x" not in answer.text, answer.request.path
            shown += answer.text.count("&lt;img src=x onerror=alert(1)&gt;{{7*7}}${7*7}=1+1")
    assert shown > 0, "nothing was shown at all"


@pytest.mark.parametrize(("actor", "most"), touring(*HERE, MANY_ROLED))
def test_what_is_confided_is_on_no_page_but_its_own(hostile_house: House, actor: str, most: int) -> None:
    toured = tour(hostile_house, actor, most).answers
    shown = {one.request.path for one in toured if CONFIDED.search(one.get_data().decode("utf-8", "replace"))}
    assert {path for path in shown if not CONFIDED_PAGES.search(path)} == set()
    if actor in {"lead", "south"}:  # complaints come to them, and nothing else that is confided
        assert {path.split("/")[1] for path in shown} <= {"reclamations"}
    else:
        assert bool(shown) is (actor in {"coordinator", "second", "observer"})


def test_the_polyglot_closes_an_attribute_and_a_tag() -> None:
    assert POLYGLOT.startswith(RAW)


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [
        ("GET", "/nulle-part", 404),
        ("GET", "/situations/AAAAAAAAAAAA", 404),
        ("GET", "/comptes", 403),
        ("POST", "/sante", 405),
        ("GET", "/situations?apres=hier~1", 400),
        ("GET", "/static/rien.css", 404),
    ],
)
def test_an_error_is_a_page_as_protected_as_another(house: House, method: str, path: str, code: int) -> None:
    answer = house.knock("committee", method, path)
    assert answer.status_code == code
    assert not _unprotected(answer)
    assert "<h1>" in answer.text


def test_a_fault_of_ours_is_a_page_too_and_says_nothing_of_itself(house: House) -> None:
    house.write("ALTER TABLE declaration RENAME TO elsewhere")
    answer = house.knock("coordinator", "GET", "/")
    assert answer.status_code == 500
    assert not _unprotected(answer)
    assert "declaration" not in answer.text
    assert "sqlite" not in answer.text.casefold()


def test_a_file_too_heavy_is_refused_with_a_page(house: House) -> None:
    heavy = {"words": "x" * (house.app.config["MAX_CONTENT_LENGTH"] + 1)}
    answer = house.knock("committee", "POST", f"/situations/{house.key('waiting')}/etapes/return", heavy)
    assert answer.status_code == 413
    assert not _unprotected(answer)
    assert house.changed() == []


@pytest.mark.parametrize("name", spread(POSTS))
def test_a_text_just_typed_comes_back_as_text(house: House, name: str) -> None:
    """In the form refused, in the message that thanks, on the page that one is led to."""
    _, example, actor, things = POSTS[name]
    typed = dict(example.typed(house, things)) if example.typed else {}
    hostile = {field: POLYGLOT for field, value in typed.items() if isinstance(value, str) and " " in value}
    for sent in (typed | hostile, dict.fromkeys(typed, POLYGLOT) | {"email": f"{POLYGLOT}@x.fr", "q": POLYGLOT}):
        answer = house.knock(actor, "POST", address(house, example, things), sent)
        assert answer.status_code in {200, 302, 303, 400, 404, 409, 422}
        assert RAW not in answer.text
        if answer.status_code == 302:
            assert RAW not in house.knock(actor, "GET", answer.location).text
        house.restore()
