"""A whole département drawn at random: territories, people, lives, minutes, answers; and how it is written down."""

import dataclasses
import random
from datetime import date, timedelta

from conference.domain.coordinators import CoordinatorStatus
from conference.domain.questionnaires import MARKS, STATEMENTS, Asked, Respondent
from conference.domain.work import WorkKind
from conference.models.account import Account
from conference.models.place import Territory
from tests.evaluation.book import Book
from tests.evaluation.circling import COORDINATORS, surround
from tests.evaluation.encircling import encircle
from tests.evaluation.lives import Back, Entry, Voice, World, drawn, write
from tests.evaluation.moments import day
from tests.evaluation.told import Letter

# A tree: each territory with the one that holds it.
PARENTS: dict[str, str | None] = {"nord": None, "sud": None, "sud-est": "sud", "bourg": "sud-est", "rive": "sud-est"}
PEOPLE = 8


def draw_world(draw: random.Random, many: int) -> World:
    """A département, in plain values."""
    world = World(parents=dict(PARENTS), coordinating=set(draw.sample(range(PEOPLE), 3)))
    world.lives = [drawn(draw, list(PARENTS), PEOPLE) for _ in range(many)]
    for life in world.lives:
        surround(draw, life)
    world.standings = [_standings(draw) for _ in range(draw.randrange(30))]
    world.seats = [draw.choice([*PARENTS, None, None]) for _ in world.standings]
    if world.standings:
        world.letters = [_letter(draw, len(world.standings)) for _ in range(draw.choice([0, 3, 40]))]
    world.entries = [_entry(draw, world) for _ in range(draw.choice([0, 150, 200]))]
    quarters = [
        date(draw.randrange(2018, 2023), draw.choice([1, 4, 7, 10]), 1) for _ in range(draw.choice([0, 20, 80]))
    ]
    world.answers = [_voice(draw, quarter) for quarter in quarters]
    world.given = [(life, _back(draw)) for life in draw.sample(world.lives, len(world.lives) // 2)]
    return world


def _voice(draw: random.Random, quarter: date) -> Voice:
    marks = {str(name): draw.choice([*range(11), None]) for name in (*MARKS, "own_first")}
    said = {str(name): draw.choice([*range(1, 5), None]) for name in STATEMENTS}
    asked = Asked.REVIEW if draw.random() < 0.2 else Asked.END
    whose = draw.choice([*Respondent, Respondent.PROFESSIONAL])
    return Voice(quarter, whose, asked, {**marks, **said})


def _back(draw: random.Random) -> Back:
    ways = [draw.randrange(3) for _ in range(4)]
    asked = Asked.REVIEW if draw.random() < 0.2 else Asked.END
    return Back(draw.choice([*Respondent]), asked, sum(ways) + draw.randrange(3), *ways)


def _standings(draw: random.Random) -> list[tuple[CoordinatorStatus, date]]:
    days = sorted({date(2018, 6, 1) + timedelta(days=draw.randrange(1600)) for _ in range(draw.randrange(1, 4))})
    return [(draw.choice(list(CoordinatorStatus)), since) for since in days]


def _letter(draw: random.Random, people: int) -> Letter:
    since = day(draw)
    until = draw.choice([None, since + timedelta(days=draw.randrange(400))])
    return Letter(draw.randrange(people), draw.choice([1, 10, 20, 50, 333]), since, until)


def _entry(draw: random.Random, world: World) -> Entry:
    life = draw.choice([*world.lives, *([None] * (len(world.lives) // 3))])
    own = [life.referrer, life.holder] if life else []
    account = draw.choice([*range(PEOPLE), *(who for who in own if who is not None)])
    return Entry(account, life, draw.choice(list(WorkKind)).value, draw.randrange(1, 400), day(draw))


def write_world(book: Book, world: World, accounts: list[Account]) -> dict[str, Territory]:
    """Its rows, and its territories by name."""
    places: dict[str, Territory] = {}
    for name, parent in world.parents.items():
        places[name] = book.territory(name, places[parent] if parent else None)
    coordinators = [book.coordinator().id for _ in range(COORDINATORS)]
    cases = {id(life): write(book, life, places, accounts, coordinators) for life in world.lives}
    encircle(book, [(life, cases[id(life)]) for life in world.lives], coordinators, accounts)
    people = []
    for standings, seat in zip(world.standings, world.seats, strict=True):
        people.append(book.coordinator(*standings, territory=places[seat] if seat else None))
    for letter in world.letters:
        book.letter(people[letter.whose], letter.thousandths, letter.since, letter.until)
    for number in sorted(world.coordinating):
        book.coordinator(account=accounts[number])
    for entry in world.entries:
        case = cases[id(entry.life)] if entry.life is not None else None
        book.time(accounts[entry.account], case, WorkKind(entry.kind), entry.minutes, entry.day)
    for voice in world.answers:
        book.answer(voice.quarter, voice.respondent, voice.asked, voice.figures)
    for life, back in world.given:
        book.tally(cases[id(life)], dataclasses.asdict(back))
    return places
