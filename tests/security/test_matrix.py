"""The access matrix: every route, method, actor and object, against a table written by hand from the law."""

import re

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.security.access import ACTORS, EVERYBODY, HERE, READ, THERE, Example, Rights, Things, label
from tests.security.routes import ASKED, ROUTES
from tests.security.visitors import ANONYMOUS, House

DONE, LATE, REFUSED = {200, 302}, {403, 404, 409, 422}, {403, 404}
TOKEN = re.compile(r'name="(?:csrf_token|once)"[^>]*value="[^"]*"|IjF?[\w-]{20,}\.[\w.-]+')
CASE = re.compile(r"/(?:situations|orientations)/([\w-]{12})(?![\w-])")
FAMILY = ("person", "known_by", "referral", "passage", "derogation", "case_word")


def _methods(app: Flask) -> set[str]:
    return {
        f"{method} {rule.endpoint}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def test_every_route_has_its_examples(app: Flask) -> None:
    assert _methods(app) == set(ROUTES)


def _has(rights: Rights, actor: str, things: Things) -> bool:
    return label(things) in rights.get(actor, ()) or label(things) in rights.get(EVERYBODY, ())


def _foreign(things: Things) -> bool:
    return any("@59" in thing for thing in things)


@pytest.mark.parametrize("route", sorted(ROUTES))
def test_what_is_theirs_succeeds_and_all_else_is_refused_and_changes_nothing(house: House, route: str) -> None:
    method = route.partition(" ")[0]
    wrong = []
    for example in ROUTES[route]:
        for actor in ACTORS:
            missing = {}
            for things in sorted(example.things, key=_foreign):
                if actor in THERE and _foreign(things):
                    continue  # their own, as the same of Gironde is here
                answer = _knock(house, example, method, actor, things)
                wrong += [
                    f"{actor} {answer.request.path} {label(things)}: {w}"
                    for w in _wrong(house, example, actor, things, answer)
                ]
                bare = _bare(answer, house, things)
                known = tuple("missing" if "@59" in thing else thing for thing in things)
                if known == things:
                    missing[things] = bare
                elif actor in HERE and known in missing and missing[known] != bare:
                    wrong.append(f"{actor} {label(things)}: does not look like what is missing")
                if house.changed():
                    house.restore()
    assert not wrong, "\n".join(wrong)


def _knock(house: House, example: Example, method: str, actor: str, things: Things) -> TestResponse:
    path = example.path.format(*(house.key(thing) for thing in things))
    typed = example.typed(house, things) if example.typed else None
    return house.knock(actor, method, path, typed)


def _wrong(house: House, example: Example, actor: str, things: Things, answer: TestResponse) -> list[str]:
    return [*_code_wrong(house, example, actor, things, answer), *_shown_wrong(house, actor, answer)]


def _code_wrong(house: House, example: Example, actor: str, things: Things, answer: TestResponse) -> list[str]:
    code, found = answer.status_code, []
    if actor == ANONYMOUS and not example.public:
        expected, may_change = answer.location and answer.location.startswith("/connexion"), False
        found += [] if expected else [f"{code}, not the door"]
    elif _has(example.may, actor, things):
        may_change = True
        signs_in_again = code == 422 and example.public
        found += [] if code in DONE or signs_in_again else [f"{code}, but it is theirs"]
    else:
        may_change = False
        allowed = LATE if _has(example.late, actor, things) else REFUSED
        found += [] if code in allowed else [f"{code}, but it is not theirs"]
    changed = house.changed()
    if changed and (not may_change or answer.request.method == "GET"):
        found.append(f"changed {changed}")
    return found


def _shown_wrong(house: House, actor: str, answer: TestResponse) -> list[str]:
    """No word of the other département; no case that is not theirs; no family before those who do not see them."""
    shown = (answer.get_data().decode("utf-8", "replace") + str(answer.headers)).casefold()
    other = "zibeline33" if "@59" in actor else "zibeline59"
    found = [f"shows {word}" for word in set(re.findall(rf"{other}[\w-]*", shown))]
    if actor == ANONYMOUS or _narrow(actor):
        own = other.replace("33", "0") if "@59" in actor else "zibeline33"
        words = set(re.findall(rf"{own}-(?:{'|'.join(FAMILY)})-[\w-]*", shown))
        found += [f"shows {word}" for word in words]
    asked = {answer.request.path.split("/")[2]} if answer.request.path.count("/") > 1 else set()
    keys = set(CASE.findall(answer.get_data().decode("utf-8", "replace"))) - asked
    names = {house.life.keys[name]: name for name in house.life.keys}
    theirs = {*READ.get(actor, ()), *ASKED.get(actor, ())}
    found += [f"shows {names[key]}" for key in keys & set(names) if "@" not in actor and names[key] not in theirs]
    return found


def _narrow(actor: str) -> bool:
    return actor in {"lead", "south", "admin", "auditor", "observer", "gone"}


def _bare(answer: TestResponse, house: House, things: Things) -> tuple[int, str, str]:
    """An answer without its tokens nor the keys that were asked for."""
    text, place = answer.get_data().decode("utf-8", "replace"), answer.location or ""
    for thing in things:
        text, place = text.replace(house.key(thing), "…"), place.replace(house.key(thing), "…")
    return answer.status_code, TOKEN.sub("", text), place
