"""A whole département drawn at random: territories, people, lives, minutes, answers; and how it is written down."""

import dataclasses
import random
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select

from conference.domain.coordinators import CoordinatorStatus, StandingReason
from conference.domain.questionnaires import MARKS, STATEMENTS, Asked, Respondent
from conference.domain.work import WorkKind
from conference.models.account import Account
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.models.place import Territory
from tests.evaluation.bodies import draw_bodies, write_bodies
from tests.evaluation.book import Book
from tests.evaluation.by_hand_asking import draw_requests, write_requests
from tests.evaluation.circling import COORDINATORS, surround
from tests.evaluation.encircling import encircle
from tests.evaluation.heard import Back, Voice
from tests.evaluation.lives import Entry, World, drawn, write
from tests.evaluation.moments import day, moment
from tests.evaluation.partnered import draw_partner, draw_resource, write_partners
from tests.evaluation.remembering import draw_memory, write_memory
from tests.evaluation.teaching import draw_programme, write_programme
from tests.evaluation.told import Letter, Post

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
    places = [draw.choice([*PARENTS, None, None]) for _ in world.standings]
    world.seats = [(place,) if place else () for place in places]
    if world.standings:
        world.letters = [_letter(draw, len(world.standings)) for _ in range(draw.choice([0, 3, 40]))]
    world.entries = [_entry(draw, world) for _ in range(draw.choice([0, 150, 200]))]
    quarters = [
        date(draw.randrange(2018, 2023), draw.choice([1, 4, 7, 10]), 1) for _ in range(draw.choice([0, 20, 80]))
    ]
    world.answers = [_voice(draw, quarter) for quarter in quarters]
    _coordinate(random.Random(draw.getstate()[1][0]), world)  # noqa: S311
    world.given = [(life, _back(draw)) for life in draw.sample(world.lives, len(world.lives) // 2)]
    world.bodies = draw_bodies(draw)
    world.memory = draw_memory(draw)
    world.programme = draw_programme(draw)
    draw_requests(draw, world)
    world.partners = [draw_partner(draw) for _ in range(draw.choice([0, 24, 40]))]
    world.resources = [draw_resource(draw) for _ in range(draw.choice([0, 9]))]
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


def _coordinate(draw: random.Random, world: World) -> None:
    """What is drawn by dice of its own: second territories, extra shares, who coordinated what, why some left."""
    world.seats = [(*seats, *draw.sample(sorted({*PARENTS} - {*seats}), draw.randrange(2))) for seats in world.seats]
    world.letters = [_more(draw, letter) for letter in world.letters]
    if world.standings:
        world.posts = [_post(draw, world) for _ in range(draw.choice([0, 80, 120]))]
    world.reasons = _reasons(draw, world)
    world.ceiling = draw.choice([None, 5, 20])


def _more(draw: random.Random, letter: Letter) -> Letter:
    until = letter.since + timedelta(days=draw.randrange(300))
    return dataclasses.replace(letter, extra=100, extra_until=until) if draw.random() < 0.5 else letter


def _post(draw: random.Random, world: World) -> Post:
    since = moment(draw)
    until = draw.choice([None, since + timedelta(days=draw.randrange(300))])
    whose = draw.randrange(len(world.standings))  # few are given much: some have run many conferences
    return Post(draw.choice([whose % 4, whose]), draw.randrange(len(world.lives)), since, until)


def _reasons(draw: random.Random, world: World) -> dict[tuple[int, date], StandingReason]:
    """Why some have gone; of others nobody knows."""
    left = [(n, since) for n, history in enumerate(world.standings) for status, since in history if status == "left"]
    codes = [reason for reason in StandingReason if reason is not StandingReason.ABSENCE]
    return {one: draw.choice(codes) for one in left if draw.random() < 0.8}


def _entry(draw: random.Random, world: World) -> Entry:
    life = draw.choice([*world.lives, *([None] * (len(world.lives) // 3))])
    own = [life.referrer, life.holder] if life else []
    account = draw.choice([*range(PEOPLE), *(who for who in own if who is not None)])
    return Entry(account, life, draw.choice(list(WorkKind)).value, draw.randrange(1, 400), day(draw))


def _posted(book: Book, world: World, people: list[Coordinator], cases: dict[int, Case]) -> None:
    """Letters and their ceiling, and who coordinated what."""
    department = book.session.scalars(select(Department).order_by(Department.id.desc())).first()
    assert department is not None
    department.letter_ceiling = Decimal(world.ceiling) / 1000 if world.ceiling else None
    for letter in world.letters:
        more = {"extra": Decimal(letter.extra) / 1000, "extra_until": letter.extra_until} if letter.extra else {}
        book.letter(people[letter.whose], letter.thousandths, letter.since, letter.until, **more)
    for post in world.posts:
        book.post(cases[id(world.lives[post.life])], people[post.whose], post.since, post.until)


def write_world(book: Book, world: World, accounts: list[Account]) -> dict[str, Territory]:
    """Its rows, and its territories by name."""
    places: dict[str, Territory] = {}
    for name, parent in world.parents.items():
        places[name] = book.territory(name, places[parent] if parent else None)
    coordinators = [book.coordinator().id for _ in range(COORDINATORS)]
    cases = {id(life): write(book, life, places, accounts, coordinators) for life in world.lives}
    encircle(book, [(life, cases[id(life)]) for life in world.lives], coordinators, accounts)
    people = []
    for number, (standings, seats) in enumerate(zip(world.standings, world.seats, strict=True)):
        told = [(status, since, world.reasons.get((number, since))) for status, since in standings]
        people.append(book.coordinator(*told, territories=[places[seat] for seat in seats]))
    _posted(book, world, people, cases)
    for number in sorted(world.coordinating):
        book.coordinator(account=accounts[number])
    for entry in world.entries:
        case = cases[id(entry.life)] if entry.life is not None else None
        book.time(accounts[entry.account], case, WorkKind(entry.kind), entry.minutes, entry.day)
    for voice in world.answers:
        book.answer(voice.quarter, voice.respondent, voice.asked, voice.figures)
    write_partners(book, world.partners, world.resources)
    for life, back in world.given:
        book.tally(cases[id(life)], dataclasses.asdict(back))
    write_bodies(book, world.bodies)
    write_memory(book, world.memory)
    write_programme(book, world.programme)
    write_requests(book, world, accounts[0])
    return places
