"""The access matrix: every route, method, actor and object, against a table written by hand from the law."""

import re
from collections.abc import Iterator, Mapping, Sequence

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.security.access import ACTORS, ASKED, EVERYBODY, HERE, READ, THERE, Example, Rights, Things, label
from tests.security.canaries import columns
from tests.security.readers import NOBODY_S, OF_NO_CASE, WORDS, kept_from
from tests.security.routes import ROUTES
from tests.security.visitors import ANONYMOUS, House

pytestmark = pytest.mark.usefixtures("quick_press")

DONE, LATE, REFUSED = {200, 302, 303}, {403, 404, 409, 422}, {403, 404}
TOKEN = re.compile(r'name="(?:csrf_token|once)"[^>]*value="[^"]*"|IjF?[\w-]{20,}\.[\w.-]+')
CASE = re.compile(r"/(?:situations|orientations)/([\w-]{12})(?![\w-])")
# Of these the matrix knows no case: the words of their own département's families stay out of their pages.
NARROW = {"lead@59", "admin@59", "auditor@59", "observer@59"}
TURNS = 3


def _methods(app: Flask) -> set[str]:
    return {
        f"{method} {rule.endpoint}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def test_every_route_has_its_examples(app: Flask) -> None:
    assert _methods(app) == set(ROUTES)


def test_every_table_with_words_says_who_reads_them() -> None:
    assert {column.table.name for column in columns()} == {*WORDS, *NOBODY_S, *OF_NO_CASE}


def _has(rights: Rights, actor: str, things: Things) -> bool:
    return label(things) in rights.get(actor, ()) or label(things) in rights.get(EVERYBODY, ())


def _foreign(things: Things) -> bool:
    return any("@59" in thing for thing in things)


def _examples() -> Iterator[tuple[str, Example]]:
    """Each example, by its route, and by its address where the route has several."""
    for route, examples in sorted(ROUTES.items()):
        for number, example in enumerate(examples):
            yield f"{route} {example.path}{number}" if number else route, example


EXAMPLES = dict(_examples())


def _telling(example: Example, actor: str, turn: int) -> tuple[Things, ...]:
    """A thing that an actor has a right on, and two of those refused: of here, from elsewhere, or missing.

    Who has a right on nothing is asked one of these. They come in turn from route to route, and all in the long run.
    """
    rights = (*example.may.items(), *example.late.items())
    theirs = {case for holder, cases in rights if holder in {actor, EVERYBODY} for case in cases}
    held = theirs or {case for _, cases in rights for case in cases}
    here = [things for things in example.things if not _foreign(things) and "missing" not in things]
    good = [things for things in here if label(things) in held]
    bad = [things for things in here if label(things) not in held]
    there = [things for things in example.things if _foreign(things)]
    lost = [things for things in example.things if "missing" in things]
    if not theirs:  # a case on its way: a draft is kept from more people than it
        turns = ((good or here)[len(good or here) // 2 :][:1], there[:1], lost)
        return next(tuple(turns[(turn + n) % TURNS]) for n in range(TURNS) if turns[(turn + n) % TURNS])
    refused = (_spread(bad, 1), there[:1], lost)
    return (*_spread(good, 1), *refused[turn % TURNS], *refused[(turn + 1) % TURNS])


def _spread(found: Sequence[Things], most: int) -> Sequence[Things]:
    """Some of them, as far from one another as they lie."""
    return found[:: max(1, -(-len(found) // most))]


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_theirs_succeeds_and_all_else_is_refused_and_changes_nothing(house: House, name: str) -> None:
    example, endpoint = EXAMPLES[name], name.split()[1]
    turn = sorted(EXAMPLES).index(name)
    inside = [actor for actor in ACTORS if actor == ANONYMOUS or house.let_in(actor, endpoint)]
    outside = [actor for actor in ACTORS if actor not in inside]
    assert not {actor for actor in outside if example.may.get(actor) or example.late.get(actor)}
    knocking = [
        *(actor for actor in inside if actor not in THERE or actor in example.may),
        *(actor for actor in _in_turn(THERE, turn, 2) if actor in inside and actor not in example.may),
        *_in_turn(outside, turn, 6),
    ]
    asked = {actor: _telling(example, actor, turn + n) for n, actor in enumerate(knocking)}
    wrong = _all_wrong(house, name, asked)
    assert not wrong, "\n".join(wrong)


def _in_turn(actors: Sequence[str], turn: int, among: int) -> Sequence[str]:
    """Some of those of whom the others come in their turn; all of them come in the long run.

    Whom the guard keeps outside is refused by the same lines whatever the route; that it keeps them is asked of all.
    """
    return actors[turn % among :: among]


@pytest.mark.long
@pytest.mark.parametrize("name", EXAMPLES)
def test_so_it_is_for_every_actor_on_every_thing(house: House, name: str) -> None:
    wrong = _all_wrong(house, name, dict.fromkeys(ACTORS, EXAMPLES[name].things))
    assert not wrong, "\n".join(wrong)


def _all_wrong(house: House, name: str, asked: Mapping[str, tuple[Things, ...]]) -> list[str]:
    """What does not hold when each actor asks for these things."""
    method, example, wrong = name.partition(" ")[0], EXAMPLES[name], []
    for actor, wanted in asked.items():
        missing = {}
        for things in sorted(wanted, key=_foreign):
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
            elif actor in HERE and not _has(example.may, actor, things) and missing.get(known, bare) != bare:
                wrong.append(f"{actor} {label(things)}: does not look like what is missing")
            if house.changed():
                house.restore()
    return wrong


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
    """No word of the other département, no case that is not theirs, no words of a family but to who may read them."""
    text = answer.get_data().decode("utf-8", "replace")
    shown = (text + str(answer.headers)).casefold()
    own, other = ("zibeline59", "zibeline33") if "@59" in actor else ("zibeline33", "zibeline59")
    # What a département publishes is for everybody, and what its public page says.
    shared = "publication|welcome|department" if answer.request.path.startswith("/d/") else "publication"
    hidden = [
        rf"{other}-(?!(?:{shared})-)[\w-]*",
        *([rf"{own}-(?:{'|'.join(WORDS)})-[\w-]*"] if actor in NARROW else []),
    ]
    found = [f"shows {word}" for pattern in hidden for word in set(re.findall(pattern, shown))]
    found += [] if actor in THERE else kept_from(house, actor, answer.request.path, shown)
    asked = set(answer.request.path.split("/"))
    names = {key: name for name, key in house.life.keys.items()}
    theirs = {*READ.get(actor, ()), *ASKED.get(actor, ())}
    keys = {key for key in CASE.findall(text) if key in names and key not in asked}
    return found + [f"shows {names[key]}" for key in keys if actor in HERE and names[key] not in theirs]


def _bare(answer: TestResponse, house: House, things: Things) -> tuple[int, str, str]:
    """An answer without its tokens nor the keys that were asked for."""
    text, place = answer.get_data().decode("utf-8", "replace"), answer.location or ""
    for thing in things:
        text, place = text.replace(house.key(thing), "…"), place.replace(house.key(thing), "…")
    return answer.status_code, TOKEN.sub("", text), place


@pytest.mark.long
@pytest.mark.parametrize("route", sorted(route for route in ROUTES if route.startswith("GET ")))
def test_asking_for_the_headers_alone_opens_no_other_door(house: House, route: str) -> None:
    example = ROUTES[route][0]
    for things in example.things[-2:]:
        path = example.path.format(*(house.key(thing) for thing in things))
        for actor in (ANONYMOUS, "observer"):
            alone, whole = (house.knock(actor, method, path) for method in ("HEAD", "GET"))
            assert (alone.status_code, alone.location) == (whole.status_code, whole.location)
            assert alone.get_data() == b""
